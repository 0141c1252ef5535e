// Completion of elements: every one of the format in its parent, and handling of half-typed and existing names.
import assert from "node:assert/strict";
import { plain } from "../../helpers/analysis.js";
import { accepted } from "../../helpers/complete.js";

const uuid = "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf";
const dnsmasq = "http://libvirt.org/schemas/network/dnsmasq/1.0";
const network = (inner: string) => `<network>\n  <name>lab</name>\n  ${inner}\n</network>\n`;
const bridged = (inner: string) => network(`<forward mode='bridge'/>\n  ${inner}`);
const forward = (mode: string, inner: string) =>
  network(`<forward mode='${mode}'>\n    ${inner}\n  </forward>\n  <bridge name='b'/>`);
const ip = (inner: string, family = "ipv4") =>
  network(`<ip family='${family}' address='10.9.0.1' prefix='24'>\n    ${inner}\n  </ip>`);
const dhcp = (inner: string, family?: string) => ip(`<dhcp>\n      ${inner}\n    </dhcp>`, family);
const dns = (inner: string) => network(`<dns>\n    ${inner}\n  </dns>`);

/** A document, what is accepted, and what then stands in place of the `|`. */
const whole: readonly (readonly [before: string, label: string, inserted: string])[] = [
  ["<network>\n  |\n</network>", "name", "<name>|</name>"],
  [network("|"), "uuid", "<uuid>|</uuid>"],
  [network("|"), "title", "<title>|</title>"],
  [network("|"), "description", "<description>|</description>"],
  [network("|"), "metadata", "<metadata>\n    |\n  </metadata>"],
  [network("|"), "forward", "<forward mode='|nat'/>"],
  [forward("nat", "|"), "interface", "<interface dev='|'/>"],
  [forward("passthrough", "|"), "pf", "<pf dev='|'/>"],
  [forward("hostdev", "|"), "address", "<address type='pci' domain='|' bus='' slot='' function=''/>"],
  [forward("hostdev", "|"), "driver", "<driver name='|vfio'/>"],
  [forward("nat", "|"), "nat", "<nat>\n      |\n    </nat>"],
  [forward("nat", "<nat>\n      |\n    </nat>"), "address", "<address start='|' end=''/>"],
  [forward("nat", "<nat>\n      |\n    </nat>"), "port", "<port start='|' end=''/>"],
  [network("|"), "bridge", "<bridge name='|'/>"],
  [network("|"), "mtu", "<mtu size='|'/>"],
  [network("|"), "mac", "<mac address='|'/>"],
  [network("|"), "domain", "<domain name='|'/>"],
  [network("|"), "dns", "<dns>\n    |\n  </dns>"],
  [dns("|"), "forwarder", "<forwarder addr='|'/>"],
  [dns("|"), "txt", "<txt name='|' value=''/>"],
  [dns("|"), "srv", "<srv service='|' protocol='tcp' domain='' target='' port=''/>"],
  [dns("|"), "host", "<host ip='|'>\n      <hostname></hostname>\n    </host>"],
  [dns("<host ip='10.9.0.2'>\n      |\n    </host>"), "hostname", "<hostname>|</hostname>"],
  [bridged("|"), "vlan", "<vlan>\n    <tag id='|'/>\n  </vlan>"],
  [bridged("<vlan>\n    <tag id='1'/>\n    |\n  </vlan>"), "tag", "<tag id='|'/>"],
  [network("|"), "bandwidth", "<bandwidth>\n    <inbound average='|'/>\n    <outbound average=''/>\n  </bandwidth>"],
  [network("<bandwidth>\n    |\n  </bandwidth>"), "inbound", "<inbound average='|'/>"],
  [network("<bandwidth>\n    |\n  </bandwidth>"), "outbound", "<outbound average='|'/>"],
  [network("|"), "port", "<port isolated='|yes'/>"],
  [network("|"), "ip", "<ip address='|' prefix=''>\n    \n  </ip>"],
  [network("|"), "ip family='ipv6'", "<ip family='ipv6' address='|' prefix=''/>"],
  [ip("|"), "tftp", "<tftp root='|'/>"],
  [ip("|"), "dhcp", "<dhcp>\n      <range start='|' end=''/>\n    </dhcp>"],
  [dhcp("|"), "range", "<range start='|' end=''/>"],
  [dhcp("|"), "host", "<host mac='|' name='' ip=''/>"],
  [dhcp("|", "ipv6"), "host", "<host name='|' ip=''/>"],
  [dhcp("|"), "bootp", "<bootp file='|'/>"],
  [
    dhcp("<range start='10.9.0.9' end='10.9.0.99'>\n        |\n      </range>"),
    "lease",
    "<lease expiry='|' unit='minutes'/>",
  ],
  [
    dhcp("<host mac='52:54:00:0:0:1' ip='10.9.0.5'>\n        |\n      </host>"),
    "lease",
    "<lease expiry='|' unit='minutes'/>",
  ],
  [network("<ip address='10.9.0.1'/>\n  |"), "route", "<route address='|' prefix='' gateway=''/>"],
  [
    network("<ip family='ipv6' address='fd5c::1'/>\n  |"),
    "route family='ipv6'",
    "<route family='ipv6' address='|' prefix='' gateway=''/>",
  ],
  [bridged("<bridge name='b'/>\n  |"), "virtualport", "<virtualport type='|openvswitch'/>"],
  // where no bridge takes Open vSwitch
  [bridged("|"), "virtualport", "<virtualport type='|802.1Qbg'/>"],
  [network("<forward mode='hostdev'/>\n  |"), "virtualport", "<virtualport type='|802.1Qbh'/>"],
  [
    bridged("<virtualport type='802.1Qbg'>\n    |\n  </virtualport>"),
    "parameters",
    "<parameters managerid='|' typeid='' typeidversion=''/>",
  ],
  [bridged("<virtualport type='802.1Qbh'>\n    |\n  </virtualport>"), "parameters", "<parameters profileid='|'/>"],
  [network("|"), "portgroup", "<portgroup name='|'>\n    \n  </portgroup>"],
  [bridged("<portgroup name='a'>\n    |\n  </portgroup>"), "vlan", "<vlan>\n      <tag id='|'/>\n    </vlan>"],
  [bridged("<portgroup name='a'>\n    |\n  </portgroup>"), "virtualport", "<virtualport type='|802.1Qbg'/>"],
  [
    network("<portgroup name='a'>\n    |\n  </portgroup>"),
    "bandwidth",
    "<bandwidth>\n      <inbound average='|'/>\n      <outbound average=''/>\n    </bandwidth>",
  ],
  [
    `<network xmlns:dnsmasq='${dnsmasq}'>\n  |\n</network>`,
    "dnsmasq:options",
    "<dnsmasq:options>\n    <dnsmasq:option value='|'/>\n  </dnsmasq:options>",
  ],
  [
    `<network xmlns:d='${dnsmasq}'>\n  |\n</network>`,
    "d:options",
    "<d:options>\n    <d:option value='|'/>\n  </d:options>",
  ],
  [
    `<network xmlns:d='${dnsmasq}'>\n  <d:options>\n    |\n  </d:options>\n</network>`,
    "d:option",
    "<d:option value='|'/>",
  ],
];

/** A document with the cursor, what is accepted, and the document after. */
const typed: readonly (readonly [before: string, label: string, after: string])[] = [
  // in place of what is typed
  [network("<|"), "forward", network("<forward mode='|nat'/>")],
  [network("<for|"), "forward", network("<forward mode='|nat'/>")],
  [network("<|for"), "forward", network("<forward mode='|nat'/>")],
  [network("<fo|rw"), "forward", network("<forward mode='|nat'/>")],
  [network("<forward|"), "forward", network("<forward mode='|nat'/>")],
  [network("for|"), "forward", network("<forward mode='|nat'/>")],
  [network("fo|r"), "forward", network("<forward mode='|nat'/>")],
  [network("<for|>"), "forward", network("<forward mode='|nat'/>")],
  [network("<for|/>"), "forward", network("<forward mode='|nat'/>")],
  [network("<for| />"), "forward", network("<forward mode='|nat'/>")],
  [network("<|>"), "forward", network("<forward mode='|nat'/>")],
  [network("<|\n  <bridge name='b'/>"), "forward", network("<forward mode='|nat'/>\n  <bridge name='b'/>")],
  [network("<f|\n  <bridge name='b'/>"), "forward", network("<forward mode='|nat'/>\n  <bridge name='b'/>")],
  ["<network>\n  <na|", "name", "<network>\n  <name>|</name>"],
  ["<network><na|", "name", "<network>\n  <name>|</name>"],
  // only the name of an element that is there
  [network("<bri| stp='on'/>"), "bridge", network("<bridge| stp='on'/>")],
  [network("<bri|dge name='b'/>"), "bridge", network("<bridge| name='b'/>")],
  [network("<|bridge name='b'/>"), "mac", network("<mac| name='b'/>")],
  [network("<| name='b'/>"), "bridge", network("<bridge| name='b'/>")],
  [network("<d|ns enable='no'></dns>"), "domain", network("<domain| enable='no'></domain>")],
  [network("<dn|></dns>"), "dns", network("<dns|></dns>")],
  [network("<dn|></dn>"), "dns", network("<dns|></dns>")],
  [network("<|dns></dns>"), "metadata", network("<metadata|></metadata>")],
  [network("<meta|></dns>"), "metadata", network("<metadata|></metadata>")],
  [network("<for|></forward>"), "forward", network("<forward|></forward>")],
  [
    network("<dn|>\n    <host ip='10.9.0.2'/>\n  </dns>"),
    "dns",
    network("<dns|>\n    <host ip='10.9.0.2'/>\n  </dns>"),
  ],
  ["<network><name>a</name><br|></netwrk>", "bridge", "<network><name>a</name><bridge name='|'/></netwrk>"],
  // where the document has its lines
  ["<network>|</network>", "name", "<network>\n  <name>|</name>\n</network>"],
  ["<network><|</network>", "name", "<network>\n  <name>|</name>\n</network>"],
  ["<network>\n|</network>", "name", "<network>\n  <name>|</name>\n</network>"],
  ["<network>\n|\n</network>", "name", "<network>\n  <name>|</name>\n</network>"],
  ["<network>\n<na|\n</network>", "name", "<network>\n  <name>|</name>\n</network>"],
  ["<network>\n      |\n</network>", "name", "<network>\n      <name>|</name>\n</network>"],
  ["<network>\n  <name>a</name>|\n</network>", "mtu", "<network>\n  <name>a</name>\n  <mtu size='|'/>\n</network>"],
  ["<network>\n  <name>a</name><mt|\n</network>", "mtu", "<network>\n  <name>a</name>\n  <mtu size='|'/>\n</network>"],
  ["<network>\n  <name>a</name>|</network>", "mtu", "<network>\n  <name>a</name>\n  <mtu size='|'/></network>"],
  [network("|<bridge name='b'/>"), "mtu", network("<mtu size='|'/>\n  <bridge name='b'/>")],
  [
    network("<bridge name='b'/>|<mac address=''/>"),
    "mtu",
    network("<bridge name='b'/>\n  <mtu size='|'/>\n  <mac address=''/>"),
  ],
  [ip("<dhcp>|</dhcp>"), "range", ip("<dhcp>\n      <range start='|' end=''/>\n    </dhcp>")],
  [ip("<dhcp>|  </dhcp>"), "range", ip("<dhcp>\n      <range start='|' end=''/>\n    </dhcp>")],
  [ip("<dhcp>ra|</dhcp>"), "range", ip("<dhcp>\n      <range start='|' end=''/>\n    </dhcp>")],
  [ip("<dhcp>\n    |</dhcp>"), "range", ip("<dhcp>\n      <range start='|' end=''/>\n    </dhcp>")],
  ["<network>\n<name>a</name>\n|\n</network>", "mtu", "<network>\n<name>a</name>\n<mtu size='|'/>\n</network>"],
  // where it has none
  ["<network><name>a</name>|</network>", "mtu", "<network><name>a</name><mtu size='|'/></network>"],
  ["<network><name>a</name><m|</network>", "mtu", "<network><name>a</name><mtu size='|'/></network>"],
  ["<network><name>a</name>|</network>", "dns", "<network><name>a</name><dns>|</dns></network>"],
  [
    "<network><name>a</name><forward mode='bridge'/>|</network>",
    "vlan",
    "<network><name>a</name><forward mode='bridge'/><vlan><tag id='|'/></vlan></network>",
  ],
  [
    "<network><name>a</name><ip address='10.9.0.1' prefix='24'>|</ip></network>",
    "dhcp",
    "<network><name>a</name><ip address='10.9.0.1' prefix='24'><dhcp><range start='|' end=''/></dhcp></ip></network>",
  ],
  [network("<dns> | </dns>"), "txt", network("<dns> <txt name='|' value=''/> </dns>")],
  // in the document's own indentation, line ends and quotes
  [
    "<network>\n\t<name>a</name>\n\t|\n</network>",
    "dns",
    "<network>\n\t<name>a</name>\n\t<dns>\n\t\t|\n\t</dns>\n</network>",
  ],
  [
    "<network>\n    <name>a</name>\n    <ip address='10.9.0.1'>\n        <dh|\n    </ip>\n</network>",
    "dhcp",
    "<network>\n    <name>a</name>\n    <ip address='10.9.0.1'>\n        <dhcp>\n            <range start='|' end=''/>\n        </dhcp>\n    </ip>\n</network>",
  ],
  [
    "<network>\r\n  <name>a</name>\r\n  <dn|\r\n</network>\r\n",
    "dns",
    "<network>\r\n  <name>a</name>\r\n  <dns>\r\n    |\r\n  </dns>\r\n</network>\r\n",
  ],
  [
    "<network>\r\n\t<dns>|</dns>\r\n</network>",
    "host",
    "<network>\r\n\t<dns>\r\n\t\t<host ip='|'>\r\n\t\t\t<hostname></hostname>\r\n\t\t</host>\r\n\t</dns>\r\n</network>",
  ],
  [
    '<network ipv6="yes">\n  <i|\n</network>',
    "ip family='ipv6'",
    '<network ipv6="yes">\n  <ip family="ipv6" address="|" prefix=""/>\n</network>',
  ],
  ['<network ipv6="yes">\n  |\n</network>', "bridge", '<network ipv6="yes">\n  <bridge name="|"/>\n</network>'],
  [
    '<network>\n  <ip address="10.9.0.1"/>\n  <f|\n</network>',
    "forward",
    '<network>\n  <ip address="10.9.0.1"/>\n  <forward mode="|nat"/>\n</network>',
  ],
  // the namespace that is not declared yet
  [
    network("|"),
    "dnsmasq:options",
    network("<dnsmasq:options>\n    <dnsmasq:option value='|'/>\n  </dnsmasq:options>").replace(
      "<network",
      `<network xmlns:dnsmasq='${dnsmasq}'`,
    ),
  ],
  [
    '<network ipv6="no"><name>a</name><dnsm|</network>',
    "dnsmasq:options",
    `<network ipv6="no" xmlns:dnsmasq="${dnsmasq}"><name>a</name><dnsmasq:options><dnsmasq:option value="|"/></dnsmasq:options></network>`,
  ],
  [
    "<network><name>a</name><opt|ions></options></network>",
    "dnsmasq:options",
    `<network xmlns:dnsmasq='${dnsmasq}'><name>a</name><dnsmasq:options|></dnsmasq:options></network>`,
  ],
];

/** The same for an editor that knows neither tab stops nor indentation. */
const plainly: readonly (readonly [before: string, label: string, after: string])[] = [
  [network("|"), "title", network("<title></title>|")],
  [network("|"), "uuid", network(`<uuid>${uuid}</uuid>|`)],
  [network("|"), "forward", network("<forward mode='nat'/>|")],
  [network("|"), "dns", network("<dns>\n  </dns>|")],
  [dns("|"), "txt", dns("<txt name='' value=''/>|")],
  [network("<dns>|</dns>"), "txt", network("<dns>\n    <txt name='' value=''/>\n  |</dns>")],
  ["<network><name>a</name>|</network>", "dns", "<network><name>a</name><dns></dns>|</network>"],
  [
    "<network>\r\n\t<name>a</name>\r\n\t<dn|\r\n</network>",
    "dns",
    "<network>\r\n\t<name>a</name>\r\n\t<dns>\r\n\t</dns>|\r\n</network>",
  ],
];

describe("completion of elements", () => {
  for (const [before, label, inserted] of whole) {
    it(`${JSON.stringify(before)} ${label}`, () => {
      assert.equal(accepted(before, label), before.replace("|", inserted));
    });
  }
  for (const [before, label, after] of typed) {
    it(`${JSON.stringify(before)} ${label}`, () => assert.equal(accepted(before, label), after));
  }
  for (const [before, label, after] of plainly) {
    it(`plainly ${JSON.stringify(before)} ${label}`, () =>
      assert.equal(accepted(before, label, { support: plain }), after));
  }
});
