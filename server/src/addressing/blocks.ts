// A range of addresses as blocks with the same first bits, as routers write it.
import type { Address } from "../network/address.js";

interface Block {
  readonly address: Address;
  /** The prefix length. */
  readonly length: number;
}

/** The fewest blocks that hold the addresses from `start` to `end` and no others, in order; none for two families. */
export function blocksOf(start: Address, end: Address): readonly Block[] {
  if (start.family !== end.family) return [];
  const { family } = start;
  const width = family === "ipv4" ? 32 : 128;
  const blocks: Block[] = [];
  for (let bits = start.bits; bits <= end.bits; ) {
    let size = 1n;
    let length = width;
    while (length > 0 && bits % (size * 2n) === 0n && bits + size * 2n - 1n <= end.bits) {
      size *= 2n;
      length -= 1;
    }
    blocks.push({ address: { ...start, bits }, length });
    bits += size;
  }
  return blocks;
}
