// Renaming: what can be renamed, the resulting text, and what is refused.
import assert from "node:assert/strict";
import type { TextEdit } from "vscode-languageserver";
import { prepareRenameAt, renameAt } from "../../server/src/features/rename.js";
import { analysisOf, contextOf, edited, plain } from "../helpers/analysis.js";
import { cursor } from "../helpers/markers.js";
import { marked, told, whole } from "./marked.js";

const subnet = (content: string) => `<ip address='10.0.0.1' prefix='24'>${content}</ip>`;
const hosts =
  "<dhcp><range start='10.0.0.20' end='10.0.0.30'/><host mac='52:54:00:00:00:01' name='web' ip='10.0.0.9'/><host mac='52:54:00:00:00:02' name='db' ip='10.0.0.8'/></dhcp>";

/** What is offered for renaming; no mark: nothing. */
const offers: readonly (readonly [title: string, content: string])[] = [
  ["a value", "<portgroup name='«off|ice»'/>"],
  ["a text without the blanks around it", "<network><name>\n «l|ab» </name></network>"],
  ["a text in a CDATA section", "<network><name> <![CDATA[ «l|ab» ]]>\n</name></network>"],
  ["no text in several pieces", "<network><name>l|ab<![CDATA[s]]></name></network>"],
  ["no CDATA section that is not closed", "<network><name><![CDATA[l|ab"],
  ["a host name without the domain", "<domain name='lab.test'/><dns><srv target='«w|eb».lab.test'/></dns>"],
  ["a start tag", "<«d|ns»></dns>"],
  ["an end tag", "<dns></«dns|»>"],
  ["a tag without its end tag", "<«d|ns»><host>"],
  ["a prefix", "<network xmlns:d='urn:d'><«d|»:x/></network>"],
  ["a tag with a prefix", "<network xmlns:d='urn:d'><«d:x|»/></network>"],
  ["no end of a range", subnet("<dhcp><range start='10.0.0.20|' end='10.0.0.30'/></dhcp>")],
  ["not the root", "<network|></network>"],
  ["no mode", "<forward mode='n|at'/>"],
  ["no attribute", "<forward mo|de='nat'/>"],
  ["no name that is missing", "<network><|></network>"],
  ["no end tag that closes nothing", "</d|ns>"],
  ["no other document", "<domain><na|me/></domain><!--<network-->"],
];

/** What becomes of the document. */
const renamings: readonly (readonly [title: string, content: string, newName: string, after: string])[] = [
  [
    "a static host in DHCP and DNS",
    `<dns><host ip='10.0.0.9'><hostname>web</hostname></host></dns>${subnet(hosts.replace("web", "w|eb"))}`,
    "www",
    `<dns><host ip='10.0.0.9'><hostname>www</hostname></host></dns>${subnet(hosts.replace("web", "www"))}`,
  ],
  [
    "a host in a CDATA section",
    "<dns><host ip='10.0.0.9'><hostname><![CDATA[w|eb]]></hostname></host><srv service='sip' protocol='tcp' target='web'/></dns>",
    "www",
    "<dns><host ip='10.0.0.9'><hostname><![CDATA[www]]></hostname></host><srv service='sip' protocol='tcp' target='www'/></dns>",
  ],
  [
    "a name in a CDATA section",
    "<network><name><![CDATA[l|ab]]></name></network>",
    "a]]>&b",
    "<network><name><![CDATA[a]]]]><![CDATA[>&b]]></name></network>",
  ],
  [
    "a host with its domain",
    "<domain name='lab.test'/><dns><srv service='sip' protocol='tcp' target='web.lab.test'/><host ip='10.0.0.9'><hostname>w|eb</hostname></host></dns>",
    "www",
    "<domain name='lab.test'/><dns><srv service='sip' protocol='tcp' target='www.lab.test'/><host ip='10.0.0.9'><hostname>www</hostname></host></dns>",
  ],
  [
    "the domain",
    "<domain name='l|ab.test'/><dns><srv service='sip' protocol='tcp' domain='lab.test' target='web.lab.test'/></dns>",
    "corp.test",
    "<domain name='corp.test'/><dns><srv service='sip' protocol='tcp' domain='corp.test' target='web.corp.test'/></dns>",
  ],
  [
    "an address, but no end of a range",
    `<dns><host ip='10.0.9'><hostname>x</hostname></host></dns>${subnet(hosts.replace("0.20", "0.9").replace("ip='10.0.0.9", "ip='10.0.0.|9"))}<route address='10.9.0.0' prefix='16' gateway='10.0.0.9'/>`,
    "10.0.0.7",
    `<dns><host ip='10.0.0.7'><hostname>x</hostname></host></dns>${subnet(hosts.replace("0.20", "0.9").replace("ip='10.0.0.9", "ip='10.0.0.7"))}<route address='10.9.0.0' prefix='16' gateway='10.0.0.7'/>`,
  ],
  [
    "the host's address within its subnet",
    subnet(hosts).replace("10.0.0.1'", "10.0.|0.1'"),
    "10.0.0.254",
    subnet(hosts).replace("10.0.0.1'", "10.0.0.254'"),
  ],
  [
    "the host's address, with all its subnet",
    `${subnet(hosts).replace("10.0.0.1'", "10.0.|0.1'")}<route address='10.9.0.0' prefix='16' gateway='10.0.0.9'/>`,
    "10.5.7.1",
    `${subnet(hosts).replaceAll("10.0.0.", "10.5.7.")}<route address='10.9.0.0' prefix='16' gateway='10.5.7.9'/>`,
  ],
  [
    "the host's address, with what lies in its subnet elsewhere",
    `<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><dns><txt name='x' value='v=spf1 ip4:10.0.0.5 ip4:10.0.1.5 -all'/></dns>${subnet("").replace("10.0.0.1'", "10.0.|0.1'")}<route address='10.0.0.128' prefix='25' gateway='10.0.0.2'/><route address='10.0.0.0' prefix='16' gateway='10.0.0.3'/><d:options><d:option value='dhcp-option=3,10.0.0.1'/><d:option value='server=/0.0.10.in-addr.arpa/10.0.0.5#53'/><d:option value='address=/x/10.0.0.10,10.0.0'/></d:options></network>`,
    "10.5.7.254",
    `<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><dns><txt name='x' value='v=spf1 ip4:10.5.7.5 ip4:10.0.1.5 -all'/></dns>${subnet("").replace("10.0.0.1'", "10.5.7.254'")}<route address='10.5.7.128' prefix='25' gateway='10.5.7.2'/><route address='10.0.0.0' prefix='16' gateway='10.5.7.3'/><d:options><d:option value='dhcp-option=3,10.5.7.254'/><d:option value='server=/7.5.10.in-addr.arpa/10.5.7.5#53'/><d:option value='address=/x/10.5.7.10,10.0.0'/></d:options></network>`,
  ],
  [
    "an address of IPv6, with all its subnet",
    "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><ip family='ipv6' address='fd00:1::|1' prefix='64'/><d:options><d:option value='server=/0.0.0.0.0.0.0.0.1.0.0.0.0.0.d.f.ip6.arpa/fd00:1::5'/></d:options></network>",
    "fd00:2::1",
    "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><ip family='ipv6' address='fd00:2::1' prefix='64'/><d:options><d:option value='server=/0.0.0.0.0.0.0.0.2.0.0.0.0.0.d.f.ip6.arpa/fd00:2::5'/></d:options></network>",
  ],
  [
    "a host's address in options",
    `<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name>${subnet(hosts.replace("ip='10.0.0.9", "ip='10.0.0.|9"))}<d:options><d:option value='dhcp-option=6,10.0.0.9,10.0.0.99'/></d:options></network>`,
    "10.0.0.7",
    `<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name>${subnet(hosts.replace("ip='10.0.0.9", "ip='10.0.0.7"))}<d:options><d:option value='dhcp-option=6,10.0.0.7,10.0.0.99'/></d:options></network>`,
  ],
  [
    "a bridge, and no device",
    "<forward mode='route' dev='br7'/><bridge name='b|r7'/>",
    "br8",
    "<forward mode='route' dev='br7'/><bridge name='br8'/>",
  ],
  [
    "a device of the pool",
    "<forward mode='passthrough' dev='et|h0'><interface dev='eth0'/></forward>",
    "eth2",
    "<forward mode='passthrough' dev='eth2'><interface dev='eth2'/></forward>",
  ],
  [
    "a VLAN",
    "<portgroup name='a'><vlan><tag id='1|0'/></vlan></portgroup><portgroup name='b'><vlan><tag id='10'/></vlan></portgroup>",
    "20",
    "<portgroup name='a'><vlan><tag id='20'/></vlan></portgroup><portgroup name='b'><vlan><tag id='20'/></vlan></portgroup>",
  ],
  [
    "the network",
    "<network><name>\n l|ab </name></network>",
    "a&<b",
    "<network><name>\n a&amp;&lt;b </name></network>",
  ],
  [
    "with the quotes that are there",
    "<dns><txt name=\"ex|ample\" value='x'/></dns>",
    "example2",
    "<dns><txt name=\"example2\" value='x'/></dns>",
  ],
  ["both tags", "<dn|s><host ip='10.0.0.9'/></dns>", "dms", "<dms><host ip='10.0.0.9'/></dms>"],
  ["both tags, from the end", "<dns><host ip='10.0.0.9'/></dn|s>", "dms", "<dms><host ip='10.0.0.9'/></dms>"],
  [
    "a prefix",
    "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><|d:options><d:option value='d'/></d:options></network>",
    "dnsmasq",
    "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><dnsmasq:options><dnsmasq:option value='d'/></dnsmasq:options></network>",
  ],
  [
    "to another spelling of the same",
    "<mac address='52:54:0:0:0:|1'/>",
    "52:54:00:00:00:01",
    "<mac address='52:54:00:00:00:01'/>",
  ],
  [
    "in a text that has errors already",
    "<forward mode='wifi'/><portgroup name='off|ice'/>",
    "home",
    "<forward mode='wifi'/><portgroup name='home'/>",
  ],
  [
    "of a part, where the rest is wrong already",
    "<domain name='l|ab.test'/><dns><txt name='-.lab.test' value='x'/></dns>",
    "corp.test",
    "<domain name='corp.test'/><dns><txt name='-.corp.test' value='x'/></dns>",
  ],
  [
    "in a half-typed text",
    "<dns><host ip='10.0.0.9'><hostname>w|eb</hostname><dhcp>",
    "www",
    "<dns><host ip='10.0.0.9'><hostname>www</hostname><dhcp>",
  ],
];

const refusals: readonly (readonly [content: string, newName: string, refusal: string])[] = [
  [
    "<portgroup name='office'/><portgroup name='h|ome'/>",
    "office",
    '"office" is taken already, by <portgroup> in line 1',
  ],
  [subnet(hosts.replace("web", "w|eb")), "DB", '"DB" is taken already, by <host> in line 1'],
  [
    subnet(hosts.replace("ip='10.0.0.9", "ip='10.0.0.|9")),
    "10.0.0.1",
    '"10.0.0.1" is taken already, by <ip> in line 1',
  ],
  [subnet(hosts).replace("10.0.0.1'", "10.0.|0.1'"), "10.7.7.9", '"10.7.7.9" is taken already, by <host> in line 1'],
  // The place that stands in the way, not the one that is renamed.
  [
    `${subnet("").replace("10.0.0.1'", "10.0.|0.1'")}<route address='10.9.0.0' prefix='16' gateway='10.0.0.9'/>`,
    "10.7.7.9",
    '"10.7.7.9" is taken already, by <route> in line 1',
  ],
  [
    `${subnet("").replace("10.0.0.1'", "10.0.|0.1'")}<route address='10.9.0.0' prefix='16' gateway='10.0.0.9'/>`,
    "10.0.0.9",
    '"10.0.0.9" is taken already, by <route> in line 1',
  ],
  [subnet(hosts.replace("ip='10.0.0.9", "ip='10.0.0.|9")), "10.0.0", '"10.0.0" is not an IP address'],
  [
    "<domain name='lab.test'/><dns><txt name='w|eb.lab.test' value='x'/></dns>",
    "w b",
    '"w b.lab.test" is not a DNS name',
  ],
  [
    "<bridge name='vir|br1'/>",
    "virbr 1",
    '"virbr 1" is not a device name of letters, digits, dots, hyphens and underscores',
  ],
  ["<bridge name='vir|br1'/>", "abridgetoofartogo", '"abridgetoofartogo" has 17 bytes; a device name has at most 15'],
  ["<vlan><tag id='1|0'/></vlan>", "4096", '"4096" is not a VLAN ID from 0 to 4095'],
  [
    "<network><name>l|ab</name></network>",
    "",
    '"" is not a name without slashes and line breaks, of 247 bytes at most',
  ],
  ["<dn|s></dns>", "1dns", '"1dns" is no XML name'],
  ["<dn|s></dns>", "d ns", '"d ns" is no XML name'],
  ["<network xmlns:d='urn:d' xmlns:e='urn:e'><|d:x/></network>", "e", 'The prefix "e" is declared already'],
  ["<network xmlns:d='urn:d'><|d:x/></network>", "a:b", '"a:b" is no namespace prefix'],
  [
    "<network xmlns:d='urn:d'><|d:x/></network>",
    "xmld",
    '"xmld" is no prefix to choose: XML keeps those that begin with "xml"',
  ],
  ["<forward mode='n|at'/>", "route", "There is nothing to rename here"],
  ["<network|></network>", "networks", "A libvirt network is a `<network>`: its root element has no other name"],
];

describe("rename", () => {
  for (const [title, content] of offers) {
    it(`offers ${title}`, () => {
      const { analysis, offset, expected } = marked(content);
      const offered = prepareRenameAt(analysis, offset);
      assert.deepEqual(offered ? [told(analysis, offered.range)] : [], expected);
    });
  }

  for (const [title, content, newName, after] of renamings) {
    it(title, () => {
      const { analysis, offset } = marked(content);
      const renaming = renameAt(analysis, offset, newName, contextOf(plain));
      assert.ok("edit" in renaming, JSON.stringify(renaming));
      assert.equal(edited(analysis, renaming.edit.changes?.[analysis.document.uri] ?? []), whole(after));
    });
  }

  for (const [content, newName, refusal] of refusals) {
    it(`refuses: ${refusal}`, () => {
      const { analysis, offset } = marked(content);
      assert.deepEqual(renameAt(analysis, offset, newName, contextOf()), { refusal });
    });
  }

  it("is not refused for what a rule found before that is off", () => {
    const { text, offset } = cursor("<network><name>lab</name><odd/><portgroup name='off|ice'/></network>");
    const analysis = analysisOf(text, { off: "unknown-element" });
    const renaming = renameAt(analysis, offset, "home", contextOf(plain));
    assert.ok("edit" in renaming, JSON.stringify(renaming));
  });

  it("offers a name as it reads", () => {
    const { analysis, offset } = marked("<portgroup name='a&#98;|'/>");
    assert.equal(prepareRenameAt(analysis, offset)?.placeholder, "ab");
  });

  it("lists what a subnet leaves in comments", () => {
    const { analysis, offset } = marked(
      "<network><name>lab</name>\n<!-- 10.0.0.7 and 10.0.0.8\n10.0.1.1, 10.0.0.9, 10.0.0.10 -->\n<ip address='10.0.|0.1' prefix='24'/></network>",
    );
    const renaming = renameAt(analysis, offset, "10.5.7.1", contextOf());
    assert.ok("edit" in renaming, JSON.stringify(renaming));
    assert.deepEqual(renaming.edit.changeAnnotations, {
      confirm: {
        label: "Leaves 10.0.0.7 in line 2, 10.0.0.8 in line 2, 10.0.0.9 in line 3 and 1 more",
        needsConfirmation: true,
      },
    });
  });

  it("ties its edits to the version of the document", () => {
    const { analysis, offset } = marked("<portgroup name='off|ice'/>");
    const renaming = renameAt(analysis, offset, "home", contextOf());
    assert.ok("edit" in renaming);
    const [change] = renaming.edit.documentChanges ?? [];
    assert.ok(change && "textDocument" in change);
    assert.deepEqual(change.textDocument, { uri: analysis.document.uri, version: 1 });
    assert.match(edited(analysis, change.edits as TextEdit[]), /name='home'/);
  });
});
