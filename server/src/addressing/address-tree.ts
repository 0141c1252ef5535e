// Blocks of addresses in a binary tree by their bits, so that it takes as many steps as a prefix has bits to find out how
// many of thousands of blocks overlap one.
import { type Address, networkAddress, widthOf } from "../network/address.js";

export interface AddressTree {
  /** A block may be added several times. */
  add(address: Address, prefixLength: number): void;
  /** Removes a block that was added. */
  delete(address: Address, prefixLength: number): void;
  /** How many of the blocks contain addresses of this one. */
  countOverlapping(address: Address, prefixLength: number): number;
}

interface Node {
  /** Blocks that end here. */
  own: number;
  /** Blocks further down. */
  below: number;
  readonly next: [Node | undefined, Node | undefined];
}

const emptyNode = (): Node => ({ own: 0, below: 0, next: [undefined, undefined] });

export function createAddressTree(): AddressTree {
  const roots = { ipv4: emptyNode(), ipv6: emptyNode() };

  const change = (address: Address, prefixLength: number, by: 1 | -1) => {
    let node = roots[address.family];
    for (const bit of bitsOf(address, prefixLength)) {
      node.below += by;
      node.next[bit] ??= emptyNode();
      const next: Node = node.next[bit];
      if (next.own + next.below + by === 0) {
        node.next[bit] = undefined;
        return;
      }
      node = next;
    }
    node.own += by;
  };
  return {
    add: (address, prefixLength) => change(address, prefixLength, 1),
    delete: (address, prefixLength) => change(address, prefixLength, -1),
    countOverlapping(address, prefixLength) {
      let node = roots[address.family];
      let count = node.own;
      for (const bit of bitsOf(address, prefixLength)) {
        const next = node.next[bit];
        if (next === undefined) return count;
        count += next.own;
        node = next;
      }
      return count + node.below;
    },
  };
}

/** Yields the first bits, from the left. */
function* bitsOf(address: Address, prefixLength: number): Generator<0 | 1> {
  const width = widthOf(address.family);
  const text = networkAddress(address, prefixLength).bits.toString(2).padStart(width, "0");
  for (let index = 0; index < Math.min(prefixLength, width); index += 1) yield text[index] === "1" ? 1 : 0;
}
