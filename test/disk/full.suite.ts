// Full disks, read-only disks, and files that are mount points.
import assert from "node:assert/strict";
import { linkSync, statSync } from "node:fs";
import { inWorld, old } from "./world.js";

const full = "no space left on device";

describe("a full disk", () => {
  const { path, read, write, names, mountDisk, fill, bind, virnet, result } = inWorld();

  for (const line of ["lint --fix net.xml", "format net.xml"]) {
    it(`${line}: the file stays as it is`, () => {
      mountDisk("disk");
      write("disk/net.xml");
      fill("disk");
      const { code, stderr } = virnet(line, "disk");
      assert.match(stderr, new RegExp(`^virnet: cannot write net\\.xml: ${full}$`, "m"));
      assert.equal(code, 2);
      assert.equal(read("disk/net.xml"), old);
      assert.deepEqual(names("disk"), ["filler", "net.xml"]);
    });

    it(`${line}: a file with two names stays as it is`, () => {
      mountDisk("disk");
      write("disk/net.xml");
      linkSync(path("disk/net.xml"), path("disk/other.xml"));
      fill("disk");
      const { code, stderr } = virnet(line, "disk");
      assert.match(stderr, new RegExp(`^virnet: cannot write net\\.xml: ${full}$`, "m"));
      assert.equal(code, 2);
      assert.equal(read("disk/other.xml"), old);
      assert.deepEqual(names("disk"), ["filler", "net.xml", "other.xml"]);
    });

    it(`${line}: a mount point from a full disk gets its old text back`, () => {
      mountDisk("disk");
      write("disk/net.xml");
      fill("disk");
      write("net.xml", "");
      bind("disk/net.xml", "net.xml");
      const { code, stderr } = virnet(line);
      assert.match(stderr, new RegExp(`^virnet: cannot write net\\.xml: ${full}$`, "m"));
      assert.equal(code, 2);
      assert.equal(read("net.xml"), old);
      assert.deepEqual(names(), ["disk", "net.xml"]);
    });

    it(`${line}: no file can be made, but the bytes would fit`, () => {
      // The root folder of the disk and the file.
      mountDisk("disk", "size=64k,nr_inodes=2");
      write("disk/net.xml");
      const { code, stderr } = virnet(line, "disk");
      assert.match(stderr, new RegExp(`^virnet: cannot write net\\.xml: ${full}$`, "m"));
      assert.equal(code, 2);
      assert.equal(read("disk/net.xml"), old);
    });

    it(`${line}: with space for the copy it is written`, () => {
      mountDisk("disk");
      write("disk/net.xml");
      const { stderr } = virnet(line, "disk");
      assert.doesNotMatch(stderr, /cannot/);
      assert.equal(read("disk/net.xml"), result(line));
    });
  }

  it("init writes all of the file or nothing", () => {
    mountDisk("disk");
    fill("disk");
    const { code, stdout, stderr } = virnet("init", "disk");
    assert.equal(stderr, `virnet: cannot write .virnet.json: ${full}\n`);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.deepEqual(names("disk"), ["filler"]);
  });

  it("output that fits in part is reported", () => {
    mountDisk("disk", "size=8k");
    const { code, stderr } = virnet("rules", "", { stdout: "disk/rules.txt" });
    assert.equal(stderr, `virnet: cannot write to standard output: ${full}\n`);
    assert.equal(code, 2);
    assert.equal(statSync(path("disk/rules.txt")).size, 8192);
  });
});

describe("a read-only disk", () => {
  const { path, read, write, names, mountDisk, fill, bind, freeze, virnet, result } = inWorld();

  for (const line of ["lint --fix net.xml", "format net.xml"]) {
    it(`${line}: the file stays as it is`, () => {
      mountDisk("disk");
      write("disk/net.xml");
      freeze("disk");
      const { code, stderr } = virnet(line, "disk");
      assert.match(stderr, /^virnet: cannot write net\.xml: read-only file system$/m);
      assert.equal(code, 2);
      assert.equal(read("disk/net.xml"), old);
      assert.deepEqual(names("disk"), ["net.xml"]);
    });

    it(`${line}: a mount point is written in place`, () => {
      mountDisk("disk");
      write("disk/real.xml");
      write("net.xml", "");
      bind("disk/real.xml", "net.xml");
      const { ino } = statSync(path("disk/real.xml"));
      const { stderr } = virnet(line);
      assert.doesNotMatch(stderr, /cannot/);
      assert.equal(read("disk/real.xml"), result(line));
      assert.equal(statSync(path("net.xml")).ino, ino);
      assert.deepEqual([names(), names("disk")], [["disk", "net.xml"], ["real.xml"]]);
    });

    it(`${line}: a writable file in a read-only folder is written, with the copy in the temporary folder`, () => {
      mountDisk("tmp");
      mountDisk("disk");
      write("real.xml");
      write("disk/net.xml", "");
      freeze("disk");
      bind("real.xml", "disk/net.xml");
      const { stderr } = virnet(line, "disk", { tmp: "tmp" });
      assert.doesNotMatch(stderr, /cannot/);
      assert.equal(read("real.xml"), result(line));
      assert.deepEqual([names("disk"), names("tmp")], [["net.xml"], []]);
    });

    it(`${line}: nor is it written where the copy does not fit into the temporary folder`, () => {
      mountDisk("tmp");
      fill("tmp");
      mountDisk("disk");
      write("real.xml");
      write("disk/net.xml", "");
      freeze("disk");
      bind("real.xml", "disk/net.xml");
      const { code, stderr } = virnet(line, "disk", { tmp: "tmp" });
      assert.match(stderr, new RegExp(`^virnet: cannot write net\\.xml: ${full}$`, "m"));
      assert.equal(code, 2);
      assert.equal(read("real.xml"), old);
      assert.deepEqual(names("tmp"), ["filler"]);
    });
  }

  it("init says so", () => {
    mountDisk("disk");
    freeze("disk");
    const { code, stderr } = virnet("init", "disk");
    assert.equal(stderr, "virnet: cannot write .virnet.json: read-only file system\n");
    assert.equal(code, 2);
  });
});
