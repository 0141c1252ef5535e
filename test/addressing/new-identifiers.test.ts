import assert from "node:assert/strict";
import { freeBridge, macsOf, newMac, newUla, newUuid, uuidsOf } from "../../server/src/addressing/new-identifiers.js";
import { formatAddress } from "../../server/src/network/address.js";
import { formatMac } from "../../server/src/network/mac.js";
import { uuidVersion } from "../../server/src/network/uuid.js";
import { read } from "../network/reading.js";

/** Counts up from 0xa0. */
const counting = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => 0xa0 + index);

describe("new identifiers", () => {
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
});
