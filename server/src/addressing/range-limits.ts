// libvirt's limits on address ranges, for DHCP and for NAT.

/** The maximum number of addresses in a range. */
export const mostAddresses = 65536n;

/** The bits in which the ends of a range may differ where libvirt confines it to one block. */
const blockMask = 0xffffn;

/**
 * Returns the first and the last address, as numbers, of the block around one: 16 bits, an IPv4 /16 or an IPv6 /112. A
 * range must be in one block, always for IPv6, up to libvirt 9.0.0 for IPv4.
 */
export function blockOf(bits: bigint): { readonly first: bigint; readonly last: bigint } {
  return { first: bits - (bits & blockMask), last: bits | blockMask };
}

/** Whether a range with these ends is in one block. */
export function isInOneBlock(start: bigint, end: bigint): boolean {
  return blockOf(start).first === blockOf(end).first;
}
