import assert from "node:assert/strict";
import { freeAddress } from "../../server/src/addressing/free-addresses.js";
import { firstFreeOf, widestFreeStretch } from "../../server/src/addressing/widest-stretch.js";
import { formatAddress } from "../../server/src/network/address.js";
import { read, readIp } from "../network/reading.js";

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

  const given: [range: string, host: string, first: string | undefined, last: string | undefined][] = [
    ["start='10.0.0.5' end='10.0.0.7'", "10.0.0.9", "10.0.0.5", "10.0.0.7"],
    ["start='10.0.0.5' end='10.0.0.7'", "10.0.0.5", "10.0.0.6", "10.0.0.7"],
    ["start='10.0.0.5' end='10.0.0.6'", "10.0.0.5", undefined, "10.0.0.6"],
    ["start='10.0.0.5' end='10.0.0.5'", "10.0.0.9", undefined, undefined],
    ["start='10.0.0.7' end='10.0.0.5'", "10.0.0.9", undefined, undefined],
    ["start='10.0.0.5'", "10.0.0.9", undefined, undefined],
    ["start='10.0.0.5' end='10.0.1.5'", "10.0.0.9", undefined, undefined],
  ];
  for (const [attributes, host, first, last] of given) {
    it(`of ${attributes} beside ${host}: ${first} or ${last}`, () => {
      const inner = `<dhcp><range ${attributes}/><host ip='${host}'/></dhcp>`;
      const [range] = readIp("address='10.0.0.1' prefix='24'", inner).dhcp?.ranges ?? [];
      assert.ok(range);
      const shown = (["start", "end"] as const).map((from) => firstFreeOf(range, from));
      assert.deepEqual(
        shown.map((address) => address && formatAddress(address)),
        [first, last],
      );
    });
  }
});
