// The npm package in Vim with ALE, with the configuration that the page for users shows.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configuration, here, installPackage, lab, mended, run, workspace } from "./tools.mjs";

/** Debian's ALE is not on Vim's path; the rest is so that only this linter runs, and at once. */
const surroundings = `set nocompatible nomore noswapfile viminfo=
filetype plugin on
set runtimepath^=/usr/share/vim-ale
let g:ale_linters = {'xml': ['virnet']}
let g:ale_lint_delay = 0
runtime plugin/ale.vim
`;

describe("Vim", () => {
  const files = workspace({ "lab.xml": lab, log: "" });
  after(() => files.remove());

  it("shows findings and takes quick fixes", async () => {
    const bin = installPackage(files.folder);
    writeFileSync(files.path("vimrc"), surroundings + configuration("Vim with ALE"));
    try {
      await run(
        "vim",
        ["-N", "-u", files.path("vimrc"), "--not-a-term", "-S", join(here, "scripts/vim.vim"), "lab.xml"],
        { cwd: files.folder, env: { PATH: `${bin}:${process.env.PATH}`, TERM: "dumb" } },
      );
    } catch (error) {
      throw new Error(files.text("log"), { cause: error });
    }
    assert.match(files.text("log"), /found: dchp unknown-element, nmae unknown-attribute, port not-in-target/);
    assert.match(files.text("log"), /left: port not-in-target/);
    assert.equal(files.text("lab.xml"), mended);
  });
});
