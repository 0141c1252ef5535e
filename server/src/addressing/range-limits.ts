// How large libvirt lets a range of addresses be, for DHCP and for NAT.

/** The most addresses in a range. */
export const mostAddresses = 65536n;

/** The bits in which the ends of a range may differ where libvirt limits it to one block. */
const blockMask = 0xffffn;

/**
 * The first and the last address, as numbers, of the block around one: 16 bits, an IPv4 /16 or an IPv6 /112. A range must
 * lie in one block for IPv6 always, for IPv4 up to 9.0.0.
 */
export function blockOf(bits: bigint): { readonly first: bigint; readonly last: bigint } {
  return { first: bits - (bits & blockMask), last: bits | blockMask };
}

/** Whether a range with these ends lies in one block. */
export function isInOneBlock(start: bigint, end: bigint): boolean {
  return blockOf(start).first === blockOf(end).first;
}
