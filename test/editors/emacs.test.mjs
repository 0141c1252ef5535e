// The npm package in Emacs with eglot, with the configuration that the page for users shows.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configuration, here, installPackage, lab, mended, run, workspace } from "./tools.mjs";

describe("Emacs", () => {
  const files = workspace({ "lab.xml": lab });
  after(() => files.remove());

  it("shows findings and takes quick fixes", async () => {
    const bin = installPackage(files.folder);
    writeFileSync(files.path("init.el"), configuration("Emacs with eglot"));
    const output = await run(
      "emacs",
      ["--batch", "--funcall", "package-initialize", "-l", files.path("init.el"), "-l", join(here, "scripts/emacs.el")],
      { cwd: files.folder, env: { PATH: `${bin}:${process.env.PATH}` } },
    );
    assert.match(output, /found: \(dchp nmae port\)/);
    assert.match(output, /left: \(port\)/);
    assert.equal(files.text("lab.xml"), mended);
  });
});
