// How libvirt's C code reads numbers, addresses, MACs and UUIDs from text: more loosely than its schema, and in places
// surprisingly. These functions follow it to the letter, because what it takes decides what is an error.

/** Largest value of an unsigned 64 bit number. */
const largest = 0xffff_ffff_ffff_ffffn;

/**
 * Reads a number as C's `strtoull` does: leading blanks and one `+` are taken, anything after the digits is not, and
 * neither is a minus sign unless `signed`. With `auto`, `0x` starts hexadecimal, `0` octal and `0b` binary. `undefined`
 * for anything else and beyond 64 bits.
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
  // Far beyond 64 bits: not worth the time that such a number takes.
  if (digits.replace(/^0x?0*/i, "").length > 64) return undefined;
  if (base === "auto" && /^0x[0-9a-f]+$/i.test(digits)) return BigInt(digits.toLowerCase());
  if (base === "auto" && /^0[0-7]+$/.test(digits)) return BigInt(`0o${digits}`);
  if (base === "auto" && /^0./s.test(digits)) return undefined;
  return /^[0-9]+$/.test(digits) ? BigInt(digits) : undefined;
}

/**
 * Reads an IPv4 address as `getaddrinfo` does for numeric hosts: one to four numbers, each decimal, octal or
 * hexadecimal, of which the last fills the bytes that are left (`192.168.1` is 192.168.0.1). An unsigned 32 bit number.
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
 * Reads an IPv6 address as `getaddrinfo` does for numeric hosts; an unsigned 128 bit number. A scope (`%1`) is taken
 * and dropped; one that is a name only behind a link-local address, where the host decides whether it knows it.
 */
export function readIpv6(text: string): bigint | undefined {
  const scopeStart = text.indexOf("%");
  const bits = readIpv6Groups(scopeStart < 0 ? text : text.slice(0, scopeStart));
  if (bits === undefined || scopeStart < 0) return bits;
  const scope = text.slice(scopeStart + 1);
  const fits = /^[0-9]+$/.test(scope) ? Number(scope) <= 0xffff_ffff : isLinkLocal(bits) && scope !== "";
  return fits ? bits : undefined;
}

/** Reads an IPv4 address written as IPv6 (`::ffff:192.0.2.1`), which `getaddrinfo` takes where IPv4 alone is wanted. */
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

/** Groups of 16 bits; the last may be a dotted quad (two groups) where the address ends. */
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

/** Four decimal numbers without leading zeros, the only IPv4 form inside an IPv6 address. */
function readDottedQuad(text: string): number | undefined {
  return /^(?:(?:0|[1-9][0-9]*)\.){3}(?:0|[1-9][0-9]*)$/.test(text) ? readIpv4(text) : undefined;
}

/**
 * Reads six octets of one or two hexadecimal digits, separated by colons. Text behind the sixth
 * counts for nothing when it begins with a blank, a control character or, since libvirt compares signed bytes, a
 * character outside ASCII.
 */
export function readMac(text: string): number[] | undefined {
  const [, address] = /^([0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5})(?:[\0-\x20\x80-\uffff].*)?$/is.exec(text) ?? [];
  return address?.split(":").map((octet) => Number.parseInt(octet, 16));
}

/** Reads a UUID with hyphens and blanks between any of its octets; canonical lower-case 8-4-4-4-12 form. */
export function readUuid(text: string): string | undefined {
  const core = text.replace(/^[ \t\n\f\r]+/, "").replace(/(?<![ \t\n\f\r])[ \t\n\f\r]+$/, "");
  if (!/^[- ]*(?:[0-9a-f]{2}[- ]*){15}[0-9a-f]{2}$/i.test(core)) return undefined;
  const digits = core.replace(/[- ]/g, "").toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
