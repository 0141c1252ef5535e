// The npm package as users get it: packed, installed offline, run, imported, type-checked.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readExample } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";
import { built, out } from "../helpers/built.js";
import { editorOver } from "../helpers/lsp.js";
import { describeWide } from "../helpers/wide.js";

const root = process.cwd();
const lab = "<network><name>lab</name><bridge nmae='virbr41'/></network>\n";

describeWide("the npm package", () => {
  let folder = "";
  let contents: string[] = [];
  /** What is printed by a command in a folder where the package is installed. */
  const run = (command: string, ...argv: string[]) =>
    execFileSync(command, argv, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

  before(async () => {
    await built();
    folder = mkdtempSync(join(tmpdir(), "virnet-package-"));
    const staged = join(folder, "staged");
    mkdirSync(staged);
    for (const name of ["package.json", "README.md", "LICENSE", "bin"])
      cpSync(join(root, "server", name), join(staged, name), { recursive: true });
    cpSync(join(out, "server/dist"), join(staged, "dist"), { recursive: true });
    const [packed] = JSON.parse(run("npm", "pack", "./staged", "--json", "--ignore-scripts"));
    contents = packed.files.map(({ path }: { path: string }) => path);
    writeFileSync(join(folder, "package.json"), '{ "name": "user", "private": true, "type": "module" }');
    run("npm", "install", `./${packed.filename}`, "--offline", "--no-audit", "--no-fund");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds exactly what is needed", () => {
    const chunk = /^dist\/[\w-]+-[A-Z0-9]{8}\.js$/;
    assert.ok(contents.some((path) => chunk.test(path)));
    assert.deepEqual(contents.filter((path) => !chunk.test(path)).sort(), [
      "LICENSE",
      "README.md",
      "bin/node-version.js",
      "bin/virnet-language-server.js",
      "bin/virnet.js",
      "dist/cli.js",
      "dist/library.js",
      "dist/licences.txt",
      "dist/server.js",
      "dist/types/library.d.ts",
      "dist/types/positions.d.ts",
      "dist/types/report/shape.d.ts",
      "dist/types/severity.d.ts",
      "dist/types/xml/tree.d.ts",
      "package.json",
    ]);
  });

  it("is built before it is packed", () => {
    const { scripts } = JSON.parse(readFileSync("server/package.json", "utf8"));
    assert.deepEqual(scripts, { prepack: "node ../scripts/build.mjs" });
  });

  it("installs nothing else", () => {
    const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
    assert.deepEqual(Object.keys(packages), ["", "node_modules/virnet"]);
    assert.equal(packages["node_modules/virnet"].hasInstallScript, undefined);
  });

  it("has the licence of the whole, and those of what is bundled", () => {
    assert.equal(readFileSync("server/LICENSE", "utf8"), readFileSync("LICENSE", "utf8"));
    const licences = readFileSync(join(folder, "node_modules/virnet/dist/licences.txt"), "utf8");
    const { devDependencies } = JSON.parse(readFileSync("server/package.json", "utf8"));
    // What is only types is in no bundle.
    const absent = ["@types/picomatch"];
    for (const name of Object.keys(devDependencies).filter((name) => !absent.includes(name)))
      assert.match(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, [A-Z]`, "m"));
  });

  it("runs its commands", async () => {
    writeFileSync(join(folder, "lab.xml"), lab);
    const failed = (error: { status?: number; stdout?: string }) =>
      error.status === 1 && /^lab\.xml:1:34: error.*nmae/.test(error.stdout ?? "");
    assert.throws(() => run("npx", "--no", "virnet", "lint", "--format", "concise", "lab.xml"), failed);
    const server = spawn(join(folder, "node_modules/.bin/virnet-language-server"), ["--stdio"], { cwd: folder });
    try {
      const { serverInfo } = await editorOver(server.stdout, server.stdin).initialize();
      assert.equal(serverInfo?.name, "virnet");
    } finally {
      server.kill("SIGKILL");
    }
  });

  const page = readFileSync("server/README.md", "utf8");
  const [, example = ""] = /^```js\n(import .* from "virnet";\n.*?)^```$/ms.exec(page) ?? [];

  it("is a library: the example of server/README.md runs", () => {
    writeFileSync(join(folder, "example.js"), example);
    const printed = run(process.execPath, "example.js");
    assert.match(printed, /error unknown-attribute: <bridge> has no attribute "nmae"; did you mean name\?/);
    assert.match(printed, /<network>\n {2}<name>lab<\/name>\n {2}<bridge (name|nmae)='virbr41'\/>\n<\/network>\n/);
  });

  it("has the first examples of every rule", () => {
    const digest = "[id, bad.slice(0, 1000), bad.length, good.slice(0, 1000), good.length]";
    const code = `import { rules } from "virnet"; console.log(JSON.stringify(rules.map(({ id, bad, good }) => ${digest})));`;
    writeFileSync(join(folder, "rules.js"), code);
    const expected = rules.map((rule) => {
      const [bad, good] = [rule.bad, rule.good].map(([source = ""]: readonly string[]) => readExample(source).text);
      return [rule.id, bad?.slice(0, 1000), bad?.length, good?.slice(0, 1000), good?.length];
    });
    assert.deepEqual(JSON.parse(run(process.execPath, "rules.js")), expected);
  });

  it("is a library for CommonJS too", () => {
    writeFileSync(join(folder, "old.cjs"), 'console.log(require("virnet").lint("<network/>").findings.length > 0)');
    assert.equal(run(process.execPath, "--disable-warning=ExperimentalWarning", "old.cjs"), "true\n");
  });

  it("has types that hold without those of any other package", () => {
    const code = `${example}
import { type Finding, type Fix, libvirt, lintAll, type Report, rules, type Severity, version } from "virnet";
const worst = (found: readonly Finding[]): Severity | undefined => found[0]?.severity;
const report: Report = lintAll([{ path: "a.xml", text }], { rules: { "ip-subnet-common": "off" }, insist: false });
const fixes: readonly Fix[] = report.files.flatMap((file) => file.findings.flatMap((finding) => finding.fixes));
const told: string[] = [version, libvirt.oldest, ...rules.map((rule) => rule.since ?? rule.title)];
console.log(worst(findings), fixes.length, told, report.summary.errors);
// @ts-expect-error
lint(text, { target: 11 });
// @ts-expect-error
lint(text, { rules: { "ip-subnet-common": "loud" } });
`;
    writeFileSync(join(folder, "user.ts"), `declare const console: { log(...what: unknown[]): void };\n${code}`);
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--exactOptionalPropertyTypes",
    ];
    run(process.execPath, join(root, "node_modules/typescript/bin/tsc"), ...options, "--types", "", "user.ts");
  });
});
