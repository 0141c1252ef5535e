// The meaning of values and elements in their document, one per line: the place at `|`, and the text of the hover.
import assert from "node:assert/strict";
import { hoverAt } from "../../server/src/features/hover.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { able, analysisOf, contextOf } from "../helpers/analysis.js";
import { cursor } from "../helpers/markers.js";

/** What stands in the network, the sentences said of the `|`, and the target. */
type Row = readonly [content: string, said: string | readonly string[], target?: string];

function meaningTable(topic: string, rows: readonly Row[]): void {
  describe(`meaning of ${topic}`, () => {
    for (const [content, said, target] of rows) {
      it(`${content}${target ? ` (${target})` : ""}`, () => {
        const { text, offset } = cursor(
          content.startsWith("<network") || content.startsWith("<|")
            ? content
            : `<network><name>lab</name>${content}</network>`,
        );
        const hover = hoverAt(analysisOf(text, target === undefined ? {} : { target }), offset, contextOf(able));
        const shown = (hover?.contents as { value: string } | undefined)?.value ?? "";
        for (const part of [said].flat()) assert.ok(shown.includes(part), `${part}\nnot in\n${shown}`);
      });
    }
  });
}

/** A subnet with what stands in its <dhcp>. */
const served = (dhcp: string, ip = "address='10.0.0.1' prefix='24'") => `<ip ${ip}><dhcp>${dhcp}</dhcp></ip>`;
const range = "<range start='10.0.0.100' end='10.0.0.199'/>";

meaningTable("the address of an <ip>", [
  [
    "<ip address='|192.168.122.1' netmask='255.255.255.0'/>",
    [
      "| Network | 192.168.122.0/24 |",
      "| Usable hosts | 254: 192.168.122.1 to 192.168.122.254 |",
      "| Address space | private (RFC 1918) |",
    ],
  ],
  [
    "<ip address='10.0.0.1|' prefix='20'/>",
    ["| Network | 10.0.0.0/20 |", "| Netmask | 255.255.240.0 |", "| Broadcast | 10.0.15.255 |"],
  ],
  ["<ip address='10|.1.1.1'/>", ["| Network | 10.0.0.0/8 |", "| Prefix | 8, by the class of the address |"]],
  ["<ip address='10.0|.0.1' prefix='31'/>", ["| Usable hosts | none |", "| Address plan | no addresses for guests |"]],
  [
    "<ip family='ipv6' address='fd00:|:1' prefix='64'/>",
    ["| Network | fd00::/64 |", "| Usable hosts | about 2^64: fd00::1 to fd00::ffff:ffff:ffff:ffff |", "unique local"],
  ],
  [
    "<ip family='ipv6' address='2001:db8|::1'/>",
    ["| Prefix | 64, the default of IPv6 |", "| Address space | for documentation only |"],
  ],
  [
    "<ip address='192.168.|1' prefix='24'/>",
    [
      "libvirt interprets `192.168.1` as 192.168.0.1 and not as 192.168.1.0, since the last number fills all the bytes that are missing.",
      "| Network | 192.168.0.0/24 |",
    ],
  ],
  [
    "<ip address='010|.0.0.1' prefix='24'/>",
    [
      "libvirt interprets `010.0.0.1` as 8.0.0.1 and not as 10.0.0.1, since a leading zero makes a number octal.",
      "public",
    ],
  ],
  ["<ip address='203.0.113.|1' prefix='24'/>", "| Address space | for documentation only |"],
  [
    "<ip address='100.64.0.|1' prefix='24'/>",
    "| Address space | shared, between providers and their customers (RFC 6598) |",
  ],
  ["<ip address='10.0.0.1|' netmask='255.0.255.0'/>", "The address is private (RFC 1918)."],
  ["<i|p address='10.0.0.1' prefix='24'/>", "| Address plan | 1 of the host, 253 free, no DHCP |"],
  [
    served(`${range}<host mac='52:54:00:00:00:01' ip='10.0.0.5'/>`).replace("<ip", "<i|p"),
    "| Address plan | 1 of the host, 1 static, 100 dynamic, 152 free |",
  ],
]);

meaningTable("addresses within a network", [
  [
    served("<range start='10.0.0.|100' end='10.0.0.199'/>"),
    [
      "10.0.0.100 to 10.0.0.199: 100 addresses, 39.4% of 254 usable in 10.0.0.0/24.",
      "The address is private (RFC 1918).",
    ],
  ],
  [served("<range start='10.0.0.2' end='10.0.0.254|'/>"), "253 addresses, 99.6% of 254 usable"],
  [
    served("<range start='10.0.0.1' end='10.0.0.254|'/>"),
    ["254 addresses, all usable ones", "The host's own address is in it and is not leased."],
  ],
  [
    served(`${range}<host mac='52:54:00:00:00:01' name='web' ip='10.0.0.|5'/>`),
    "`web` always gets 10.0.0.5 of 10.0.0.0/24.",
  ],
  [
    served(`${range}<host mac='52:54:00:00:00:01' ip='10.0.0.1|50'/>`),
    "52:54:00:00:00:01 always gets 10.0.0.150 of 10.0.0.0/24. The address is in the range 10.0.0.100 to 10.0.0.199; dnsmasq reserves it for this guest.",
  ],
  [
    `<dns><forwarder addr='192.0.2.|53'/></dns><ip address='10.0.0.1' prefix='24'/>`,
    "192.0.2.53: outside the subnets of this network; for documentation only.",
  ],
  [`<dns><forwarder addr='10.0.0|.1'/></dns>${served(range)}`, "10.0.0.1: the host's own address in 10.0.0.0/24"],
  [`<dns><forwarder addr='10.0.0|.0'/></dns>${served(range)}`, "10.0.0.0: the network address of 10.0.0.0/24"],
  [`<dns><forwarder addr='10.0.0.|255'/></dns>${served(range)}`, "10.0.0.255: the broadcast address of 10.0.0.0/24"],
  [
    `<dns><forwarder addr='10.0.0|.7'/></dns>${served(range)}`,
    "10.0.0.7: in 10.0.0.0/24, in none of its DHCP ranges; private",
  ],
  [
    `<dns><host ip='10.0.0.10|7'><hostname>a</hostname></host></dns>${served(range)}`,
    "10.0.0.107: in the DHCP range 10.0.0.100 to 10.0.0.199 of 10.0.0.0/24",
  ],
  [
    `<dns><host ip='10.0.0|.5'><hostname>a</hostname></host></dns>${served("<host mac='52:54:00:00:00:01' name='web' ip='10.0.0.5'/>")}`,
    "10.0.0.5: static host `web` in 10.0.0.0/24",
  ],
  [
    `<dns><forwarder addr='10.0.0|.2'/></dns><ip address='10.9.0.1' prefix='8'/>${served(range)}`,
    "10.0.0.2: in 10.0.0.0/24, in none of its DHCP ranges",
  ],
  [served(`${range}<bootp file='x' server='10.0.0|.9'/>`), "10.0.0.9: in 10.0.0.0/24, in none of its DHCP ranges"],
  [
    "<forward mode='nat'><nat><address start='|198.51.100.4' end='198.51.100.7'/></nat></forward>",
    "198.51.100.4 to 198.51.100.7: 4 addresses, for documentation only.",
  ],
  ["<forward mode='nat'><nat><addr|ess start='8.8.8.8' end='8.8.8.8'/></nat></forward>", "8.8.8.8: 1 address, public."],
]);

meaningTable("ranges and DHCP", [
  [served("<ra|nge start='10.0.0.100' end='10.0.0.199'/>"), "A lease lasts 1 hour, the default of dnsmasq."],
  [
    served("<ra|nge start='fd00::100' end='fd00::1ff'/>", "family='ipv6' address='fd00::1' prefix='64'"),
    [
      "256 addresses, less than 0.1% of about 2^64 usable in fd00::/64.",
      "A lease lasts 1 day, the default of dnsmasq.",
    ],
  ],
  [
    served("<ra|nge start='10.0.0.100' end='10.0.0.199'><lease expiry='12' unit='hours'/></range>"),
    "A lease lasts 12 hours.",
  ],
  [served(`<ra|nge start='10.0.0.150' end='10.0.0.250'/>${range}`), "It overlaps 10.0.0.100 to 10.0.0.199."],
  [
    served(`<ra|nge start='10.0.0.150' end='10.0.0.250'/>${range}${range}`),
    "It overlaps 10.0.0.100 to 10.0.0.199 and 1 other range.",
  ],
  [served(`<ra|nge start='10.0.0.20' end='10.0.0.30'/>${range}`), "It overlaps no other range."],
  [
    served(`<ra|nge start='10.0.0.20' end='10.0.0.30'/><host mac='52:54:00:00:00:01' ip='10.0.0.25'/>`),
    "1 static host has its address in it.",
  ],
  [served("<ra|nge start='10.0.0.2' end='10.0.9.9'/>"), "10.0.0.2 to 10.0.9.9: 2,312 addresses in 10.0.0.0/24."],
  [
    `<ip address='10.0.0.1' prefix='24'><d|hcp>${range}</dhcp></ip>`,
    "Here: 10.0.0.0/24: 0 static, 100 dynamic, 153 free.",
  ],
  [
    served(`<host mac='52:54:00:00:00:01' na|me='web' ip='10.0.0.5'/>`)
      .replace("na|me='web'", "name='w|eb'")
      .concat("<domain name='lab.test'/>"),
    "and is known as `web.lab.test`.",
  ],
  [
    served(
      "<ho|st id='0:3:0:1:52:54:0:0:0:1' name='a' ip='fd00::5'><lease expiry='0'/></host>",
      "family='ipv6' address='fd00::1' prefix='64'",
    ),
    "`a` always gets fd00::5 of fd00::/64. Leases never expire.",
  ],
  [
    "<ip address='10.0.0.1' prefix='24'><tftp root='/srv/tftp/'/><dhcp><bootp file='/px|e.0'/></dhcp></ip>",
    "On the host it is `/srv/tftp/pxe.0`.",
  ],
  ["<ip address='192.168.122.1' prefix='24' localPtr='y|es'/>", "`122.168.192.in-addr.arpa`"],
  ["<ip family='ipv6' address='fd00::1' prefix='16' localPtr='y|es'/>", "`0.0.d.f.ip6.arpa`"],
]);

meaningTable("leases", [
  [
    served(`<range start='10.0.0.2' end='10.0.0.9'><lease expiry='9|0' unit='minutes'/></range>`),
    "The lease lasts 1 hour 30 minutes.",
  ],
  [
    served(`<range start='10.0.0.2' end='10.0.0.9'><lease expiry='360|0'/></range>`),
    "The lease lasts 2 days 12 hours.",
  ],
  [served(`<range start='10.0.0.2' end='10.0.0.9'><lease expiry='0|'/></range>`), "The lease never expires."],
  [
    served(`<range start='10.0.0.2' end='10.0.0.9'><lease expiry='90' unit='sec|onds'/></range>`),
    "The lease lasts 1 minute 30 seconds.",
  ],
  [
    served(`<host mac='52:54:00:00:00:01' ip='10.0.0.5'><lease expiry='01|0' unit='hours'/></host>`),
    "The lease lasts 8 hours.",
  ],
]);

meaningTable("prefixes and masks", [
  [
    "<ip address='192.168.122.1' prefix='2|4'/>",
    [
      "Prefix 24: the netmask 255.255.255.0, 256 addresses, 254 of them usable.",
      "Here it is 192.168.122.0/24, 192.168.122.0 to 192.168.122.255.",
    ],
  ],
  [
    "<ip address='192.168.122.1' netmask='255.255.255.|0'/>",
    "Netmask 255.255.255.0: the same as `prefix='24'`, 256 addresses, 254 of them usable.",
  ],
  ["<ip address='192.168.122.1' netmask='255.0.255.|0'/>", "ones and zeros are mixed, so no prefix corresponds to it."],
  ["<ip family='ipv6' address='fd00::1' prefix='6|4'/>", "Prefix 64: 2^64 addresses. Here it is fd00::/64,"],
  [
    "<route address='10.77.0.0' prefix='1|6' gateway='10.0.0.2'/>",
    "Prefix 16: the netmask 255.255.0.0, 65,536 addresses",
  ],
  ["<ip prefix='3|2'/>", "Prefix 32: the netmask 255.255.255.255, 1 address, 0 of them usable."],
  ["<ip address='192.168.122.1' prefix='6|4'/>", "Value: a prefix length from 0 to 128"],
  ["<ip address='10.1.1.1' prefix='|0'/>", "0 counts as no prefix: the subnet is 10.0.0.0/8."],
  ["<route prefix='|0' gateway='10.0.0.2'/>", "Prefix 0: the netmask 0.0.0.0, 4,294,967,296 addresses"],
]);

meaningTable("identifiers", [
  [
    served("<host mac='52:54:00|:12:34:56' name='web' ip='10.0.0.5'/>"),
    "`web` always gets 10.0.0.5 of 10.0.0.0/24.\n\n52:54:00:12:34:56: unicast, locally administered; the block of QEMU/KVM.",
  ],
  ["<mac address='52:54:00:12|:34:56'/>", "52:54:00:12:34:56: unicast, locally administered; the block of QEMU/KVM."],
  [
    "<mac address='00:16:3e:12|:34:56'/>",
    "00:16:3e:12:34:56: unicast, universal, from a manufacturer's block; the block of Xen.",
  ],
  ["<mac address='3c:ec:ef:1|:2:3'/>", "3c:ec:ef:01:02:03: unicast, universal, from a manufacturer's block."],
  ["<mac address='01:00:5e|:00:00:01'/>", "multicast, since the first octet is odd; not the address of a device."],
  ["<mac address='00:00:00:00|:00:00'/>", "all zeros, not the address of a device."],
  ["<uuid>3e3fce45-4f53-4fa7-bb32-11f34168b82b|</uuid>", "UUID of version 4, random."],
  ["<uuid>|6ba7b810-9dad-11d1-80b4-00c04fd430c8</uuid>", "UUID of version 1, made from the time and a MAC address."],
  ["<uuid>|00000000-0000-0000-0000-000000000000</uuid>", "The nil UUID"],
  ["<uuid>|11111111-1111-1111-1111-111111111111</uuid>", "Made up: one octet sixteen times"],
  ["<uuid>|3E3FCE454F534FA7BB3211F34168B82B</uuid>", "libvirt writes it 3e3fce45-4f53-4fa7-bb32-11f34168b82b."],
  ["<uuid>|3e3fce45-4f53-4fa7-1b32-11f34168b82b</uuid>", "Not in the layout of RFC 9562"],
  [
    served("<host id='0:3:0:1:0|:16:3e:11:22:33' ip='fd00::5'/>", "family='ipv6' address='fd00::1' prefix='64'"),
    "DUID-LL, made from the MAC address 00:16:3e:11:22:33.",
  ],
  [
    served(
      "<host id='00:01:00:01:aa:bb:cc:dd:52:54|:00:11:22:33' ip='fd00::5'/>",
      "family='ipv6' address='fd00::1' prefix='64'",
    ),
    "DUID-LLT, made from the MAC address 52:54:00:11:22:33 and the time.",
  ],
  [
    "<forward mode='hostdev'><address type='pci' domain='0x0000' bus='0x03' slot='0x1|0' function='0x4'/></forward>",
    "PCI device 0000:03:10.4",
  ],
  ["<forward mode='hostdev'><addr|ess type='pci' bus='010' slot='1'/></forward>", "PCI device 0000:08:01.0"],
  ["<network><name>|lab</name></network>", "`/etc/libvirt/qemu/networks/lab.xml`"],
]);

meaningTable("data rates", [
  [
    "<bandwidth><inbound average='|1000'/></bandwidth>",
    "1,000 kB/s = 1,000,000 bytes/s = 8,000,000 bit/s = **8 Mbit/s**.",
  ],
  ["<bandwidth><inbound average='1000' peak='|5000'/></bandwidth>", "40,000,000 bit/s = **40 Mbit/s**"],
  ["<portgroup name='a'><bandwidth><outbound average='|125000'/></bandwidth></portgroup>", "**1 Gbit/s**"],
  [
    "<bandwidth><inbound average='1000' peak='5000' burst='|5120'/></bandwidth>",
    "5,120 KiB = 5,242,880 bytes = **5 MiB**. At the peak of 40 Mbit/s it lasts 1.31 seconds.",
  ],
  [
    "<bandwidth><outbound average='1000' peak='5000' burst='|5120'/></bandwidth>",
    "It is worth 5.24 seconds of the average.",
  ],
  ["<bandwidth><inbound average='1000' peak='500' burst='|5120'/></bandwidth>", "= **5 MiB**."],
  [
    "<bandwidth><inb|ound average='1000' peak='5000' burst='4000'/></bandwidth>",
    "Guests may receive 8 Mbit/s (peak 40 Mbit/s), in bursts of 3.91 MiB, which last 1.02 seconds at the peak.",
  ],
  [
    "<bandwidth><outb|ound average='1000' peak='5000' burst='1024'/></bandwidth>",
    "Guests may send 8 Mbit/s, in bursts of 1 MiB.",
  ],
  [
    "<bandw|idth><inbound average='1000'/><outbound average='500'/></bandwidth>",
    "All guests together may receive 8 Mbit/s and send 4 Mbit/s.",
  ],
  [
    "<portgroup name='a'><bandw|idth><inbound average='1000'/></bandwidth></portgroup>",
    "Each of its guests may receive 8 Mbit/s.",
  ],
]);

meaningTable("DNS", [
  [
    "<dns><srv service='s|ip' protocol='tcp' domain='lab.test' target='sip.lab.test' port='5060' priority='1' weight='2'/></dns>",
    "`_sip._tcp.lab.test` points to `sip.lab.test:5060`, priority 1, weight 2.",
  ],
  [
    "<domain name='lab.test'/><dns><s|rv service='sip' protocol='udp' target='a'/></dns>",
    "`_sip._udp.lab.test` points to `a:1`.",
  ],
  [
    "<dns><s|rv service='_sip' protocol='_udp' domain='lab.test' target='a'/></dns>",
    "`_sip._udp.lab.test` points to",
    "1.2.0",
  ],
  ["<dns><s|rv service='sip' protocol='udp'/></dns>", "`_sip._udp` has no target: the service is not offered here."],
  ["<dns><t|xt name='a' value='x,y'/></dns>", "`a` has the text 2 strings: `x`, `y`."],
  ["<dns><txt name='a' value='v=sp|f1'/></dns>", "`a` has the text `v=spf1`."],
  [
    "<dns><ho|st ip='10.0.0.5'><hostname>a</hostname><hostname>b</hostname></host></dns>",
    "`a` and `b` resolve to 10.0.0.5.",
  ],
  ["<dns><host ip='10.0.0.5'><hostname>w|eb</hostname></host></dns>", "`web` resolves to 10.0.0.5."],
  [
    "<dns><forw|arder domain='corp.test' addr='10.9.0.53' port='5353'/></dns>",
    "Queries for names in `corp.test` go to 10.9.0.53, port 5353.",
  ],
  ["<dns><forwarder domain='corp|.test'/></dns>", "Queries for names in `corp.test` go to the default servers."],
  ["<dns><forw|arder addr='9.9.9.9'/></dns>", "All queries go to 9.9.9.9."],
  ["<dom|ain name='lab.test'/>", "Guests are called `NAME.lab.test`."],
  [
    `<domain name='lab|.test' localOnly='yes' register='yes'/>${served("<host mac='52:54:00:00:00:01' name='web' ip='10.0.0.5'/>")}`,
    "Guests are called `web.lab.test` and the like. Queries for unknown names of the domain are not forwarded. The host itself resolves them.",
  ],
]);

meaningTable("forwarding", [
  ["<forward mode='no|ne'/>", "| To the outside | none |"],
  ["<forward mode='nat'/><forward mode='ro|ute'/>", "| Traffic | route |"],
  ["<forward mode='na|t'/>", ["| Traffic | nat |", "| From outside | over IPv4 only answers to what guests asked |"]],
  ["<forw|ard/>", ["| Traffic | nat |"]],
  [
    "<forward mode='ve|pa'><interface dev='eth0'/></forward>",
    "| Between guests | through the switch outside, if it reflects frames |",
  ],
  ["<forward mode='priv|ate'><interface dev='eth0'/></forward>", "| Between guests | none on the same interface |"],
  ["<forward mode='brid|ge'/><bridge name='br0'/>", "| DHCP and DNS | those of the LAN; libvirt runs none |"],
  [
    "<forward mode='nat'><nat><port start='1|024' end='65535'/></nat></forward>",
    "Ports 1024 to 65535: 64,512 connections at a time",
  ],
  [
    "<ip address='10.0.0.1' prefix='24'/><ro|ute address='10.77.0.0' prefix='16' gateway='10.0.0.2' metric='5'/>",
    "All of 10.77.0.0/16 goes to 10.0.0.2, in 10.0.0.0/24; metric 5, lower ones win.",
  ],
  [
    "<ip address='10.0.0.1' prefix='24'/><route gateway='10.0.|0.2'/>",
    "Everything else goes to 10.0.0.2, in 10.0.0.0/24.",
  ],
  [
    "<route address='10.77.0.|0' netmask='255.255.0.0' gateway='10.0.0.2'/>",
    "All of 10.77.0.0/16 goes to 10.0.0.2, outside the subnets of this network.",
  ],
]);

meaningTable("bridges, VLANs and switches", [
  [
    "<bridge name='virbr7' delay='|0'/>",
    "With STP a new port listens and then learns, 2 seconds each: it forwards after 4 seconds.",
  ],
  ["<bridge name='virbr7' delay='|15'/>", "it forwards after 30 seconds."],
  ["<bridge name='virbr7' stp='off' delay='|0'/>", "Without STP a new port forwards immediately."],
  ["<bridge name='virbr7' stp='off' delay='|4'/>", "Without STP a new port learns for 4 seconds before it forwards."],
  [
    "<mtu size='90|00'/>",
    "9,000 bytes: jumbo frames, which the whole path must support. A TCP segment holds 8,960 bytes over IPv4, 8,940 over IPv6.",
  ],
  ["<mtu size='15|00'/>", "1,500 bytes: the usual size of Ethernet."],
  ["<mtu size='10|00'/>", "IPv6 does not work below 1,280."],
  ["<mtu size='|0'/>", "0 sets nothing: the device keeps its own size"],
  ["<forward mode='bridge'/><bridge name='br0'/><vl|an><tag id='42'/></vlan>", "Guests get VLAN 42."],
  [
    "<forward mode='bridge'/><bridge name='br0'/><vlan><tag id='10' nativeMode='untagged'/><tag id='|20'/></vlan>",
    "Guests get a trunk of VLANs 10 (native, untagged) and 20.",
  ],
  [
    "<vlan tr|unk='yes'><tag id='10'/></vlan>".replace("tr|unk", "trunk").replace("<vlan", "<vl|an"),
    "Guests get a trunk of VLAN 10.",
  ],
  ["<vlan><tag id='|0'/></vlan>", "VLAN 0: a priority tag"],
  ["<vlan><tag id='4095|'/></vlan>", "VLAN 4095: reserved by 802.1Q."],
  [
    "<forward mode='vepa' dev='eth0'/><virtualport type='|802.1Qbg'/>",
    ["| `managerid` | yes | The VSI manager that knows the profile. |", "| `instanceid` | no |"],
  ],
  ["<forward mode='bridge'/><virtualp|ort type='midonet'/>", "| `interfaceid` | yes |"],
  [
    "<portgr|oup name='a' default='yes'><vlan><tag id='5'/></vlan><bandwidth><inbound average='1000'/></bandwidth></portgroup>",
    "For guests that choose `a` or no group at all: VLAN 5, receive 8 Mbit/s.",
  ],
  ["<portgroup name='|a'/>", "For guests that choose `a`: no settings."],
]);

meaningTable("a whole network", [
  [
    "<|network><name>lab</name></network>",
    [
      "**`lab`**: isolated network.",
      "No `<ip>`: guests reach each other, but not the host",
      `- Target: libvirt ${newestVersion}`,
    ],
  ],
  [
    "<|network><forward/><ip address='10.1.1.1'/></network>",
    ["**NAT network**.", "| 10.0.0.0/8 | 10.1.1.1 | 0 | 0 | 16,777,213 |"],
  ],
  [
    `<|network><name>lab</name><forward mode='route' dev='eth1'/><bridge name='virbr7'/>${served(range)}</network>`,
    [
      "**`lab`**: routed network on bridge `virbr7`, to the outside through `eth1`.",
      "| Subnet | Host | Dynamic | Static | Free |",
      "| 10.0.0.0/24 | 10.0.0.1 | 100 | 0 | 153 |",
    ],
  ],
  [
    "<|network><forward mode='bridge'/><bridge name='br0'/></network>",
    "**Bridged network on the host's bridge `br0`**.",
  ],
  [
    "<|network><forward mode='bridge'><interface dev='eth0'/><interface dev='eth1'/></forward></network>",
    "**Macvtap network, mode bridge, on `eth0` and `eth1`**.",
  ],
  [
    "<|network><forward mode='passthrough'><pf dev='eth0'/></forward></network>",
    "**Macvtap network, mode passthrough, on `eth0`**.",
  ],
  [
    "<|network><forward mode='hostdev'><pf dev='eth0'/></forward></network>",
    "**Pool of the virtual functions of `eth0`**.",
  ],
  [
    "<|network><forward mode='hostdev'><address type='pci' slot='1'/><address type='pci' slot='2'/></forward></network>",
    "**Pool of 2 PCI devices**.",
  ],
  ["<|network><forward mode='wifi'/></network>", "**Network of an unknown forward mode**."],
  ["<|network><name>a`b</name></network>", "**`` a`b ``**: isolated network."],
  [
    "<|network><ip address='10.0.0.1' prefix='24'/><route address='10.77.0.0' prefix='16' gateway='10.0.0.2'/></network>",
    "- Routes: 10.77.0.0/16 via 10.0.0.2",
  ],
  [
    "<|network><domain name='lab.test' localOnly='yes'/><dns><forwarder addr='9.9.9.9'/><host ip='10.0.0.5'><hostname>a</hostname><hostname>b</hostname></host></dns></network>",
    "- DNS: domain `lab.test` (not forwarded), 2 names, 1 forwarder",
  ],
  ["<|network><dns enable='no'/></network>", "- DNS: disabled"],
  [
    "<|network><bandwidth><inbound average='1000'/></bandwidth><portgroup name='a' default='yes'><vlan><tag id='5'/></vlan></portgroup><portgroup name='b'/></network>",
    ["- All guests: receive 8 Mbit/s", "- Port groups: `a` (default): VLAN 5; `b`"],
  ],
  [
    `<|network>${Array.from({ length: 14 }, (_, index) => `<ip address='10.0.${index}.1' prefix='24'/>`).join("")}</network>`,
    "and 2 more subnets",
  ],
  ["<|network><ip address='x'/></network>", "| unknown |  |  |  |  |"],
  ["<|network><name>lab</name></network>", "- Target: libvirt 9.0.0", "9.0.0"],
]);
