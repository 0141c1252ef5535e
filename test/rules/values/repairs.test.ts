// What the fixes make of values in another shape, of two values in one, and of words from other tools. Of each document the
// fixes of its first error, the most wanted first.
import assert from "node:assert/strict";
import { lint } from "../../../server/src/lint/lint.js";
import { vetted } from "../../../server/src/lint/vetting.js";
import { applyEdits } from "../../../server/src/xml/text-edits.js";

type Row = readonly [content: string, ...fixed: readonly string[]];

const whole = (content: string) => `<network><name>lab</name>${content}</network>`;

/** One test per row: every error is one about a value, and its fixes make of the content what follows. */
function repairTable(title: string, around: (inside: string) => string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [content, ...fixed] of rows) {
      it(content, () => {
        const text = whole(around(content));
        const result = lint(text, { insist: true });
        const [finding, ...others] = vetted(result, result.findings, {}).filter(({ severity }) => severity === "error");
        assert.ok(finding, "no error");
        assert.match(finding.rule, /^(invalid|unknown)-value$/);
        assert.deepEqual(
          others.map(({ message }) => message),
          [],
        );
        assert.deepEqual(
          finding.fixes.map(({ edits }) => applyEdits(text, edits)),
          fixed.map((each) => whole(around(each))),
        );
      });
    }
  });
}

const plain = (content: string) => content;
const inDhcp = (content: string) => `<ip address='10.0.0.1' prefix='24'><dhcp>${content}</dhcp></ip>`;
const inDns = (content: string) => `<dns>${content}</dns>`;
const inNat = (content: string) =>
  `<forward mode='nat'><nat>${content}</nat></forward><ip address='10.0.0.1' prefix='24'/>`;
const limited = (content: string) => `<bandwidth>${content}</bandwidth>`;
const onOvs = (content: string) =>
  `<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/>${content}`;
const leased = (content: string) => inDhcp(`<range start='10.0.0.10' end='10.0.0.50'>${content}</range>`);

describe("repairs of values", () => {
  repairTable("an address with its prefix length", plain, [
    ["<ip address='10.0.0.1/22'/>", "<ip address='10.0.0.1' prefix='22'/>"],
    ["<ip address='10.0.0.1/22' prefix='22'/>", "<ip address='10.0.0.1' prefix='22'/>"],
    [
      "<ip address='10.0.0.1/22' prefix='24'/>",
      "<ip address='10.0.0.1' prefix='24'/>",
      "<ip address='10.0.0.1' prefix='22'/>",
    ],
    ["<ip address='10.0.0.1/22' netmask='255.255.252.0'/>", "<ip address='10.0.0.1' netmask='255.255.252.0'/>"],
    [
      "<ip address='10.0.0.1/22' netmask='255.255.255.0'/>",
      "<ip address='10.0.0.1' netmask='255.255.255.0'/>",
      "<ip address='10.0.0.1' prefix='22'/>",
    ],
    ["<ip address='10.0.0.1/255.255.252.0'/>", "<ip address='10.0.0.1' netmask='255.255.252.0'/>"],
    ["<ip address='fd00:1::1/64'/>", "<ip address='fd00:1::1' family='ipv6' prefix='64'/>"],
    ["<ip address='10.0.0.1' netmask='22'/>", "<ip address='10.0.0.1' prefix='22'/>"],
    ["<ip address='10.0.0.1' netmask='/22'/>", "<ip address='10.0.0.1' prefix='22'/>"],
    [
      "<ip address='10.0.0.1' prefix='255.255.252.0'/>",
      "<ip address='10.0.0.1' netmask='255.255.252.0'/>",
      "<ip address='10.0.0.1' prefix='22'/>",
    ],
    ["<ip address='10.0.0.1' prefix='/22'/>", "<ip address='10.0.0.1' prefix='22'/>"],
    [
      "<ip family='ipv6' address='fd00:1::1' prefix='ffff:ffff:ffff:ffff::'/>",
      "<ip family='ipv6' address='fd00:1::1' prefix='64'/>",
    ],
    ["<ip address='10.0.0.1' prefix='150'/>", "<ip address='10.0.0.1' prefix='24'/>"],
  ]);

  repairTable("an address with its port", inDns, [
    ["<forwarder addr='10.9.9.9#5353'/>", "<forwarder addr='10.9.9.9' port='5353'/>"],
    ["<forwarder addr='10.9.9.9:5353'/>", "<forwarder addr='10.9.9.9' port='5353'/>"],
    ["<forwarder addr='[fd00::1]:53'/>", "<forwarder addr='fd00::1' port='53'/>"],
    ["<forwarder addr='fd00::1#53'/>", "<forwarder addr='fd00::1' port='53'/>"],
    ["<forwarder addr='[fd00::1]'/>", "<forwarder addr='fd00::1'/>"],
    [
      "<forwarder addr='10.9.9.9:5353' port='53'/>",
      "<forwarder addr='10.9.9.9' port='53'/>",
      "<forwarder addr='10.9.9.9' port='5353'/>",
    ],
    ["<forwarder addr='dns.lan'/>"],
    ["<srv service='_ldap._tcp.lab.test'/>", "<srv service='ldap' protocol='tcp' domain='lab.test'/>"],
  ]);

  const range = "<range start='10.0.0.10' end='10.0.0.50'/>";
  repairTable("a range in one of its ends", inDhcp, [
    ["<range start='10.0.0.10-10.0.0.50'/>", range],
    ["<range start='10.0.0.10 - 10.0.0.50'/>", range],
    ["<range start='10.0.0.10,10.0.0.50'/>", range],
    ["<range start='10.0.0.10 10.0.0.50'/>", range],
    ["<range start='10.0.0.10-50'/>", range],
    ["<range start='10.0.0.10' end='.50'/>", range],
    ["<range start='10.0.0.10' end='10.0.0.256'/>", "<range start='10.0.0.10' end='10.0.0.254'/>"],
    ["<range start='10.0.0.10-10.0.0.50' end='10.0.0.90'/>", "<range start='10.0.0.10' end='10.0.0.90'/>", range],
    ["<host mac='52:54:00:00:00:01' ip='web.lan'/>"],
    ["<host mac='52:54:00:00:00:01' ip='10.0.0.256'/>", "<host mac='52:54:00:00:00:01' ip='10.0.0.2'/>"],
    ["<host mac='52:54:00:gg:00:01' ip='10.0.0.5'/>"],
  ]);
  repairTable("NAT addresses and ports", inNat, [
    ["<address start='198.51.100.20-198.51.100.30'/>", "<address start='198.51.100.20' end='198.51.100.30'/>"],
    ["<port start='1024-65535'/>", "<port start='1024' end='65535'/>"],
    ["<port start='1024:65535'/>", "<port start='1024' end='65535'/>"],
    ["<port start='1024' end='70000'/>", "<port start='1024' end='65535'/>"],
  ]);

  repairTable("leases", leased, [
    ["<lease expiry='12h'/>", "<lease expiry='12' unit='hours'/>"],
    ["<lease expiry='2d'/>", "<lease expiry='48' unit='hours'/>"],
    ["<lease expiry='90m'/>", "<lease expiry='90' unit='minutes'/>"],
    ["<lease expiry='90m' unit='minutes'/>", "<lease expiry='90' unit='minutes'/>"],
    ["<lease expiry='90m' unit='hours'/>", "<lease expiry='90' unit='minutes'/>"],
    ["<lease expiry='1h30m'/>", "<lease expiry='90' unit='minutes'/>"],
    ["<lease expiry='1.5' unit='hours'/>", "<lease expiry='90' unit='minutes'/>"],
    ["<lease expiry='2' unit='days'/>", "<lease expiry='48' unit='hours'/>"],
    ["<lease expiry='2' unit='h'/>", "<lease expiry='2' unit='hours'/>"],
    ...["infinite", "never", "forever", "-1"].map((word): Row => [`<lease expiry='${word}'/>`, "<lease expiry='0'/>"]),
    ["<lease expiry='soon'/>"],
  ]);

  repairTable("rates", limited, [
    ...(
      [
        ["100Mbit", "12500"],
        ["1Gbps", "125000"],
        ["10 MB/s", "10000"],
        ["200mbit", "25000"],
        ["10Mbps", "1250"],
        ["512k", "64"],
        ["1.5", "2"],
      ] as const
    ).map(([text, rate]): Row => [`<inbound average='${text}'/>`, `<inbound average='${rate}'/>`]),
    ["<inbound average='100 parsec'/>"],
    ["<inbound average='1000' peak='0'/>", "<inbound average='1000'/>"],
    ["<inbound average='1000'/><outbound average='0'/>", "<inbound average='1000'/>"],
    ["<inbound average='1000' peak='2000' burst='5MB'/>", "<inbound average='1000' peak='2000' burst='5120'/>"],
  ]);
  repairTable("a direction without a limit", plain, [
    ["<bandwidth><inbound average='0'/></bandwidth>", ""],
    ["<bandwidth><inbound average='unlimited'/></bandwidth>", ""],
  ]);

  repairTable("numbers", plain, [
    ["<mtu size='90000'/>", "<mtu size='9000'/>"],
    ["<mtu size='1500.5'/>", "<mtu size='1500'/>"],
    ["<mtu size='1,500'/>", "<mtu size='1500'/>"],
    ["<mtu size='auto'/>", ""],
    ["<bridge delay='2s'/>", "<bridge delay='2'/>"],
    ["<bridge delay='0.5'/>", "<bridge delay='1'/>"],
    ...["function='0x8'", "bus='0x103'"].map(
      (part): Row => [`<forward mode='hostdev'><address type='pci' ${part} slot='0x10'/></forward>`],
    ),
    [
      "<forward mode='hostdev'><address type='pci' bus='03:10.1'/></forward>",
      "<forward mode='hostdev'><address type='pci' bus='0x03' domain='0x0000' slot='0x10' function='0x1'/></forward>",
    ],
  ]);
  repairTable("VLANs", onOvs, [
    ["<vlan><tag id='5000'/></vlan>", "<vlan><tag id='4094'/></vlan>"],
    ["<vlan><tag id='vlan10'/></vlan>", "<vlan><tag id='10'/></vlan>"],
    ["<vlan><tag id='10,20'/></vlan>", "<vlan trunk='yes'><tag id='10'/><tag id='20'/></vlan>"],
    ["<vlan><tag id='10.5'/></vlan>"],
  ]);

  repairTable("names, MAC addresses and UUIDs", plain, [
    ["<mac address='5254.00aa.bbcc'/>", "<mac address='52:54:00:aa:bb:cc'/>"],
    ["<mac address='52:54:0:a:b:c'/>", "<mac address='52:54:00:0a:0b:0c'/>"],
    ["<mac address='52:54:00:gg:bb:cc'/>", ""],
    ["<uuid>urn:uuid:3e3fce45-4f53-4fa7-bb32-11f34168b82b</uuid>", "<uuid>3e3fce45-4f53-4fa7-bb32-11f34168b82b</uuid>"],
    ["<domain name=''/>", ""],
    ["<domain name='a.test,b.test'/>"],
    [
      "<dns><host ip='10.0.0.2'><hostname>web, www</hostname></host></dns>",
      "<dns><host ip='10.0.0.2'><hostname>web</hostname><hostname>www</hostname></host></dns>",
    ],
    ["<dns><srv service='ldap.x' protocol='tcp'/></dns>", "<dns><srv service='ldap-x' protocol='tcp'/></dns>"],
  ]);

  const own = "<bridge name='virbr9' stp='on'/><ip address='10.0.0.1' prefix='24'/>";
  const mode = (name: string) => `<forward mode='${name}'/>${own}`;
  repairTable("words for a mode, beside addresses", plain, [
    [mode("NAT"), mode("nat")],
    [mode("masquerade"), mode("nat")],
    [mode("routed"), mode("route")],
    ...["none", "isolated", "hostonly", "host-only", "internal", "private-network"].map(
      (word): Row => [mode(word), own],
    ),
    [mode("very_isolated"), own, "<bridge name='virbr9' stp='on'/>"],
    ...["bridged", "macvlan", "direct"].map(
      (word): Row => [mode(word), mode("route"), "<forward mode='bridge'/><bridge name='virbr9'/>", mode("nat")],
    ),
    [mode(""), mode("nat"), mode("route"), mode("open"), own],
  ]);
  repairTable("words for a mode, beside devices and bridges of the host", plain, [
    ["<forward mode='bridged'/><bridge name='br0'/>", "<forward mode='bridge'/><bridge name='br0'/>"],
    ["<forward mode='macvtap' dev='eth0'/>", "<forward mode='bridge' dev='eth0'/>"],
    [
      "<forward mode='ovs'/><bridge name='br0'/>",
      "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/>",
    ],
    ["<forward mode='sriov'><pf dev='eth0'/></forward>", "<forward mode='hostdev'><pf dev='eth0'/></forward>"],
    [
      "<forward mode='dunno'/><bridge name='br0'/>",
      "<forward mode='bridge'/><bridge name='br0'/>",
      "<bridge name='br0'/>",
    ],
  ]);
  repairTable("other words", plain, [
    ["<bridge stp='true'/>", "<bridge stp='on'/>"],
    ["<domain name='a' localOnly='1'/>", "<domain name='a' localOnly='yes'/>"],
    ["<ip family='inet' address='10.0.0.1' prefix='24'/>", "<ip family='ipv4' address='10.0.0.1' prefix='24'/>"],
  ]);
  repairTable("virtual ports", (type) => `<forward mode='bridge'/><bridge name='br0'/>${type}`, [
    ["<virtualport type='ovs'/>", "<virtualport type='openvswitch'/>"],
    ["<virtualport type='linuxbridge'/>", "<virtualport type='openvswitch'/>", ""],
  ]);
});
