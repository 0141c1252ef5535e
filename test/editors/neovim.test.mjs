// The npm package in Neovim, with the configuration that the page for users shows.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configuration, here, installPackage, lab, mended, run, workspace } from "./tools.mjs";

describe("Neovim", () => {
  const files = workspace({ "lab.xml": lab });
  after(() => files.remove());

  it("shows findings and takes quick fixes", async () => {
    const bin = installPackage(files.folder);
    writeFileSync(files.path("init.lua"), configuration("Neovim before 0.11"));
    const output = await run(
      "nvim",
      ["--headless", "-u", files.path("init.lua"), "-i", "NONE", "-n"].concat([
        "lab.xml",
        "-c",
        `luafile ${join(here, "scripts/neovim.lua")}`,
      ]),
      { cwd: files.folder, env: { PATH: `${bin}:${process.env.PATH}` } },
    );
    assert.match(output, /found: dchp unknown-element, nmae unknown-attribute, port not-in-target/);
    assert.match(output, /left: port not-in-target/);
    assert.equal(files.text("lab.xml"), mended);
  });
});
