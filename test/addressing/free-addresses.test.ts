import assert from "node:assert/strict";
import { freeAddress, freeAddresses } from "../../server/src/addressing/free-addresses.js";
import { freeRange } from "../../server/src/addressing/free-ranges.js";
import { formatAddress, parseAddress } from "../../server/src/network/address.js";
import { hasReverseZone } from "../../server/src/network/subnet.js";
import { read, readIp } from "../network/reading.js";

const firstOf = (inner: string) => {
  const [subnet] = read(inner).subnets;
  assert.ok(subnet);
  return subnet;
};

describe("free addresses", () => {
  const rows: readonly (readonly [inner: string, free: string])[] = [
    ["<ip address='10.0.0.1' prefix='29'/>", "10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5 10.0.0.6"],
    ["<ip address='10.0.0.6' prefix='29'/>", "10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5"],
    ["<ip address='10.0.0.1' prefix='30'/><ip address='10.0.0.2' prefix='32'/>", ""],
    ["<ip address='10.0.0.1' prefix='31'/>", ""],
    ["<ip address='10.0.0.1' prefix='0' netmask='0.0.0.0'/>", ""],
    ["<ip prefix='24'/>", ""],
    [
      "<ip address='10.0.0.1' prefix='29'><dhcp><range start='10.0.0.3' end='10.0.0.4'/><host name='a' ip='10.0.0.2'/></dhcp></ip>",
      "10.0.0.5 10.0.0.6",
    ],
    [
      "<ip address='10.0.0.1' prefix='29'/><route gateway='10.0.0.2'/><dns><host ip='10.0.0.5'/></dns>",
      "10.0.0.3 10.0.0.4 10.0.0.6",
    ],
    ["<ip family='ipv6' address='ffff:ffff::' prefix='126'/>", "ffff:ffff::1 ffff:ffff::2 ffff:ffff::3"],
    [
      "<ip family='ipv6' address='ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffd' prefix='126'/>",
      "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ],
  ];
  for (const [inner, free] of rows) {
    it(`in ${inner}`, () => {
      const subnet = firstOf(inner);
      assert.equal(freeAddresses(subnet, 9).map(formatAddress).join(" "), free);
      const lowest = freeAddress(subnet);
      assert.equal(lowest ? formatAddress(lowest) : "", free.split(" ")[0]);
    });
  }

  it("so many, from a place on, without what is being written", () => {
    const subnet = readIp(
      "address='10.0.0.1' prefix='28'",
      "<dhcp><host name='a' ip='10.0.0.2'/><host name='b' ip='10.0.0.5'/></dhcp>",
    );
    const shown = (...search: [number, Parameters<typeof freeAddresses>[2]?]) =>
      freeAddresses(subnet, ...search).map(formatAddress);
    assert.deepEqual(shown(2), ["10.0.0.3", "10.0.0.4"]);
    assert.deepEqual(shown(2, { from: parseAddress("10.0.0.5") }), ["10.0.0.6", "10.0.0.7"]);
    assert.deepEqual(shown(1, { from: parseAddress("9.0.0.5") }), ["10.0.0.3"]);
    assert.deepEqual(shown(1, { from: parseAddress("11.0.0.5") }), []);
    assert.deepEqual(shown(1, { from: parseAddress("fd00::5") }), ["10.0.0.3"]);
    assert.deepEqual(shown(1, { edited: subnet.dhcp?.hosts[0]?.element }), ["10.0.0.2"]);
  });
});

describe("room for a range", () => {
  const rows: readonly (readonly [attributes: string, inner: string, range: string])[] = [
    ["address='10.0.0.1' prefix='24'", "", "10.0.0.2 10.0.0.254"],
    ["address='10.0.0.1' prefix='24'", "<host name='a' ip='10.0.0.9'/>", "10.0.0.100 10.0.0.199"],
    ["address='10.0.0.254' prefix='24'", "", "10.0.0.1 10.0.0.253"],
    ["address='10.0.0.1' prefix='30'", "", "10.0.0.2 10.0.0.2"],
    ["address='10.0.0.1' prefix='30'", "<range start='10.0.0.2' end='10.0.0.2'/>", ""],
    ["address='10.0.0.1' prefix='16'", "", "10.0.0.2 10.0.0.254"],
    ["address='10.0.0.1' prefix='24'", "<range start='10.0.0.9' end='10.0.0.99'/>", "10.0.0.100 10.0.0.199"],
    // A reversed range is in nobody's way.
    ["address='10.0.0.1' prefix='24'", "<range start='10.0.0.99' end='10.0.0.9'/>", "10.0.0.2 10.0.0.254"],
    ["family='ipv6' address='fd00::1' prefix='64'", "", "fd00::100 fd00::1ff"],
    ["family='ipv6' address='fd00::1' prefix='126'", "", "fd00::2 fd00::3"],
    ["prefix='24'", "", ""],
  ];
  for (const [attributes, inner, expected] of rows) {
    it(`${attributes} ${inner}`, () => {
      const range = freeRange(readIp(attributes, `<dhcp>${inner}</dhcp>`));
      assert.equal(range ? `${formatAddress(range.start)} ${formatAddress(range.end)}` : "", expected);
    });
  }
});

describe("reverse zones", () => {
  for (const [family, lengths] of [
    ["ipv4", [8, 16, 24]],
    ["ipv6", Array.from({ length: 31 }, (_, index) => 4 * (index + 1))],
  ] as const) {
    it(`end at ${lengths.join(", ")} for ${family}`, () =>
      assert.deepEqual(
        Array.from({ length: 129 }, (_, length) => length).filter((length) => hasReverseZone(family, length)),
        lengths,
      ));
  }
});
