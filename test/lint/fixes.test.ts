// Safe fixes applied together and in rounds, as by --fix and fix-all: what they preserve, and what is left out.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/findings.js";
import { applySafeFixes, fixedAs } from "../../server/src/lint/fixes.js";
import { type LintResult, lint } from "../../server/src/lint/lint.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";

const ip = "<ip address='192.168.77.1' prefix='24'/>";
const ovs = "<forward mode='bridge'/><bridge name='ovs0'/><virtualport type='openvswitch'/>";
const pool = "<forward mode='hostdev'><address type='pci' bus='1' slot='0' function='1'/>|</forward>";
const options = (...values: string[]) =>
  `<x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'>${values.map((value) => `<x:option value='${value}'/>`).join("")}</x:options>`;
const sriov = (second: string) => pool.replace("|", second);

/** A network's content, and what becomes of it; without the second it stays as it is. */
const cases: readonly [title: string, before: string, after?: string][] = [
  ["nothing to do", `<name>a</name>${ip}`],
  [
    "several at once",
    `<name>a</name><bridge nmae='virbr7' stp='no'/>${ip}`,
    `<name>a</name><bridge name='virbr7' stp='off'/>${ip}`,
  ],
  [
    "one that brings the next to light",
    "<name>a</name><ip address='192.168.77.1' prefix='24'><dchp><range strat='192.168.77.9' end='192.168.77.20'/></dchp></ip>",
    "<name>a</name><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.9' end='192.168.77.20'/></dhcp></ip>",
  ],
  [
    "a mistake in the XML first",
    `<name>a</name><bridge name='virbr7', stp='NO'/>${ip}`,
    `<name>a</name><bridge name='virbr7' stp='off'/>${ip}`,
  ],
  [
    "one after its like",
    "<name>a\u0001\u0001</name><bridge stp='on' stp='on' stp='on',,,/>",
    "<name>a</name><bridge stp='on'/>",
  ],
  ["a suggestion is left to the author", "<name>a</name><dns><vlan/></dns>"],

  [
    "an empty attribute is set, not written again",
    "<name>a</name><ip family='' address='fd00:77::1' prefix='64'/>",
    "<name>a</name><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
  ],
  [
    "so is an empty prefix",
    "<name>a</name><ip address='192.168.77.1/24' prefix=''/>",
    "<name>a</name><ip address='192.168.77.1' prefix='24'/>",
  ],

  ["a digit behind a stray quote stays", `<name>a</name>${ovs}<vlan><tag id='4'2/></vlan>`],
  ["so does that of an MTU", "<name>a</name><mtu size='9000'0/>"],
  ["and the rest of a name", '<name>a</name><bridge name="virbr"5" stp=\'on\'/>'],
  ["and of an address", "<name>a</name><ip address='192.168.77.'1' prefix='24'/>"],
  ["a reference stays one", "<name>&lt;a </name>", "<name>&lt;a</name>"],
  [
    "also in a value",
    `<name>a</name><bridge name=' virbr&#55; '/>${ip}`,
    `<name>a</name><bridge name='virbr&#55;'/>${ip}`,
  ],
  ["a comment in a name stays", "<name>\n  a\n  <!-- the lab -->\n</name>", "<name>a<!-- the lab --></name>"],
  [
    "and in a title",
    "<name>a</name><title>\n  My <!-- keep me --> net\n</title>",
    "<name>a</name><title>My <!-- keep me --> net</title>",
  ],
  ["values in the wrong place are not emptiness", "<name>a</name><bandwidth average='1000' peak='5000'/>"],
  ["nor is a comment", "<name>a</name><bandwidth><!-- none yet --></bandwidth>"],
  ["but nothing is", "<name>a</name><bandwidth></bandwidth>", "<name>a</name>"],
  ["a mode that is none goes with nothing in it", `<name>a</name><forward mode='none'/>${ip}`, `<name>a</name>${ip}`],
  ["and stays with a comment", `<name>a</name><forward mode='none'><!-- not yet --></forward>${ip}`],
  ["or with an attribute", `<name>a</name><forward mode='none' dev='eth0'/>${ip}`],
  [
    "an option that dnsmasq accepts once is repaired once",
    `<name>a</name>${ip}${options("--cache-size=500", "--cache-size=500")}`,
    `<name>a</name>${ip}${options("cache-size=500", "--cache-size=500")}`,
  ],
  ["and not beside one that is right", `<name>a</name>${ip}${options("--cache-size=500", "cache-size=300")}`],
  [
    "a misspelt target is written right",
    `<!-- virnet-target debain12 --><name>a</name>${ip}`,
    `<!-- virnet-target debian12 --><name>a</name>${ip}`,
  ],
  ["but is not made another release", `<!-- virnet-target debian21 --><name>a</name>${ip}`],
  [
    "a misspelt rule is written right",
    `<!-- virnet-disable unknwon-element: ours --><name>a</name>${ip}<ours/>`,
    `<!-- virnet-disable unknown-element: ours --><name>a</name>${ip}<ours/>`,
  ],
  ["but keeps its digits", `<!-- virnet-disable unknwon-eleme2nt: ours --><name>a</name>${ip}<ours/>`],
  ["or with a mode written twice", `<name>a</name><forward mode='nat' mode='none'/>${ip}`],
  [
    "a device listed twice goes",
    `<name>a</name>${sriov("<address type='pci' bus='0x01' slot='0' function='1'/>")}`,
    `<name>a</name>${sriov("")}`,
  ],
  [
    "and stays with a comment",
    `<name>a</name>${sriov("<address type='pci' bus='1' slot='0' function='1'><!-- spare --></address>")}`,
  ],
  ["the 0 of an MTU goes alone", "<name>a</name><mtu size='0'><!-- 9000 soon --></mtu>"],
  [
    "a comment for virnet stays, with its reason",
    "<name>a</name><!-- virnet-disable-next-line dhcp-empty: since 2019 --><ip address='192.168.77.1' prefix='24'/>",
  ],
  [
    "also where its rule is misspelt",
    "<name>a</name><!-- virnet-disable-next-line ip-mask-mising: as meant --><ip address='10.1.2.1'/>",
    "<name>a</name><!-- virnet-disable-next-line ip-mask-missing: as meant --><ip address='10.1.2.1'/>",
  ],
  [
    "and where no rule is near",
    "<name>a</name><!-- virnet-disable-next-line qqqqqqqq: as meant --><ip address='10.1.2.1' prefix='24'/>",
  ],
  ["two hyphens in a comment stay two", `<name>a</name><!-- --x -->${ip}`, `<name>a</name><!-- - -x -->${ip}`],
  ["a second netmask stays", "<name>a</name><ip family='ipv6' address='fd00:77::1' netmask='48' prefix='64'/>"],
  [
    "unless it says the same",
    "<name>a</name><ip family='ipv6' address='fd00:77::1' netmask='64' prefix='64'/>",
    "<name>a</name><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
  ],
  ["a scope stays", "<name>a</name><ip family='ipv6' address='fe80::1%eth0' prefix='64'/>"],
  ["an octet too large stays", "<name>a</name><ip address='192.168.771' prefix='24'/>"],
  [
    "the data of another application stays",
    "<name>a</name><o:options xmlns:o='urn:example:mine'><o:option value='x'/></o:options>",
  ],
  [
    "what would be refused stays misspelt",
    "<name>a</name><ip address='10.0.0.1' prefix='24'><dchp><range start='10.0.0.9'/></dchp></ip>",
  ],
];

describe("safe fixes", () => {
  for (const [title, content, result = content] of cases) {
    it(`${title}: ${content}`, () => {
      const [before, after] = [content, result].map((inner) => `<network>${inner}</network>`);
      const fixed = applySafeFixes(before ?? "", { insist: true });
      assert.equal(fixed.text, after);
      assert.equal(fixed.applied > 0, before !== after);
      assert.equal(applyEdits(before ?? "", fixed.edits), after);
      assert.deepEqual(fixed.quarrel, []);
      assert.deepEqual(
        fixed.leftOut.filter(({ fault }) => fault),
        [],
      );
      assert.equal(applySafeFixes(fixed.text, { insist: true }).text, fixed.text, "twice is once");
    });
  }

  it("leave out what would bring an error, and say which", () => {
    const text =
      "<network><name>a</name><bridge nmae='virbr7'/><ip address='10.0.0.1' prefix='24'><dchp><range start='10.0.0.9'/></dchp></ip></network>";
    const { text: fixed, applied, leftOut } = applySafeFixes(text, { insist: true });
    assert.equal(fixed, text.replace("nmae", "name"));
    assert.equal(applied, 1);
    assert.deepEqual(
      leftOut.map(({ finding, brings, fault }) => [finding.rule, brings, fault]),
      [["unknown-element", ["missing-attribute"], undefined]],
    );
  });
});

/** A judge that finds what it is told to in a text, with one safe fix each. */
function judge(rules: Readonly<Record<string, readonly [found: string, replaced: string]>>) {
  return (text: string): LintResult => {
    const findings = Object.entries(rules).flatMap(([rule, [found, replaced]]): Finding[] => {
      const start = text.indexOf(found);
      const span = { start, end: start + found.length };
      const fix = { title: rule, safe: true, edits: [{ ...span, newText: replaced }] };
      const shared = { severity: "warning", stage: "advice", message: rule, related: [], tags: [] } as const;
      return start < 0 ? [] : [{ ...shared, rule, span, fixes: [fix] }];
    });
    return { ...lint("<network><name>a</name></network>"), findings };
  };
}

describe("fixes that fail", () => {
  it("one that leaves its finding is left out, with the fault named", () => {
    const { text, leftOut } = fixedAs("a b", judge({ idle: ["a", "aa"], good: ["b", "c"] }));
    assert.equal(text, "a c");
    assert.deepEqual(
      leftOut.map(({ finding, fault }) => [finding.rule, fault]),
      [["idle", "the finding would stay"]],
    );
  });

  it("one that changes nothing is left out", () => {
    const { leftOut } = fixedAs("a", judge({ idle: ["a", "a"] }));
    assert.deepEqual(
      leftOut.map(({ fault }) => fault),
      ["it changes nothing"],
    );
  });

  it("rules that undo each other are named, and it ends", () => {
    const { quarrel } = fixedAs("a", (text) => judge({ one: ["a", "b"], other: ["b", "a"] })(text));
    assert.deepEqual(quarrel.toSorted(), ["one", "other"]);
  });
});
