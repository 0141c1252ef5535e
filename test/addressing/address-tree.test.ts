import assert from "node:assert/strict";
import fc from "fast-check";
import { createAddressTree } from "../../server/src/addressing/address-tree.js";
import { type Address, inSubnet } from "../../server/src/network/address.js";

describe("address tree", () => {
  const block = fc.record({
    address: fc.record({
      family: fc.constantFrom("ipv4" as const, "ipv6" as const),
      bits: fc.bigInt({ min: 0n, max: 15n }).map((bits) => bits << 28n),
    }),
    length: fc.integer({ min: 0, max: 6 }),
  });
  const overlaps = (a: { address: Address; length: number }, b: { address: Address; length: number }) =>
    inSubnet(a.address, b.address, Math.min(a.length, b.length));

  it("counts the blocks that overlap one, as they come and go", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.nat(12), block, (blocks, removed, asked) => {
        const tree = createAddressTree();
        for (const { address, length } of blocks) tree.add(address, length);
        for (const { address, length } of blocks.slice(0, removed)) tree.delete(address, length);
        assert.equal(
          tree.countOverlapping(asked.address, asked.length),
          blocks.slice(removed).filter((each) => overlaps(each, asked)).length,
        );
      }),
    );
  });
});
