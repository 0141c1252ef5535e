// Finds programs in real folders, without running anything.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { isThere } from "../../../client/src/tools/find-program.js";

describe("looking for a program", () => {
  const folder = mkdtempSync(join(tmpdir(), "virnet-find-"));
  const program = join(folder, "virsh-of-mine");
  before(() => {
    writeFileSync(program, "", { mode: 0o755 });
    writeFileSync(join(folder, "notes"), "", { mode: 0o644 });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const PATH = ["/nonexistent", folder].join(delimiter);
  const rows: [program: string, path: string | undefined, found: boolean][] = [
    ["virsh-of-mine", PATH, true],
    ["virsh-of-mine", "/nonexistent", false],
    ["virsh-of-mine", undefined, false],
    [program, "", true],
    [`${program}-not`, PATH, false],
    ["notes", PATH, process.platform === "win32"],
  ];
  for (const [name, path, found] of rows) {
    it(`${found ? "finds" : "does not find"} ${name.replace(folder, "FOLDER")} with ${path === PATH ? "its folder" : path}`, async () =>
      assert.equal(await isThere(name, path === undefined ? {} : { PATH: path }), found));
  }
});
