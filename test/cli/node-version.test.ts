// A Node version that is too old produces a sentence instead of a stack trace.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { inFolder } from "./helper.js";

const folder = join(process.cwd(), "server/bin");
const scripts = ["node-version.js", "virnet.js", "virnet-language-server.js"].map((name) => join(folder, name));

describe("the commands in an old Node", () => {
  let unfit: (version: string) => string | undefined;
  before(async () => {
    ({ unfit } = await import(pathToFileURL(join(folder, "node-version.js")).href));
  });

  const older = (version: string) => `virnet needs Node 20.19 or later; this is ${version}`;
  const between = (version: string) => `virnet needs Node 20.19, 22.3 or later; this is ${version}`;
  const verdicts: [version: string, sentence: string | undefined][] = [
    ["8.17.0", older("8.17.0")],
    ["18.20.8", older("18.20.8")],
    ["20.9.0", older("20.9.0")],
    ["20.18.3", older("20.18.3")],
    ["20.19.0", undefined],
    ["20.20.2", undefined],
    ["21.7.3", between("21.7.3")],
    ["22.2.0", between("22.2.0")],
    ["22.3.0", undefined],
    ["24.0.0", undefined],
    ["100.0.0", undefined],
    [process.versions.node, undefined],
  ];
  for (const [version, sentence] of verdicts) it(version, () => assert.equal(unfit(version), sentence));

  it("is the Node that the manifest asks for", () => {
    for (const path of ["package.json", "server/package.json"])
      assert.equal(JSON.parse(readFileSync(path, "utf8")).engines.node, ">=20.19");
  });

  it("can be read by it", () => {
    for (const script of scripts) {
      const source = readFileSync(script, "utf8");
      const written = (target: string) => transformSync(source, { target, format: "esm" }).code;
      assert.equal(written("node14"), written("esnext"), script);
    }
  });

  const { path } = inFolder({});
  it("is one sentence and the exit code 2", () => {
    writeFileSync(
      path("old.cjs"),
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } });',
    );
    for (const script of scripts.slice(1)) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--require", path("old.cjs"), script, "--stdio"],
        {
          encoding: "utf8",
        },
      );
      assert.deepEqual([status, stdout, stderr], [2, "", `${older("18.20.8")}\n`]);
    }
  });
});
