// Detects addresses that libvirt's parser accepts in one of C's spellings and interprets differently than people do:
// octal and hexadecimal numbers, missing parts, a scope, IPv4 addresses written as IPv6.

import type { TypeSpec } from "../vocabulary/vocabulary.js";
import { type Address, formatAddress, parseAddress } from "./address.js";

interface Interpretation {
  /** The address as libvirt interprets it. */
  readonly read: string;
  /** Completes "which libvirt reads as ...". */
  readonly because: string;
  /** The address a person may have meant, if different. */
  readonly meant: string | undefined;
}

/**
 * Explains how libvirt interprets an unusual spelling; `undefined` for types other than addresses, and for text that
 * libvirt cannot read.
 */
export function interpretedSpelling(type: TypeSpec, text: string): Interpretation | undefined {
  const readers = type.parser.map(({ reader }) => reader);
  const address = parseAddress(text);
  if (address === undefined || !(readers.includes("address") || readers.includes("addressIpv4"))) return undefined;
  if (text.includes(":")) {
    const plain = text.split("%")[0] ?? text;
    const mapped = address.bits >> 32n === 0xffffn && readers.includes("addressIpv4");
    const read: Address = mapped ? { family: "ipv4", bits: address.bits & 0xffff_ffffn } : address;
    const because = plain === text ? "" : ", without the scope";
    return { read: formatAddress(read), because, meant: undefined };
  }
  const parts = text.split(".");
  const reasons = [
    parts.some((part) => /^0x/i.test(part)) ? "0x makes a number hexadecimal" : undefined,
    parts.some((part) => /^0[0-9]+$/.test(part)) ? "a leading zero makes a number octal" : undefined,
    parts.length < 4 ? "the last number fills all the bytes that are missing" : undefined,
  ].filter((reason) => reason !== undefined);
  const read = formatAddress(address);
  const decimal = parts.every((part) => /^[0-9]+$/.test(part) && Number(part) < 256)
    ? [...parts.map(Number), 0, 0, 0].slice(0, 4).join(".")
    : read;
  return {
    read,
    because: reasons.length > 0 ? `, since ${reasons.join(" and ")}` : "",
    meant: decimal === read ? undefined : decimal,
  };
}
