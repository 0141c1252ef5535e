import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { domain, inFolder, sound, type World } from "./helper.js";

const flat = sound.replace(/\n\s*/g, "");
const mark = "\ufeff";

describe("cli/format", () => {
  const files: Record<string, string | Uint8Array> = {
    "sound.xml": sound,
    "domain.xml": domain,
    "broken.xml": "<network>\n  <name>lab</network>\n",
    "mixed/flat.xml": flat,
    "mixed/sound.xml": sound,
    "mixed/vm.xml": domain,
    "barren/vm.xml": domain,
    "half/broken.xml": "<network>\n  <dns>\n</network>\n",
    "half/flat.xml": flat,
    "latin1.xml": Buffer.from("<network><name>\xe9</name></network>", "latin1"),
    "declared.xml": Buffer.from(
      "<?xml version='1.0' encoding='ISO-8859-1'?><network><name>\xe9</name></network>",
      "latin1",
    ),
    "utf16.xml": Buffer.from(`\ufeff${flat}`, "utf16le"),
    "cp437.xml": Buffer.from("<?xml version='1.0' encoding='IBM437'?><!-- \x81 --><network/>", "latin1"),
    "large.xml": `<network>${" ".repeat(4 * 1024 * 1024)}</network>`,
    "deep.xml": `<network>${"<a>".repeat(300)}${"</a>".repeat(300)}</network>`,
    "strange\nname.xml": flat,
  };
  const { virnet, path } = inFolder(files);
  const content = (name: string) => readFileSync(path(name));
  /** Fails if one of the files given is not as it was. */
  const unchanged = () => {
    for (const [name, bytes] of Object.entries(files)) assert.ok(Buffer.from(bytes).equals(content(name)), name);
  };

  const runs: { line: string; code: number; stdout?: string; stderr?: RegExp | string; world?: World }[] = [
    { line: "format sound.xml", code: 0, stderr: "virnet: 0 files formatted, 1 unchanged\n" },
    { line: "format --check sound.xml", code: 0, stderr: "virnet: 0 files would change, 1 would not\n" },
    {
      line: "format --check mixed",
      code: 1,
      stdout: "mixed/flat.xml\n",
      stderr: "virnet: 1 file would change, 1 would not\n",
    },
    {
      line: "format --check --indent 4 mixed",
      code: 1,
      stdout: "mixed/flat.xml\nmixed/sound.xml\n",
      stderr: /2 files/,
    },
    { line: "format --check", code: 1, world: { cwd: "mixed" }, stdout: "flat.xml\n", stderr: /1 file would/ },
    { line: "format barren", code: 0, stderr: /\nvirnet: no network documents in barren\n$/ },
    {
      line: "format domain.xml",
      code: 2,
      stderr: /\nvirnet: cannot format domain\.xml: its root element is not <network>\n$/,
    },
    { line: "format broken.xml", code: 2, stderr: /\nvirnet: cannot format broken\.xml:2:3: .*<name>.*\n$/ },
    {
      line: "format --check half",
      code: 2,
      stdout: "half/flat.xml\n",
      stderr: /would not\nvirnet: cannot format half\/broken\.xml:2:/,
    },
    {
      line: "format nowhere.xml sound.xml",
      code: 2,
      stderr: /1 unchanged\nvirnet: cannot read nowhere\.xml: no such file or folder\n$/,
    },
    { line: "format latin1.xml", code: 2, stderr: /cannot format latin1\.xml:1:16: Byte 0xE9 is not UTF-8/ },
    { line: "format declared.xml", code: 2, stderr: /cannot format declared\.xml: it is not in UTF-8\n$/ },
    { line: "format utf16.xml", code: 2, stderr: /cannot format utf16\.xml:1:1: The file is in UTF-16/ },
    {
      line: "format cp437.xml",
      code: 2,
      stderr: /cannot format cp437\.xml: it declares an encoding that virnet cannot decode\n$/,
    },
    { line: "format deep.xml", code: 2, stderr: /cannot format deep\.xml:1:\d+: elements are nested deeper than/ },
    { line: "format large.xml", code: 2, stderr: /cannot format large\.xml: it is larger than libvirt accepts\n$/ },
    {
      line: "format --indent 9 sound.xml",
      code: 2,
      stderr: /^virnet: --indent must be a number of spaces from 1 to 8, or tab, not "9"/,
    },
    { line: "format --indent", code: 2, stderr: /^virnet: option --indent needs a value/ },
    { line: "format --fix sound.xml", code: 2, stderr: /^virnet: unknown option "--fix"/ },
    {
      line: "format --stdin-filename a.xml sound.xml",
      code: 2,
      stderr: /^virnet: --stdin-filename has no effect/,
    },
    { line: "format -", code: 0, world: { stdin: flat }, stdout: sound, stderr: "" },
    { line: "format -", code: 0, world: { stdin: sound }, stdout: sound, stderr: "" },
    { line: "format -", code: 0, world: { stdin: mark + flat }, stdout: mark + sound, stderr: "" },
    {
      line: "format --indent tab -",
      code: 0,
      world: { stdin: "<network><dns/></network>" },
      stdout: "<network>\n\t<dns/>\n</network>\n",
      stderr: "",
    },
    {
      line: "format -",
      code: 0,
      world: { stdin: "<network>\r\n   <dns/>\r\n<ip/></network>" },
      stdout: "<network>\r\n   <dns/>\r\n   <ip/>\r\n</network>\r\n",
      stderr: "",
    },
    {
      line: "format -",
      code: 0,
      world: { stdin: "<network><ip/><dns/></network>\n\n" },
      stdout: "<network>\n  <ip/>\n  <dns/>\n</network>\n",
      stderr: "",
    },
    {
      line: "format --order -",
      code: 0,
      world: { stdin: "<network><ip/><dns/></network>" },
      stdout: "<network>\n  <dns/>\n  <ip/>\n</network>\n",
      stderr: "",
    },
    { line: "format --check -", code: 1, world: { stdin: flat }, stdout: "<stdin>\n", stderr: "" },
    { line: "format --check --stdin-filename a.xml -", code: 1, world: { stdin: flat }, stdout: "a.xml\n", stderr: "" },
    {
      line: "format --stdin-filename a.xml -",
      code: 2,
      world: { stdin: "<network><dns>" },
      stderr: /^virnet: cannot format a\.xml:1:10: .*\n$/,
    },
    {
      line: "format -",
      code: 2,
      world: { stdin: domain },
      stderr: "virnet: cannot format <stdin>: its root element is not <network>\n",
    },
  ];
  for (const { line, code, stdout, stderr, world } of runs)
    it(`${line}${world ? ` ${JSON.stringify(world)}` : ""}`, async () => {
      const outcome = await virnet(line, world);
      assert.equal(outcome.stdout, stdout ?? "");
      if (typeof stderr === "string") assert.equal(outcome.stderr, stderr);
      else if (stderr) assert.match(outcome.stderr, stderr);
      assert.equal(outcome.code, code);
      unchanged();
    });

  it("has a help of its own", async () => {
    const { stdout } = await virnet("format --help");
    assert.match(
      stdout,
      /^Usage: virnet format[\s\S]*--indent N[\s\S]*Exit codes:\n {2}0 {2}everything is formatted\n/,
    );
  });

  it("a file name cannot forge a line", async () => {
    assert.equal((await virnet(["format", "--check", "strange\nname.xml"])).stdout, "strange\\nname.xml\n");
  });
});

describe("cli/format, in place", () => {
  const { virnet, path } = inFolder({
    "nets/flat.xml": flat,
    "nets/sound.xml": sound,
    "nets/marked.xml": mark + flat,
    "nets/vm.xml": "<domain><name>vm</name></domain>",
    "nets/broken.xml": "<network><dns></network>",
  });
  it("rewrites what is not formatted and leaves the rest", async () => {
    const outcome = await virnet("format nets");
    assert.equal(outcome.code, 2);
    assert.match(outcome.stderr, /^virnet: 2 files formatted, 1 unchanged\nvirnet: cannot format nets\/broken\.xml:1:/);
    const read = (name: string) => readFileSync(path(`nets/${name}`), "utf8");
    assert.equal(read("flat.xml"), sound);
    assert.equal(read("marked.xml"), mark + sound);
    assert.equal(read("vm.xml"), "<domain><name>vm</name></domain>");
    assert.equal(read("broken.xml"), "<network><dns></network>");
    assert.equal((await virnet("format --check nets/flat.xml nets/marked.xml nets/sound.xml")).code, 0);
  });
});

describe("cli/format and the config file", () => {
  const { virnet, path } = inFolder({
    "nets/.virnet.json": `{ "ignore": ["vendor/", "*.tmp.xml"], "target": "0.3.0", "rules": { "mtu-unusual": "off" } }`,
    "nets/flat.xml": flat,
    "nets/scratch.tmp.xml": flat,
    "nets/vendor/flat.xml": flat,
    "wrong/.virnet.json": `{ "ignore": 7 }`,
    "wrong/flat.xml": flat,
  });
  const runs: [line: string, code: number, stdout: string, stderr: RegExp][] = [
    ["format --check nets", 1, "nets/flat.xml\n", /^virnet: 1 file would change, 0 would not\n$/],
    ["format --check nets/vendor", 0, "", /^virnet: no network documents in nets\/vendor that are not ignored\n$/],
    ["format --check nets/vendor/flat.xml", 1, "nets/vendor/flat.xml\n", /1 file would/],
    ["format --check wrong", 2, "", /^virnet: 0 files .*\nvirnet: wrong\/\.virnet\.json:1:\d+: .*ignore.*\n$/],
    ["format --check wrong/flat.xml", 1, "wrong/flat.xml\n", /^virnet: 1 file would change, 0 would not\n$/],
  ];
  for (const [line, code, stdout, stderr] of runs)
    it(line, async () => {
      const outcome = await virnet(line);
      assert.equal(outcome.stdout, stdout);
      assert.match(outcome.stderr, stderr);
      assert.equal(outcome.code, code);
    });

  it("leaves ignored files as they are", async () => {
    assert.equal((await virnet("format nets")).code, 0);
    assert.equal(readFileSync(path("nets/flat.xml"), "utf8"), sound);
    assert.equal(readFileSync(path("nets/vendor/flat.xml"), "utf8"), flat);
    assert.equal(readFileSync(path("nets/scratch.tmp.xml"), "utf8"), flat);
  });
});
