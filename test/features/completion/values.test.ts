// Completion of values: the words of the format and their quotes, with the cursor anywhere in the value.
import assert from "node:assert/strict";
import { plain } from "../../helpers/analysis.js";
import { accepted, type EditorOptions, labels, offered } from "../../helpers/complete.js";

const network = (inner: string) => `<network>\n  ${inner}\n</network>`;

/** A document with the cursor, what is accepted, and the document after. */
const cases: readonly (readonly [before: string, label: string, after: string])[] = [
  // between quotes
  [network("<forward mode='|'/>"), "route", network("<forward mode='route|'/>")],
  [network('<forward mode="|"/>'), "route", network('<forward mode="route|"/>')],
  [network("<forward mode='ro|'/>"), "route", network("<forward mode='route|'/>")],
  [network("<forward mode='|nat'/>"), "route", network("<forward mode='route|'/>")],
  [network("<ip family='ip|v6'/>"), "ipv4", network("<ip family='ipv4|'/>")],
  [network("<ip family='ip|v6' address='fd00::1'/>"), "ipv4", network("<ip family='ipv4|' address='fd00::1'/>")],
  [network("<ip family = '|'/>"), "ipv6", network("<ip family = 'ipv6|'/>")],
  [network("<bridge stp='|'/>"), "off", network("<bridge stp='off|'/>")],
  [network("<bridge delay='|'/>"), "0", network("<bridge delay='0|'/>")],
  [network("<dns><srv protocol='|'/></dns>"), "udp", network("<dns><srv protocol='udp|'/></dns>")],
  [
    network("<forward mode='bridge'/><virtualport type='o|'/>"),
    "openvswitch",
    network("<forward mode='bridge'/><virtualport type='openvswitch|'/>"),
  ],
  [
    network("<forward mode='bridge'/><virtualport type='802.1Qb|g'/>"),
    "802.1Qbh",
    network("<forward mode='bridge'/><virtualport type='802.1Qbh|'/>"),
  ],
  ["<network ipv6='|'/>", "yes", "<network ipv6='yes|'/>"],
  ["<network ipv6='|'>\n  <name>a</name>\n</network>", "yes", "<network ipv6='yes|'>\n  <name>a</name>\n</network>"],
  [
    "<network xmlns:dnsmasq='|'/>",
    "http://libvirt.org/schemas/network/dnsmasq/1.0",
    "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0|'/>",
  ],
  [
    "<network xmlns:d='|'/>",
    "http://libvirt.org/schemas/network/dnsmasq/1.0",
    "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0|'/>",
  ],
  // without quotes
  [network("<ip family=|/>"), "ipv6", network("<ip family='ipv6'|/>")],
  [network("<ip family=|>"), "ipv6", network("<ip family='ipv6'|>")],
  [network("<ip family=|"), "ipv6", network("<ip family='ipv6'|")],
  [network("<ip family= |/>"), "ipv6", network("<ip family= 'ipv6'|/>")],
  [network("<ip family=| address='fd00::1'/>"), "ipv6", network("<ip family='ipv6'| address='fd00::1'/>")],
  [network('<ip family=| address="fd00::1"/>'), "ipv6", network('<ip family="ipv6"| address="fd00::1"/>')],
  [network("<ip family=ip|/>"), "ipv6", network("<ip family='ipv6'|/>")],
  [network("<ip family=ip|v4 address='fd00::1'/>"), "ipv6", network("<ip family='ipv6'| address='fd00::1'/>")],
  [network("<ip family=|ipv4/>"), "ipv6", network("<ip family='ipv6'|/>")],
  [network("<ip family=|address='fd00::1'/>"), "ipv6", network("<ip family='ipv6' |address='fd00::1'/>")],
  [network('<bridge name="b"/><ip family=|/>'), "ipv6", network('<bridge name="b"/><ip family="ipv6"|/>')],
  // without the closing quote
  [network("<ip family='|/>"), "ipv6", network("<ip family='ipv6'|/>")],
  [network("<ip family='|>"), "ipv6", network("<ip family='ipv6'|>")],
  [network("<ip family='|"), "ipv6", network("<ip family='ipv6'|")],
  [
    network("<ip family='|").replace("\n</network>", ""),
    "ipv6",
    network("<ip family='ipv6'|").replace("\n</network>", ""),
  ],
  [network("<ip family='ip|\n  <bridge name='b'/>"), "ipv6", network("<ip family='ipv6'|\n  <bridge name='b'/>")],
  [network("<ip family=\"ip|\n  <bridge name='b'/>"), "ipv6", network("<ip family=\"ipv6\"|\n  <bridge name='b'/>")],
  [network("<ip family='ip| address='fd00::1'/>"), "ipv6", network("<ip family='ipv6'| address='fd00::1'/>")],
  [network("<ip family='| address='fd00::1'/>"), "ipv6", network("<ip family='ipv6'| address='fd00::1'/>")],
  [
    network("<ip family='|\r\n  <bridge name='b'/>").replaceAll("\n ", "\r\n "),
    "ipv6",
    network("<ip family='ipv6'|\r\n  <bridge name='b'/>").replaceAll("\n ", "\r\n "),
  ],
  // the content of an element
  [
    network("<uuid>|</uuid>"),
    "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf",
    network("<uuid>a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf|</uuid>"),
  ],
  [
    network("<uuid>a|0</uuid>"),
    "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf",
    network("<uuid>a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf|</uuid>"),
  ],
];

/** A document with the cursor and all the words that are offered there, in order. */
const lists: readonly (readonly [marked: string, words: readonly string[], options?: EditorOptions])[] = [
  [network("<forward mode='|'/>"), ["nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev"]],
  [
    network("<forward mode='|'/>"),
    ["nat", "route", "bridge", "private", "vepa", "passthrough", "hostdev"],
    { target: "1.0.0" },
  ],
  [network("<forward mode='|'/>"), ["nat", "route"], { target: "0.5.0" }],
  // of two the one that changes something, of more the default
  ["<network ipv6='|'/>", ["yes", "no"]],
  [network("<dns enable='|'/>"), ["no", "yes"]],
  [network("<ip family='|'/>"), ["ipv6", "ipv4"]],
  [network("<ip><dhcp><range><lease unit='|'/></range></dhcp></ip>"), ["minutes", "seconds", "hours"]],
  // what is on its way out comes last
  [network("<forward mode='hostdev'><driver name='|'/></forward>"), ["vfio", "xen", "kvm"]],
  [network("<forward mode='hostdev'><driver name='|'/></forward>"), ["vfio", "kvm"], { target: "9.0.0" }],
  // nobody knows
  [network("<ip colour='|'/>"), []],
  [network("<colour family='|'/>"), []],
  [network("<name family='|'/>"), []],
  // a value over several lines is no value yet
  [network("<ip family='ip|\n'/>"), []],
  [network("<ip family=|'ipv4'/>"), []],
  [network("<ip family |='ipv4'/>"), []],
];

describe("completion of values", () => {
  for (const [before, label, after] of cases) {
    it(`${JSON.stringify(before)} ${label}`, () => assert.equal(accepted(before, label), after));
  }
  for (const [marked, words, options] of lists) {
    it(`${JSON.stringify(marked)}: ${words.join(", ") || "nothing"}`, () =>
      assert.deepEqual(labels(marked, options), words));
  }

  it("says what a word means, which is the default, and which is deprecated", () => {
    const [nat] = offered(network("<forward mode='|'/>"));
    assert.match(nat?.labelDetails?.description ?? "", /^default: Guests reach the outside/);
    const kvm = offered(network("<forward mode='hostdev'><driver name='|'/></forward>")).at(-1);
    assert.deepEqual(kvm?.tags, [1]);
    assert.match(kvm?.labelDetails?.description ?? "", /^deprecated: /);
    const plainKvm = offered(network("<forward mode='hostdev'><driver name='|'/></forward>"), { support: plain }).at(
      -1,
    );
    assert.equal(plainKvm?.tags, undefined);
    assert.match(plainKvm?.detail ?? "", /^deprecated: /);
  });
  it("proposes what fits the network", () => {
    const marked = network("<ip address='10.9.0.1' prefix='24'><dhcp><host mac='52:54:00:0:0:1' ip='|'/></dhcp></ip>");
    const [first] = labels(marked);
    assert.match(first ?? "", /^10\.9\.0\.\d+$/);
    assert.equal(accepted(marked, first ?? ""), marked.replace("|", `${first}|`));
  });
  it("fills a new element with what fits the network", () => {
    const marked = network("<ip address='10.9.0.1' prefix='24'><dhcp>|</dhcp></ip>");
    const host = offered(marked).find(({ label }) => label === "host");
    assert.match(String(host?.textEdit?.newText), /ip='\$\{\d:10\.9\.0\.\d+\}'/);
    const plainHost = offered(marked, { support: plain }).find(({ label }) => label === "host");
    assert.match(String(plainHost?.textEdit?.newText), /ip='10\.9\.0\.\d+'/);
  });
  it("fills an IPv6 element with nothing of IPv4", () => {
    for (const label of ["ip family='ipv6'", "route family='ipv6'"]) {
      const element = offered(network("|")).find((each) => each.label === label);
      assert.doesNotMatch(String(element?.textEdit?.newText), /\d\.\d|:24\}/, label);
    }
  });
});
