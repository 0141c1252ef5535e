// Owners, groups and modes: what root preserves, and which files of others may be written.
import assert from "node:assert/strict";
import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs";
import { inWorld, nobody, old } from "./world.js";

interface Case {
  readonly title: string;
  /** Owner, group and mode of the file, and of its folder. */
  readonly file: readonly [owner: number, group: number, mode: number];
  readonly folder: readonly [owner: number, group: number, mode: number];
  readonly user: number;
  /** Whether it is another file afterwards, the same file, or not written for this reason. */
  readonly ends: "replaced" | "in place" | `: ${string}`;
}

const denied = ": permission denied";

const cases: readonly Case[] = [
  { title: "root", file: [0, 0, 0o644], folder: [0, 0, 0o755], user: 0, ends: "replaced" },
  {
    title: "root, the file of another user",
    file: [nobody, 7, 0o640],
    folder: [nobody, 7, 0o750],
    user: 0,
    ends: "replaced",
  },
  { title: "root, a read-only file", file: [nobody, 7, 0o444], folder: [0, 0, 0o755], user: 0, ends: "replaced" },
  {
    title: "the owner",
    file: [nobody, nobody, 0o600],
    folder: [nobody, nobody, 0o700],
    user: nobody,
    ends: "replaced",
  },
  {
    title: "the owner, with a group that is not the owner's",
    file: [nobody, 0, 0o664],
    folder: [nobody, nobody, 0o755],
    user: nobody,
    ends: "in place",
  },
  {
    title: "the owner, where new files get the group of the folder",
    file: [nobody, nobody, 0o664],
    folder: [nobody, 7, 0o2755],
    user: nobody,
    ends: "replaced",
  },
  {
    title: "another user, a file that all may write",
    file: [0, 0, 0o666],
    folder: [0, 0, 0o777],
    user: nobody,
    ends: "in place",
  },
  {
    title: "another user, a file that all may write in a folder such as /tmp",
    file: [0, 0, 0o666],
    folder: [0, 0, 0o1777],
    user: nobody,
    ends: "in place",
  },
  {
    title: "another user, a file that all may write in a folder that only root may",
    file: [0, 0, 0o666],
    folder: [0, 0, 0o755],
    user: nobody,
    ends: "in place",
  },
  {
    title: "another user, a file of root in a folder that all may write",
    file: [0, 0, 0o644],
    folder: [0, 0, 0o777],
    user: nobody,
    ends: denied,
  },
  {
    title: "the owner, a read-only file",
    file: [nobody, nobody, 0o444],
    folder: [nobody, nobody, 0o755],
    user: nobody,
    ends: denied,
  },
  {
    title: "the owner, a read-only file in a read-only folder",
    file: [nobody, nobody, 0o444],
    folder: [nobody, nobody, 0o555],
    user: nobody,
    ends: denied,
  },
];

describe("rights", () => {
  const { path, read, write, names, virnet, result } = inWorld();

  function setUp({ file, folder }: Case): void {
    mkdirSync(path("folder"));
    mkdirSync(path("tmp"));
    chmodSync(path("tmp"), 0o1777);
    write("folder/net.xml");
    chownSync(path("folder/net.xml"), file[0], file[1]);
    chmodSync(path("folder/net.xml"), file[2]);
    chownSync(path("folder"), folder[0], folder[1]);
    chmodSync(path("folder"), folder[2]);
  }

  for (const line of ["lint --fix folder/net.xml", "format folder/net.xml"])
    for (const one of cases)
      it(`${line} by ${one.title}: ${one.ends.replace(/^: /, "")}`, () => {
        setUp(one);
        const before = statSync(path("folder/net.xml"));
        const { code, stderr } = virnet(line, "", { user: one.user, tmp: "tmp" });
        const after = statSync(path("folder/net.xml"));
        assert.deepEqual([after.uid, after.gid, after.mode], [before.uid, before.gid, before.mode]);
        assert.deepEqual([names("folder"), names("tmp")], [["net.xml"], []]);
        const isWritten = !one.ends.startsWith(":");
        assert.equal(read("folder/net.xml"), isWritten ? result(line.replace("folder/", "")) : old);
        assert.equal(after.ino === before.ino, one.ends !== "replaced");
        assert.equal(code === 2, !isWritten, stderr);
        if (!isWritten) assert.ok(stderr.includes(`virnet: cannot write folder/net.xml${one.ends}\n`), stderr);
      });

  it("init writes nothing to a read-only folder", () => {
    mkdirSync(path("folder"));
    chmodSync(path("folder"), 0o555);
    const { code, stderr } = virnet("init folder", "", { user: nobody });
    assert.equal(stderr, "virnet: cannot write folder/.virnet.json: permission denied\n");
    assert.equal(code, 2);
    assert.deepEqual(names("folder"), []);
  });
});
