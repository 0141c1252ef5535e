// Parsers for words and numbers in attributes, as in libvirt; each returns `undefined` for text that libvirt rejects.
import { readInteger } from "../vocabulary/readers.js";

/** Parses exactly `yes` or `no`. */
export function readYesNo(text: string): boolean | undefined {
  return text === "yes" ? true : text === "no" ? false : undefined;
}

/** Parses `yes` in any case; silently interprets everything else as no. */
export function readLooseYes(text: string): boolean {
  return text.toLowerCase() === "yes";
}

/** Parses `yes` or `no` in any case. */
export function readYesNoAnyCase(text: string): boolean | undefined {
  return readYesNo(text.toLowerCase());
}

/** Parses `off`; silently interprets everything else as on. */
export function readUnlessOff(text: string): boolean {
  return text !== "off";
}

/** Creates a parser that accepts exactly one of the words. */
export function oneOf<W extends string>(words: readonly W[]): (text: string) => W | undefined {
  return (text) => words.find((word) => word === text);
}

/** Accepts any text. */
export function readText(text: string): string {
  return text;
}

/** Parses a decimal number of 32 bits. */
export function readUnsigned(text: string): number | undefined {
  return narrow(readInteger(text, 10));
}

/** Parses a number of 32 bits: decimal, octal after `0`, hexadecimal after `0x`. */
export function readUnsignedAnyBase(text: string): number | undefined {
  return narrow(readInteger(text, "auto"));
}

/** Parses a decimal number of 32 bits; a negative one wraps around: -1 is 4294967295. */
export function readUnsignedWrapping(text: string): number | undefined {
  const negative = /^[ \t\n\v\f\r]*-(\d.*)$/s.exec(text)?.[1];
  if (negative === undefined) return readUnsigned(text);
  const value = readUnsigned(negative);
  return value === undefined || value === 0 ? value : 2 ** 32 - value;
}

/** Parses a decimal number of 64 bits. */
export function readLong(text: string): bigint | undefined {
  return readInteger(text, 10);
}

/** Parses a decimal number of 64 bits, rounded beyond 2^53, which does no harm to durations. */
export function readDuration(text: string): number | undefined {
  const value = readInteger(text, 10);
  return value === undefined ? undefined : Number(value);
}

/** Parses a number of 64 bits, rounded beyond 2^53: decimal, octal after `0`, hexadecimal after `0x`. */
export function readDurationAnyBase(text: string): number | undefined {
  const value = readInteger(text, "auto");
  return value === undefined ? undefined : Number(value);
}

function narrow(value: bigint | undefined): number | undefined {
  return value !== undefined && value < 1n << 32n ? Number(value) : undefined;
}
