import assert from "node:assert/strict";
import { firstFreeOf, freeAddress, freeAddresses } from "../../server/src/addressing/free-addresses.js";
import { formatAddress, parseAddress } from "../../server/src/network/address.js";
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

describe("the first free address of a range", () => {
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
