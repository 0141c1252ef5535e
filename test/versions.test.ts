// Changes between libvirt versions: a document, and virnet's verdict for the versions around the change: "" no error at
// all, "rule" that rule, "rule/stage" that rule in that stage, "!rule" anything but that rule.
import assert from "node:assert/strict";
import { lint } from "../server/src/lint/lint.js";
import { bound } from "../server/src/vocabulary/versions.js";

const network = (content: string, attributes = "") => `<network${attributes}><name>lab</name>${content}</network>`;
const address = "<ip address='192.168.77.1' netmask='255.255.255.0'/>";
const ip = (content: string) => address.replace("/>", `>${content}</ip>`);
const dhcp = (content: string) => ip(`<dhcp>${content}</dhcp>`);
const ipv6 = (content: string) => `<ip family='ipv6' address='fd5c:3a91:7be2::1' prefix='64'>${content}</ip>`;
const nat = (content = "") => `<forward mode='nat'>${content}</forward>${address}`;
const pool = (mode: string, content = "<interface dev='eth0'/>") => `<forward mode='${mode}'>${content}</forward>`;
const hostBridge = "<forward mode='bridge'/><bridge name='br0'/>";
const openVswitch = "<virtualport type='openvswitch'/>";
const vlan = "<vlan><tag id='42'/></vlan>";
const bandwidth = "<bandwidth><inbound average='100'/></bandwidth>";
const ranged = "<range start='192.168.77.10' end='192.168.77.99'/>";
const function1 = "<address type='pci' domain='0x0' bus='0x3' slot='0x0' function='0x1'/>";

type Expected = readonly [version: string, said: string];
type Row = readonly [what: string, document: string, ...Expected[]];

const rows: readonly Row[] = [
  // 0.3 to 0.7
  [
    "a forward without an address",
    network("<forward/>"),
    ["0.3.0", "forward-without-ip"],
    ["12.8.0", "forward-without-ip"],
  ],
  ["forward mode", network(nat()), ["0.4.1", "not-in-target"], ["0.4.2", ""]],
  ["domain", network(`<domain name='lab.test'/>${address}`), ["0.4.4", "not-in-target"], ["0.4.5", ""]],
  [
    "static hosts",
    network(dhcp("<host mac='52:54:00:00:00:01' name='www' ip='192.168.77.9'/>")),
    ["0.4.4", "not-in-target"],
    ["0.4.5", ""],
  ],
  ["tftp", network(ip("<tftp root='/srv/tftp'/>")), ["0.7.0", "not-in-target"], ["0.7.1", ""]],
  ["bootp", network(dhcp(`${ranged}<bootp file='x'/>`)), ["0.7.0", "not-in-target"], ["0.7.1", ""]],
  [
    "the boot server",
    network(dhcp(`${ranged}<bootp file='x' server='192.168.77.1'/>`)),
    ["0.7.2", "not-in-target"],
    ["0.7.3", ""],
  ],
  [
    "a range of more than two octets",
    network("<ip address='10.0.0.1' netmask='255.0.0.0'><dhcp><range start='10.0.0.10' end='10.2.0.10'/></dhcp></ip>"),
    ["0.7.2", "!dhcp-range-too-large"],
    ["0.7.3", "dhcp-range-too-large"],
    ["12.8.0", "dhcp-range-too-large"],
  ],
  // 0.8 to 0.9
  [
    "a prefix in place of a netmask",
    network("<ip address='192.168.77.1' prefix='24'/>"),
    ["0.8.6", "not-in-target"],
    ["0.8.7", ""],
  ],
  ["two subnets", network(address + address.replace("77", "78")), ["0.8.6", "repeated-element/schema"], ["0.8.7", ""]],
  [
    "an address without a netmask",
    network("<ip address='192.168.77.1'/>"),
    ["0.8.6", "missing-attribute/schema"],
    ["0.8.6", "!ip-mask-missing"],
    ["0.8.7", "ip-mask-missing/ignored"],
  ],
  [
    "a static host of nobody",
    network(dhcp("<host ip='192.168.77.9'/>")),
    ["0.8.7", "missing-attribute/schema"],
    ["0.8.8", "dhcp-host-unidentified/parse"],
    ["0.8.8", "!missing-attribute"],
    ["12.8.0", "dhcp-host-unidentified/parse"],
  ],
  [
    "an empty name of an address",
    network(`${address}<dns><host ip='192.168.77.9'><hostname/></host></dns>`),
    ["9.0.0", "invalid-value/parse"],
    ["12.8.0", "invalid-value/parse"],
  ],
  [
    "an empty name beside another",
    network(`${address}<dns><host ip='192.168.77.9'><hostname/><hostname>a</hostname></host></dns>`),
    ["9.0.0", "invalid-value/schema"],
    ["12.8.0", "invalid-value/parse"],
  ],
  ["IPv6", network(ipv6("")), ["0.8.6", "not-in-target"], ["0.8.7", ""]],
  [
    "netmask and prefix",
    network(address.replace("/>", " prefix='24'/>")),
    ["0.8.7", "exclusive-attributes"],
    ["12.8.0", "exclusive-attributes"],
  ],
  [
    "the bridge's MAC address",
    network("<mac address='52:54:00:00:00:01'/>"),
    ["0.8.7", "not-in-target"],
    ["0.8.8", ""],
  ],
  [
    "a group address",
    network("<mac address='53:54:00:00:00:01'/>"),
    ["0.9.10", "invalid-value/schema"],
    ["0.9.11", "invalid-value/parse"],
    ["12.8.0", "invalid-value/parse"],
  ],
  ["dns", network(`<dns><txt name='a' value='b'/></dns>${address}`), ["0.9.2", "not-in-target"], ["0.9.3", ""]],
  ["mode bridge", network(hostBridge), ["0.9.3", "not-in-target"], ["0.9.4", ""]],
  ["interfaces", network(pool("private")), ["0.9.3", "not-in-target"], ["0.9.4", ""]],
  ["bandwidth", network(nat() + bandwidth), ["0.9.3", "not-in-target"], ["0.9.4", ""]],
  [
    "port groups",
    network(`${nat()}<portgroup name='a'>${bandwidth}</portgroup>`),
    ["0.9.3", "not-in-target"],
    ["0.9.4", ""],
  ],
  ["link, an oversight", network("<link state='up'/>"), ["0.9.5", ""], ["1.2.13", ""], ["1.2.14", "not-in-target"]],
  [
    "srv",
    network(
      `<dns><srv service='a' protocol='tcp' domain='d' target='x' port='1' priority='1' weight='1'/></dns>${address}`,
    ),
    ["0.9.8", "not-in-target"],
    ["0.9.9", ""],
  ],
  ["pf", network(pool("passthrough", "<pf dev='eth3'/>")), ["0.9.9", "not-in-target"], ["0.9.10", ""]],
  // 0.10 to 1.0
  ["mode hostdev", network(pool("hostdev", function1)), ["0.9.13", "not-in-target"], ["0.10.0", ""]],
  [
    "vlan",
    network(`<forward mode='bridge'/><bridge name='ovsbr0'/>${vlan}${openVswitch}`),
    ["0.9.13", "not-in-target"],
    ["0.10.0", ""],
  ],
  [
    "a range without an end",
    network(dhcp("<range start='192.168.77.10'/>")),
    ["0.10.1", "missing-attribute/schema"],
    ["0.10.2", "missing-attribute/parse"],
  ],
  [
    "two default port groups",
    network(`${nat()}<portgroup name='a' default='yes'/><portgroup name='b' default='yes'/>`),
    ["0.10.2", "!portgroup-default-repeated"],
    ["1.0.0", "portgroup-default-repeated"],
  ],
  ["the attribute ipv6", network(address, " ipv6='yes'"), ["1.0.0", "not-in-target"], ["1.0.1", ""]],
  [
    "DHCP for IPv6",
    network(ipv6("<dhcp><range start='fd5c:3a91:7be2::10' end='fd5c:3a91:7be2::99'/></dhcp>")),
    ["1.0.0", "dhcp-on-ipv6"],
    ["1.0.1", ""],
  ],
  [
    "DHCP for both families",
    network(dhcp(ranged) + ipv6("<dhcp><range start='fd5c:3a91:7be2::10' end='fd5c:3a91:7be2::99'/></dhcp>")),
    ["1.0.1", ""],
  ],
  ["TFTP for IPv6", network(ipv6("<tftp root='/srv/tftp'/>")), ["1.0.0", "!tftp-on-ipv6"], ["1.0.1", "tftp-on-ipv6"]],
  [
    "a MAC address of an IPv6 host",
    network(ipv6("<dhcp><host mac='52:54:00:00:00:01' name='www' ip='fd5c:3a91:7be2::9'/></dhcp>")),
    ["1.0.1", "dhcp-host-mac-on-ipv6"],
    ["12.8.0", "dhcp-host-mac-on-ipv6"],
  ],
  [
    "floor",
    network(`${nat()}<bandwidth><inbound average='100' floor='50'/></bandwidth>`),
    ["1.0.0", "not-in-target"],
    ["1.0.1", "not-in-forward-mode"],
    ["12.8.0", "not-in-forward-mode"],
  ],
  [
    "a host bridge with devices",
    network(`${pool("bridge")}<bridge name='br0'/>`),
    ["1.0.0", ""],
    ["1.0.1", "bridge-and-forward-device"],
  ],
  ["addresses in mode bridge", network(hostBridge + address), ["1.0.0", ""], ["1.0.1", "not-in-forward-mode"]],
  [
    "a domain in mode private",
    network(`${pool("private")}<domain name='lab.test'/>`),
    ["1.0.0", ""],
    ["1.0.1", "not-in-forward-mode"],
  ],
  [
    "records in mode vepa",
    network(`${pool("vepa")}<dns><txt name='a' value='b'/></dns>`),
    ["1.0.0", ""],
    ["1.0.1", "not-in-forward-mode"],
  ],
  [
    "a client ID",
    network(ipv6("<dhcp><host id='0:3:0:1:0:16:3e:11:22:33' name='www' ip='fd5c:3a91:7be2::9'/></dhcp>")),
    ["1.0.2", "not-in-target"],
    ["1.0.3", ""],
  ],
  ["NAT ports", network(nat("<nat><port start='1024' end='65535'/></nat>")), ["1.0.2", "not-in-target"], ["1.0.3", ""]],
  [
    "a driver",
    network(pool("hostdev", `<driver name='vfio'/>${function1}`)),
    ["1.0.4", "not-in-target"],
    ["1.0.5", ""],
  ],
  [
    "a prefix for the other family",
    network("<ip address='192.168.77.1' prefix='64'/>"),
    ["1.0.5", "ip-prefix-too-long"],
    ["12.8.0", "ip-prefix-too-long"],
  ],
  [
    "a route",
    network(`${address}<route address='10.1.0.0' prefix='16' gateway='192.168.77.2'/>`),
    ["1.0.5", "not-in-target"],
    ["1.0.6", ""],
  ],
  // 1.1 to 1.3
  [
    "a native VLAN",
    network(
      `<forward mode='bridge'/><bridge name='ovsbr0'/><vlan trunk='yes'><tag id='42' nativeMode='untagged'/></vlan>${openVswitch}`,
    ),
    ["1.0.6", "not-in-target"],
    ["1.1.0", ""],
  ],
  ["vlan in mode hostdev", network(pool("hostdev", function1) + vlan), ["1.0.6", "vlan-not-in-mode"], ["1.1.0", ""]],
  [
    "forwardPlainNames",
    network(`<dns forwardPlainNames='no'><txt name='a' value='b'/></dns>${address}`),
    ["1.1.1", "not-in-target"],
    ["1.1.2", ""],
  ],
  ["forwarder", network(`${nat()}<dns><forwarder addr='192.0.2.1'/></dns>`), ["1.1.2", "not-in-target"], ["1.1.3", ""]],
  [
    "a MAC address in mode private",
    network(`${pool("private")}<mac address='52:54:00:00:00:01'/>`),
    ["1.2.1", ""],
    ["1.2.2", "not-in-forward-mode"],
  ],
  [
    "bandwidth in mode private",
    network(pool("private") + bandwidth),
    ["1.2.1", ""],
    ["1.2.2", "bandwidth-not-in-mode"],
    ["12.8.0", "bandwidth-not-in-mode"],
  ],
  [
    "numbers of srv without a target",
    network(`${nat()}<dns><srv service='a' protocol='tcp' domain='lab.test' port='1'/></dns>`),
    ["1.2.3", "srv-numbers-without-target"],
  ],
  [
    "a delay that is no number",
    network("<bridge name='virbr7' delay='soon'/>"),
    ["1.2.9", "invalid-value"],
    ["12.8.0", "invalid-value"],
  ],
  [
    "trustGuestRxFilters",
    network(pool("passthrough"), " trustGuestRxFilters='yes'"),
    ["1.2.9", "not-in-target"],
    ["1.2.10", ""],
  ],
  [
    "macTableManager",
    network("<bridge name='virbr7' macTableManager='libvirt'/>"),
    ["1.2.10", "not-in-target"],
    ["1.2.11", ""],
  ],
  [
    "bandwidth of port groups in mode private",
    network(`${pool("private")}<portgroup name='a'>${bandwidth}</portgroup>`),
    ["1.2.10", ""],
    ["1.2.11", "bandwidth-not-in-mode"],
  ],
  [
    "localOnly",
    network(`<domain name='lab.test' localOnly='yes'/>${address}`),
    ["1.2.11", "not-in-target"],
    ["1.2.12", ""],
  ],
  [
    "two port groups of one name",
    network(`${nat()}<portgroup name='a'>${bandwidth}</portgroup><portgroup name='a'/>`),
    ["1.2.12", "!portgroup-name-repeated"],
    ["1.2.13", "portgroup-name-repeated"],
  ],
  [
    "a comma in a TXT name",
    network(`<dns><txt name='a,b' value='c'/></dns>${address}`),
    ["1.2.12", "invalid-value/schema"],
    ["1.2.13", "invalid-value/parse"],
  ],
  [
    "a client ID of other characters",
    network(ipv6("<dhcp><host id='x;y' name='www' ip='fd5c:3a91:7be2::9'/></dhcp>")),
    ["1.2.13", "invalid-value"],
  ],
  [
    "midonet",
    network(
      `<forward mode='bridge'/><bridge name='br0'/><virtualport type='midonet'><parameters interfaceid='1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21'/></virtualport>`,
    ),
    ["1.2.13", "not-in-target"],
    ["1.2.14", "!not-in-target"],
  ],
  [
    "a range outside its subnet",
    network(dhcp("<range start='192.168.78.10' end='192.168.78.99'/>")),
    ["1.2.16", ""],
    ["1.2.17", "dhcp-range-outside-subnet"],
  ],
  [
    "a range from the network address",
    network(dhcp("<range start='192.168.77.0' end='192.168.77.99'/>")),
    ["1.2.16", ""],
    ["1.2.17", "dhcp-range-at-network-address"],
  ],
  [
    "a range to the broadcast address",
    network(dhcp("<range start='192.168.77.10' end='192.168.77.255'/>")),
    ["1.2.16", ""],
    ["1.2.17", "dhcp-range-at-broadcast-address"],
  ],
  [
    "NAT addresses reversed",
    network(nat("<nat><address start='203.0.113.9' end='203.0.113.1'/></nat>")),
    ["1.2.19", "nat-address-range"],
    ["12.8.0", "nat-address-range"],
  ],
  [
    "a device twice",
    network(pool("bridge", "<interface dev='eth0'/><interface dev='eth0'/>")),
    ["1.3.3", "forward-interface-repeated/runtime"],
    ["1.3.4", "forward-interface-repeated/parse"],
    ["12.8.0", "forward-interface-repeated"],
  ],
  [
    "a slash in the name",
    "<network><name>a/b</name></network>",
    ["1.3.5", "invalid-value"],
    ["12.8.0", "invalid-value"],
  ],
  ["vlan in mode passthrough", network(pool("passthrough") + vlan), ["1.3.4", "vlan-not-in-mode"], ["1.3.5", ""]],
  // 2 to 6
  ["metadata", network("<metadata><a:b xmlns:a='urn:a'/></metadata>"), ["2.0.0", "not-in-target"], ["2.1.0", ""]],
  ["mode open", network(`<forward mode='open'/>${address}`), ["2.1.0", "not-in-target"], ["2.2.0", ""]],
  [
    "mode open without an address",
    network("<forward mode='open'/>"),
    ["2.2.0", "forward-without-ip"],
    ["9.0.0", "forward-without-ip"],
    ["10.8.0", ""],
    ["12.8.0", ""],
  ],
  ["dns off", network(`<dns enable='no'/>${address}`), ["2.1.0", "not-in-target"], ["2.2.0", ""]],
  [
    "a forwarder for a domain",
    network(`${nat()}<dns><forwarder domain='lab.test' addr='192.0.2.1'/></dns>`),
    ["2.1.0", "not-in-target"],
    ["2.2.0", ""],
  ],
  [
    "a line end in the name",
    "<network><name>\nlab\n</name></network>",
    ["2.5.0", "invalid-value"],
    ["12.8.0", "invalid-value"],
  ],
  ["localPtr", network(address.replace("/>", " localPtr='yes'/>")), ["2.5.0", "not-in-target"], ["3.0.0", ""]],
  ["mtu", network("<mtu size='9000'/>"), ["3.0.0", "not-in-target"], ["3.1.0", ""]],
  ["zone", network("<bridge name='virbr7' zone='work'/>"), ["5.0.0", "not-in-target"], ["5.1.0", ""]],
  ["bandwidth of a host bridge", network(hostBridge + bandwidth), ["5.4.0", "bandwidth-not-in-mode"], ["5.6.0", ""]],
  [
    "options for dnsmasq",
    network(
      `${address}<dnsmasq:options><dnsmasq:option value='log-queries'/></dnsmasq:options>`,
      " xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'",
    ),
    ["5.5.0", "not-in-target"],
    ["5.6.0", ""],
  ],
  ["isolated ports", network("<port isolated='yes'/>"), ["6.0.0", "not-in-target"], ["6.1.0", ""]],
  [
    "lease",
    network(dhcp(ranged.replace("/>", "><lease expiry='1' unit='hours'/></range>"))),
    ["6.2.0", "not-in-target"],
    ["6.3.0", ""],
  ],
  ["IPv6 NAT", network(nat("<nat ipv6='yes'/>") + ipv6("")), ["6.4.0", "not-in-target"], ["6.5.0", ""]],
  // 7 to 9
  [
    "a static host's name that begins with a digit",
    network(dhcp("<host mac='52:54:00:00:00:01' name='1www' ip='192.168.77.9'/>")),
    ["9.0.0", ""],
    ["12.8.0", ""],
  ],
  ["title", network("<title>My lab</title>"), ["9.6.0", "not-in-target"], ["9.7.0", ""]],
  ["description", network("<description>x</description>"), ["9.6.0", "not-in-target"], ["9.7.0", ""]],
  // 10 to 12
  [
    "a driver's model",
    network(pool("hostdev", `<driver model='mlx5_vfio_pci'/>${function1}`)),
    ["9.10.0", "not-in-target"],
    ["10.0.0", ""],
  ],
  [
    "register",
    network(`<domain name='lab.test' localOnly='yes' register='yes'/>${address}`),
    ["10.0.0", "not-in-target"],
    ["10.1.0", ""],
  ],
  [
    "register without localOnly",
    network(`<domain name='lab.test' register='yes'/>${address}`),
    ["10.1.0", "domain-register-not-local"],
    ["12.8.0", "domain-register-not-local"],
  ],
  [
    "a range across a border of /16",
    network(
      "<ip address='10.0.0.1' netmask='255.0.0.0'><dhcp><range start='10.0.255.10' end='10.1.0.10'/></dhcp></ip>",
    ),
    ["9.0.0", "dhcp-range-too-large"],
    ["11.3.0", ""],
  ],
  [
    "bootp without a file",
    network(dhcp(`${ranged}<bootp/>`)),
    ["9.0.0", "missing-attribute/schema"],
    ["11.3.0", "missing-attribute/parse"],
  ],
  [
    "two inbound limits",
    network(`${nat()}<bandwidth><inbound average='1'/><inbound average='2'/></bandwidth>`),
    ["9.0.0", "repeated-element/parse"],
    ["11.3.0", "repeated-element/schema"],
  ],
  [
    "a zone in mode open",
    network(`<forward mode='open'/><bridge name='virbr7' zone='work'/>${address}`),
    ["10.7.0", "bridge-zone-without-effect"],
    ["10.8.0", "!bridge-zone-without-effect"],
  ],
  ["vlan on a Linux bridge", network(hostBridge + vlan), ["10.10.0", "vlan-not-in-mode"], ["11.0.0", ""]],
  [
    "a forwarder's port",
    network(`${nat()}<dns><forwarder addr='192.0.2.1' port='5353'/></dns>`),
    ["11.10.0", "not-in-target"],
    ["12.0.0", ""],
  ],
  [
    "IOMMUFD",
    network(pool("hostdev", `<driver name='vfio' iommufd='yes'/>${function1}`)),
    ["12.0.0", "not-in-target"],
    ["12.1.0", ""],
  ],
  [
    "a route without a destination",
    network(`${address}<route gateway='192.168.77.2'/>`),
    ["12.1.0", "missing-attribute"],
    ["12.2.0", "!missing-attribute"],
  ],
  [
    "a manager's number in hexadecimal",
    network(
      `${pool("vepa")}<virtualport type='802.1Qbg'><parameters managerid='0x0b' typeid='1193047' typeidversion='2'/></virtualport>`,
    ),
    ["11.3.0", ""],
    ["12.8.0", "invalid-value"],
  ],
];

describe("versions", () => {
  for (const [what, document, ...expectations] of rows) {
    for (const [version, said] of expectations) {
      it(`${version}: ${what}: ${said || "no error"}`, () => {
        const { findings } = lint(document, { insist: true, target: bound(version) });
        const all = findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`).join("\n");
        if (said === "") assert.ok(!findings.some(({ severity }) => severity === "error"), all);
        else if (said.startsWith("!")) assert.ok(!findings.some(({ rule }) => rule === said.slice(1)), all);
        else
          assert.ok(
            findings.some(({ rule, stage }) => rule === said || `${rule}/${stage}` === said),
            `only: ${all}`,
          );
      });
    }
  }
});
