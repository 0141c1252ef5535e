import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findInputs } from "../../server/src/cli/files.js";
import { asNobody, inFolder, sound } from "./helper.js";

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
  "secret/inner/s.xml",
  "secret/s.xml",
];
/** Nothing is ever written to them: whoever opened one would wait for ever. */
const pipes = ["pipes/one.xml", "pipes/no-document"];
const links: Record<string, string> = {
  "linked.xml": "a.xml",
  "looped/back": "..",
  "looped/self.xml": "self.xml",
  "broken/gone.xml": "nowhere.xml",
  "broken/gone.txt": "nowhere.txt",
  "to-nets": "nets",
  "auto/autostart/net.xml": "../net.xml",
  "elsewhere/a.xml": "../a.xml",
  "pipes/two.xml": "no-document",
  "pipes/zero.xml": "/dev/zero",
  "pipes/nets.xml": "../nets",
  "private/file.xml": "../secret/s.xml",
  "private/inner.xml": "../secret/inner/s.xml",
};

describe("cli/files", () => {
  let root = "";
  before(() => {
    root = mkdtempSync(join(tmpdir(), "virnet-"));
    for (const file of [...files, ...pipes, ...Object.keys(links)])
      mkdirSync(dirname(join(root, file)), { recursive: true });
    for (const file of files) writeFileSync(join(root, file), "");
    execFileSync(
      "mkfifo",
      pipes.map((pipe) => join(root, pipe)),
    );
    chmodSync(root, 0o755);
    chmodSync(join(root, "secret/s.xml"), 0);
    chmodSync(join(root, "secret/inner"), 0);
    for (const [link, to] of Object.entries(links)) symlinkSync(to, join(root, link));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const cases: {
    title: string;
    paths: string[];
    cwd?: string;
    found: string[];
    skipped?: string[];
    problems?: string[];
  }[] = [
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
      skipped: ["skipped broken/gone.xml: it is a link to nowhere.xml, which does not exist"],
    },
    {
      title: "the same link, named",
      paths: ["broken/gone.xml"],
      found: [],
      problems: ["cannot read broken/gone.xml: it is a link to nowhere.xml, which does not exist"],
    },
    {
      title: "links to folders are not followed, nor those in a circle",
      paths: ["looped"],
      found: ["looped/in.xml"],
      skipped: ["skipped looped/self.xml: its symbolic links form a loop"],
    },
    {
      title: "a link in a circle, named",
      paths: ["looped/self.xml"],
      found: [],
      problems: ["cannot read looped/self.xml: its symbolic links form a loop"],
    },
    {
      title: "named pipes and devices in a folder, never opened",
      paths: ["pipes"],
      found: [],
      skipped: [
        "skipped pipes/one.xml: it is a named pipe",
        "skipped pipes/two.xml: it is a link to a named pipe",
        "skipped pipes/zero.xml: it is a link to a device",
      ],
    },
    { title: "a named pipe that is named", paths: ["pipes/one.xml"], found: ["pipes/one.xml!"] },
    {
      title: "links to what may not be read",
      paths: ["private"],
      found: [],
      skipped: [
        "skipped private/file.xml: it is a link to ../secret/s.xml: permission denied",
        "skipped private/inner.xml: it is a link to ../secret/inner/s.xml: permission denied",
      ],
    },
    {
      title: "a folder that may not be read",
      paths: ["secret/inner"],
      found: [],
      problems: ["cannot read secret/inner: permission denied"],
    },
    {
      title: "a folder that may not be read in one that may",
      paths: ["secret"],
      found: ["secret/s.xml"],
      problems: ["cannot read secret/inner: permission denied"],
    },
    { title: "a file is known by its own place, not by a link", paths: ["auto"], found: ["auto/net.xml"] },
    { title: "a link to a file elsewhere", paths: ["elsewhere"], found: ["elsewhere/b.xml", "elsewhere/a.xml"] },
    {
      title: "the same file by way of two folders",
      paths: ["nets/deep", "nets"],
      found: ["nets/deep/two.xml", "nets/one.xml"],
    },
  ];
  for (const { title, paths, cwd, found, skipped, problems } of cases)
    it(title, async () => {
      const inputs = await asNobody(() => findInputs(paths, join(root, cwd ?? ""), "given"));
      assert.deepEqual(inputs.files.map(({ shown, named }) => (named ? `${shown}!` : shown)).sort(), [...found].sort());
      assert.deepEqual(inputs.skipped, skipped ?? []);
      assert.deepEqual(inputs.problems, problems ?? []);
    });
});

describe("cli/files: what goes away between listing and reading", () => {
  const { virnet, path } = inFolder({ "nets/a.xml": sound, "nets/b.xml": sound.replace("lab", "b") });
  for (const command of ["lint", "format --check"])
    it(`is told of by ${command}`, async () => {
      writeFileSync(path("nets/a.xml"), sound);
      const stdin = () => {
        rmSync(path("nets/a.xml"));
        return sound;
      };
      const { code, stderr } = await virnet(`${command} - nets`, { stdin });
      assert.match(stderr, /^virnet: cannot (?:read|format) nets\/a\.xml: no such file or folder$/m);
      assert.equal(code, 2);
    });
});

describe("cli/files: links of libvirt's own", () => {
  const { virnet, path } = inFolder({ "nets/default.xml": sound, "nets/autostart/.keep": "" });
  before(() => {
    symlinkSync("/nowhere/libvirt/qemu/networks/default.xml", path("nets/autostart/default.xml"));
    execFileSync("mkfifo", [path("nets/pipe.xml")]);
  });
  const skipped = `virnet: skipped nets/pipe.xml: it is a named pipe
virnet: skipped nets/autostart/default.xml: it is a link to /nowhere/libvirt/qemu/networks/default.xml, which does not exist
`;

  it("do not fail a run that finds them", async () => {
    const { code, stdout, stderr } = await virnet("lint nets");
    assert.deepEqual([code, stdout, stderr], [0, "no problems in 1 file\n", skipped]);
  });
  it("nor one that formats", async () => {
    const { code, stderr } = await virnet("format --check nets");
    assert.deepEqual([code, stderr], [0, `virnet: 0 files would change, 1 would not\n${skipped}`]);
  });
  it("fail one that they are named for", async () => {
    const { code } = await virnet("lint nets/autostart/default.xml");
    assert.equal(code, 2);
  });
});
