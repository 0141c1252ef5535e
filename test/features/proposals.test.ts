// The values proposed at the `|`, all of them, in order.
import assert from "node:assert/strict";
import { type Proposal, textProposals, valueProposals } from "../../server/src/features/proposals/proposals.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { locate } from "../../server/src/xml/locate.js";
import { able, analysisOf, contextOf } from "../helpers/analysis.js";
import { cursor } from "../helpers/markers.js";
import { readDocument } from "../network/reading.js";

/** For the attribute or the text that the `|` stands in. */
function proposalsAt(marked: string, others: readonly string[], target: string = newestVersion): readonly Proposal[] {
  const { text, offset } = cursor(marked);
  const analysis = analysisOf(text, { target });
  const networks = others.map((other) => readDocument(other, target));
  const place = locate(analysis.result.document, offset);
  if (place.kind === "content" && place.parent) return textProposals(analysis, contextOf(able, networks), place.parent);
  assert.ok(place.kind === "attribute-value");
  const spec = analysis.vocabulary.specOf(place.element);
  const attribute = spec && analysis.vocabulary.attribute(spec, place.attribute.name);
  assert.ok(attribute, "an attribute of the vocabulary");
  return valueProposals(analysis, contextOf(able, networks), place.element, attribute);
}

const network = (inner: string, name = "lab") => `<network><name>${name}</name>${inner}</network>`;
const ipv4 = (dhcp: string) => `<ip address='192.168.77.1' prefix='24'><dhcp>${dhcp}</dhcp></ip>`;
const ipv6 = (dhcp: string) => `<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>${dhcp}</dhcp></ip>`;
const dnsHost = (ip: string, ...names: string[]) =>
  `<host ip='${ip}'>${names.map((name) => `<hostname>${name}</hostname>`).join("")}</host>`;
const range = (start: string, end: string) => `<range start='192.168.77.${start}' end='192.168.77.${end}'/>`;
const red = network("<bridge name='virbr1'/><ip address='192.168.123.1' prefix='24'/>", "red");

/** What stands in the network, the values separated by blanks, and the other networks of the workspace. */
type Row = readonly [marked: string, values: string, ...others: string[]];

const topics: Readonly<Record<string, readonly Row[]>> = {
  "address of a subnet": [
    ["<ip address='|'/>", "192.168.123.1 192.168.124.1 192.168.125.1"],
    ["<ip address='|'/>", "192.168.124.1 192.168.125.1 192.168.126.1", red],
    [
      "<ip address='192.168.123.1' prefix='24'/><ip address='|' prefix='28'/>",
      "192.168.124.1 192.168.125.1 192.168.126.1",
    ],
    ["<ip address='|' prefix='64'/>", "192.168.123.1 192.168.124.1 192.168.125.1"],
    ["<ip address='|' prefix='16'/>", "10.150.0.1 10.151.0.1 10.152.0.1"],
    ["<ip address='10.|'/>", "10.150.0.1 10.150.1.1 10.150.2.1"],
    ["<ip address='10.2|'/>", "10.2.0.1 10.2.1.1 10.2.2.1"],
    ["<ip address='10.20.|'/>", "10.20.0.1 10.20.1.1 10.20.2.1"],
    ["<ip address='172.16.|'/>", "172.16.0.1 172.16.1.1 172.16.2.1"],
    ["<ip address='8.8.|'/>", "192.168.123.1 192.168.124.1 192.168.125.1"],
    ["<ip address='|'><dhcp><range start='10.3.5.1' end='10.3.5.9'/></dhcp></ip>", "10.3.5.10 10.3.5.254"],
    ["<ip address='|'><dhcp><range start='10.3.5.2' end='10.3.6.9'/></dhcp></ip>", "10.3.4.1 10.3.7.254"],
    ["<ip address='|' netmask='255.255.0.0'><dhcp><host name='a' ip='10.3.5.2'/></dhcp></ip>", "10.3.0.1 10.3.255.254"],
    [
      "<ip address='10.0.0.1' prefix='24'/><ip address='|'/><route address='10.5.0.0' prefix='16' gateway='192.168.5.1'/>",
      "192.168.5.2 192.168.5.254",
    ],
    [
      "<ip address='10.0.0.1' prefix='24'/><ip address='|'/><route address='10.5.0.0' prefix='16' gateway='10.0.0.2'/>",
      "192.168.123.1 192.168.124.1 192.168.125.1",
    ],
    [`<dns>${dnsHost("192.168.5.9", "web")}</dns><ip address='|'/>`, "192.168.5.1 192.168.5.254"],
    [`<dns>${dnsHost("9.9.9.9", "web")}</dns><ip address='|'/>`, "192.168.123.1 192.168.124.1 192.168.125.1"],
    ["<ip family='ipv6' address='|'/>", "fda0:a1a2:a3a4::1"],
    [
      "<ip family='ipv6' address='|' prefix='64'/>",
      "fda0:a1a2:a3a4::1 fd5c:3a91:7be2:6::1",
      network("<ip family='ipv6' address='fd5c:3a91:7be2:5::1'/>", "a"),
      network("<ip family='ipv6' address='fd5c:3a91:7be2::1'/>", "b"),
    ],
    ["<ip family='ipv6' address='|'/>", "fda0:a1a2:a3a4::1", network("<ip family='ipv6' address='fd00::1'/>", "a")],
    [ipv6("<range start='fd00:7::10' end='fd00:7::20'/>").replace("fd00:77::1", "|"), "fd00:7::1"],
    ["<ip family='odd' address='|'/>", ""],
  ],
  "size of a subnet": [
    ["<ip address='10.7.7.1' prefix='|'/>", "24 16 22 25 26 27 28"],
    [
      "<ip address='192.168.77.1' netmask='|'/>",
      "255.255.255.0 255.255.252.0 255.255.255.128 255.255.255.192 255.255.255.224 255.255.255.240",
    ],
    // 192.168.120.0/22 is libvirt's own network default too.
    ["<ip address='192.168.121.1' prefix='|'/>", "24 25 26 27 28"],
    ["<ip address='10.7.7.1' prefix='|'/><ip address='10.7.9.1' prefix='24'/>", "24 22 25 26 27 28"],
    ["<ip address='10.7.7.1' prefix='|'/>", "24 22 25 26 27 28", network("<ip address='10.7.9.1' prefix='24'/>")],
    ["<ip address='10.7.7.1' prefix='|'><dhcp><range start='10.7.7.100' end='10.7.7.199'/></dhcp></ip>", "24 16 22"],
    ["<ip address='10.7.7.1' prefix='|'><dhcp><range start='10.7.7.100' end='10.7.8.199'/></dhcp></ip>", "20 16"],
    ["<ip address='10.7.7.1' netmask='|'><dhcp><host name='a' ip='10.9.0.1'/></dhcp></ip>", "255.240.0.0"],
    ["<ip address='10.7.7.1' prefix='|' localPtr='yes'/>", "24 16"],
    ["<ip prefix='|' localPtr='yes'/>", "24 16"],
    ["<ip address='10.7.7.1' prefix='|' localPtr='yes'><dhcp><host name='a' ip='10.7.8.1'/></dhcp></ip>", "16"],
    ["<dns enable='no'/><ip address='10.7.7.1' prefix='|' localPtr='yes'/>", "24 16 22 25 26 27 28"],
    ["<ip family='ipv6' address='fd00:77::1' prefix='|'/>", "64"],
    ["<ip family='ipv6' address='fd00:77::1' prefix='|' localPtr='yes'/>", "64"],
    ["<ip family='ipv6' address='fd00:77::1' netmask='|'/>", ""],
    [ipv6("<range start='fd00:77::10' end='fd00:77::20'/>").replace("64", "|"), "64 112 120"],
  ],
  "DHCP ranges": [
    [ipv4("<range start='|' end=''/>"), "192.168.77.2 192.168.77.100"],
    [ipv4("<range start='' end='|'/>"), "192.168.77.254 192.168.77.199"],
    [ipv4(range("100", "|").replace("192.168.77.|", "|")), "192.168.77.199 192.168.77.254"],
    [ipv4("<range start='192.168.77.2' end='|'/>"), "192.168.77.254 192.168.77.199"],
    [ipv4("<range start='|' end='192.168.77.199'/>"), "192.168.77.100 192.168.77.2"],
    [ipv4("<range start='|' end='192.168.77.9'/>"), "192.168.77.2"],
    [ipv4("<range start='|' end='192.168.78.9'/>"), "192.168.77.2 192.168.77.100"],
    [ipv4("<range start='|' end=''/><host name='a' ip='192.168.77.2'/>"), "192.168.77.100 192.168.77.3"],
    [ipv4(`${range("10", "99")}<range start='|' end=''/>`), "192.168.77.100 192.168.77.2"],
    [ipv4(`${range("10", "98")}<range start='|' end=''/>`), "192.168.77.99 192.168.77.2 192.168.77.100"],
    [ipv4(`${range("50", "99")}<range start='192.168.77.2' end='|'/>`), "192.168.77.49"],
    [ipv4(`${range("50", "99")}<range start='|' end='192.168.77.120'/>`), "192.168.77.100"],
    [
      ipv4("<host name='a' ip='192.168.77.220'/><range start='192.168.77.150' end='|'/>"),
      "192.168.77.199 192.168.77.254",
    ],
    [
      "<ip address='192.168.77.99' prefix='24'><dhcp><range start='192.168.77.10' end='|'/></dhcp></ip>",
      "192.168.77.98",
    ],
    [
      "<ip address='10.1.0.1' prefix='8'><dhcp><range start='10.1.5.9' end='|'/></dhcp></ip>",
      "10.1.5.254 10.1.5.199 10.1.255.255",
    ],
    ["<ip address='10.1.0.65' prefix='26'><dhcp><range start='|' end=''/></dhcp></ip>", "10.1.0.66 10.1.0.96"],
    ["<ip address='10.1.0.65' prefix='26'><dhcp><range start='10.1.0.96' end='|'/></dhcp></ip>", "10.1.0.126"],
    ["<ip address='10.1.0.1' prefix='31'><dhcp><range start='|' end=''/></dhcp></ip>", ""],
    ["<ip address='' prefix='24'><dhcp><range start='|' end=''/></dhcp></ip>", ""],
    [ipv6("<range start='|' end=''/>"), "fd00:77::100 fd00:77::2"],
    [ipv6("<range start='fd00:77::100' end='|'/>"), "fd00:77::1ff fd00:77::ffff"],
    [ipv6("<range start='fd00:77::5:10' end='|'/>"), "fd00:77::5:ff fd00:77::5:ffff"],
    [ipv6("<range start='|' end='fd00:77::1ff'/>"), "fd00:77::100 fd00:77::2"],
    [ipv6("<range start='|' end='fd00:77::5:20'/>"), "fd00:77::5:0"],
  ],
  "static hosts": [
    [ipv4("<host name='vm9' ip='192.168.77.9'/><host name='|' ip='192.168.77.10'/>"), "vm10"],
    [ipv4("<host name='web-01' ip='192.168.77.9'/><host name='|' ip='192.168.77.10'/>"), "web-02"],
    [ipv4("<host name='web' ip='192.168.77.9'/><host name='|' ip='192.168.77.10'/>"), ""],
    [ipv4(`${range("2", "9")}<host name='a' ip='|'/>`), "192.168.77.10 192.168.77.11 192.168.77.12"],
    [
      ipv4("<host name='a' ip='192.168.77.20'/><host name='b' ip='192.168.77.22'/><host name='c' ip='|'/>"),
      "192.168.77.23 192.168.77.24 192.168.77.25 192.168.77.2 192.168.77.3 192.168.77.4",
    ],
    [
      ipv4("<host name='a' ip='192.168.77.20'/><host name='b' ip='|'/><host name='c' ip='192.168.77.22'/>"),
      "192.168.77.21 192.168.77.23 192.168.77.24 192.168.77.2 192.168.77.3 192.168.77.4",
    ],
    [ipv4("<host name='a' ip='192.168.77.|2'/>"), "192.168.77.2 192.168.77.3 192.168.77.4"],
    // no room but in the range
    [
      ipv4(`${range("2", "254")}<host name='a' ip='192.168.77.9'/><host name='b' ip='|'/>`),
      "192.168.77.10 192.168.77.11 192.168.77.12 192.168.77.2 192.168.77.3 192.168.77.4",
    ],
    [
      `${ipv4("<host name='a' ip='|'/>")}<route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>`,
      "192.168.77.3 192.168.77.4 192.168.77.5",
    ],
    [ipv6("<host name='a' ip='|'/>"), "fd00:77::2 fd00:77::3 fd00:77::4"],
    [
      `<dns>${dnsHost("192.168.77.9", "web.lab")}</dns>${ipv4("<host name='web' ip='|'/>")}`,
      "192.168.77.9 192.168.77.2 192.168.77.3 192.168.77.4",
    ],
    [
      `<dns>${dnsHost("192.168.78.9", "web.lab")}</dns>${ipv4("<host name='web' ip='|'/>")}`,
      "192.168.77.2 192.168.77.3 192.168.77.4",
    ],
    [`<dns>${dnsHost("192.168.77.9", "web.lab", "www")}</dns>${ipv4("<host name='|' ip='192.168.77.9'/>")}`, "web www"],
    [ipv4("<host mac='|' ip='192.168.77.2'/>"), "52:54:00:a0:a1:a2"],
    [ipv4("<host mac='52:54:00:a0:a1:a2' ip='192.168.77.3'/><host mac='|'/>"), "52:54:00:a0:a1:a3"],
    [
      ipv4("<host mac='|' ip='192.168.77.2'/>"),
      "52:54:00:a0:a1:a4",
      network("<mac address='52:54:00:a0:a1:a2'/>"),
      network(ipv4("<host mac='52:54:0:a0:a1:a3' ip='192.168.77.3'/>")),
    ],
    [ipv6("<host mac='|' ip='fd00:77::2'/>"), ""],
    [ipv4("<host id='|' ip='192.168.77.2'/>"), ""],
    [ipv6("<host id='|' ip='fd00:77::2'/>"), "00:03:00:01:52:54:00:a0:a1:a2"],
    [
      `${ipv4("<host mac='52:54:00:00:00:01' name='web' ip='192.168.77.2'/>")}${ipv6("<host name='web' id='|'/>")}`,
      "00:03:00:01:52:54:00:00:00:01 00:03:00:01:52:54:00:a0:a1:a2",
    ],
  ],
  "leases and boot": [
    [ipv4("<range><lease expiry='|'/></range>"), "60 720 1440 10080 0"],
    [ipv4("<range><lease expiry='|' unit='hours'/></range>"), "1 12 24 168 0"],
    [ipv4("<host><lease expiry='|' unit='seconds'/></host>"), "3600 43200 86400 604800 0"],
    [ipv4("<bootp file='|'/>"), "pxelinux.0 undionly.kpxe ipxe.efi shimx64.efi grubx64.efi"],
    [ipv4("<bootp file='a' server='|'/>"), "192.168.77.1"],
    [ipv6("<bootp file='a' server='|'/>"), ""],
    ["<ip address='192.168.77.1' prefix='24'><tftp root='|'/></ip>", "/var/lib/tftpboot /srv/tftp"],
    [
      "<ip><tftp root='/pxe'/></ip><ip><tftp root='|'/></ip>",
      "/pxe /boot /var/lib/tftpboot /srv/tftp",
      network("<ip><tftp root='/boot'/></ip>"),
    ],
  ],
  routes: [
    [
      "<ip address='192.168.77.1' prefix='24'/><route address='10.0.0.0' prefix='8' gateway='|'/>",
      "192.168.77.2 192.168.77.3 192.168.77.4",
    ],
    [
      "<ip address='192.168.77.1' prefix='24'/><route gateway='192.168.77.9'/><route gateway='|'/>",
      "192.168.77.9 192.168.77.2 192.168.77.3 192.168.77.4",
    ],
    [
      `${ipv4(`${range("2", "253")}<host name='r' ip='192.168.77.9'/>`)}<route gateway='|'/>`,
      "192.168.77.254 192.168.77.9",
    ],
    [`${ipv4(`${range("2", "254")}<host name='r' ip='192.168.77.9'/>`)}<route gateway='|'/>`, "192.168.77.9"],
    [`${ipv4(range("2", "254"))}<route gateway='|'/>`, "192.168.77.2 192.168.77.3 192.168.77.4"],
    [`${ipv4("")}${ipv6("")}<route family='ipv6' gateway='|'/>`, "fd00:77::2 fd00:77::3 fd00:77::4"],
    ["<route address='10.0.0.0' prefix='8' gateway='|'/>", ""],
    ["<route address='|' prefix='24'/>", "192.168.123.0 192.168.124.0 192.168.125.0"],
    ["<route address='|' prefix='24'/>", "192.168.124.0 192.168.125.0 192.168.126.0", red],
    ["<route address='|' netmask='255.255.0.0'/>", "10.150.0.0 10.151.0.0 10.152.0.0"],
    ["<route family='ipv6' address='|'/>", "fda0:a1a2:a3a4::"],
    ["<route address='10.5.0.0' prefix='|'/>", "16 24 32"],
    ["<route address='10.5.0.9' prefix='|'/>", "32"],
    ["<route address='0.0.0.0' prefix='|'/>", "0"],
    ["<route prefix='|'/>", "24 16 32"],
    ["<route family='ipv6' address='10.5.0.0' prefix='|'/>", "64 48 128"],
    ["<route address='fd00:5::' prefix='|'/>", "24 16 32"],
    ["<route family='x' address='fd00:5::' netmask='|'/>", "255.255.255.0 255.255.0.0 255.255.255.255"],
    ["<route address='10.5.0.0' netmask='|'/>", "255.255.0.0 255.255.255.0 255.255.255.255"],
    ["<route family='ipv6' address='fd00:5::' prefix='|'/>", "32 64 48 128"],
    ["<route family='ipv6' address='fd00:5::' netmask='|'/>", ""],
  ],
  devices: [
    ["<bridge name='|'/>", "virbr1"],
    ["<bridge name='|'/>", "virbr2", red],
    ["<forward mode='bridge'/><bridge name='|'/>", "br0"],
    ["<forward mode='bridge'/><bridge name='|'/><virtualport type='openvswitch'/>", "ovsbr0"],
    [
      "<forward mode='bridge'/><bridge name='|'/>",
      "br7 br0",
      network("<forward mode='bridge'/><bridge name='br7'/>"),
      red,
    ],
    ["<bridge zone='|'/>", ""],
    ["<bridge zone='|'/>", "work", network("<bridge zone='work'/>")],
    ["<bridge delay='|'/>", "0"],
    ["<bridge stp='|'/>", ""],
    ["<forward mode='nat' dev='|'/>", "eth0 eno1"],
    ["<forward mode='nat' dev='|'/>", "eno7", network("<forward mode='route' dev='eno7'/>")],
    ["<forward mode='bridge' dev='|'><interface dev='eth5'/></forward>", "eth5"],
    ["<forward mode='bridge' dev='eth5'><interface dev='|'/></forward>", "eth5"],
    ["<forward mode='bridge'><interface dev='|'/></forward>", "eth0 eno1"],
    ["<forward mode='private'><interface dev='eth1'/><interface dev='|'/><interface dev='eth2'/></forward>", "eth3"],
    ["<forward mode='hostdev'><pf dev='|'/></forward>", "eth0 eno1"],
    [
      "<forward mode='hostdev'><pf dev='|'/></forward>",
      "enp5s0f0",
      network("<forward mode='hostdev'><pf dev='enp5s0f0'/></forward>"),
    ],
    ["<forward mode='hostdev'><address bus='4' slot='16' function='7'/><address slot='|'/></forward>", "0x11"],
    ["<forward mode='hostdev'><address bus='4' slot='16' function='7'/><address bus='|'/></forward>", "0x04"],
    [
      "<forward mode='hostdev'><address bus='4'/><address function='|'/><address bus='4' function='1'/></forward>",
      "0x2",
    ],
    ["<forward mode='hostdev'><address bus='255' slot='31' function='7'/><address bus='|'/></forward>", ""],
    ["<forward mode='hostdev'><address function='|'/></forward>", ""],
    ["<mac address='|'/>", "52:54:00:a0:a1:a2"],
    ["<mtu size='|'/>", "1500 9000 1450 1420"],
  ],
  "address translation": [
    ["<forward mode='nat'><nat><port start='|' end='65535'/></nat></forward>", "1024"],
    ["<forward mode='nat'><nat><port start='|' end='1000'/></nat></forward>", ""],
    ["<forward mode='nat'><nat><port start='2000' end='|'/></nat></forward>", "65535"],
    ["<forward mode='nat'><nat><address start='|'/></nat></forward>", ""],
    ["<forward mode='nat'><nat><address start='198.18.0.5' end='|'/></nat></forward>", "198.18.0.5"],
  ],
  DNS: [
    ["<domain name='|'/>", "lab.internal lab.home.arpa lab.test"],
    [
      "<domain name='|'/>",
      "lab.example.com lab.internal lab.home.arpa lab.test red.example.com",
      network("<domain name='red.example.com'/>", "red"),
    ],
    ["<dns><forwarder addr='|'/></dns>", ""],
    [
      "<dns><forwarder addr='9.9.9.9'/><forwarder domain='red.test' addr='|'/></dns><ip address='10.0.0.53'/>",
      "192.168.123.1 9.9.9.9",
      network("<domain name='Red.test'/><dns><forwarder addr='10.0.0.53'/></dns><ip address='192.168.123.1'/>"),
    ],
    [
      "<domain name='lab.test'/><dns><forwarder domain='|' addr='192.168.5.1'/></dns>",
      "blue.test red.test",
      network("<domain name='red.test'/>"),
      network("<domain name='blue.test'/><ip address='192.168.5.1'/>"),
      network("<domain name='Lab.test'/>"),
    ],
    ["<dns><forwarder addr='9.9.9.9' port='|'/></dns>", "53"],
    ["<domain name='lab.test'/><dns><txt name='|'/></dns>", "lab.test"],
    ["<dns><srv service='|' protocol='udp'/></dns>", "kerberos kpasswd sip ntp"],
    ["<dns><srv service='ldap' protocol='tcp' port='|'/></dns>", "389"],
    ["<dns><srv service='constructor' protocol='tcp' port='|'/></dns>", ""],
    ["<domain name='lab.test'/><dns><srv service='ldap' domain='|'/></dns>", "lab.test"],
    ["<dns><srv service='ldap' domain='|'/></dns>", ""],
    [
      `<domain name='lab.test'/><dns><srv target='|'/>${dnsHost("10.0.0.9", "dir")}</dns>${ipv4("<host name='web.x'/>")}`,
      "dir.lab.test web.x",
    ],
    [
      `<dns>${dnsHost("192.168.77.2", "a")}${dnsHost("|", "c")}</dns>${ipv4(
        "<host name='a' ip='192.168.77.2'/><host name='b' ip='192.168.77.3'/><host name='c' ip='192.168.77.4'/>",
      )}`,
      "192.168.77.4 192.168.77.3 192.168.77.1 192.168.77.5",
    ],
    [
      `<domain name='lab.test'/><dns>${dnsHost("192.168.77.2", "web", "|")}</dns>${ipv4("<host name='web' ip='192.168.77.2'/>")}`,
      "web.lab.test",
    ],
    [`<dns>${dnsHost("192.168.77.2", "|")}</dns>${ipv4("<host name='web' ip='192.168.77.2'/>")}`, "web"],
    [`<dns>${dnsHost("192.168.77.2", "|")}</dns>`, ""],
  ],
  switching: [
    ["<portgroup name='|'><vlan><tag id='42'/></vlan></portgroup>", "vlan-42"],
    ["<portgroup name='|'><vlan><tag id='42'/><tag id='43'/></vlan></portgroup>", "trunk"],
    ["<portgroup name='|'/><portgroup name='a'/>", "b", network("<portgroup name='a'/><portgroup name='b'/>")],
    ["<portgroup name='|'/>", ""],
    ["<portgroup name='vlan-42'><vlan><tag id='|'/></vlan></portgroup>", "42 10"],
    ["<portgroup name='vlan-4095'><vlan><tag id='|'/></vlan></portgroup>", "10"],
    [
      "<portgroup name='a'><vlan><tag id='10'/></vlan></portgroup><portgroup name='b'><vlan><tag id='|'/></vlan></portgroup>",
      "20 10",
    ],
    ["<portgroup name='a'><vlan><tag id='10'/></vlan></portgroup><vlan><tag id='7'/><tag id='|'/></vlan>", "10 11"],
    ["<portgroup name='a'><vlan><tag id='10'/></vlan></portgroup><vlan><tag id='10'/><tag id='|'/></vlan>", "20"],
    ["<vlan><tag id='|'/></vlan>", "1 4094", network("<vlan><tag id='4094'/></vlan>")],
    ["<bandwidth><inbound average='|'/></bandwidth>", "1000 10000 12500 100000 125000"],
    ["<bandwidth><inbound average='|' peak='3001'/></bandwidth>", "1501 1000"],
    ["<bandwidth><inbound average='1000' peak='|'/></bandwidth>", "2000 4000 1000"],
    ["<bandwidth><outbound average='1000' burst='|'/></bandwidth>", "977 4883"],
    ["<bandwidth><outbound average='1000000' burst='|'/></bandwidth>", "976563"],
    ["<bandwidth><inbound floor='|'/></bandwidth>", ""],
    ["<virtualport><parameters instanceid='|'/></virtualport>", "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf"],
  ],
  identity: [
    ["<uuid>|</uuid>", "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf"],
    [
      "<uuid>|</uuid>",
      "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeb0",
      network("<uuid>A0A1A2A3A4A546A7A8A9AAABACADAEAF</uuid>"),
    ],
    ["<title>|</title>", ""],
  ],
};

describe("proposals", () => {
  for (const [topic, rows] of Object.entries(topics)) {
    describe(topic, () => {
      for (const [marked, values, ...others] of rows) {
        it(`${marked}${others.length > 0 ? ` beside ${others.length}` : ""}`, () => {
          const found = proposalsAt(network(marked), others);
          assert.equal(found.map(({ value }) => value).join(" "), values);
          for (const { detail } of found) assert.match(detail, /^\S.{0,60}[^.\s]$/);
        });
      }
    });
  }

  const details: readonly (readonly [marked: string, details: readonly string[], ...others: string[]])[] = [
    [
      "<ip address='|'/>",
      [
        "192.168.124.0/24, no network here has it",
        "192.168.125.0/24, no network here has it",
        "192.168.126.0/24, no network here has it",
      ],
      red,
    ],
    ["<ip address='192.168.121.1' prefix='|' localPtr='yes'/>", ["netmask 255.255.255.0, 254 addresses"]],
    [ipv4("<range start='|' end=''/>"), ["the lowest address for guests", "leaves 98 below for static hosts"]],
    [ipv4(`${range("2", "253")}<host name='a' ip='|'/>`), ["free, outside the ranges"]],
    [
      ipv4(`${range("2", "252")}${range("253", "254")}<host name='a' ip='192.168.77.253'/><host name='b' ip='|'/>`),
      [
        "free, kept out of the range",
        "free, kept out of the range",
        "free, kept out of the range",
        "free, kept out of the range",
      ],
    ],
    [
      ipv4(`${range("10", "98")}<range start='|' end=''/>`),
      ["behind another range", "the lowest address for guests", "in no other range"],
    ],
    [
      ipv4("<range start='192.168.77.100' end='|'/>"),
      ["100 addresses from 192.168.77.100", "155 addresses from 192.168.77.100"],
    ],
    [
      "<bandwidth><inbound average='|'/></bandwidth>",
      ["1 MB/s, 8 Mbit/s", "10 MB/s, 80 Mbit/s", "12.5 MB/s, 100 Mbit/s", "100 MB/s, 800 Mbit/s", "125 MB/s, 1 Gbit/s"],
    ],
    [
      "<bandwidth><inbound average='1000' peak='|'/></bandwidth>",
      ["2 MB/s, 16 Mbit/s", "4 MB/s, 32 Mbit/s", "1 MB/s, 8 Mbit/s"],
    ],
    ["<forward mode='nat' dev='|'/>", ['also of network "up"'], network("<forward mode='route' dev='eno7'/>", "up")],
  ];
  for (const [marked, expected, ...others] of details) {
    it(`details of ${marked}`, () =>
      assert.deepEqual(
        proposalsAt(network(marked), others).map(({ detail }) => detail),
        expected,
      ));
  }

  it("half-typed documents have values too", () => {
    for (const [marked, first] of [
      ["<network><name>lab</name><ip address='192.168.77.1' prefix='24'><dhcp><range start='|'", "192.168.77.2"],
      ["<network><ip address='|'", "192.168.123.1"],
      ["<network><ip address=|></network>", "192.168.123.1"],
    ] as const) {
      assert.equal(proposalsAt(marked, [])[0]?.value, first, marked);
    }
  });

  it("only what the target version takes", () => {
    const marked = network("<ip address='192.168.77.1'><dhcp><bootp file='a' server='|'/></dhcp></ip>");
    assert.deepEqual(
      proposalsAt(marked, []).map(({ value }) => value),
      ["192.168.77.1"],
    );
    const burst = network("<bandwidth><outbound average='4000000' burst='|'/></bandwidth>");
    assert.equal(proposalsAt(burst, []).length, 1);
    assert.equal(proposalsAt(burst, [], "9.0.0").length, 2);
  });

  const names: readonly (readonly [uri: string, name: string | undefined, ...others: string[]])[] = [
    ["file:///lab/net.xml", "net"],
    ["file:///lab/net.xml", undefined, "net"],
    ["file:///c%3A/labs/my%20lab.network.xml", "my-lab"],
    ["file:///etc/libvirt/qemu/networks/%C3%BCbung.xml", "übung"],
    ["vscode-vfs://github/a/b/blue.xml?ref=1#L2", "blue"],
    ["file:///lab/%E0%A4%A.xml", "E0-A4-A"],
    ["file:///lab/.xml", undefined],
    ["untitled:Untitled-1", undefined],
  ];
  for (const [uri, name, ...others] of names) {
    it(`the name ${name ?? "of nothing"} for ${uri}${others.length > 0 ? " when it is taken" : ""}`, () => {
      const analysis = analysisOf("<network><name></name></network>");
      const [element] = analysis.result.document.root?.children ?? [];
      assert.ok(element?.kind === "element");
      const found = textProposals(
        { ...analysis, document: { ...analysis.document, uri } },
        contextOf(
          able,
          others.map((other) => readDocument(network("", other))),
        ),
        element,
      );
      assert.deepEqual(
        found.map(({ value }) => value),
        name === undefined ? [] : [name],
      );
    });
  }

  it("nothing outside networks", () => {
    const domain = "<domain><name>|</name><uuid></uuid></domain>";
    assert.deepEqual(proposalsAt(domain, []), []);
  });
});
