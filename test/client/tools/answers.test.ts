// Parses the exact output of libvirt's tools: 9.0.0 of Debian, and known variants.
import assert from "node:assert/strict";
import {
  defineVerdict,
  explainedError,
  namesIn,
  plainError,
  schemaVerdict,
  type Verdict,
  versionIn,
} from "../../../client/src/tools/answers.js";
import type { Outcome } from "../../../client/src/tools/run.js";

const file = "/tmp/virnet-x/network.xml";
const ended = (code: number, stderr = "", stdout = ""): Outcome => ({ kind: "ended", code, stdout, stderr });

describe("what virsh prints", () => {
  const versions: [stdout: string, version: string | undefined][] = [
    ["9.0.0\n", "9.0.0"],
    ["12.8.0", "12.8.0"],
    ["\n10.0.0-2ubuntu8\n", "10.0.0"],
    ["virsh 9.0.0", undefined],
    ["", undefined],
  ];
  for (const [stdout, version] of versions) {
    it(`${JSON.stringify(stdout)} is ${version ?? "no version"}`, () => assert.equal(versionIn(stdout), version));
  }

  it("names of networks", () => {
    assert.deepEqual(namesIn("default\nlab 2\r\n\n"), ["default", "lab 2"]);
    assert.deepEqual(namesIn("\n"), []);
  });

  const errors: [stderr: string, plain: string, explained?: string][] = [
    [
      "error: failed to connect to the hypervisor\nerror: Failed to connect socket to '/var/run/libvirt/libvirt-sock-ro': No such file or directory\n",
      "Failed to connect socket to '/var/run/libvirt/libvirt-sock-ro': No such file or directory",
      "Failed to connect socket to '/var/run/libvirt/libvirt-sock-ro': No such file or directory. libvirt is not running there.",
    ],
    [
      "error: failed to connect to the hypervisor\nerror: Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied\n",
      "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied",
      "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied. Your user has no access; members of the group libvirt have.",
    ],
    [
      "error: failed to get network 'x'\nerror: Network not found: no network with matching name 'x'\n",
      "Network not found: no network with matching name 'x'",
    ],
    ["something else\n", "something else"],
    ["", "no output"],
  ];
  for (const [stderr, plain, explained = plain] of errors) {
    it(explained, () => {
      assert.equal(plainError(stderr), plain);
      assert.equal(explainedError(stderr), explained);
    });
  }
});

describe("what virt-xml-validate says", () => {
  const rows: [what: string, outcome: Outcome, verdict: Verdict][] = [
    ["valid", ended(0, `${file} validates\n`), { kind: "accepted" }],
    [
      "an element out of place",
      ended(
        3,
        `Relax-NG validity error : Extra element bridge in interleave\n${file}:4: element bridge: Relax-NG validity error : Element network failed to validate content\n${file} fails to validate\n`,
      ),
      {
        kind: "refused",
        refusals: [
          {
            by: "schema",
            message: "Extra element bridge in interleave; Element network failed to validate content",
            line: 4,
            element: "bridge",
          },
        ],
      },
    ],
    [
      "another root",
      ended(
        3,
        `${file}:1: element domain: Relax-NG validity error : Expecting element network, got domain\n${file} fails to validate\n`,
      ),
      {
        kind: "refused",
        refusals: [{ by: "schema", message: "Expecting element network, got domain", line: 1, element: "domain" }],
      },
    ],
    [
      "no XML, of which the first mistake counts",
      ended(
        1,
        `${file}:8: parser error : Opening and ending tag mismatch: host line 6 and dhcp\n    </dhcp>\n           ^\n${file}:9: parser error : Opening and ending tag mismatch: dhcp line 4 and ip\n  </ip>\n       ^\n`,
      ),
      {
        kind: "refused",
        refusals: [{ by: "parser", message: "Opening and ending tag mismatch: host line 6 and dhcp", line: 8 }],
      },
    ],
    [
      "nothing",
      ended(1, `${file}:1: parser error : Document is empty\n\n^\n`),
      { kind: "refused", refusals: [{ by: "parser", message: "Document is empty", line: 1 }] },
    ],
    [
      "a reason without a place",
      ended(3, `Relax-NG validity error : Extra element dns in interleave\n${file} fails to validate\n`),
      { kind: "refused", refusals: [{ by: "schema", message: "Extra element dns in interleave", element: "dns" }] },
    ],
    [
      "no reason",
      ended(3, `${file} fails to validate\n`),
      { kind: "refused", refusals: [{ by: "schema", message: "The document fails to validate" }] },
    ],
    [
      "no xmllint",
      ended(127, "/usr/bin/virt-xml-validate: 144: xmllint: not found\n"),
      { kind: "unasked", why: "virt-xml-validate needs xmllint, which was not found", missing: "xmllint" },
    ],
    [
      "no xmllint, says bash",
      ended(127, "/usr/bin/virt-xml-validate: line 144: xmllint: command not found\n"),
      { kind: "unasked", why: "virt-xml-validate needs xmllint, which was not found", missing: "xmllint" },
    ],
    [
      "no schema",
      ended(4, "/usr/bin/virt-xml-validate: schema /usr/share/libvirt/schemas/network.rng does not exist\n"),
      {
        kind: "unasked",
        why: "virt-xml-validate failed: /usr/bin/virt-xml-validate: schema /usr/share/libvirt/schemas/network.rng does not exist",
      },
    ],
    [
      "not there",
      { kind: "missing" },
      { kind: "unasked", why: "virt-xml-validate was not found", missing: "virt-xml-validate" },
    ],
    ["late", { kind: "late" }, { kind: "unasked", why: "virt-xml-validate did not answer in time" }],
  ];
  for (const [what, outcome, verdict] of rows) it(what, () => assert.deepEqual(schemaVerdict(outcome, file), verdict));
});

describe("what virsh net-define says", () => {
  const failed = `error: Failed to define network from ${file}\n`;
  const rows: [what: string, outcome: Outcome, verdict: Verdict][] = [
    ["defined", ended(0, "", `Network lab defined from ${file}\n\n`), { kind: "accepted" }],
    [
      "the parser minds",
      ended(1, `${failed}error: internal error: range 10.14.4.200 - 10.14.4.100 is reversed \n`),
      {
        kind: "refused",
        refusals: [{ by: "parser", message: "internal error: range 10.14.4.200 - 10.14.4.100 is reversed" }],
      },
    ],
    [
      "the schema minds",
      ended(
        1,
        `${failed}error: XML document failed to validate against schema: Unable to validate doc against /usr/share/libvirt/schemas/network.rng\nExtra element forward in interleave\nElement network failed to validate content\n\n`,
      ),
      {
        kind: "refused",
        refusals: [
          {
            by: "schema",
            message: "Extra element forward in interleave; Element network failed to validate content",
            element: "forward",
          },
        ],
      },
    ],
    [
      "the schema minds, and gives no reason",
      ended(
        1,
        `${failed}error: XML document failed to validate against schema: Unable to validate doc against x.rng\n`,
      ),
      {
        kind: "refused",
        refusals: [
          {
            by: "schema",
            message: "XML document failed to validate against schema: Unable to validate doc against x.rng",
          },
        ],
      },
    ],
    [
      "no XML",
      ended(
        1,
        `${failed}error: (network_definition):8: Opening and ending tag mismatch: host line 6 and dhcp\n    </dhcp>\n-----------^\n`,
      ),
      {
        kind: "refused",
        refusals: [{ by: "parser", line: 8, message: "Opening and ending tag mismatch: host line 6 and dhcp" }],
      },
    ],
    [
      "before 7.7.0",
      ended(1, "error: command 'net-define' doesn't support option --validate\n"),
      { kind: "unasked", why: "virsh failed: command 'net-define' doesn't support option --validate" },
    ],
    ["not there", { kind: "missing" }, { kind: "unasked", why: "virsh was not found", missing: "virsh" }],
    [
      "not to be run",
      { kind: "failed", why: "spawn virsh EACCES" },
      { kind: "unasked", why: "virsh cannot be run: spawn virsh EACCES" },
    ],
    ["cancelled", { kind: "cancelled" }, { kind: "unasked", why: "virsh was cancelled" }],
  ];
  for (const [what, outcome, verdict] of rows) it(what, () => assert.deepEqual(defineVerdict(outcome), verdict));
});
