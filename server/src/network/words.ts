// Words and numbers in attributes as libvirt's parser takes them; each reader gives `undefined` for what it refuses.
import { readInteger } from "../vocabulary/readers.js";

/** Exactly `yes` or `no`. */
export function readYesNo(text: string): boolean | undefined {
  return text === "yes" ? true : text === "no" ? false : undefined;
}

/** `yes` in any case; everything else is no, without a complaint. */
export function readLooseYes(text: string): boolean {
  return text.toLowerCase() === "yes";
}

/** `yes` or `no` in any case. */
export function readYesNoAnyCase(text: string): boolean | undefined {
  return readYesNo(text.toLowerCase());
}

/** Everything but `off` is on, without a complaint. */
export function readUnlessOff(text: string): boolean {
  return text !== "off";
}

/** Exactly one of the words. */
export function oneOf<W extends string>(words: readonly W[]): (text: string) => W | undefined {
  return (text) => words.find((word) => word === text);
}

/** Any text. */
export function readText(text: string): string {
  return text;
}

/** A decimal number of 32 bits. */
export function readUnsigned(text: string): number | undefined {
  return narrow(readInteger(text, 10));
}

/** A number of 32 bits: decimal, octal after `0`, hexadecimal after `0x`. */
export function readUnsignedAnyBase(text: string): number | undefined {
  return narrow(readInteger(text, "auto"));
}

/** A decimal number of 32 bits, where a negative one wraps around: -1 is 4294967295. */
export function readUnsignedWrapping(text: string): number | undefined {
  const negative = /^[ \t\n\v\f\r]*-(\d.*)$/s.exec(text)?.[1];
  if (negative === undefined) return readUnsigned(text);
  const value = readUnsigned(negative);
  return value === undefined || value === 0 ? value : 2 ** 32 - value;
}

/** A decimal number of 64 bits. */
export function readLong(text: string): bigint | undefined {
  return readInteger(text, 10);
}

/** A decimal number of 64 bits, rounded beyond 2^53: for durations, where that is no loss. */
export function readDuration(text: string): number | undefined {
  const value = readInteger(text, 10);
  return value === undefined ? undefined : Number(value);
}

/** The same in any base: octal after `0`, hexadecimal after `0x`. */
export function readDurationAnyBase(text: string): number | undefined {
  const value = readInteger(text, "auto");
  return value === undefined ? undefined : Number(value);
}

function narrow(value: bigint | undefined): number | undefined {
  return value !== undefined && value < 1n << 32n ? Number(value) : undefined;
}
