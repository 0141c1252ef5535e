import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { version } from "../../server/src/version.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { domain, faulty, inFolder, sound, type World } from "./helper.js";

/** Two warnings, one hint. */
const warned = sound
  .replace("<name>", "<!-- virnet-frobnicate --><!-- virnet-please --><name>")
  .replace("<network", "<network connections='1'");

/** The same about another network, which gets on with the first. */
const apart = (text: string) => text.replace("lab", "red").replaceAll("192.168.142.", "192.168.124.");

/** With a letter in the encoding it declares. */
const latin1 = (comment: string) =>
  Buffer.from(`<?xml version='1.0' encoding='ISO-8859-1'?>\n${comment}<!-- \xe9 -->${sound}`, "latin1");
/** A safe fix, in a document that libvirt can read. */
const declaredLatin1 = `<?xml version='1.0' encoding='ISO-8859-1'?>\n<!-- \xe9 -->\n${sound.replace("<ip addr", "<ip adr")}`;

describe("cli/lint", () => {
  const { path, virnet } = inFolder({
    "sound.xml": sound,
    "faulty.xml": faulty,
    "domain.xml": domain,
    "nets/a.xml": sound,
    "nets/b.xml": apart(faulty),
    "shared/a.xml": sound,
    "shared/b.xml": sound.replace("lab", "red"),
    "nets/vm.xml": domain,
    "clean/a.xml": sound,
    "barren/vm.xml": domain,
    "warned.xml": warned,
    "broken.txt": "<network><name>lab</network>",
    "latin1.xml": Buffer.from(`<!-- \xe9 -->\n${sound}`, "latin1"),
    "declared.xml": latin1(""),
    "declared-old.xml": latin1("<!-- virnet-target 9.0.0 -->"),
    "old/.virnet.json": '{ "target": "9.0.0" }',
    "old/declared.xml": latin1(""),
    "old/declared-new.xml": latin1("<!-- virnet-target 12.8.0 -->"),
    "found/latin1.xml": Buffer.from(`<!-- \xe9 -->\n${sound}`, "latin1"),
    "found/other.xml": Buffer.from(`<!-- \xe9 -->\n${domain}`, "latin1"),
    "held.xml":
      "<network><name>lab</name><ip address='192.168.142.1' prefix='24'><dchp><range start='192.168.142.9'/></dchp></ip></network>",
    "fixable-latin1.xml": Buffer.from(declaredLatin1, "latin1"),
    "fixable-utf8.xml": declaredLatin1.replace("ISO-8859-1", "UTF-8"),
    "utf16.xml": Buffer.from(`\ufeff${sound}`, "utf16le"),
    "cp437.xml": Buffer.from("<?xml version='1.0' encoding='IBM437'?><!-- \x81 --><network/>", "latin1"),
    "strange\nname.xml": faulty,
  });

  const runs: { line: string; code: number; stdout?: RegExp | string; stderr?: RegExp | string; world?: World }[] = [
    { line: "lint sound.xml", code: 0, stdout: "no problems in 1 file\n" },
    { line: "lint faulty.xml", code: 1, stdout: /^error\[dhcp-range-outside-subnet\]: .*\n --> faulty\.xml:6:\d+\n/ },
    { line: "lint faulty.xml", code: 1, stdout: /\n1 error in 1 file/ },
    {
      line: "lint ./nets/../faulty.xml --format concise",
      code: 1,
      stdout: /^faulty\.xml:6:\d+: error: .*192\.168\.143\.10.* \[dhcp-range-outside-subnet\]\n$/,
    },
    { line: "lint --format concise sound.xml", code: 0, stdout: "" },
    { line: "lint --format concise nets", code: 1, stdout: /^nets\/b\.xml:6:.*\n$/ },
    { line: "lint --format concise", code: 1, world: { cwd: "nets" }, stdout: /^b\.xml:6:.*\n$/ },
    { line: "lint --format concise ../faulty.xml", code: 1, world: { cwd: "nets" }, stdout: /^\.\.\/faulty\.xml:6:/ },
    {
      line: "lint --format concise --fail-on warning shared",
      code: 1,
      stdout: /^(shared\/[ab]\.xml:4:16: warning: Subnet 192\.168\.142\.0\/24 .* \[subnet-shared\]\n){2}$/,
    },
    { line: "lint --format concise shared/a.xml", code: 0, stdout: "" },
    { line: "lint shared", code: 0, stdout: / = note: Subnet 192\.168\.142\.0\/24 \(shared\/b\.xml:4:16\)\n/ },
    { line: "lint -q shared", code: 0, stdout: "no problems in 2 files\n" },
    { line: "lint clean", code: 0, stdout: "no problems in 1 file\n" },
    { line: "lint barren", code: 0, stdout: "", stderr: "virnet: no network documents in barren\n" },
    {
      line: "lint barren clean",
      code: 0,
      stdout: "no problems in 1 file\n",
      stderr: "virnet: no network documents in barren\n",
    },
    {
      line: "lint domain.xml --format concise",
      code: 1,
      stdout: /^domain\.xml:1:2: error: This is a domain .* \[root-not-network\]\n$/,
    },
    {
      line: "lint broken.txt --format concise",
      code: 1,
      stdout: /^broken\.txt:1:\d+: error: .* \[not-well-formed\]\n$/,
    },
    {
      line: "lint nowhere.xml",
      code: 2,
      stdout: "",
      stderr: "virnet: cannot read nowhere.xml: no such file or folder\n",
    },
    {
      line: "lint nowhere.xml faulty.xml --format concise",
      code: 2,
      stdout: /^faulty\.xml:6:/,
      stderr: /nowhere\.xml/,
    },
    { line: "lint - --format concise", code: 1, world: { stdin: faulty }, stdout: /^<stdin>:6:/ },
    {
      line: "lint - --stdin-filename a/b.xml --format concise",
      code: 1,
      world: { stdin: faulty },
      stdout: /^a\/b\.xml:6:/,
    },
    { line: "lint -", code: 0, world: { stdin: sound }, stdout: "no problems in 1 file\n" },
    { line: "lint - --format concise", code: 1, world: { stdin: "" }, stdout: /^<stdin>:1:1: error: / },
    {
      line: "lint --stdin-filename a.xml faulty.xml",
      code: 2,
      stdout: "",
      stderr: /^virnet: --stdin-filename has no effect/,
    },
    {
      line: "lint latin1.xml --format concise",
      code: 1,
      stdout: /^latin1\.xml:1:6: error: Byte 0xE9 is not UTF-8; .* \[not-well-formed\]\n$/,
    },
    // Whether the declared encoding counts is up to the version the document is really checked for.
    { line: "lint declared.xml --format concise", code: 0, stdout: "" },
    { line: "lint old/declared-new.xml --format concise", code: 0, stdout: "" },
    {
      line: "lint declared-old.xml --format concise",
      code: 1,
      stdout: /^declared-old\.xml:2:34: error: Byte 0xE9 is not UTF-8, which libvirt 9\.0\.0 expects /,
    },
    { line: "lint old/declared.xml --format concise", code: 1, stdout: /: error: Byte 0xE9 is not UTF-8, / },
    { line: "lint --target 12.8.0 declared-old.xml --format concise", code: 0, stdout: "" },
    { line: "lint found --format concise", code: 1, stdout: /^found\/latin1\.xml:1:6: error: [^\n]*\n$/ },
    { line: "lint utf16.xml --format concise", code: 1, stdout: /^utf16\.xml:1:1: error: The file is in UTF-16/ },
    {
      line: "lint cp437.xml faulty.xml --format concise",
      code: 2,
      stdout: /^faulty\.xml:6:/,
      stderr: "virnet: cannot read cp437.xml: it declares an encoding that virnet cannot decode\n",
    },
    { line: "lint --target 9.0.0 sound.xml", code: 0 },
    { line: "lint --target 0.3.0 --fail-on never sound.xml --format json", code: 0, stdout: /"target": "0\.3\.0"/ },
    { line: "lint --target 12.8 sound.xml --format json", code: 0, stdout: /"target": "12\.8\.0"/, stderr: "" },
    {
      line: "lint --target 99.1.0 sound.xml clean --format json",
      code: 0,
      stdout: new RegExp(`"target": "${newestVersion}"`),
      stderr: `virnet: libvirt 99.1.0 is newer than any virnet knows; checking for ${newestVersion}\n`,
    },
    {
      line: "lint --target 0.2.9 sound.xml",
      code: 2,
      stdout: "",
      stderr: /^virnet: --target 0\.2\.9 is older than 0\.3\.0/,
    },
    {
      line: "lint --target latest sound.xml",
      code: 2,
      stdout: "",
      stderr: /^virnet: --target must be a libvirt version or a release, such as .*, not "latest"/,
    },
    { line: "lint warned.xml", code: 0, stdout: /\n2 warnings, 1 hint in 1 file/ },
    { line: "lint --fail-on warning warned.xml", code: 1, stdout: /\n2 warnings, 1 hint in 1 file/ },
    { line: "lint --fail-on information warned.xml", code: 1 },
    { line: "lint --fail-on hint sound.xml", code: 0 },
    { line: "lint --max-warnings 2 warned.xml", code: 0 },
    { line: "lint --max-warnings 1 warned.xml", code: 1, stderr: "virnet: 2 warnings, more than --max-warnings 1\n" },
    {
      line: "lint --max-warnings 0 --fail-on never warned.xml",
      code: 1,
      stderr: "virnet: 2 warnings, more than --max-warnings 0\n",
    },
    { line: "lint --quiet warned.xml", code: 0, stdout: "no problems in 1 file\n" },
    { line: "lint -q --format concise warned.xml faulty.xml", code: 1, stdout: /^faulty\.xml:6:.*\n$/ },
    {
      line: "lint -q --fail-on hint warned.xml",
      code: 1,
      stdout: "no problems in 1 file\n",
      stderr: "virnet: --fail-on counts 3 findings that --quiet hides\n",
    },
    { line: "lint --fail-on never faulty.xml", code: 0, stdout: /1 error/ },
    {
      line: "lint --fail-on fatal faulty.xml",
      code: 2,
      stderr: /error, warning, information, hint or never, not "fatal"/,
    },
    { line: "lint --max-warnings -1 faulty.xml", code: 2, stderr: /--max-warnings needs a value/ },
    { line: "lint --max-warnings=many faulty.xml", code: 2, stderr: /--max-warnings must be a number, not "many"/ },
    {
      line: "lint --formt json faulty.xml",
      code: 2,
      stdout: "",
      stderr: 'virnet: unknown option "--formt"; did you mean --format? (see virnet lint --help)\n',
    },
    { line: "lint --color always faulty.xml", code: 1, stdout: /^\u001b\[1;31merror\[/ },
    { line: "lint --color always --format concise faulty.xml", code: 1, stdout: /^faulty/ },
    { line: "lint faulty.xml", code: 1, world: { isTTY: true }, stdout: /^\u001b\[/ },
    { line: "lint faulty.xml", code: 1, world: { isTTY: true, env: { NO_COLOR: "1" } }, stdout: /^error/ },
    { line: "lint faulty.xml", code: 1, world: { isTTY: true, env: { NO_COLOR: "" } }, stdout: /^\u001b\[/ },
    { line: "lint faulty.xml", code: 1, world: { isTTY: true, env: { TERM: "dumb" } }, stdout: /^error/ },
    { line: "lint faulty.xml", code: 1, world: { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }, stdout: /^\u001b\[/ },
    { line: "lint faulty.xml", code: 1, world: { isTTY: true, env: { FORCE_COLOR: "0" } }, stdout: /^error/ },
    {
      line: "lint --color never faulty.xml",
      code: 1,
      world: { isTTY: true, env: { FORCE_COLOR: "1" } },
      stdout: /^error/,
    },
  ];
  for (const { line, code, stdout, stderr, world } of runs)
    it(`${line}${world ? ` ${JSON.stringify({ ...world, stdin: undefined })}` : ""}`, async () => {
      const outcome = await virnet(line, world);
      match(outcome.stdout, stdout);
      match(outcome.stderr, stderr ?? (code === 2 ? undefined : ""));
      assert.equal(outcome.code, code);
    });

  it("what cannot be written back is not called fixable, nor fixed", async () => {
    const alone = "fixable-latin1.xml is not in UTF-8, so it was not fixed; save it as UTF-8 first";
    const checked = await virnet("lint fixable-latin1.xml");
    assert.match(checked.stdout, /\n\d errors? in 1 file\n$/);
    const fixed = await virnet("lint --fix fixable-latin1.xml");
    assert.match(fixed.stdout, /\n\d errors? in 1 file\n$/);
    assert.equal(fixed.stderr, `virnet: ${alone}\nvirnet: applied 0 fixes\n`);
    assert.equal(fixed.code, 1);
    assert.equal(readFileSync(path("fixable-latin1.xml"), "latin1"), declaredLatin1);
    assert.match((await virnet("lint fixable-utf8.xml")).stdout, / in 1 file \(\d fixable with --fix\)\n$/);
    const stdin = await virnet("lint -", { stdin: readFileSync(path("fixable-utf8.xml")) });
    assert.match(stdin.stdout, /\n\d errors? in 1 file\n$/);
  });

  it("what is left out is named with what it would bring, and not called fixable any more", async () => {
    const before = readFileSync(path("held.xml"), "utf8");
    const { stdout, stderr, code } = await virnet("lint --fix held.xml");
    assert.match(stdout, /\n1 error in 1 file\n$/);
    assert.equal(
      stderr,
      'virnet: held.xml:1:67: did not apply "Change to <dhcp>" (unknown-element): it would cause missing-attribute\nvirnet: applied 0 fixes\n',
    );
    assert.equal(code, 1);
    assert.equal(readFileSync(path("held.xml"), "utf8"), before);
  });

  it("nothing is said of the encoding where there is nothing to fix", async () => {
    const { stderr } = await virnet("lint --fix latin1.xml found");
    assert.equal(stderr, "virnet: applied 0 fixes\n");
  });

  it("a file name cannot forge a line", async () => {
    const { stdout } = await virnet(["lint", "--format", "concise", "strange\nname.xml"]);
    assert.match(stdout, /^strange\\nname\.xml:6:.*\n$/);
  });

  it("what goes wrong with one document does not keep the others from being checked", async () => {
    const stdin = Object.assign(new Error("i/o error"), { code: "EIO" });
    const lost = await virnet("lint - faulty.xml --format concise", { stdin });
    assert.equal(lost.stderr, "virnet: cannot read <stdin>: input/output error\n");
    assert.match(lost.stdout, /^faulty\.xml:6:/);
    assert.equal(lost.code, 2);
    const ours = await virnet("lint - faulty.xml --format concise", { stdin: new TypeError("x is\nundefined") });
    const [sentence, frame] = ours.stderr.split("\n");
    assert.equal(sentence, `virnet: internal error while checking <stdin> (virnet ${version}): x is\\nundefined`);
    assert.match(frame ?? "", /^ +at .*lint\.test/);
    assert.match(ours.stdout, /^faulty\.xml:6:/);
    assert.equal(ours.code, 2);
  });

  it("a document that is too large is only called so, whatever its bytes", async () => {
    const stdin = Buffer.concat([Buffer.from("<network><!-- \xe9", "latin1"), Buffer.alloc(11 * 1024 * 1024, " ")]);
    const { stdout, code } = await virnet("lint - --format concise", { stdin });
    assert.match(stdout, /^<stdin>:1:1: error: .* \[document-too-large\]\n$/);
    assert.equal(code, 1);
  });

  it("json lists what it passed over in folders", async () => {
    const { stdout, code } = await virnet("lint --format json nets");
    const { files, summary } = JSON.parse(stdout);
    assert.equal(code, 1);
    assert.deepEqual(
      files.map((file: { path: string; skipped?: string; findings: unknown[] }) => [
        file.path,
        file.skipped,
        file.findings.length,
      ]),
      [
        ["nets/a.xml", undefined, 0],
        ["nets/b.xml", undefined, 1],
        ["nets/vm.xml", "not a network document", 0],
      ],
    );
    assert.deepEqual(summary, { files: 3, errors: 1, warnings: 0, information: 0, hints: 0 });
  });
});

function match(actual: string, expected: RegExp | string | undefined): void {
  if (typeof expected === "string") assert.equal(actual, expected);
  else if (expected) assert.match(actual, expected);
}
