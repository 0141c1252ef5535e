import assert from "node:assert/strict";
import {
  freeBridge,
  freeSubnet,
  freeSubnets,
  macsOf,
  newMac,
  newUla,
  newUuid,
  uuidsOf,
} from "../../server/src/addressing/new-identifiers.js";
import { formatAddress } from "../../server/src/network/address.js";
import { formatMac } from "../../server/src/network/mac.js";
import { uuidVersion } from "../../server/src/network/uuid.js";
import { read } from "../network/reading.js";

/** Counts up from 0xa0. */
const counting = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => 0xa0 + index);

describe("fresh values", () => {
  it("a MAC address of QEMU's", () => assert.equal(formatMac(newMac(counting)), "52:54:00:a0:a1:a2"));

  it("a MAC address that nothing has", () => {
    const networks = [
      read("<mac address='52:54:00:a0:a1:a2'/>"),
      read("<ip address='10.0.0.1'><dhcp><host mac='52:54:0:a0:a1:a3'/><host name='a'/></dhcp></ip>"),
    ];
    assert.equal(formatMac(newMac(counting, macsOf(networks))), "52:54:00:a0:a1:a4");
    const highest = () => Uint8Array.of(255, 255, 255);
    assert.equal(formatMac(newMac(highest, [newMac(highest)])), "52:54:00:00:00:00");
  });

  it("a UUID that no network has", () => {
    const networks = ["<uuid>a0a1a2a3a4a546a7a8a9aaabacadaeaf</uuid>", "<uuid/>"].map((inner) => read(inner));
    assert.equal(newUuid(counting, uuidsOf(networks)), "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeb0");
    const highest = (bytes: number) => new Uint8Array(bytes).fill(255);
    assert.equal(newUuid(highest, [newUuid(highest)]), "ffffffff-ffff-4fff-bfff-000000000000");
  });

  it("a random UUID", () => {
    assert.equal(newUuid(counting), "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf");
    assert.equal(uuidVersion(newUuid((bytes) => crypto.getRandomValues(new Uint8Array(bytes)))), 4);
  });

  it("a private IPv6 subnet", () => assert.equal(formatAddress(newUla(counting)), "fda0:a1a2:a3a4::1"));

  const bridges: [taken: string[], free: string][] = [
    [[], "virbr1"],
    [["<bridge name='virbr1'/>", "<bridge name='virbr3'/>"], "virbr2"],
    [["<bridge name='br0'/>", "<bridge/>", ""], "virbr1"],
  ];
  for (const [taken, free] of bridges) {
    it(`${free} beside ${taken.join(" ") || "nothing"}`, () =>
      assert.equal(freeBridge(taken.map((inner) => read(inner))), free));
  }

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
