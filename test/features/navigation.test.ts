// Definitions, references and highlights of names.
import assert from "node:assert/strict";
import type { LocationLink } from "vscode-languageserver";
import type { Analysis } from "../../server/src/features/analysis.js";
import { definitionAt, highlightsAt, referencesAt } from "../../server/src/features/navigation.js";
import { analysisOf, contextOf, plain } from "../helpers/analysis.js";
import { marked, told, whole } from "./marked.js";

/** Where the definition of what is under the cursor is; no mark: there is none. */
const definitions: readonly (readonly [title: string, content: string])[] = [
  [
    "a range start: the <ip> around it",
    "<ip address='«10.0.0.1»' prefix='24'><dhcp><range start='10.|0.0.9' end='10.0.0.20'/></dhcp></ip>",
  ],
  [
    "a range that begins at a static host: the <ip>",
    "<ip address='«10.0.0.1»' prefix='24'><dhcp><range start='10.0.0.|9' end='10.0.0.20'/><host mac='52:54:00:00:00:01' ip='10.0.0.9'/></dhcp></ip>",
  ],
  [
    "a static host's address: the <ip>",
    "<ip address='«10.0.0.1»' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='10.0.0.9|'/></dhcp></ip>",
  ],
  [
    "of two subnets the smaller",
    "<ip address='10.0.0.1' prefix='8'/><ip address='«10.1.0.1»' prefix='16'/><route address='10.9.0.0' prefix='16' gateway='10.1.0.|2'/>",
  ],
  [
    "of two subnets the smaller, in any order",
    "<ip address='«10.1.0.1»' prefix='16'/><ip address='10.0.0.1' prefix='8'/><route address='10.9.0.0' prefix='16' gateway='10.1.0.|2'/>",
  ],
  [
    "a gateway: the static host that has it",
    "<ip address='10.0.0.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='«10.0.0.9»'/></dhcp></ip><route address='10.9.0.0' prefix='16' gateway='|10.0.0.9'/>",
  ],
  [
    "a gateway nobody has: the <ip>",
    "<ip family='ipv6' address='«fd00::1»' prefix='64'/><route family='ipv6' address='fd01::' prefix='16' gateway='fd00:|:9'/>",
  ],
  [
    "a gateway in no subnet",
    "<ip address='10.0.0.1' prefix='24'/><route address='10.9.0.0' prefix='16' gateway='10.|5.0.9'/>",
  ],
  [
    "another spelling of an address",
    "<ip family='ipv6' address='«fd00::1»' prefix='64'/><dns><host ip='FD00:0:0::|1'><hostname>x</hostname></host></dns>",
  ],
  [
    "an address in DNS: the static host",
    "<dns><host ip='10.0.0|.9'><hostname>x</hostname></host></dns><ip address='10.0.0.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='«10.0.0.9»'/></dhcp></ip>",
  ],
  [
    "a boot server: the <ip>",
    "<ip address='«10.0.0.1»' prefix='24'><dhcp><bootp file='x' server='10.0.0.|1'/></dhcp></ip>",
  ],
  [
    "a name in DNS: the static host",
    "<dns><host ip='10.0.0.9'><hostname>we|b</hostname></host></dns><ip address='10.0.0.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='«web»' ip='10.0.0.9'/></dhcp></ip>",
  ],
  [
    "a target of SRV: the name in DNS",
    "<dns><srv service='sip' protocol='tcp' target='W|eb.'/><host ip='10.0.0.9'><hostname>«web»</hostname></host></dns>",
  ],
  [
    "a target with the network's domain: the name without",
    "<domain name='lab.test'/><dns><srv service='sip' protocol='tcp' target='w|eb.lab.test'/><host ip='10.0.0.9'><hostname>«web»</hostname></host></dns>",
  ],
  [
    "the domain at the end of a name",
    "<domain name='«lab.test»'/><dns><host ip='10.0.0.9'><hostname>web.l|ab.test</hostname></host></dns>",
  ],
  ["the domain of SRV", "<domain name='«Lab.test»'/><dns><srv service='sip' protocol='tcp' domain='lab.|test'/></dns>"],
  ["a domain elsewhere", "<domain name='lab.test'/><dns><forwarder addr='10.0.0.9' domain='cor|p.test'/></dns>"],
  ["a name: itself", "<portgroup name='«off|ice»'/>"],
  ["the bridge", "<bridge name='«vir|br1»'/>"],
  ["a device, which the host has", "<forward mode='nat' dev='e|th0'/>"],
  ["a VLAN, which the switch has", "<vlan><tag id='1|0'/></vlan>"],
  ["a start tag: the end tag", "<d|ns><host ip='10.0.0.9'/></«dns»>"],
  ["an end tag: the start tag", "<«dns»><host ip='10.0.0.9'/></dn|s>"],
  ["an element of one tag", "<d|ns/>"],
  [
    "a prefix: its declaration",
    "<network xmlns:«d»='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><|d:options/></network>",
  ],
  [
    "a prefix declared twice: the nearer declaration",
    "<network xmlns:d='urn:a'><name>lab</name><metadata><d:a xmlns:«d»='urn:b'><d|:b/></d:a></metadata></network>",
  ],
  ["a prefix nobody declares", "<|d:options/>"],
  ["a value without its closing quote", "<ip address='10.0.0.1' prefix='24'/><route gateway='10.0.|0.5>"],
  ["no network", "<domain><ip address='10.0.0.1' prefix='24'/><ho|st/></domain><!--<network-->"],
];

/** All places that name what is under the cursor. */
const references: readonly (readonly [title: string, content: string])[] = [
  [
    "static host by name, in any case, with and without the domain",
    "<domain name='lab.test'/><dns><srv service='sip' protocol='tcp' target='«web».lab.test.'/><host ip='10.0.0.9'><hostname>«WEB»</hostname><hostname>web2</hostname></host></dns><ip address='10.0.0.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='«w|eb»' ip='10.0.0.9'/></dhcp></ip>",
  ],
  [
    "address, however it is spelt",
    "<dns><forwarder addr='«10.0.0.9»'/><host ip='«10.0.9»'/></dns><ip address='10.0.0.1' prefix='24'><dhcp><range start='«10.0.0.9»' end='10.0.0.19'/><host mac='52:54:00:00:00:01' ip='«10.0.|0.9»'/><bootp file='x' server='«10.0.0.9»'/></dhcp></ip><route address='10.9.0.0' prefix='16' gateway='«10.0.0.9»'/>",
  ],
  [
    "address of an <ip>: all in its subnet",
    "<ip address='«10.0.|0.1»' netmask='255.255.255.0'><dhcp><range start='«10.0.0.9»' end='«10.0.0.19»'/></dhcp></ip><ip address='10.0.1.1' prefix='24'/><route address='10.0.0.0' prefix='16' gateway='«10.0.0.2»'/>",
  ],
  [
    "a public address is in no subnet",
    "<forward mode='nat'><nat><address start='«203.0.113.1»' end='«203.0.11|3.1»'/></nat></forward>",
  ],
  [
    "domain",
    "<domain name='«l|ab.test»'/><dns><forwarder domain='corp.«lab.test»' addr='10.0.0.9'/><txt name='«lab.test»' value='x'/><srv service='sip' protocol='tcp' domain='«lab.test»'/><host ip='10.0.0.9'><hostname>web.«lab.test»</hostname><hostname>webxlab.test</hostname></host></dns>",
  ],
  ["device", "<forward mode='bridge' dev='«et|h0»'><interface dev='«eth0»'/><interface dev='eth1'/></forward>"],
  [
    "VLAN",
    "<portgroup name='a'><vlan><tag id='«1|0»'/></vlan></portgroup><portgroup name='b'><vlan><tag id='«10»'/><tag id='20'/></vlan></portgroup>",
  ],
  [
    "MAC address",
    "<mac address='«52:54:00:00:00:0A»'/><ip address='10.0.0.1' prefix='24'><dhcp><host mac='«52:54:0:0:0:a|»' ip='10.0.0.9'/></dhcp></ip>",
  ],
  [
    "prefix",
    "<network xmlns:«d»='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><«d|»:options><«d»:option value='x'/></«d»:options></network>",
  ],
  ["port group, not the bridge of the same name", "<bridge name='office'/><portgroup name='«offi|ce»'/>"],
  ["name with references", "<portgroup name='«a&#98;|»'/>"],
  [
    "a half-typed host",
    "<dns><host ip='«10.0.0.9»'><hostname>x</dns><ip address='10.0.0.1' prefix='24'><dhcp><host mac='' ip='«10.0|.0.9»' name='</dhcp></ip>",
  ],
  ["nothing in a comment", "<!-- 10.0.|0.1 --><ip address='10.0.0.1' prefix='24'/>"],
];

describe("definition", () => {
  for (const [title, content] of definitions) {
    it(title, () => {
      const { analysis, offset, expected } = marked(content);
      const found = definitionAt(analysis, offset, contextOf(plain)) ?? [];
      assert.deepEqual(
        found.map((location) => told(analysis, "range" in location ? location.range : location.targetRange)),
        expected,
      );
    });
  }

  it("is a link from the name to the element, where the editor takes one", () => {
    const { analysis, offset } = marked("<dns><host ip='10.0.0.|9'/></dns><ip address='10.0.0.1' prefix='24'/>");
    const [link] = definitionAt(analysis, offset, contextOf()) as LocationLink[];
    assert.ok(link?.originSelectionRange);
    assert.match(told(analysis, link.originSelectionRange), /:10\.0\.0\.9$/);
    assert.match(told(analysis, link.targetRange), /:<ip address='10\.0\.0\.1' prefix='24'\/>$/);
    assert.match(told(analysis, link.targetSelectionRange), /:10\.0\.0\.1$/);
    assert.equal(link.targetUri, analysis.document.uri);
  });
});

describe("references", () => {
  for (const [title, content] of references) {
    it(title, () => {
      const { analysis, offset, expected } = marked(content);
      const found = referencesAt(analysis, offset, true).map(({ range }) => told(analysis, range));
      assert.deepEqual(found, expected);
      const lit = highlightsAt(analysis, offset).map(({ range }) => told(analysis, range));
      assert.deepEqual(lit, expected, "highlights");
    });
  }

  it("leaves out the declaration when asked to", () => {
    const { analysis, offset, expected } = marked(
      "<ip address='10.0.0|.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='«10.0.0.9»'/><bootp file='x' server='«10.0.0.1»'/></dhcp></ip>",
    );
    assert.deepEqual(
      referencesAt(analysis, offset, false).map(({ range }) => told(analysis, range)),
      expected,
    );
  });
});

describe("names across documents", () => {
  const at = (name: string, analysis: Analysis): Analysis => ({
    ...analysis,
    document: { ...analysis.document, uri: `file:///lab/${name}.xml` },
  });
  const neighbours = [
    at(
      "made",
      analysisOf(whole("<bridge name='virbr7'/><mac address='52:54:00:00:00:07'/><portgroup name='office'/>")),
    ),
    at("used", analysisOf(whole("<forward mode='bridge'/><bridge name='virbr7'/>"))),
    at("domain", analysisOf("<domain><bridge name='virbr7'/></domain>")),
  ];
  const rows: readonly (readonly [title: string, content: string, files: readonly string[]])[] = [
    ["a bridge", "<bridge name='vir|br7'/>", ["net", "made", "used"]],
    ["a device that is a bridge", "<forward mode='nat' dev='vir|br7'/>", ["net", "made", "used"]],
    ["a MAC address", "<mac address='52:54:0:0:0:7|'/>", ["net", "made"]],
    ["a network's name", "<network><name>l|ab</name></network>", ["net", "made", "used"]],
    ["a port group belongs to its network", "<portgroup name='off|ice'/>", ["net"]],
  ];
  for (const [title, content, files] of rows) {
    it(title, () => {
      const { analysis, offset } = marked(content);
      const found = referencesAt(analysis, offset, true, [...neighbours, analysis]).map(({ uri }) => uri);
      assert.deepEqual(
        found,
        files.map((file) => `file:///lab/${file}.xml`),
      );
    });
  }

  it("the device of a forward is defined where the bridge is made", () => {
    const { analysis, offset } = marked("<forward mode='route' dev='vir|br7'/>");
    const [link, more] = definitionAt(analysis, offset, contextOf(), neighbours) as LocationLink[];
    assert.equal(link?.targetUri, "file:///lab/made.xml");
    assert.equal(more, undefined);
  });

  it("references without declarations are those of networks that use the bridge", () => {
    const { analysis, offset } = marked("<bridge name='vir|br7'/>");
    const found = referencesAt(analysis, offset, false, neighbours).map(({ uri }) => uri);
    assert.deepEqual(found, ["file:///lab/used.xml"]);
  });
});

describe("highlights", () => {
  const kinds = (content: string) => {
    const { analysis, offset } = marked(content);
    return highlightsAt(analysis, offset).map(({ kind }) => (kind === 3 ? "write" : kind === 2 ? "read" : kind));
  };
  it("a definition is written, everything else read", () =>
    assert.deepEqual(
      kinds(
        "<dns><host ip='10.0.0.9'/></dns><ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.9' end='10.0.0.9'/><host ip='10.0.0.|9'/></dhcp></ip>",
      ),
      ["read", "read", "read", "write"],
    ));
  it("a host's bridge is read", () =>
    assert.deepEqual(kinds("<forward mode='bridge'/><bridge name='br|0'/>"), ["read"]));
  it("without a static host, DNS defines a name", () =>
    assert.deepEqual(kinds("<dns><srv target='web'/><host ip='10.0.0.9'><hostname>w|eb</hostname></host></dns>"), [
      "read",
      "write",
    ]));
  it("both tags of an element", () => {
    const { analysis, offset, expected } = marked("<«dns»><host ip='10.0.0.9'/></«d|ns»>");
    assert.deepEqual(
      highlightsAt(analysis, offset).map(({ range }) => told(analysis, range)),
      expected,
    );
  });
  it("the only tag of an element", () => assert.deepEqual(kinds("<dn|s/>"), ["read"]));
  it("nothing on an attribute's name", () => assert.deepEqual(kinds("<bridge na|me='virbr1'/>"), []));
});
