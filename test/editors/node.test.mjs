// The npm package in a Node that is too old for it, such as that of Debian 12: a sentence, and no stack.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { cache, installPackage, workspace } from "./tools.mjs";

describe("the commands in Node 18", () => {
  const { folder, remove } = workspace();
  after(remove);
  /** @type {string} */
  let bin;
  before(() => {
    bin = installPackage(folder);
  });

  for (const [name, argument] of /** @type {const} */ ([
    ["virnet", "lint"],
    ["virnet-language-server", "--stdio"],
  ]))
    it(name, () => {
      const node = join(cache(), "node_modules/node-18/bin/node");
      const { status, stdout, stderr } = spawnSync(node, [realpathSync(join(bin, name)), argument], {
        cwd: folder,
        encoding: "utf8",
      });
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /^virnet needs Node 20\.19 or later; this is 18\.\d+\.\d+\n$/);
    });
});
