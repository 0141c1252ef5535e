// Values that people and their tools write: at the limits of numbers, in C's spellings, of the wrong kind. Grouped by
// the purpose of the attribute; values of other groups are tried as well.
import type { Random } from "./random.js";

type Kind = "number" | "address" | "mac" | "uuid" | "word" | "name" | "id";

/** Ends of ranges that the format draws: port, VLAN, PCI, prefix, rate, 16, 32 and 64 bits. */
const edges = [
  7, 8, 31, 32, 33, 64, 65, 67, 68, 119, 120, 128, 129, 255, 256, 4093, 4094, 4095, 4096, 65535, 65536, 16777215,
  16777216, 2147483647, 2147483648, 4194303, 4194304, 4294967295, 4294967296,
].map(String);
const bigEdges = ["9223372036854775807", "9223372036854775808", "18014398509481984", "18014398509481985"];

const numbers = [
  ...edges,
  ...bigEdges,
  ...["18446744073709551615", "18446744073709551616", "99999999999999999999"],
  ...["", "0", "1", "-1", "-0", " 5", "5 ", "+5", "\t5", "05", "010", "08", "0x10", "0X1f", "0xff", "0x", "1f", "ff"],
  ...["1.0", "1e3", "5k", "1_000", "1,5", "five", "0b1", "--1", "+ 5", "-5", "-4294967295", "٣"],
];

const addresses = [
  ...["", "0", "0.0.0.0", "255.255.255.255", "127.0.0.1", "224.0.0.1", "169.254.1.1", "192.168.1", "10.1", "167837953"],
  ...["192.168.010.1", "10.0.0.08", "0x0a.0.0.1", "0xa000001", "1.2.3.4.5", "1.2.3", "256.1.1.1", "10.0.0.-1"],
  ...["10.1.2.3/24", " 10.1.2.3", "10.1.2.3 ", "10.1.2.3.", "10.1.2.3:53", "10.1.2.3#53", "10..2.3", "10.1.2.x"],
  ...["255.255.255.0", "255.255.0.255", "0.0.0.255", "255.255.255.254", "192.168.122.1", "198.51.100.7"],
  ...["::", "::1", "fd00::1", "FD00::ABCD", "fd00:0:0:0:0:0:0:1", "fd00::1::2", "fe80::1", "fe80::1%eth0", "ff02::1"],
  ...["::ffff:10.1.2.3", "::10.1.2.3", "64:ff9b::10.1.2.3", "fd00::1/64", "[fd00::1]", "fd00:1", "1:2:3:4:5:6:7:8:9"],
  ...["12345::1", "g::1", ":::", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "localhost", "example.com", "ffff:ffff::"],
];

const macs = [
  ...["", "52:54:00:aa:bb:cc", "52:54:00:AA:BB:CC", "52-54-00-aa-bb-cc", "525400aabbcc", "5254.00aa.bbcc"],
  ...["0:16:3e:1:2:3", "01:00:5e:00:00:01", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00", "52:54:00:aa:bb"],
  ...["52:54:00:aa:bb:cc:dd", "52:54:00:aa:bb:cg", " 52:54:00:aa:bb:cc", "52:54:00:aa:bb:cc ", "52:54:00:aa:bb:ccc"],
  ...["fe:54:00:aa:bb:cc", "53:54:00:aa:bb:cc", "$virtual", "random", "052:54:00:aa:bb:cc"],
];

const uuids = [
  ...[
    "",
    "3e3fce45-4f53-4fa7-bb32-11f34168b82b",
    "3E3FCE45-4F53-4FA7-BB32-11F34168B82B",
    "3e3fce454f534fa7bb3211f34168b82b",
  ],
  ...[
    "3e3fce45-4f53-4fa7-bb32-11f34168b82",
    "3e3fce45-4f53-4fa7-bb32-11f34168b82bb",
    "{3e3fce45-4f53-4fa7-bb32-11f34168b82b}",
  ],
  ...[
    " 3e3fce45-4f53-4fa7-bb32-11f34168b82b ",
    "3e-3fce454f534fa7bb3211f34168b82b",
    "00000000-0000-0000-0000-000000000000",
  ],
  ...[
    "3e3fce45 4f53 4fa7 bb32 11f34168b82b",
    "11111111-1111-1111-1111-111111111111",
    "generate",
    "3g3fce45-4f53-4fa7-bb32-11f34168b82b",
  ],
];

const words = [
  ...["", "yes", "no", "on", "off", "true", "false", "YES", "Yes", "yes ", " no", "1", "0", "default", "none", "auto"],
  ...[
    "nat",
    "route",
    "routed",
    "open",
    "bridge",
    "private",
    "vepa",
    "passthrough",
    "hostdev",
    "isolated",
    "NAT",
    "Nat",
  ],
  ...["ipv4", "ipv6", "IPv4", "inet", "kernel", "libvirt", "tagged", "untagged", "native", "pci", "usb", "vfio", "kvm"],
  ...["xen", "openvswitch", "802.1Qbg", "802.1Qbh", "midonet", "802.1qbg", "ovs", "tcp", "udp", "TCP", "_tcp", "sctp"],
  ...["seconds", "minutes", "hours", "days", "Hours"],
];

const names = [
  ...[
    "",
    " ",
    "a",
    "a b",
    "a/b",
    "/",
    "a\nb",
    ".",
    "..",
    "a.b",
    "-a",
    "_a",
    "1a",
    "a,b",
    "ä",
    "名前",
    "a'b",
    'a"b',
    "a&b",
  ],
  ...[
    "a<b",
    "a>b",
    "a;b",
    "a=b",
    "a%b",
    "br%d",
    "br%d%d",
    "a\\b",
    "a:b",
    "a@b",
    "*",
    "*.a",
    "a.",
    "a..b",
    "$(id)",
    "😀",
  ],
  ...["virbr0", "eth0", "br0", "lo", "eth0.100", "averylongdevicename", "fifteen-bytes-x", "sixteen-bytes-xy"],
  ...[
    "x".repeat(39),
    "x".repeat(40),
    "x".repeat(63),
    "x".repeat(64),
    "x".repeat(247),
    "x".repeat(248),
    "x".repeat(256),
  ],
  ...["x".repeat(482), "x".repeat(483), "/srv/tftp", "relative/path", "pxelinux.0", "http://192.0.2.1/boot.ipxe"],
  ...[
    "#comment",
    "key=value",
    "dhcp-range=10.0.0.2,10.0.0.9",
    "\ttab",
    "trailing ",
    "lab.example.com",
    "LAB.Example.COM",
  ],
];

const ids = [
  ...["", "0:3:0:1:0:16:3e:11:22:33", "00:03:00:01:00:16:3e:11:22:33", "0:1:0:1:18:aa:62:fe:0:16:3e:44:55:66"],
  ...[
    "0:2:0:0:ab:11:9e:14:1f:5b",
    "0:4:7e:53:cb:a4:5b:5f:4e:ad:89:d7:47:2b:e7:43:2c:66",
    "0:5:0:1",
    "0:3:0:1",
    "0-3-0-1",
  ],
  ...["0003000100163e112233", "0:3:0:0:0:16:3e:11:22:33", "id:*", "00:16:3e:11:22:33", "*", "0:3:0:1:0:16:3e:11:22:3g"],
];

const pools: Record<Kind, readonly string[]> = {
  number: numbers,
  address: addresses,
  mac: macs,
  uuid: uuids,
  word: words,
  name: names,
  id: ids,
};

const kindByName: readonly [attributes: RegExp, kind: Kind][] = [
  [
    /^(delay|size|port|priority|weight|metric|prefix|expiry|average|peak|burst|floor|connections|classID|domain|bus|slot|function|managerid|typeid|typeidversion)$/,
    "number",
  ],
  [/^(address|start|end|ip|netmask|gateway|addr|server)$/, "address"],
  [/^(instanceid|interfaceid|uuid)$/, "uuid"],
  [
    /^(mode|stp|family|localPtr|localOnly|register|enable|forwardPlainNames|ipv6|trustGuestRxFilters|managed|isolated|trunk|default|protocol|unit|type|nativeMode|macTableManager|multifunction|model|iommufd|state)$/,
    "word",
  ],
];

/** A value that might be written for that attribute (or text) of that element. */
export function valueFor(random: Random, elementName: string, name: string): string {
  if (random.chance(0.1)) return random.pick(pools[random.pick(Object.keys(pools) as Kind[])]);
  return random.pick(pools[kindOf(elementName, name)]);
}

function kindOf(elementName: string, name: string): Kind {
  if (name === "mac" || (elementName === "mac" && name === "address")) return "mac";
  if (name === "id") return elementName === "tag" ? "number" : "id";
  if (name === "domain" && elementName !== "address") return "name";
  if (elementName === "port" && (name === "start" || name === "end")) return "number";
  return kindByName.find(([names]) => names.test(name))?.[1] ?? "name";
}

/** The same value in another dress: case, blanks, zeros in front. */
export function respell(random: Random, value: string): string {
  const dresses: ((value: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.charAt(0).toUpperCase() + text.slice(1),
    (text) => ` ${text}`,
    (text) => `${text} `,
    (text) => `${text}\n`,
    (text) => `0${text}`,
    (text) => `+${text}`,
    (text) => `-${text}`,
    (text) => `${text}0`,
    (text) => text.slice(0, -1),
    (text) => text + text,
    (text) => `${text}/24`,
    (text) => text.replace(/\d+/, (digits) => digits.padStart(3, "0")),
    (text) => text.replaceAll(":", "-"),
    (text) => text.replaceAll("-", ""),
  ];
  return random.pick(dresses)(value);
}
