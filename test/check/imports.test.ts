// Imports go one way, no module below the service uses Node, and every package is imported only in its own places.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** What the modules of a room may import besides their own room. */
const mayImport: Record<string, readonly string[]> = {
  search: [],
  xml: ["search"],
  memoized: [],
  severity: [],
  version: ["manifest"],
  protocol: ["positions"],
  positions: ["search", "xml"],
  findings: ["severity", "xml"],
  vocabulary: ["memoized", "xml", "schemas"],
  releases: ["vocabulary", "schemas"],
  directives: ["search", "findings", "releases", "vocabulary", "xml"],
  dnsmasq: ["vocabulary", "schemas"],
  network: ["memoized", "search", "vocabulary", "xml"],
  addressing: ["network", "vocabulary", "xml"],
  prose: ["severity", "addressing", "dnsmasq", "network", "vocabulary", "xml"],
  repairs: ["memoized", "search", "findings", "addressing", "prose", "network", "vocabulary", "xml"],
  rules: [
    "memoized",
    "severity",
    "version",
    "findings",
    "releases",
    "directives",
    "addressing",
    "prose",
    "repairs",
    "dnsmasq",
    "network",
    "vocabulary",
    "xml",
  ],
  config: ["severity", "rules", "prose", "releases", "vocabulary", "xml", "positions"],
  regularfile: ["config"],
  lint: ["search", "severity", "findings", "directives", "prose", "rules", "releases", "network", "vocabulary", "xml"],
  formatter: ["directives", "vocabulary", "xml"],
  workspace: [
    "severity",
    "findings",
    "directives",
    "lint",
    "rules",
    "addressing",
    "network",
    "vocabulary",
    "xml",
    "positions",
  ],
  features: [
    "protocol",
    "severity",
    "findings",
    "directives",
    "releases",
    "formatter",
    "workspace",
    "lint",
    "rules",
    "prose",
    "addressing",
    "dnsmasq",
    "network",
    "vocabulary",
    "xml",
    "positions",
  ],
  service: [
    "protocol",
    "severity",
    "findings",
    "config",
    "features",
    "workspace",
    "lint",
    "rules",
    "addressing",
    "network",
    "vocabulary",
    "xml",
    "positions",
  ],
  report: ["severity", "findings", "lint", "rules", "prose", "vocabulary", "xml", "positions", "version"],
  lsp: ["protocol", "service", "config", "vocabulary", "positions", "regularfile", "version"],
  cli: [
    "addressing",
    "severity",
    "findings",
    "releases",
    "report",
    "service",
    "config",
    "formatter",
    "workspace",
    "lint",
    "rules",
    "prose",
    "network",
    "vocabulary",
    "xml",
    "positions",
    "regularfile",
    "version",
    "entry",
  ],
  library: [
    "severity",
    "findings",
    "report",
    "config",
    "formatter",
    "workspace",
    "lint",
    "rules",
    "vocabulary",
    "xml",
    "positions",
    "version",
  ],
  entry: ["lsp", "cli", "report"],
  client: ["protocol", "releases", "vocabulary"],
};

/** Modules that are entries: they start something as soon as they are loaded, or are all that Node is needed for. */
const entries = /^server\/src\/(lsp\/(main|node|browser|anywhere)|cli\/main)\.ts$/;

/** Where Node's own modules may be imported: there is a process around these. */
const nodeRooms = /^(server\/src\/(cli\/|regularfile\.ts$|lsp\/node(-files)?\.ts$)|client\/src\/tools\/)/;

/** The places of each package; no other package may be imported. */
const packages: readonly [name: RegExp, place: RegExp][] = [
  [/^@xml-tools\/parser$/, /^server\/src\/xml\/parse\.ts$/],
  [/^saxes$/, /^server\/src\/xml\/wellformed\.ts$/],
  [/^ip-address$/, /^server\/src\/network\/address\.ts$/],
  [/^jsonc-parser$/, /^server\/src\/config\/read\.ts$/],
  [/^picomatch\/posix\.js$/, /^server\/src\/config\/globs\.ts$/],
  [/^vscode-languageserver(\/(node|browser))?$/, /^server\/src\/(service\.ts$|lsp\/|features\/)/],
  [/^vscode-languageclient(\/(node|browser))?$/, /^client\/src\//],
  [/^vscode$/, /^client\/src\//],
];

interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** Every module specifier of a source text, however it is imported. */
function importsOf(source: string): Import[] {
  const found: Import[] = [];
  const pattern =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*(["'])([^"'\n]+)\1|`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
  for (const match of source.matchAll(pattern)) {
    const specifier = match[2];
    if (specifier === undefined) continue;
    found.push({ specifier, line: source.slice(0, match.index).split("\n").length });
  }
  return found;
}

function roomOf(path: string): string | undefined {
  if (entries.test(path)) return "entry";
  if (path.startsWith("client/src/")) return "client";
  if (path.startsWith("schemas/")) return "schemas";
  if (path === "server/package.json") return "manifest";
  return /^server\/src\/(\w+)(?:\/|\.ts$)/.exec(path)?.[1];
}

/** What is wrong with the imports of one file, each as `path:line: sentence`. */
function check(path: string, source: string): string[] {
  return importsOf(source).flatMap(({ specifier, line }) => {
    const problem = specifier.startsWith(".") ? checkRoom(path, specifier) : checkPackage(path, specifier);
    return problem ? [`${path}:${line}: ${problem}`] : [];
  });
}

function checkRoom(path: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts");
  const [from, to] = [roomOf(path), roomOf(target)];
  if (from === undefined || to === undefined) return `${specifier} is no part of the product`;
  const allowed = mayImport[from];
  if (allowed === undefined) return `nobody has said what ${from} may import`;
  return from === to || allowed.includes(to)
    ? undefined
    : `${from} imports ${to} (${specifier}); it may import ${allowed.join(", ") || "nothing"}`;
}

function checkPackage(path: string, specifier: string): string | undefined {
  if (specifier.startsWith("node:"))
    return nodeRooms.test(path) ? undefined : `imports ${specifier}; this must run in a browser`;
  const places = packages.filter(([name]) => name.test(specifier));
  if (places.length === 0) return `imports ${specifier}, a package nobody has given a place`;
  return places.some(([, place]) => place.test(path)) ? undefined : `imports ${specifier} outside its place`;
}

/** The groups of files that import each other in a circle, be it only for types; each file with those it imports there. */
function circles(files: ReadonlyMap<string, string>): string[] {
  const targets = new Map<string, readonly string[]>();
  for (const [path, source] of files) {
    const imported = importsOf(source).map(({ specifier }) =>
      posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts"),
    );
    targets.set(
      path,
      imported.filter((target) => files.has(target)),
    );
  }
  const reachable = (from: string) => {
    const reached = new Set<string>();
    const pending = [...(targets.get(from) ?? [])];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      pending.push(...(targets.get(next) ?? []));
    }
    return reached;
  };
  const reach = new Map([...targets.keys()].map((path) => [path, reachable(path)]));
  return [...targets].flatMap(([path, direct]) =>
    direct.filter((target) => reach.get(target)?.has(path)).map((target) => `${path} <-> ${target}`),
  );
}

const sources = ["server/src", "client/src"].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(top, name.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".ts")),
);

describe("imports", () => {
  it("run one way, and every package has its place", () => {
    assert.ok(sources.length > 30, `only ${sources.length} sources found`);
    assert.deepEqual(
      sources.flatMap((path) => check(path, readFileSync(path, "utf8"))),
      [],
    );
  });

  it("make no circle of files", () => {
    assert.deepEqual(circles(new Map(sources.map((path) => [path, readFileSync(path, "utf8")]))), []);
  });

  it("are seen where they make a circle", () => {
    const files = [
      ["server/src/xml/a.ts", 'import type { B } from "./b.js";'],
      ["server/src/xml/b.ts", 'import { c } from "./c.js";'],
      ["server/src/xml/c.ts", 'import type { A } from "./a.js";'],
      ["server/src/xml/d.ts", 'import type { A } from "./a.js";'],
    ] as const;
    assert.deepEqual(circles(new Map(files)), [
      "server/src/xml/a.ts <-> server/src/xml/b.ts",
      "server/src/xml/b.ts <-> server/src/xml/c.ts",
      "server/src/xml/c.ts <-> server/src/xml/a.ts",
    ]);
  });

  it("are found in real sources", () => {
    const count = sources.reduce((sum, path) => sum + importsOf(readFileSync(path, "utf8")).length, 0);
    assert.ok(count > sources.length, `${count} imports in ${sources.length} files`);
  });

  const rules = "server/src/rules/dhcp/some-rule.ts";
  const wrong: [path: string, source: string, line: number, problem: RegExp][] = [
    ["server/src/xml/tree.ts", 'import { lint } from "../lint/lint.js";', 1, /xml imports lint/],
    [
      "server/src/vocabulary/vocabulary.ts",
      'import type { Network } from "../network/model.js";',
      1,
      /vocabulary imports network/,
    ],
    ["server/src/network/read.ts", 'import "../rules/rules.js";', 1, /network imports rules/],
    [rules, '\n\nimport { lint } from "../../lint/lint.js";', 3, /rules imports lint/],
    [rules, 'export { positionAt } from "../../report/lines.js";', 1, /rules imports report/],
    [rules, 'import {\n  createService,\n} from "../../service.js";', 3, /rules imports service/],
    ["server/src/lint/lint.ts", 'const x = await import("../features/diagnostics.js");', 1, /lint imports features/],
    ["server/src/features/hover.ts", 'import { createService } from "../service.js";', 1, /features imports service/],
    ["server/src/service.ts", 'import { startServer } from "./lsp/server.js";', 1, /service imports lsp/],
    ["server/src/lsp/server.ts", 'import { lint } from "../lint/lint.js";', 1, /lsp imports lint/],
    ["server/src/lsp/server.ts", 'import { run } from "../cli/run.js";', 1, /lsp imports cli/],
    ["server/src/lsp/server.ts", 'import { startNodeServer } from "./node.js";', 1, /lsp imports entry/],
    ["server/src/report/json.ts", 'import { run } from "../cli/run.js";', 1, /report imports cli/],
    ["server/src/cli/lint.ts", 'import { x } from "../../../test/helpers/lsp.js";', 1, /no part of the product/],
    ["client/src/node.ts", 'import { createService } from "../../server/src/service.js";', 1, /client imports service/],
    ["server/src/novel/thing.ts", 'import { parse } from "../xml/parse.js";', 1, /nobody has said what novel/],
    [rules, 'import { readFileSync } from "node:fs";', 1, /must run in a browser/],
    ["server/src/service.ts", 'import path from "node:path";', 1, /must run in a browser/],
    ["server/src/lsp/server.ts", 'import { connect } from "node:net";', 1, /must run in a browser/],
    ["server/src/lsp/browser.ts", 'import "node:worker_threads";', 1, /must run in a browser/],
    ["client/src/extension.ts", 'import "node:fs";', 1, /must run in a browser/],
    ["client/src/commands.ts", 'import { execFile } from "node:child_process";', 1, /must run in a browser/],
    ["server/src/xml/tree.ts", 'import { parse } from "@xml-tools/parser";', 1, /@xml-tools\/parser outside its place/],
    ["server/src/xml/parse.ts", 'import { SaxesParser } from "saxes";', 1, /saxes outside its place/],
    ["server/src/config/read.ts", 'import { lint } from "../lint/lint.js";', 1, /config imports lint/],
    ["server/src/lint/lint.ts", 'import { resolve } from "../config/config.js";', 1, /lint imports config/],
    ["server/src/config/nearest.ts", 'import { readFile } from "node:fs/promises";', 1, /must run in a browser/],
    ["server/src/config/config.ts", 'import picomatch from "picomatch/posix.js";', 1, /posix\.js outside its place/],
    [
      "server/src/config/globs.ts",
      'import picomatch from "picomatch";',
      1,
      /picomatch, a package nobody has given a place/,
    ],
    ["server/src/lsp/settings.ts", 'import { parseTree } from "jsonc-parser";', 1, /jsonc-parser outside its place/],
    ["server/src/network/mac.ts", 'import { Address4 } from "ip-address";', 1, /ip-address outside its place/],
    ["server/src/lint/lint.ts", 'import type { Diagnostic } from "vscode-languageserver";', 1, /outside its place/],
    ["server/src/library.ts", 'import { createService } from "./service.js";', 1, /library imports service/],
    ["server/src/service.ts", 'import * as vscode from "vscode";', 1, /vscode outside its place/],
    ["server/src/service.ts", 'import { X } from "vscode-languageclient";', 1, /outside its place/],
    ["server/src/service.ts", 'const x = require("left-pad");', 1, /left-pad, a package nobody has given a place/],
    ["server/src/cli/lint.ts", 'import fs from "fs";', 1, /fs, a package nobody/],
  ];
  for (const [path, source, line, problem] of wrong) {
    it(`${path} must not: ${source.trim().replaceAll("\n", " ")}`, () => {
      const problems = check(path, source);
      assert.equal(problems.length, 1, problems.join("\n"));
      assert.ok(problems[0]?.startsWith(`${path}:${line}: `), problems[0]);
      assert.match(problems[0] ?? "", problem);
    });
  }

  const right: [path: string, source: string][] = [
    [rules, 'import { setValue } from "../../xml/value-edits.js";'],
    [rules, '// import { lint } from "../../lint/lint.js";'],
    [rules, 'const text = "comes from \\"../../lint/lint.js\\"";'],
    ["server/src/vocabulary/load.ts", 'import dns from "../../../schemas/dns.json" with { type: "json" };'],
    ["server/src/version.ts", 'import manifest from "../package.json" with { type: "json" };'],
    ["server/src/lsp/node.ts", 'import { startServer } from "./server.js";'],
    ["server/src/cli/serve.ts", 'const { startNodeServer } = await import("../lsp/node.js");'],
    ["server/src/cli/io.ts", 'import { readFile } from "node:fs/promises";'],
    ["client/src/tools/run.ts", 'import { execFile } from "node:child_process";'],
  ];
  for (const [path, source] of right) {
    it(`${path} may: ${source}`, () => assert.deepEqual(check(path, source), []));
  }
});
