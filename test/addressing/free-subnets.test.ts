import assert from "node:assert/strict";
import { freeSubnet, freeSubnets } from "../../server/src/addressing/free-subnets.js";
import { formatAddress } from "../../server/src/network/address.js";
import { read } from "../network/reading.js";

describe("free subnets", () => {
  const subnets: [taken: string[], free: string][] = [
    [[], "192.168.123.1"],
    [["<ip address='192.168.123.1' prefix='24'/>"], "192.168.124.1"],
    [["<ip address='192.168.123.130' prefix='25'/>", "<ip address='192.168.124.1'/>"], "192.168.125.1"],
    [["<route address='192.168.123.0' prefix='24' gateway='192.168.5.2'/>"], "192.168.124.1"],
    [["<ip address='192.168.0.1' prefix='16'/>"], "10.150.0.1"],
    [["<ip address='192.168.0.1' prefix='16'/><ip address='10.150.0.1' prefix='15'/>"], "10.152.0.1"],
    [["<ip address='fd00::1' family='ipv6' prefix='8'/><ip address='nonsense'/>"], "192.168.123.1"],
    [["<ip address='0.0.0.0' prefix='0'/>"], "192.168.123.1"],
  ];
  for (const [taken, free] of subnets) {
    it(`${free} beside ${taken.join(" ") || "nothing"}`, () =>
      assert.equal(formatAddress(freeSubnet(taken.map((inner) => read(inner))).address), free));
  }

  const sized: [length: number, inner: string, free: string[]][] = [
    [28, "", ["192.168.123.1/28", "192.168.124.1/28"]],
    [28, "<ip address='192.168.123.200' prefix='30'/>", ["192.168.124.1/28", "192.168.125.1/28"]],
    [23, "", ["10.150.0.1/23", "10.150.2.1/23"]],
    [16, "<ip address='10.150.3.1' prefix='24'/>", ["10.151.0.1/16", "10.152.0.1/16"]],
    [12, "", ["10.160.0.1/12", "10.176.0.1/12"]],
    [8, "", []],
    [24, "<ip address='10.0.0.1' prefix='8'/><ip address='192.168.0.1' prefix='16'/>", []],
  ];
  for (const [length, inner, free] of sized) {
    it(`/${length} beside ${inner || "nothing"}`, () =>
      assert.deepEqual(
        [...freeSubnets([read(inner)], length)]
          .slice(0, 2)
          .map(({ address, prefixLength }) => `${formatAddress(address)}/${prefixLength}`),
        free,
      ));
  }

  it("the last of each block", () => {
    const all = [...freeSubnets([])].map(({ address }) => formatAddress(address));
    assert.equal(all.indexOf("192.168.254.1") + 1, all.indexOf("10.150.0.1"));
    assert.equal(all.at(-1), "10.243.255.1");
  });
});
