import assert from "node:assert/strict";
import {
  type Address,
  broadcastAddress,
  classPrefix,
  commonPrefix,
  compareAddresses,
  formatAddress,
  formatSubnet,
  inSubnet,
  netmaskOfPrefix,
  networkAddress,
  parseAddress,
  plus,
  prefixOfNetmask,
  spaceOf,
  usableHosts,
  withSubnetOf,
} from "../../server/src/network/address.js";

function address(text: string): Address {
  const parsed = parseAddress(text);
  assert.ok(parsed, `${text} is no address`);
  return parsed;
}

// What libvirt 12.8.0 stored for <forwarder addr="...">; undefined where it refused to define the network.
const asLibvirtReads: readonly (readonly [string, string | undefined])[] = [
  ["192.168.77.1", "192.168.77.1"],
  ["192.168.1", "192.168.0.1"],
  ["127.1", "127.0.0.1"],
  ["5", "0.0.0.5"],
  ["0", "0.0.0.0"],
  ["256", "0.0.1.0"],
  ["010", "0.0.0.8"],
  ["4294967295", "255.255.255.255"],
  ["4294967296", undefined],
  ["0xc0a84d01", "192.168.77.1"],
  ["192.168.010.1", "192.168.8.1"],
  ["192.168.08.1", undefined],
  ["192.168.0x1.1", "192.168.1.1"],
  ["0300.0250.077.1", "192.168.63.1"],
  ["0X10.0.0.1", "16.0.0.1"],
  ["0x1.0x2.0x3.0x4", "1.2.3.4"],
  ["1.2.3.0X4", "1.2.3.4"],
  ["00.00.00.01", "0.0.0.1"],
  ["00000000000000.1", "0.0.0.1"],
  ["1.2.3.00000000000000000000004", "1.2.3.4"],
  ["0377.1", "255.0.0.1"],
  ["1.2.3.0400", undefined],
  ["1.2.3.09", undefined],
  ["1.2.65535", "1.2.255.255"],
  ["1.2.0xffff", "1.2.255.255"],
  ["1.2.65536", undefined],
  ["1.16777215", "1.255.255.255"],
  ["1.16777216", undefined],
  ["256.1", undefined],
  ["1.2.3.256", undefined],
  ["1.2.3.4.5", undefined],
  ["1.2.3.", undefined],
  ["1.2.3.4.", undefined],
  ["1..2.3", undefined],
  [".1.2.3", undefined],
  ["0x", undefined],
  ["0x.1", undefined],
  ["1.2.3.0x", undefined],
  ["0b1", undefined],
  ["1e3", undefined],
  ["", undefined],
  ["+1.2.3.4", undefined],
  ["-1", undefined],
  [" 1.2.3.4", undefined],
  ["1.2.3.4 ", undefined],
  ["1.2.3.4 x", undefined],
  ["1.2.3.4\t", undefined],
  ["1.2.3.4\n", undefined],
  ["1.2.3.4/24", undefined],
  ["1.2.3.4%1", undefined],
  ["\u0661.2.3.4", undefined],
  ["::", "::"],
  ["::1", "::1"],
  ["1::", "1::"],
  ["2001:DB8::A", "2001:db8::a"],
  ["0001:0db8::", "1:db8::"],
  ["00001::", undefined],
  ["12345::", undefined],
  ["g::", undefined],
  ["1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"],
  ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
  ["::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"],
  ["1:2:3:4:5:6:7", undefined],
  ["1:2:3:4:5:6:7:", undefined],
  ["1:2:3:4:5:6:7:8:9", undefined],
  ["1::2::3", undefined],
  [":1", undefined],
  ["1:", undefined],
  [":::", undefined],
  ["::ffff:1.2.3.4", "::ffff:1.2.3.4"],
  ["1::1.2.3.4", "1::102:304"],
  ["64:ff9b::192.0.2.1", "64:ff9b::c000:201"],
  ["::0.0.0.0", "::"],
  ["1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"],
  ["1:2:3:4:5:6:7:1.2.3.4", undefined],
  ["1.2.3.4::", undefined],
  ["::1.2.3", undefined],
  ["::1.2.3.04", undefined],
  ["::1.2.3.256", undefined],
  ["::ffff:0x1.2.3.4", undefined],
  ["[::1]", undefined],
  ["::1/64", undefined],
  [" ::1", undefined],
  ["::1 ", undefined],
];

// libvirt keeps the scope; the value is the address without it.
const scopes: readonly (readonly [string, string | undefined])[] = [
  ["fe80::1%1", "fe80::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["ff02::1%lo", "ff02::1"],
  ["2001:db8::1%1", "2001:db8::1"],
  ["2001:db8::1%0", "2001:db8::1"],
  ["2001:db8::1%eth0", undefined],
  ["ff05::1%lo", undefined],
  ["fe80::1%", undefined],
];

describe("network/address: reading", () => {
  for (const [text, expected] of [...asLibvirtReads, ...scopes]) {
    it(JSON.stringify(text), () => {
      const parsed = parseAddress(text);
      assert.equal(parsed && formatAddress(parsed), expected);
    });
  }
});

describe("network/address: spelling", () => {
  const canonical = ["192.168.77.1", "0.0.0.0", "::", "fd00:77::1", "1:0:0:2::3", "1::2:3:0:0:4", "::ffff:1.2.3.4"];
  const other = ["192.168.077.1", "192.168.1", "FD00::1", "fd00:0::1", "fd00::0001", "fe80::1%1", "::ffff:102:304"];
  for (const text of canonical) it(`${text} is canonical`, () => assert.equal(formatAddress(address(text)), text));
  for (const text of other) it(`${text} is not`, () => assert.notEqual(formatAddress(address(text)), text));
});

describe("network/address: arithmetic", () => {
  const subnets: readonly (readonly [string, number, string, string, string?, string?, bigint?])[] = [
    ["192.168.77.9", 24, "192.168.77.0", "192.168.77.255", "192.168.77.1", "192.168.77.254", 254n],
    ["10.1.2.1", 8, "10.0.0.0", "10.255.255.255", "10.0.0.1", "10.255.255.254", 16777214n],
    ["10.1.2.3", 30, "10.1.2.0", "10.1.2.3", "10.1.2.1", "10.1.2.2", 2n],
    ["10.1.2.3", 31, "10.1.2.2", "10.1.2.3"],
    ["10.1.2.3", 32, "10.1.2.3", "10.1.2.3"],
    ["10.1.2.3", 0, "0.0.0.0", "255.255.255.255", "0.0.0.1", "255.255.255.254", 4294967294n],
    [
      "fd00:77::9",
      64,
      "fd00:77::",
      "fd00:77::ffff:ffff:ffff:ffff",
      "fd00:77::1",
      "fd00:77::ffff:ffff:ffff:ffff",
      (1n << 64n) - 1n,
    ],
    ["fd00:77::9", 127, "fd00:77::8", "fd00:77::9", "fd00:77::8", "fd00:77::9", 2n],
    ["fd00:77::9", 128, "fd00:77::9", "fd00:77::9", "fd00:77::9", "fd00:77::9", 1n],
  ];
  for (const [text, prefix, network, broadcast, first, last, count] of subnets) {
    it(`${text}/${prefix}`, () => {
      const own = address(text);
      assert.equal(formatAddress(networkAddress(own, prefix)), network);
      assert.equal(formatSubnet(own, prefix), `${network}/${prefix}`);
      assert.equal(formatAddress(broadcastAddress(own, prefix)), broadcast);
      const usable = usableHosts(own, prefix);
      assert.equal(usable && formatAddress(usable.first), first);
      assert.equal(usable && formatAddress(usable.last), last);
      assert.equal(usable?.count, count);
    });
  }

  const members: readonly (readonly [string, string, number, boolean])[] = [
    ["192.168.77.255", "192.168.77.1", 24, true],
    ["192.168.78.0", "192.168.77.1", 24, false],
    ["8.8.8.8", "10.0.0.1", 0, true],
    ["fd00:77::2", "fd00:77::1", 64, true],
    ["fd00:78::2", "fd00:77::1", 64, false],
    ["::1", "0.0.0.1", 0, false],
  ];
  for (const [text, network, prefix, expected] of members) {
    it(`${text} ${expected ? "in" : "outside"} ${network}/${prefix}`, () =>
      assert.equal(inSubnet(address(text), address(network), prefix), expected));
  }

  const masks: readonly (readonly [string, number | undefined])[] = [
    ["255.255.255.0", 24],
    ["255.255.255.255", 32],
    ["0.0.0.0", 0],
    ["128.0.0.0", 1],
    ["255.255.254.0", 23],
    ["255.0.255.0", undefined],
    ["0.0.0.255", undefined],
    ["255.255.255.1", undefined],
    ["ffff:ffff::", 32],
  ];
  for (const [mask, prefix] of masks) {
    it(`netmask ${mask}`, () => {
      assert.equal(prefixOfNetmask(address(mask)), prefix);
      if (prefix !== undefined && !mask.includes(":")) assert.deepEqual(netmaskOfPrefix(prefix), address(mask));
    });
  }

  const classes: readonly (readonly [string, number | undefined])[] = [
    ["10.1.2.1", 8],
    ["127.255.255.255", 8],
    ["128.0.0.1", 16],
    ["191.255.0.1", 16],
    ["192.0.0.1", 24],
    ["223.255.255.255", 24],
    ["224.0.0.0", undefined],
    ["255.255.255.255", undefined],
    ["fd00::1", undefined],
  ];
  for (const [text, prefix] of classes) {
    it(`class of ${text}`, () => assert.equal(classPrefix(address(text)), prefix));
  }

  it("adds and stops at the ends", () => {
    const sum = (text: string, n: number | bigint) => formatAddress(plus(address(text), n));
    assert.equal(sum("192.168.77.255", 1), "192.168.78.0");
    assert.equal(sum("192.168.77.0", -1n), "192.168.76.255");
    assert.equal(sum("255.255.255.255", 1), "255.255.255.255");
    assert.equal(sum("0.0.0.0", -1), "0.0.0.0");
    assert.equal(sum("fd00::ffff:ffff", 1n), "fd00::1:0:0");
  });

  it("orders by family, then by number", () => {
    const sorted = ["::1", "10.0.0.10", "9.0.0.1", "::", "10.0.0.9"].map(address).sort(compareAddresses);
    assert.deepEqual(sorted.map(formatAddress), ["9.0.0.1", "10.0.0.9", "10.0.0.10", "::", "::1"]);
    assert.equal(compareAddresses(address("192.168.1"), address("192.168.0.1")), 0);
  });

  const moves: readonly (readonly [string, string, number, string | undefined])[] = [
    ["192.168.78.20", "192.168.77.1", 24, "192.168.77.20"],
    ["10.9.8.7", "172.16.0.1", 16, "172.16.8.7"],
    ["192.168.78.255", "192.168.77.1", 24, undefined],
    ["192.168.78.0", "192.168.77.1", 24, undefined],
    ["192.168.78.2", "192.168.77.1", 32, undefined],
    ["fd00:78::20", "fd00:77::1", 64, "fd00:77::20"],
    ["fd00:78::20", "192.168.77.1", 24, undefined],
  ];
  for (const [text, network, prefix, expected] of moves) {
    it(`${text} moved to ${network}/${prefix}`, () => {
      const moved = withSubnetOf(address(text), address(network), prefix);
      assert.equal(moved && formatAddress(moved), expected);
    });
  }

  const beyond: [prefix: number, nearest: number][] = [
    [33, 32],
    [129, 32],
    [1e9, 32],
    [2 ** 64, 32],
    [Number.POSITIVE_INFINITY, 32],
    [Number.NaN, 32],
    [24.5, 32],
    [-1, 0],
    [-1e9, 0],
  ];
  for (const [prefix, nearest] of beyond) {
    it(`/${prefix} counts as /${nearest}`, () => {
      const own = address("10.5.7.9");
      assert.deepEqual(networkAddress(own, prefix), networkAddress(own, nearest));
      assert.deepEqual(broadcastAddress(own, prefix), broadcastAddress(own, nearest));
      assert.deepEqual(usableHosts(own, prefix), usableHosts(own, nearest));
      assert.deepEqual(netmaskOfPrefix(prefix), netmaskOfPrefix(nearest));
      assert.equal(inSubnet(address("10.5.7.8"), own, prefix), nearest === 0);
      assert.equal(withSubnetOf(own, address("10.6.0.0"), prefix)?.bits, nearest === 0 ? own.bits : undefined);
    });
  }
});

describe("network/address: spaces", () => {
  const spaces: readonly (readonly [string, string])[] = [
    ["0.0.0.0", "unspecified"],
    ["0.1.2.3", "this-network"],
    ["127.0.0.1", "loopback"],
    ["169.254.1.1", "link-local"],
    ["10.1.1.1", "private"],
    ["172.15.255.255", "global"],
    ["172.16.0.0", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.0", "global"],
    ["192.168.122.1", "private"],
    ["100.64.0.1", "shared"],
    ["100.128.0.1", "global"],
    ["192.0.2.1", "documentation"],
    ["198.51.100.1", "documentation"],
    ["203.0.113.1", "documentation"],
    ["198.18.0.1", "benchmarking"],
    ["192.0.0.5", "reserved"],
    ["224.0.0.1", "multicast"],
    ["239.255.255.255", "multicast"],
    ["240.0.0.1", "reserved"],
    ["255.255.255.255", "broadcast"],
    ["8.8.8.8", "global"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::ffff:10.0.0.1", "v4-mapped"],
    ["64:ff9b::10.0.0.1", "nat64"],
    ["fe80::1", "link-local"],
    ["febf::1", "link-local"],
    ["fec0::1", "reserved"],
    ["fc00::1", "unique-local"],
    ["fdff::1", "unique-local"],
    ["ff02::1", "multicast"],
    ["2001:db8::1", "documentation"],
    ["3fff::1", "documentation"],
    ["2001:2::1", "benchmarking"],
    ["2002::1", "reserved"],
    ["100::1", "reserved"],
    ["2606:4700::1", "global"],
  ];
  for (const [text, space] of spaces) it(`${text} is ${space}`, () => assert.equal(spaceOf(address(text)), space));
});

describe("common prefix", () => {
  const rows: readonly (readonly [string, string, number])[] = [
    ["192.168.77.1", "192.168.77.1", 32],
    ["192.168.77.1", "192.168.77.0", 31],
    ["192.168.77.1", "192.168.78.1", 22],
    ["0.0.0.0", "255.255.255.255", 0],
    ["fd00::1", "fd00::1:0", 111],
    ["::", "8000::", 0],
  ];
  for (const [a, b, length] of rows) {
    it(`${a} and ${b}: ${length}`, () => assert.equal(commonPrefix(address(a), address(b)), length));
  }

  it("none of two families", () => assert.equal(commonPrefix(address("::1"), address("0.0.0.1")), 0));
});
