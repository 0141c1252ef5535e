// `virnet copy`: the files that are written, what is said about them, and what is refused.
import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { domain, inFolder, sound } from "./helper.js";

const full = `<network>
  <name>default</name>
  <uuid>1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0'/>
  <!-- 192.168.122.9: printer -->
  <ip address='192.168.122.1' prefix='24'>
    <dhcp>
      <range start='192.168.122.100' end='192.168.122.254'/>
      <host mac='52:54:00:00:00:01' name='web' ip='192.168.122.10'/>
      <host mac='52:54:00:00:00:02' ip='192.168.122.11'/>
    </dhcp>
  </ip>
</network>
`;
const copyOf = (name: string, bridge: string, net: string) => `<network>
  <name>${name}</name>
  <forward mode='nat'/>
  <bridge name='${bridge}'/>
  <!-- 192.168.122.9: printer -->
  <ip address='${net}.1' prefix='24'>
    <dhcp>
      <range start='${net}.100' end='${net}.254'/>
      <host name='web' ip='${net}.10'/>
    </dhcp>
  </ip>
</network>
`;

describe("virnet copy", () => {
  const { path, virnet } = inFolder({
    "nets/default.xml": full,
    "nets/taken.xml":
      "<network><name>red</name><bridge name='virbr1'/><ip address='192.168.123.1' prefix='24'/></network>",
    "nets/vm.xml": domain,
    "nets/broken.xml": "<network><name>x</name>",
    "nets/utf16.xml": Buffer.from(`\ufeff${sound}`, "utf16le"),
    "nets/marked.xml": `\ufeff${sound}`,
    "other/blue.xml":
      "<network><name>blue</name><bridge name='virbr2'/><ip address='192.168.124.1' prefix='24'/></network>",
    "nets/huge.xml": "<network><name>big</name><ip address='10.0.0.1' prefix='8'/></network>",
  });
  const read = (name: string) => readFileSync(path(name), "utf8");

  it("writes copies beside the original, which lint has nothing to say about together", async () => {
    const { code, stdout, stderr } = await virnet("copy nets/default.xml lab1 lab2.xml");
    assert.equal(code, 0, stderr);
    assert.equal(
      stdout,
      "wrote nets/lab1.xml: lab1, virbr2, 192.168.124.0/24\nwrote nets/lab2.xml: lab2, virbr3, 192.168.125.0/24\n",
    );
    assert.equal(
      stderr,
      [1, 2]
        .map(
          (number) =>
            `virnet: nets/lab${number}.xml lacks 1 static host that nets/default.xml identifies by MAC address or id alone\n` +
            `virnet: nets/lab${number}.xml still has 192.168.122.9 in line 5, as nets/default.xml does\n`,
        )
        .join(""),
    );
    assert.equal(read("nets/lab1.xml"), copyOf("lab1", "virbr2", "192.168.124"));
    assert.equal(read("nets/lab2.xml"), copyOf("lab2", "virbr3", "192.168.125"));
    assert.equal(read("nets/default.xml"), full);
    const report = await virnet("lint --format json nets/default.xml nets/lab1.xml nets/lab2.xml nets/taken.xml");
    const { files } = JSON.parse(report.stdout) as { files: { findings: { rule: string }[] }[] };
    assert.deepEqual(
      files.flatMap(({ findings }) => findings.map(({ rule }) => rule)).filter((rule) => rule.endsWith("-shared")),
      [],
    );
  });

  it("writes to another folder, beside whose networks the copy fits as well", async () => {
    const { code, stdout } = await virnet("copy nets/taken.xml green -o other");
    assert.deepEqual([code, stdout], [0, "wrote other/green.xml: green, virbr4, 192.168.126.0/24\n"]);
    assert.ok(existsSync(path("other/green.xml")));
  });

  it("prints one copy, also of standard input", async () => {
    const printed = await virnet("copy - lab9 --stdout", { stdin: full });
    assert.deepEqual([printed.code, printed.stdout], [0, copyOf("lab9", "virbr1", "192.168.123")]);
    const { stdout } = await virnet("copy nets/marked.xml lab9 --stdout");
    assert.equal(stdout.slice(0, 11), "\ufeff<network>\n");
  });

  it("writes a copy of standard input to the current folder", async () => {
    const { code, stdout } = await virnet("copy - lab8", { stdin: full, cwd: "other" });
    assert.equal(code, 0);
    assert.match(stdout, /^wrote lab8\.xml: lab8, virbr/);
    assert.ok(existsSync(path("other/lab8.xml")));
  });

  const refused: [line: string, sentence: string][] = [
    ["copy", "copy needs a file and the names of the copies (see virnet copy --help)"],
    ["copy nets/default.xml", "copy needs a file and the names of the copies (see virnet copy --help)"],
    ["copy nets/default.xml new new.xml", "the name new is given twice (see virnet copy --help)"],
    ["copy nets/default.xml new red", "a network red is already defined in nets/taken.xml (see virnet copy --help)"],
    ["copy nets/default.xml new vm", "nets/vm.xml already exists (see virnet copy --help)"],
    [
      "copy nets/default.xml ../new",
      '"../new" cannot be the name of a network and a file: use letters, digits, hyphens and underscores (see virnet copy --help)',
    ],
    [
      "copy nets/default.xml new newer --stdout",
      "--stdout prints one copy, so it needs exactly one name (see virnet copy --help)",
    ],
    ["copy nets/default.xml new --stdout -o x", "--stdout and --output cannot be combined (see virnet copy --help)"],
    ["copy nets/none.xml new", "cannot read nets/none.xml: no such file or folder"],
    ["copy nets/vm.xml new", "cannot copy nets/vm.xml: its root element is not <network>"],
    ["copy nets/utf16.xml new", "cannot copy nets/utf16.xml: it is not in UTF-8"],
    [
      "copy nets/huge.xml new",
      "cannot copy nets/huge.xml: its name is not plain text, or no private subnet of the size of one of its own is free",
    ],
    ["copy nets/default.xml new -o none", "cannot write none/new.xml: no such file or folder"],
  ];
  for (const [line, sentence] of refused) {
    it(`refuses ${line}`, async () => {
      assert.deepEqual(await virnet(line), { code: 2, stdout: "", stderr: `virnet: ${sentence}\n` });
      assert.ok(!existsSync(path("nets/new.xml")));
    });
  }

  it("says where the XML of the original is wrong", async () => {
    const { code, stderr } = await virnet("copy nets/broken.xml new");
    assert.equal(code, 2);
    assert.match(stderr, /^virnet: cannot copy nets\/broken\.xml:1:\d+: /);
  });

  it("counts a link to the original as the original", async () => {
    symlinkSync(path("nets/taken.xml"), path("nets/link.xml"));
    const { code, stdout } = await virnet("copy nets/link.xml lab7 --stdout");
    assert.equal(code, 0);
    assert.match(stdout, /<name>lab7</);
  });
});
