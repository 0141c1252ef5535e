import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findInputs } from "../../server/src/cli/files.js";

const files = [
  "a.xml",
  "b.txt",
  "Z.XML",
  "nets/one.xml",
  "nets/deep/two.xml",
  "nets/notes.md",
  "nets/.hidden.xml",
  ".git/x.xml",
  "node_modules/pkg/x.xml",
  "nets/node_modules/x.xml",
  "nets.d/three.xml",
  "empty/readme.txt",
  "looped/in.xml",
  "auto/net.xml",
  "elsewhere/b.xml",
];
const links: Record<string, string> = {
  "linked.xml": "a.xml",
  "looped/back": "..",
  "looped/self.xml": "self.xml",
  "broken/gone.xml": "nowhere.xml",
  "broken/gone.txt": "nowhere.txt",
  "to-nets": "nets",
  "auto/autostart/net.xml": "../net.xml",
  "elsewhere/a.xml": "../a.xml",
};

describe("cli/files", () => {
  let root = "";
  before(() => {
    root = mkdtempSync(join(tmpdir(), "virnet-"));
    for (const file of [...files, ...Object.keys(links)]) mkdirSync(dirname(join(root, file)), { recursive: true });
    for (const file of files) writeFileSync(join(root, file), "");
    for (const [link, to] of Object.entries(links)) symlinkSync(to, join(root, link));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const cases: { title: string; paths: string[]; cwd?: string; found: string[]; problems?: string[] }[] = [
    { title: "a named file, whatever its name", paths: ["b.txt"], found: ["b.txt!"] },
    { title: "files in the order named", paths: ["nets/one.xml", "a.xml"], found: ["nets/one.xml!", "a.xml!"] },
    { title: "a folder, sorted by name", paths: ["nets"], found: ["nets/deep/two.xml", "nets/one.xml"] },
    { title: "a folder with a slash at its end", paths: ["nets.d/"], found: ["nets.d/three.xml"] },
    { title: "a hidden folder that is named", paths: [".git"], found: [".git/x.xml"] },
    { title: "a folder without documents", paths: ["empty"], found: [] },
    { title: "a file named and found", paths: ["nets", "nets/one.xml"], found: ["nets/deep/two.xml", "nets/one.xml!"] },
    { title: "a file named twice", paths: ["a.xml", "./nets/../a.xml"], found: ["a.xml!"] },
    { title: "a link to a file already named", paths: ["a.xml", "linked.xml"], found: ["a.xml!"] },
    { title: "a link to a folder", paths: ["to-nets"], found: ["to-nets/deep/two.xml", "to-nets/one.xml"] },
    { title: "a folder seen from below", paths: [".."], cwd: "nets.d/../nets/deep", found: ["two.xml", "../one.xml"] },
    { title: "standard input", paths: ["-", "a.xml", "-"], found: ["given!", "a.xml!"] },
    {
      title: "a path that does not exist",
      paths: ["no.xml", "a.xml"],
      found: ["a.xml!"],
      problems: ["cannot read no.xml: no such file or folder"],
    },
    {
      title: "a link into nowhere where a document was expected",
      paths: ["broken"],
      found: [],
      problems: ["cannot read broken/gone.xml: no such file or folder"],
    },
    {
      title: "links to folders are not followed, nor those in a circle",
      paths: ["looped"],
      found: ["looped/in.xml"],
      problems: ["cannot read looped/self.xml: its links lead in a circle"],
    },
    { title: "a file is known by its own place, not by a link", paths: ["auto"], found: ["auto/net.xml"] },
    { title: "a link to a file elsewhere", paths: ["elsewhere"], found: ["elsewhere/b.xml", "elsewhere/a.xml"] },
    {
      title: "the same file by way of two folders",
      paths: ["nets/deep", "nets"],
      found: ["nets/deep/two.xml", "nets/one.xml"],
    },
  ];
  for (const { title, paths, cwd, found, problems } of cases)
    it(title, async () => {
      const inputs = await findInputs(paths, join(root, cwd ?? ""), "given");
      assert.deepEqual(inputs.files.map(({ shown, named }) => (named ? `${shown}!` : shown)).sort(), [...found].sort());
      assert.deepEqual(inputs.problems, problems ?? []);
    });
});
