// The shipped bundles are small, run on their platforms, and need nothing else installed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { built, type Files, out } from "../helpers/built.js";
import { codes, editorOver } from "../helpers/lsp.js";

/** Most kilobytes each may have; a chunk is what both commands share or load only when they need it. */
const budgets: readonly [file: RegExp, kilobytes: number][] = [
  [/^server\/dist\/cli\.js$/, 50],
  [/^server\/dist\/server\.js$/, 5],
  [/^server\/dist\/library\.js$/, 10],
  [/^server\/dist\/[\w-]+-[A-Z0-9]{8}\.js$/, 640],
  [/^dist\/client\.js$/, 520],
  [/^dist\/client\.web\.js$/, 470],
  [/^dist\/server\.js$/, 1400],
];

/** What each may import that is not in it. */
const imports: readonly [file: RegExp, allowed: (imported: string) => boolean][] = [
  [/^server\/dist\//, isBuiltin],
  [/^dist\/client\.js$/, (imported) => imported === "vscode" || isBuiltin(imported)],
  [/^dist\/client\.web\.js$/, (imported) => imported === "vscode"],
  [/^dist\/server\.js$/, isBuiltin],
];

/** What is too large, one sentence each. */
function overweight(files: Files): string[] {
  return Object.entries(files).flatMap(([path, { bytes }]) => {
    const budget = budgets.find(([file]) => file.test(path))?.[1];
    if (budget === undefined) return [`${path} has no budget`];
    return bytes <= budget * 1024 ? [] : [`${path} has ${Math.ceil(bytes / 1024)} kB, more than ${budget}`];
  });
}

/** What is needed but neither in the bundle nor there where it runs, one sentence each. */
function missing(files: Files): string[] {
  return Object.entries(files).flatMap(([path, built]) => {
    const allowed = imports.find(([file]) => file.test(path))?.[1];
    return built.imports.filter((imported) => !allowed?.(imported)).map((imported) => `${path} imports ${imported}`);
  });
}

const root = process.cwd();
const uri = "file:///net.xml";
const bad = "<network><name>n</name><wrong/></network>";

/** Stands in for the editor's own module while an entry is loaded: whatever is taken from it is there. */
const anything: unknown = new Proxy(class {}, {
  get: (target, name) => (name === "prototype" ? target.prototype : anything),
});

describe("bundles", () => {
  let files: Files = {};

  before(async () => {
    files = await built();
  });

  it("are all there, each within its budget", () => {
    for (const [file] of budgets)
      assert.ok(
        Object.keys(files).some((path) => file.test(path)),
        `nothing like ${file}`,
      );
    assert.deepEqual(overweight(files), []);
  });

  it("import only what is there where they run", () => assert.deepEqual(missing(files), []));

  /** The files of the npm package that come with one of them at once. */
  function loadedWith(entry: string): Set<string> {
    const loaded = new Set([entry]);
    for (const name of loaded) {
      const source = readFileSync(join(out, "server/dist", name), "utf8");
      for (const [, imported = ""] of source.matchAll(/(?:from|import) ?"\.\/([^"]+)"/g)) loaded.add(imported);
    }
    return loaded;
  }

  it("hold a library that runs in a browser", () => {
    const imported = [...loadedWith("library.js")].map((name) => files[`server/dist/${name}`]?.imports);
    assert(imported.length > 1);
    assert.deepEqual(imported.flat(), []);
  });

  it("answer for help and version without rules and parser", () => {
    const loaded = loadedWith("cli.js");
    const bytes = [...loaded].reduce((sum, name) => sum + (files[`server/dist/${name}`]?.bytes ?? 0), 0);
    assert(loaded.size > 1);
    assert(bytes < 40 * 1024, `${[...loaded].join(", ")}: ${bytes} bytes`);
  });

  it("are what the extension's manifest names", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { languages, grammars } = manifest.contributes;
    const named: string[] = [manifest.main, manifest.browser, languages[0].configuration, grammars[0].path];
    const there = [...Object.keys(files), ...readdirSync("syntaxes").map((name) => `syntaxes/${name}`)];
    for (const path of named) assert.ok(there.includes(path.slice("./".length)), path);
  });

  const wrong: [problem: string, file: string, bytes: number, imported?: string][] = [
    ["dist/client.js has 977 kB, more than 520", "dist/client.js", 1e6],
    ["server/dist/lint-ABCDEFGH.js has 977 kB, more than 640", "server/dist/lint-ABCDEFGH.js", 1e6],
    ["dist/novel.js has no budget", "dist/novel.js", 1],
    ["dist/server.js imports vscode", "dist/server.js", 1, "vscode"],
    ["dist/client.web.js imports fs", "dist/client.web.js", 1, "fs"],
    ["dist/client.js imports saxes", "dist/client.js", 1, "saxes"],
    ["server/dist/cli.js imports vscode", "server/dist/cli.js", 1, "vscode"],
  ];
  for (const [problem, file, bytes, imported] of wrong) {
    it(`must not: ${problem}`, () => {
      const sample = { [file]: { bytes, imports: imported === undefined ? [] : [imported] } };
      assert.deepEqual([...overweight(sample), ...missing(sample)], [problem]);
    });
  }

  for (const entry of ["dist/client.js", "dist/client.web.js"]) {
    it(`hold the extension: ${entry} loads as VS Code loads it`, () => {
      const module = { exports: {} as { activate?: unknown; deactivate?: unknown } };
      const nodeRequire = createRequire(import.meta.url);
      const load = new Function("module", "exports", "require", readFileSync(join(out, entry), "utf8"));
      load(module, module.exports, (name: string) => (name === "vscode" ? anything : nodeRequire(name)));
      assert.equal(typeof module.exports.activate, "function");
      assert.equal(typeof module.exports.deactivate, "function");
    });
  }

  for (const entry of ["server/dist/server.js", "dist/server.js"]) {
    it(`run as a language server in Node: ${entry}`, () => serves(entry));
  }

  async function serves(entry: string) {
    const server = spawn(process.execPath, [join(out, entry), "--stdio"]);
    try {
      const editor = editorOver(server.stdout, server.stdin);
      await editor.initialize();
      await editor.open(uri, bad);
      assert.deepEqual(codes(await editor.pushed(uri)), ["unknown-element"]);
      const exit = once(server, "exit");
      await editor.connection.sendRequest("shutdown");
      await editor.connection.sendNotification("exit");
      assert.deepEqual(await exit, [0, null]);
    } finally {
      server.kill("SIGKILL");
    }
  }

  it("run as a language server in a web worker, with nothing of Node around", async () => {
    type Message = {
      jsonrpc?: string;
      id?: number;
      method?: string;
      params?: { diagnostics?: never[] };
      result?: unknown;
    };
    const received: Message[] = [];
    const scope: { onmessage?: (event: { data: Message }) => void; [name: string]: unknown } = {
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      console,
      crypto,
      performance,
      TextEncoder,
      TextDecoder,
      addEventListener() {},
      close() {},
      postMessage: (message: Message) => received.push(structuredClone(message)),
    };
    scope.self = createContext(scope);
    runInContext(readFileSync(join(out, "dist/server.js"), "utf8"), createContext(scope));
    // Messages to a real worker wait until its script has run; nobody else speaks to this one.
    await new Promise((wake) => setTimeout(wake, 0));
    const send = (message: object) => scope.onmessage?.({ data: { jsonrpc: "2.0", ...message } });
    const arrived = async (fits: (message: Message) => boolean) => {
      for (;;) {
        const message = received.find(fits);
        if (message) return message;
        await new Promise((wake) => setTimeout(wake, 10));
      }
    };
    send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    await arrived(({ id }) => id === 1);
    send({ method: "initialized", params: {} });
    send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "xml", version: 1, text: bad } },
    });
    const { params } = await arrived(({ method }) => method === "textDocument/publishDiagnostics");
    assert.deepEqual(codes({ diagnostics: params?.diagnostics }), ["unknown-element"]);
  });
});
