import assert from "node:assert/strict";
import { freeAddress } from "../../server/src/addressing/free-addresses.js";
import { freeRange, widestFreeStretch } from "../../server/src/addressing/free-ranges.js";
import { formatAddress } from "../../server/src/network/address.js";
import { read, readIp } from "../network/reading.js";

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

const hosts = (...ips: string[]) => `<dhcp>${ips.map((ip) => `<host ip='${ip}'/>`).join("")}</dhcp>`;

describe("room in a subnet", () => {
  const stretches: [attributes: string, inner: string, first: string | undefined, last?: string][] = [
    ["address='10.0.0.1' prefix='24'", "", "10.0.0.2", "10.0.0.254"],
    ["address='10.0.0.100' prefix='24'", "", "10.0.0.101", "10.0.0.254"],
    ["address='10.0.0.200' prefix='24'", "", "10.0.0.1", "10.0.0.199"],
    [
      "address='10.0.0.1' prefix='24'",
      hosts("10.0.0.9", "10.0.0.8", "10.0.0.254", "10.0.9.9"),
      "10.0.0.10",
      "10.0.0.253",
    ],
    ["address='10.0.0.1' prefix='30'", "", "10.0.0.2", "10.0.0.2"],
    ["address='10.0.0.1' prefix='30'", hosts("10.0.0.2"), undefined],
    ["address='10.0.0.1' prefix='31'", "", undefined],
    ["address='10.5.0.1' prefix='8'", "", "10.5.0.2", "10.5.255.255"],
    ["address='10.255.0.1' prefix='8'", "", "10.255.0.2", "10.255.255.254"],
    ["address='10.0.0.1' prefix='33'", "", undefined],
    ["family='ipv6' address='fd00::1' prefix='64'", "", "fd00::100", "fd00::1ff"],
    ["family='ipv6' address='fd00::5:1' prefix='64'", "", "fd00::5:100", "fd00::5:1ff"],
    ["family='ipv6' address='fd00::120' prefix='64'", hosts("fd00::180"), "fd00::181", "fd00::1ff"],
    ["family='ipv6' address='fd00::1' prefix='120'", "", "fd00::2", "fd00::ff"],
    ["family='ipv6' address='fd00::1' prefix='128'", "", undefined],
  ];
  for (const [attributes, inner, first, last] of stretches) {
    it(`${attributes} ${inner}: ${first ?? "none"}`, () => {
      const stretch = widestFreeStretch(readIp(attributes, inner));
      assert.equal(stretch && formatAddress(stretch.first), first);
      assert.equal(stretch && formatAddress(stretch.last), last);
    });
  }

  it("leaves out what routes and DNS records name", () => {
    const [subnet] = read(
      "<ip address='10.0.0.1' prefix='28'/><route address='10.9.0.0' prefix='16' gateway='10.0.0.2'/><dns><host ip='10.0.0.14'/></dns>",
    ).subnets;
    assert.ok(subnet);
    const stretch = widestFreeStretch(subnet);
    assert.ok(stretch);
    assert.deepEqual([stretch.first, stretch.last].map(formatAddress), ["10.0.0.3", "10.0.0.13"]);
    const free = freeAddress(subnet);
    assert.equal(free && formatAddress(free), "10.0.0.3");
  });
});
