// What completion must not offer: items not allowed there, in this version or this mode, and anything when nobody
// asked.
import assert from "node:assert/strict";
import { type EditorOptions, labels } from "../../helpers/complete.js";

const network = (inner: string) => `<network><name>a</name>${inner}</network>`;
const forward = (mode: string, inner: string, behind = "") =>
  network(`<forward mode='${mode}'>${inner}</forward>${behind}`);
const inMode = (mode: string, inner = "|") => network(`<forward mode='${mode}'/>${inner}`);

const served = "<ip address='10.9.0.1' prefix='24'><dhcp><range start='10.9.0.2' end='10.9.0.254'/></dhcp></ip>";

type Row = readonly [marked: string, refused: string, options?: EditorOptions];

/** A document, something that must not be offered there, and the same with one thing changed, where it is. */
const pairs: readonly (readonly [refusing: Row, offering: string, options?: EditorOptions])[] = [
  // one is enough
  [["<network><name>a</name>|</network>", "name"], "<network>|</network>"],
  [[network("<bridge name='b'/>|"), "bridge"], network("|")],
  [[network("|<bridge name='b'/>"), "bridge"], network("|")],
  [[network("<brid|<bridge name='b'/>"), "bridge"], network("<brid|")],
  [[network("<mac address=''/><bri|dge name='b'/>"), "mac"], network("<bri|dge name='b'/>")],
  [[network("<ip><dhcp/>|</ip>"), "dhcp"], network("<ip>|</ip>")],
  [[network("<ip><dhcp><host><lease/>|</host></dhcp></ip>"), "lease"], network("<ip><dhcp><host>|</host></dhcp></ip>")],
  [[network("<bandwidth><inbound/>|</bandwidth>"), "inbound"], network("<bandwidth>|</bandwidth>")],
  [[network("<ip/>|"), "ip", { target: "0.8.0" }], network("<ip/>|"), { target: "0.9.0" }],
  // not in this parent
  [[network("|"), "dhcp"], network("<ip>|</ip>")],
  [[network("<ip>|</ip>"), "range"], network("<ip><dhcp>|</dhcp></ip>")],
  [[network("<ip><dhcp>|</dhcp></ip>"), "lease"], network("<ip><dhcp><host>|</host></dhcp></ip>")],
  [[network("|"), "hostname"], network("<dns><host>|</host></dns>")],
  [[network("<ip><dhcp><host>|</host></dhcp></ip>"), "hostname"], network("<dns><host>|</host></dns>")],
  [[network("|"), "tag"], inMode("bridge", "<vlan>|</vlan>")],
  [[network("<metadata>|</metadata>"), "name"], "<network>|</network>"],
  [[network("<what>|</what>"), "ip"], network("|")],
  [[network("<ip><what>|</what></ip>"), "dhcp"], network("<ip>|</ip>")],
  [[network("<x:ip>|</x:ip>"), "dhcp"], network("<ip>|</ip>")],
  // not in this mode
  [[inMode("bridge"), "ip"], inMode("nat")],
  [[inMode("hostdev"), "dns"], inMode("open")],
  [[inMode("vepa"), "mtu"], inMode("route")],
  [[inMode("private"), "bridge"], inMode("bridge")],
  [[inMode("passthrough"), "domain"], network("|")],
  [[inMode("nat"), "virtualport"], inMode("bridge")],
  [[inMode("nat"), "vlan"], inMode("hostdev")],
  [[forward("route", "|"), "nat"], forward("nat", "|")],
  [[forward("nat", "|"), "pf"], forward("vepa", "|")],
  [[forward("bridge", "|"), "address"], forward("hostdev", "|")],
  [[forward("hostdev", "|"), "interface"], forward("bridge", "|")],
  [[inMode("bridge", "<bridge |/>"), "stp"], inMode("nat", "<bridge |/>")],
  [[inMode("bridge", "<bridge |/>"), "zone"], inMode("open", "<bridge |/>")],
  [[network("<forward mode='open' |/>"), "dev"], network("<forward mode='route' |/>")],
  [[network("<forward mode='nat' |/>"), "managed"], network("<forward mode='hostdev' |/>")],
  // not in this version
  [[network("|"), "title", { target: "9.6.0" }], network("|"), { target: "9.7.0" }],
  [[network("|"), "dnsmasq:options", { target: "5.5.0" }], network("|"), { target: "5.6.0" }],
  [[network("<!-- virnet-target 6.0.0 -->|"), "port"], network("<!-- virnet-target 6.1.0 -->|")],
  [[network("<ip |/>"), "localPtr", { target: "2.5.0" }], network("<ip |/>"), { target: "3.0.0" }],
  [[network("<ip |/>"), "prefix", { target: "0.8.6" }], network("<ip |/>"), { target: "0.8.7" }],
  [[network("<forward mode='|'/>"), "open", { target: "2.1.0" }], network("<forward mode='|'/>"), { target: "2.2.0" }],
  [[network("|"), "ip family='ipv6'", { target: "0.8.6" }], network("|"), { target: "0.8.7" }],
  // not under an address of this family
  [[network("<ip family='ipv6'>|</ip>"), "tftp"], network("<ip>|</ip>")],
  [[network("<ip family='ipv6'><dhcp>|</dhcp></ip>"), "bootp"], network("<ip family='ipv4'><dhcp>|</dhcp></ip>")],
  [[network("<ip family='ipv6' |/>"), "netmask"], network("<ip family='ipv4' |/>")],
  [[network("<route family='ipv6' |/>"), "netmask"], network("<route |/>")],
  [[network("<ip family='ipv6'><dhcp><host |/></dhcp></ip>"), "mac"], network("<ip><dhcp><host |/></dhcp></ip>")],
  [[network("<ip><dhcp><host |/></dhcp></ip>"), "id"], network("<ip family='ipv6'><dhcp><host |/></dhcp></ip>")],
  // present, or beside what excludes it
  [[network("<ip address='10.9.0.1' |/>"), "address"], network("<ip |/>")],
  [[network("<ip | address='10.9.0.1'/>"), "address"], network("<ip |/>")],
  [[network("<ip prefix='24' |/>"), "netmask"], network("<ip |/>")],
  [[network("<ip netmask='255.0.0.0' |/>"), "prefix"], network("<ip |/>")],
  [[network("<ip netmask='255.0.0.0' p|/>"), "prefix"], network("<ip p|/>")],
  [
    [network("<ip family='ipv6'><dhcp><host mac='' |/></dhcp></ip>"), "id"],
    network("<ip family='ipv6'><dhcp><host |/></dhcp></ip>"),
  ],
  [["<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0' |/>", "xmlns:dnsmasq"], "<network |/>"],
  // of another type of virtual port
  [
    [inMode("bridge", "<virtualport type='openvswitch'><parameters |/></virtualport>"), "managerid"],
    inMode("bridge", "<virtualport type='802.1Qbg'><parameters |/></virtualport>"),
  ],
  [
    [inMode("bridge", "<virtualport type='802.1Qbg'><parameters |/></virtualport>"), "profileid"],
    inMode("bridge", "<virtualport type='802.1Qbh'><parameters |/></virtualport>"),
  ],
  // DHCP on a second subnet of the family, a range where there is no room, a route without a subnet
  [
    [network(`${served}<ip address='10.8.0.1' prefix='24'>|</ip>`), "dhcp"],
    network("<ip address='10.9.0.1' prefix='24'><dhcp/></ip><ip address='10.8.0.1' prefix='24'>|</ip>"),
  ],
  [
    [network(`${served}<ip address='10.8.0.1' prefix='24'>|</ip>`), "dhcp"],
    network(`${served}<ip family='ipv6' address='fd5c::1' prefix='64'>|</ip>`),
  ],
  [
    [network(`${served}<ip address='10.8.0.1' prefix='24'><dhcp>|</dhcp></ip>`), "host"],
    network(served.replace("<dhcp>", "<dhcp>|")),
  ],
  [
    [network(served.replace("<dhcp>", "<dhcp>|")), "range"],
    network(served.replace("<dhcp>", "<dhcp>|").replace(".2'", ".9'")),
  ],
  [[network("<forward/>|"), "route"], network("<ip address='10.9.0.1' prefix='24'/>|")],
  [
    [network("<ip address='10.9.0.1' prefix='24'/>|"), "route family='ipv6'"],
    network("<ip family='ipv6' address='fd5c::1' prefix='64'/>|"),
  ],
  // beside other devices of the host
  [[forward("bridge", "<interface dev='e'/>", "|"), "bridge"], forward("bridge", "", "|")],
  [[forward("bridge' dev='e", "", "|"), "bridge"], forward("nat' dev='e", "", "|")],
  [[forward("bridge", "<pf dev='e'/>", "|"), "bridge"], forward("bridge", "", "|")],
  [[forward("bridge", "|", "<bridge name='b'/>"), "interface"], forward("bridge", "|", "<bridge/>")],
  [[forward("bridge", "|", "<bridge name='b'/>"), "pf"], forward("bridge", "|", "")],
  [[forward("passthrough", "|<pf dev='e'/>"), "interface"], forward("passthrough", "|")],
  [[forward("passthrough", "|<interface dev='e'/>"), "pf"], forward("passthrough", "<pf|/>")],
  [[forward("passthrough' dev='e", "|"), "pf"], forward("passthrough", "|")],
  [[forward("hostdev", "<address bus='4'/>|"), "pf"], forward("hostdev", "|")],
  [[forward("hostdev", "<pf dev='e'/>|"), "address"], forward("hostdev", "<address bus='4'/>|")],
  [[forward("nat", "<interface dev='e'/>|", "<ip/>"), "interface"], forward("vepa", "<interface dev='e'/>|", "<ip/>")],
  [[forward("nat", "<interface dev='e'/>|", "<ip/>"), "interface"], forward("nat", "<interface|", "<ip/>")],
  [[network("<forward mode='vepa' |><pf dev='e'/></forward>"), "dev"], network("<forward mode='vepa' |/>")],
  [[network("<forward mode='bridge' |/><bridge name='b'/>"), "dev"], network("<forward mode='bridge' |/>")],
  // where the bridge or card cannot do it
  [[inMode("bridge"), "bandwidth"], inMode("bridge", "<bridge name='b'/>|")],
  [
    [inMode("bridge", "<bridge name='b'/>|"), "bandwidth", { target: "5.4.0" }],
    inMode("bridge", "<bridge name='b'/>|"),
    { target: "5.5.0" },
  ],
  [
    [inMode("bridge", "<portgroup name='p'>|</portgroup>"), "bandwidth"],
    inMode("nat", "<portgroup name='p'>|</portgroup>"),
  ],
  [[inMode("bridge"), "vlan", { target: "10.10.0" }], inMode("bridge"), { target: "11.0.0" }],
  [
    [inMode("bridge", "<virtualport type='802.1Qbg'/>|"), "vlan"],
    inMode("bridge", "<virtualport type='openvswitch'/>|"),
    { target: "9.0.0" },
  ],
  [
    [inMode("bridge", "<portgroup name='p'><virtualport type='802.1Qbg'/>|</portgroup>"), "vlan"],
    inMode("bridge", "<portgroup name='p'><virtualport type='openvswitch'/>|</portgroup>"),
    { target: "9.0.0" },
  ],
  [[forward("bridge' dev='e", "", "|"), "port"], forward("bridge", "", "|")],
  [
    [inMode("bridge", "<bridge name='b'/><virtualport type='openvswitch'/>|"), "port"],
    inMode("bridge", "<bridge name='b'/>|"),
  ],
  [[forward("bridge", "<interface dev='e'/>", "|"), "vlan"], forward("bridge", "", "|")],
  [[inMode("hostdev", "<vlan><tag id='1'/>|</vlan>"), "tag"], inMode("bridge", "<vlan><tag id='1'/>|</vlan>")],
  [[inMode("passthrough", "<vlan><tag id='1'/>|</vlan>"), "tag"], inMode("passthrough", "<vlan>|</vlan>")],
  [[inMode("hostdev", "<vlan |/>"), "trunk"], inMode("bridge", "<vlan |/>")],
  // one alone can be it
  [
    [network("<portgroup default='yes'/><portgroup |/>"), "default"],
    network("<portgroup default='no'/><portgroup |/>"),
  ],
  [
    [inMode("bridge", "<vlan><tag nativeMode='tagged'/><tag |/></vlan>"), "nativeMode"],
    inMode("bridge", "<vlan><tag/><tag |/></vlan>"),
  ],
  // the prefix means something else, or cannot be bound yet
  [["<network<|>\n  <name>a</name>", "dnsmasq:options"], "<network><|>\n  <name>a</name>"],
  [["<network xmlns:dnsmasq='urn:x'>|</network>", "dnsmasq:options"], "<network>|</network>"],
  // closed already
  [[network("<dns>|</dns>"), "</dns>"], network("<dns>|")],
  // something else is being typed
  [[network("<dns>tx|"), "</dns>"], network("<dns>|")],
];

/** Where there is nothing to write, or nobody asked. */
const nothing: readonly (readonly [marked: string, options?: EditorOptions])[] = [
  ["<domain>|</domain>"],
  ["<domain><|</domain>"],
  ["<dom|ain/>"],
  ["<domain |/>"],
  ["<domain type='|'/>"],
  ["<domain><!-- | --></domain>"],
  ["<domain></|"],
  ["<|\n<domain/>"],
  ["<domain/>|"],
  ["<domain/>|", { languageId: "libvirt-network" }],
  ["<dom|ain/>", { languageId: "libvirt-network" }],
  ["<domain>|</domain>", { languageId: "libvirt-network" }],
  ["<network xmlns='urn:other'>|</network>"],
  ["<x:network xmlns:x='urn:other'>|</x:network>"],
  ["<net|/>"],
  ["<net|></net>"],
  ["<net| a='1'>"],
  ["|<network/>"],
  ["<network/>|"],
  ["<network/>\n<|"],
  ["<network/>\n<na|"],
  ["<network></|</network>"],
  ["<network></netw|ork>"],
  ["<?xml |?>\n<network/>"],
  ["<!DOCTYPE |network><network/>"],
  [network("<name><![CDATA[|]]></name>")],
  [network("<description>some |</description>")],
  [network("<title>|</title>")],
  [network("<bridge name='b'/|>")],
  [network("<bridge name='b' /|")],
  [network("<bridge name='b' / |")],
  [network("some pro,|se")],
  [network("50%|")],
  [network("</nothing|>")],
  [network("< |")],
  [network("<dns>\n</dn\ns|>")],
  // written out
  [network("<forward mode='nat|'/>")],
  [network("<ip address='192.168.123.1|'/>")],
  ["<network><name>net|</name></network>"],
  // nobody asked
  [network("/|"), { trigger: "/" }],
  [network("a=|"), { trigger: "=" }],
  [network("<ip address='10.9.0.1'|/>"), { trigger: "'" }],
  [network('<ip address="10.9.0.1"|/>'), { trigger: '"' }],
  [network("<ip/|>"), { trigger: "/" }],
  [network("it's |"), { trigger: " " }],
  [network("<!-- |"), { trigger: " " }],
  [network("<description>either:|</description>"), { trigger: ":" }],
  [network("<uuid>a</uuid><mac address='52:|'/>"), { trigger: ":" }],
  ["a |", { trigger: " " }],
];

/** What an editor asks by itself, and something that is offered then. */
const triggered: readonly (readonly [marked: string, trigger: string, label: string])[] = [
  [network("<|"), "<", "ip"],
  ["<|", "<", "network"],
  [network("<dns></|"), "/", "</dns>"],
  [network("<ip family=|"), "=", "ipv6"],
  [network("<ip family='|'/>"), "'", "ipv6"],
  [network('<ip family="|"/>'), '"', "ipv6"],
  [network("<ip |/>"), " ", "address"],
  [network("<dnsmasq:|"), ":", "dnsmasq:options"],
  ["<network xmlns:|/>", ":", "xmlns:dnsmasq"],
  [network("<!-- virnet-disable | -->"), " ", "unknown-element"],
];

describe("completion", () => {
  for (const [[refusing, label, options], offering, otherwise] of pairs) {
    it(`offers no ${label} in ${refusing}${options?.target ? ` (${options.target})` : ""}, but in ${offering}`, () => {
      assert.ok(!labels(refusing, options).includes(label));
      assert.ok(labels(offering, otherwise).includes(label));
    });
  }
  for (const [marked, options] of nothing) {
    it(`offers nothing in ${JSON.stringify(marked)}${options ? ` (${Object.values(options)})` : ""}`, () =>
      assert.deepEqual(labels(marked, options), []));
  }
  for (const [marked, trigger, label] of triggered) {
    it(`offers ${label} by itself in ${marked}`, () => assert.ok(labels(marked, { trigger }).includes(label)));
  }
  it("never offers what means nothing in any mode", () => {
    const odd = "<forward mode='what'/>";
    for (const [marked, label, target] of [
      [network(`${odd}|`), "link", "1.0.4"],
      [network(`${odd}<bandwidth><inbound |/></bandwidth>`), "floor", "1.0.4"],
      [network(`${odd}<bandwidth><inbound |/></bandwidth>`), "floor", "12.0.0"],
      [network("<forward mode='hostdev'><address |/></forward>"), "multifunction", "12.0.0"],
    ] as const) {
      assert.notDeepEqual(labels(marked, { target }), []);
      assert.ok(!labels(marked, { target }).includes(label), label);
    }
  });
});
