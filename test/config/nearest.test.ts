import assert from "node:assert/strict";
import { createConfigFinder, ignoresFolder, resolveFor } from "../../server/src/config/nearest.js";
import { foldersAbove, keyOf, pathFrom } from "../../server/src/config/uris.js";

describe("config/uris", () => {
  const folders: [uri: string, ...above: string[]][] = [
    ["file:///a/b/net.xml", "file:///a/b/", "file:///a/", "file:///"],
    ["file:///net.xml", "file:///"],
    ["file:///c%3A/a/net.xml", "file:///c%3A/a/", "file:///c%3A/", "file:///"],
    ["file://server/share/net.xml", "file://server/share/", "file://server/"],
    ["vscode-vfs://github/o/r/n.xml", "vscode-vfs://github/o/r/", "vscode-vfs://github/o/", "vscode-vfs://github/"],
    ["memfs:/a/net.xml", "memfs:/a/", "memfs:/"],
    ["git:/a/net.xml?%7B%22path%22:%22/x%22%7D", "git:/a/", "git:/"],
    ["untitled:Untitled-1"],
    ["no uri at all"],
    ["/a/net.xml"],
    [""],
    [`file:///${"a/".repeat(5000)}net.xml`],
  ];
  for (const [uri, ...above] of folders) {
    it(`folders above ${uri.slice(0, 50)}`, () => assert.deepEqual([...foldersAbove(uri)], above));
  }

  const paths: [folder: string, uri: string, path: string][] = [
    ["file:///a/", "file:///a/b/net.xml", "b/net.xml"],
    ["file:///a%20b/", "file:///a%20b/n%C3%A9t.xml", "nét.xml"],
    ["file:///a%2Bb/", "file:///a+b/net.xml", "net.xml"],
    ["file:///C:/a/", "file:///c%3A/a/net.xml", "net.xml"],
    ["file:///a/", "file:///b/c/net.xml", "../net.xml"],
    ["file:///a/", "file:///a/100%.xml", "100%.xml"],
  ];
  for (const [folder, uri, path] of paths) {
    it(`${uri} from ${folder}`, () => assert.equal(pathFrom(folder, uri), path));
  }

  it("one key for all spellings", () => assert.equal(keyOf("file:///C%3a/a%5B1%5D.xml"), keyOf("file:///c:/a[1].xml")));
});

describe("config/nearest", () => {
  const finderOver = (files: Record<string, string | Error>) => {
    const reads: string[] = [];
    const finder = createConfigFinder(async (uri) => {
      reads.push(uri);
      const text = files[uri];
      if (text instanceof Error) throw text;
      return text;
    });
    return { finder, reads };
  };

  it("takes the nearest file alone", async () => {
    const { finder } = finderOver({
      "file:///w/.virnet.json": '{ "target": "9.0.0", "rules": { "mtu-unusual": "off" } }',
      "file:///w/lab/.virnet.json": '{ "target": "11.3.0" }',
    });
    const of = async (uri: string) => {
      const file = await finder.nearest(uri);
      const { target, severities } = resolveFor(file, uri);
      return [file?.uri, target?.major, [...severities].length];
    };
    assert.deepEqual(await of("file:///w/net.xml"), ["file:///w/.virnet.json", 9, 1]);
    assert.deepEqual(await of("file:///w/lab/deep/net.xml"), ["file:///w/lab/.virnet.json", 11, 0]);
    assert.deepEqual(await of("file:///other/net.xml"), [undefined, undefined, 0]);
    assert.deepEqual(await of("untitled:net.xml"), [undefined, undefined, 0]);
  });

  it("reads each file once, until it is told to forget", async () => {
    const { finder, reads } = finderOver({ "file:///w/.virnet.json": "{}" });
    await Promise.all(["a", "b"].map((name) => finder.nearest(`file:///w/lab/${name}.xml`)));
    assert.deepEqual(reads, ["file:///w/lab/.virnet.json", "file:///w/.virnet.json"]);
    finder.forget();
    await finder.nearest("file:///w/lab/a.xml");
    assert.equal(reads.length, 4);
  });

  it("stops at a file that cannot be read, and says so", async () => {
    const { finder } = finderOver({
      "file:///w/.virnet.json": '{ "target": "9.0.0" }',
      "file:///w/lab/.virnet.json": new Error("permission denied"),
    });
    const file = await finder.nearest("file:///w/lab/net.xml");
    assert.equal(file?.problems[0]?.message, "the file cannot be read: permission denied");
    assert.equal(resolveFor(file, "file:///w/lab/net.xml").target, undefined);
  });

  it("patterns start at the file's folder, and fit nothing outside but by name", async () => {
    const { finder } = finderOver({ "file:///w/.virnet.json": '{ "ignore": ["/lab", "*.tmp.xml"] }' });
    const file = await finder.load("file:///w/.virnet.json");
    const isIgnored = (uri: string) => resolveFor(file, uri).ignored;
    assert.ok(isIgnored("file:///w/lab/net.xml"));
    assert.ok(!isIgnored("file:///w/x/lab/net.xml"));
    assert.ok(!isIgnored("file:///lab/net.xml"));
    assert.ok(isIgnored("file:///elsewhere/net.tmp.xml"));
    assert.ok(ignoresFolder(file, "file:///w/lab"));
    assert.ok(!ignoresFolder(file, "file:///w/labs"));
    assert.ok(!ignoresFolder(undefined, "file:///w/lab"));
  });
});
