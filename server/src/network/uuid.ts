// UUIDs as values: canonical lower-case 8-4-4-4-12 text, parsed like libvirt's virUUIDParse.
import { readUuid } from "../vocabulary/readers.js";

/**
 * Parses a UUID to its canonical form; like libvirt, accepts hyphens and spaces between octets. `undefined` for other
 * text.
 */
export function parseUuid(text: string): string | undefined {
  return readUuid(text);
}

/** Returns the version, 1 to 8, of a canonical UUID with the layout of RFC 9562; `undefined` for other layouts. */
export function uuidVersion(uuid: string): number | undefined {
  const match = /^.{14}([1-8]).{4}[89ab]/.exec(uuid);
  return match ? Number(match[1]) : undefined;
}

/** Whether it is 00000000-0000-0000-0000-000000000000. */
export function isNil(uuid: string): boolean {
  return /^[0-]+$/.test(uuid);
}

/** Whether it repeats one octet sixteen times, like the nil UUID: such made-up UUIDs do not stay unique. */
export function isRepetitive(uuid: string): boolean {
  return /^(..)\1{15}$/.test(uuid.replaceAll("-", ""));
}
