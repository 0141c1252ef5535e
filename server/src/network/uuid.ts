// UUIDs as values: canonical lower-case 8-4-4-4-12 text, read as libvirt's virUUIDParse reads them.
import { readUuid } from "../vocabulary/readers.js";

/** Canonical form of what libvirt takes: hyphens and blanks anywhere between octets. `undefined` for the rest. */
export function parseUuid(text: string): string | undefined {
  return readUuid(text);
}

/** The version digit, 1 to 8, of a canonical UUID laid out as RFC 9562 says; `undefined` for other layouts. */
export function uuidVersion(uuid: string): number | undefined {
  const match = /^.{14}([1-8]).{4}[89ab]/.exec(uuid);
  return match ? Number(match[1]) : undefined;
}

/** 00000000-0000-0000-0000-000000000000. */
export function isNil(uuid: string): boolean {
  return /^[0-]+$/.test(uuid);
}

/** The same octet sixteen times, the nil UUID included: made up, and not unique for long. */
export function isRepetitive(uuid: string): boolean {
  return /^(..)\1{15}$/.test(uuid.replaceAll("-", ""));
}
