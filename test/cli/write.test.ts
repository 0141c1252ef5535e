import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createFile, rewriteFile } from "../../server/src/cli/write.js";
import { WriteError } from "../../server/src/cli/write-error.js";
import { asNobody, nobody } from "./helper.js";

const old = "<network><name>old</name></network>\n";
const longer = `<network>\n  <name>${"n".repeat(100_000)}\u00e9</name>\n</network>\n`;

describe("cli/write", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "virnet-"));
    writeFileSync(path("net.xml"), old);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const path = (name: string) => join(root, name);
  const read = (name: string) => readFileSync(path(name), "utf8");
  /** Everything below the folder, hidden files too. */
  const tree = () => readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const rewrite = (name: string, text: string, before = old) =>
    rewriteFile({ path: path(name), shown: `shown/${name}` }, Buffer.from(before), text);
  const create = (name: string) => createFile({ path: path(name), shown: `shown/${name}` }, longer);
  const says = (message: string) => (error: unknown) => error instanceof WriteError && error.message === message;

  describe("a changed file", () => {
    for (const [what, text] of Object.entries({ longer, shorter: "<network/>", empty: "" })) {
      it(`has the text, ${what} than before, and nothing beside it`, () => {
        rewrite("net.xml", text);
        assert.equal(read("net.xml"), text);
        assert.deepEqual(tree(), ["net.xml"]);
      });

      it(`has the text, ${what} than before, under all its names`, () => {
        linkSync(path("net.xml"), path("other.xml"));
        const { ino } = statSync(path("net.xml"));
        rewrite("other.xml", text);
        assert.deepEqual([read("net.xml"), read("other.xml")], [text, text]);
        assert.deepEqual([statSync(path("net.xml")).ino, statSync(path("other.xml")).ino], [ino, ino]);
        assert.deepEqual(tree(), ["net.xml", "other.xml"]);
      });
    }

    it("is another file only where nothing tells the two apart", () => {
      const { ino } = statSync(path("net.xml"));
      rewrite("net.xml", longer);
      assert.notEqual(statSync(path("net.xml")).ino, ino);
    });

    for (const mode of [0o600, 0o640, 0o666, 0o755, 0o2755])
      it(`keeps the mode ${mode.toString(8)}`, function () {
        if (process.platform === "win32") this.skip();
        chmodSync(path("net.xml"), mode);
        rewrite("net.xml", longer);
        assert.equal((statSync(path("net.xml")).mode & 0o7777).toString(8), mode.toString(8));
      });

    it("is that which a link leads to, and the link stays", () => {
      mkdirSync(path("live/autostart"), { recursive: true });
      symlinkSync("../../net.xml", path("live/autostart/first.xml"));
      symlinkSync("autostart/first.xml", path("live/second.xml"));
      rewrite("live/second.xml", longer);
      assert.equal(read("net.xml"), longer);
      assert.equal(readlinkSync(path("live/second.xml")), "autostart/first.xml");
      assert.equal(readlinkSync(path("live/autostart/first.xml")), "../../net.xml");
      assert.deepEqual(tree(), ["live", "live/autostart", "live/autostart/first.xml", "live/second.xml", "net.xml"]);
    });

    for (const name of [`${"n".repeat(251)}.xml`, `${"\u00e9".repeat(125)}.xml`, "[a] b\n*.xml"])
      it(`may be called ${JSON.stringify(name).slice(0, 20)}`, () => {
        writeFileSync(path(name), old);
        rewrite(name, longer);
        assert.equal(read(name), longer);
        assert.deepEqual(tree(), ["net.xml", name].sort());
      });
  });

  describe("nothing is written over", () => {
    const changed = "shown/net.xml changed while it was being checked, so it was not written";

    it("a file that was changed, even at the same length and time", () => {
      const other = old.replace("old", "new");
      const { atime, mtime } = statSync(path("net.xml"));
      writeFileSync(path("net.xml"), other);
      utimesSync(path("net.xml"), atime, mtime);
      assert.throws(() => rewrite("net.xml", longer), says(changed));
      assert.equal(read("net.xml"), other);
      assert.deepEqual(tree(), ["net.xml"]);
    });

    it("a file that grew", () => {
      assert.throws(() => rewrite("net.xml", longer, old.slice(0, -1)), says(changed));
      assert.equal(read("net.xml"), old);
    });

    it("a file with several names that was changed", () => {
      linkSync(path("net.xml"), path("other.xml"));
      assert.throws(() => rewrite("net.xml", longer, `${old} `), says(changed));
      assert.deepEqual([read("net.xml"), read("other.xml")], [old, old]);
      assert.deepEqual(tree(), ["net.xml", "other.xml"]);
    });

    it("a file that is gone", () => {
      rmSync(path("net.xml"));
      assert.throws(() => rewrite("net.xml", longer), says("cannot write shown/net.xml: no such file or folder"));
      assert.deepEqual(tree(), []);
    });

    it("what is not a file", function () {
      if (process.platform === "win32") this.skip();
      execFileSync("mkfifo", [path("fifo")]);
      mkdirSync(path("folder"));
      for (const name of ["fifo", "folder"])
        assert.throws(() => rewrite(name, longer), says(`cannot write shown/${name}: it is not a regular file`));
      assert.ok(lstatSync(path("fifo")).isFIFO());
      assert.deepEqual(tree(), ["fifo", "folder", "net.xml"]);
    });

    it(
      "a file that is read-only, though its folder is not",
      asOwner(
        () => root,
        () => {
          chmodSync(path("net.xml"), 0o444);
          assert.throws(() => rewrite("net.xml", longer), says("cannot write shown/net.xml: permission denied"));
          assert.equal(read("net.xml"), old);
          assert.deepEqual(tree(), ["net.xml"]);
        },
      ),
    );
  });

  it(
    "a file in a read-only folder is written in place",
    asOwner(
      () => root,
      () => {
        const { ino } = statSync(path("net.xml"));
        chmodSync(root, 0o555);
        try {
          rewrite("net.xml", longer);
          assert.equal(read("net.xml"), longer);
          assert.equal(statSync(path("net.xml")).ino, ino);
          assert.deepEqual(tree(), ["net.xml"]);
        } finally {
          chmodSync(root, 0o755);
        }
      },
    ),
  );

  describe("a new file", () => {
    it("has the text and the mode new files have", () => {
      writeFileSync(path("model"), "");
      assert.equal(create("new.json"), true);
      assert.equal(read("new.json"), longer);
      assert.equal(statSync(path("new.json")).mode, statSync(path("model")).mode);
      assert.equal(statSync(path("new.json")).nlink, 1);
      assert.deepEqual(tree(), ["model", "net.xml", "new.json"]);
    });

    const there: [what: string, make: (path: string) => void][] = [
      ["a file", (path) => writeFileSync(path, old)],
      ["a folder", (path) => mkdirSync(path)],
      ["a link into nowhere", (path) => symlinkSync("nowhere", path)],
    ];
    for (const [what, make] of there)
      it(`takes the place of no other: ${what}`, () => {
        make(path("there"));
        const before = lstatSync(path("there"));
        assert.equal(create("there"), false);
        assert.deepEqual(lstatSync(path("there")), before);
        assert.equal(existsSync(path("nowhere")), false);
        assert.deepEqual(tree(), ["net.xml", "there"]);
      });

    for (const name of ["nowhere/new.json", "net.xml/new.json"])
      it(`is not written to ${dirname(name)}`, () => {
        assert.throws(() => create(name), says(`cannot write shown/${name}: no such file or folder`));
        assert.deepEqual(tree(), ["net.xml"]);
      });

    it(
      "is not written to a read-only folder",
      asOwner(
        () => root,
        () => {
          chmodSync(root, 0o555);
          try {
            assert.throws(() => create("new.json"), says("cannot write shown/new.json: permission denied"));
            assert.deepEqual(tree(), ["net.xml"]);
          } finally {
            chmodSync(root, 0o755);
          }
        },
      ),
    );
  });
});

/** Root may write whatever the modes are: where the tests run as root, the folder becomes somebody else's, who does it. */
function asOwner(folder: () => string, test: () => void): Mocha.AsyncFunc {
  return async function () {
    if (process.platform === "win32") this.skip();
    if (process.geteuid?.() === 0) for (const name of [".", "net.xml"]) chownSync(join(folder(), name), nobody, nobody);
    await asNobody(async () => test());
  };
}
