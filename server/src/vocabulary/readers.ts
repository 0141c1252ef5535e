// Parses numbers, addresses, MACs and UUIDs as libvirt's C code does: less strictly than its schema, and in places
// surprisingly. Exactness matters here, because what libvirt accepts decides what is an error.

/** Largest unsigned 64-bit number. */
const largest = 0xffff_ffff_ffff_ffffn;

/**
 * Parses a number as C's `strtoull` does: accepts leading whitespace and one `+`, a minus sign only with `signed`, and
 * nothing after the digits. With `auto`, `0x` starts hexadecimal, `0` octal and `0b` binary. `undefined` for anything
 * else and beyond 64 bits.
 */
export function readInteger(text: string, base: 10 | "auto", signed = false): bigint | undefined {
  const [, sign, digits] = /^[ \t\n\v\f\r]*([+-]?)(.*)/s.exec(text) ?? [];
  if (digits === undefined || (sign === "-" && !signed)) return undefined;
  const binary = base === "auto" && /^0b[01]+$/i.test(digits);
  const value = binary ? BigInt(digits.toLowerCase()) : readDigits(digits, base);
  if (value === undefined || value > largest) return undefined;
  return sign === "-" ? -value : value;
}

function readDigits(digits: string, base: 10 | "auto"): bigint | undefined {
  // Far beyond 64 bits: parsing such a number takes too long.
  if (digits.replace(/^0x?0*/i, "").length > 64) return undefined;
  if (base === "auto" && /^0x[0-9a-f]+$/i.test(digits)) return BigInt(digits.toLowerCase());
  if (base === "auto" && /^0[0-7]+$/.test(digits)) return BigInt(`0o${digits}`);
  if (base === "auto" && /^0./s.test(digits)) return undefined;
  return /^[0-9]+$/.test(digits) ? BigInt(digits) : undefined;
}

/**
 * Parses an IPv4 address as `getaddrinfo` does for numeric hosts: one to four numbers, each decimal, octal or
 * hexadecimal; the last fills the remaining bytes (`192.168.1` is 192.168.0.1). Returns an unsigned 32-bit number.
 */
export function readIpv4(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length > 4) return undefined;
  let bits = 0n;
  for (const [index, part] of parts.entries()) {
    const value = readDigits(part, "auto");
    const bytesLeft = index === parts.length - 1 ? 4 - index : 1;
    if (value === undefined || value >= 1n << BigInt(8 * bytesLeft)) return undefined;
    bits = (bits << BigInt(8 * bytesLeft)) | value;
  }
  return Number(bits);
}

/**
 * Parses an IPv6 address as `getaddrinfo` does for numeric hosts; returns an unsigned 128-bit number. A scope (`%1`) is
 * accepted and ignored; a scope name only after a link-local address, where the host decides whether it knows it.
 */
export function readIpv6(text: string): bigint | undefined {
  const scopeStart = text.indexOf("%");
  const bits = readIpv6Groups(scopeStart < 0 ? text : text.slice(0, scopeStart));
  if (bits === undefined || scopeStart < 0) return bits;
  const scope = text.slice(scopeStart + 1);
  const fits = /^[0-9]+$/.test(scope) ? Number(scope) <= 0xffff_ffff : isLinkLocal(bits) && scope !== "";
  return fits ? bits : undefined;
}

/**
 * Parses an IPv4 address written as IPv6 (`::ffff:192.0.2.1`), which `getaddrinfo` accepts where only IPv4 is allowed.
 */
export function readMappedIpv4(text: string): number | undefined {
  const bits = readIpv6(text);
  return bits !== undefined && bits >> 32n === 0xffffn ? Number(bits & 0xffff_ffffn) : undefined;
}

function isLinkLocal(bits: bigint): boolean {
  const multicastOfLinkScope = bits >> 120n === 0xffn && ((bits >> 112n) & 0xfn) === 2n;
  return bits >> 118n === 0xfe80n >> 6n || multicastOfLinkScope;
}

function readIpv6Groups(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  if (!head) return undefined;
  const leading = readGroups(head, tail === undefined);
  const trailing = readGroups(tail ?? [], true);
  if (!leading || !trailing) return undefined;
  const missing = 8 - leading.length - trailing.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...leading, ...Array<number>(missing).fill(0), ...trailing];
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(group), 0n);
}

/** Parses groups of 16 bits; at the end of the address the last may be a dotted quad (two groups). */
function readGroups(parts: readonly string[], atEnd: boolean): number[] | undefined {
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    const quad = atEnd && index === parts.length - 1 ? readDottedQuad(part) : undefined;
    if (quad !== undefined) groups.push(Math.floor(quad / 0x10000), quad % 0x10000);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** Parses four decimal numbers without leading zeros, the only IPv4 form inside an IPv6 address. */
function readDottedQuad(text: string): number | undefined {
  return /^(?:(?:0|[1-9][0-9]*)\.){3}(?:0|[1-9][0-9]*)$/.test(text) ? readIpv4(text) : undefined;
}

/**
 * Parses six octets of one or two hexadecimal digits, separated by colons. Text after the sixth is ignored when it
 * begins with whitespace, a control character or, since libvirt compares signed bytes, a character outside ASCII.
 */
export function readMac(text: string): number[] | undefined {
  const [, address] = /^([0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5})(?:[\0-\x20\x80-\uffff].*)?$/is.exec(text) ?? [];
  return address?.split(":").map((octet) => Number.parseInt(octet, 16));
}

/**
 * Parses a UUID with hyphens and spaces between any of its octets; returns it in canonical form, 8-4-4-4-12 in lower
 * case.
 */
export function readUuid(text: string): string | undefined {
  const core = text.replace(/^[ \t\n\f\r]+/, "").replace(/(?<![ \t\n\f\r])[ \t\n\f\r]+$/, "");
  if (!/^[- ]*(?:[0-9a-f]{2}[- ]*){15}[0-9a-f]{2}$/i.test(core)) return undefined;
  const digits = core.replace(/[- ]/g, "").toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
