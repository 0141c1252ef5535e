// What a value of the wrong type or a wrong word was most likely meant to be. Every proposal is one the format accepts.

import { dataSize } from "../../prose/numbers.js";
import { rateInWords } from "../../prose/rates.js";
import { plain } from "../../repairs/words.js";
import { diagnose } from "../../vocabulary/diagnose.js";
import type { AttributeSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { cutName, otherNames } from "./name-repairs.js";
import { bytes, hasThousands, kibibytes, kilobytesPerSecond, readQuantity, seconds } from "./quantities.js";
import type { ValueRepair } from "./repair.js";

type Judged = Pick<AttributeSpec, "type" | "values" | "emptyIsAbsent">;

/** Returns the values that may have been meant, the most likely first. */
export function repairs(vocabulary: Vocabulary, spec: Judged, written: string): ValueRepair[] {
  const found = new Map<string, ValueRepair>();
  const tooLong = written.length > longest;
  for (const repair of tooLong
    ? [{ value: cutName(written.trim()), safe: false }]
    : candidates(vocabulary, spec, written)) {
    const { value } = repair;
    if (value === "" || value === written || found.has(value) || !vocabulary.judge(spec, value).ok) continue;
    found.set(value, repair);
  }
  return [...found.values()];
}

/** What is longer is not worth the time that guesses take. */
const longest = 2000;

/** Whether a word of another tool says that there is no such setting, as `unlimited` for a rate. */
export function meansAbsence(vocabulary: Vocabulary, spec: Judged, written: string): boolean {
  // Nothing is slower than a rate of 0.
  const word = /^-\d|^0+$/.test(written.trim()) ? "0" : written;
  return meaningOf(vocabulary, spec, word) === "";
}

/** The value that a word means by the vocabulary's lists; empty where it means an absent attribute. */
function meaningOf(vocabulary: Vocabulary, spec: Judged, written: string): string | undefined {
  const word = plain(written);
  const values = (spec.values ?? []).filter((value) => vocabulary.known(value));
  const meant = (entry: { readonly meantBy?: readonly string[] }) =>
    entry.meantBy?.some((each) => plain(each) === word);
  return values.find(meant)?.value ?? vocabulary.type(spec.type).meanings?.find(meant)?.value;
}

function* candidates(vocabulary: Vocabulary, spec: Judged, written: string): Generator<ValueRepair> {
  const text = written.trim();
  yield { value: text, safe: true };
  const words = (spec.values ?? []).filter((value) => vocabulary.known(value)).map(({ value }) => value);
  const meant = meaningOf(vocabulary, spec, text);
  if (words.length > 0) {
    const same = words.find((word) => plain(word) === plain(text));
    if (same !== undefined) yield { value: same, safe: true };
    if (meant) yield { value: meant, safe: true };
    const near = meant === undefined ? vocabulary.nearest(text.toLowerCase(), words) : undefined;
    if (near !== undefined) yield { value: near, safe: false };
    return;
  }
  if (meant) yield { value: meant, safe: true };
  const type = vocabulary.type(spec.type);
  const readers = type.parser.map(({ reader }) => reader);
  if (readers.includes("mac") || readers.includes("macUnicast") || type.name === "duid") yield* otherMacs(text);
  else if (readers.includes("uuid")) yield* otherUuids(text);
  else if (readers.includes("address") || readers.includes("addressIpv4")) yield* otherAddresses(text);
  else if (isNumeric(vocabulary, spec)) yield* otherNumbers(vocabulary, spec, text);
  else yield* otherNames(text, type.name);
}

function isNumeric(vocabulary: Vocabulary, spec: Judged): boolean {
  const { parser, schema } = vocabulary.type(spec.type);
  return (
    parser.some(({ reader }) => reader.startsWith("integer")) || schema.some(({ integer }) => integer !== undefined)
  );
}

/** `52-54-00-aa-bb-cc`, `5254.00aa.bbcc`, groups without their leading zero, the address of a group, a letter for a digit. */
function* otherMacs(text: string): Generator<ValueRepair> {
  const digits = text.replace(/[:.\-\s]/g, "");
  if (/^[0-9a-fA-F]{12}$/.test(digits)) yield { value: digits.match(/../g)?.join(":") ?? text, safe: true };
  const octets = text.split(/[:\-\s]/);
  if (octets.length === 6 && octets.every((octet) => /^[0-9a-fA-F]{1,2}$/.test(octet))) {
    const [first = "", ...others] = octets.map((octet) => octet.padStart(2, "0"));
    yield { value: [first, ...others].join(":"), safe: true };
    const unicast = (Number.parseInt(first, 16) & 0xfe).toString(16).padStart(2, "0");
    yield { value: [unicast, ...others].join(":"), safe: false };
    // Where a DUID is wanted: the one made from the MAC address
    yield { value: ["00:03:00:01", first, ...others].join(":"), safe: false };
  }
  yield { value: text.replaceAll("-", ":"), safe: true };
  // Something after it: libvirt reads up to the space
  yield { value: /^([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})\s/.exec(text)?.[1] ?? "", safe: false };
  yield { value: withDigits(text), safe: false };
}

/** Hyphens lost or in the wrong places, braces around, `urn:uuid:` before. */
function* otherUuids(text: string): Generator<ValueRepair> {
  const core = text.replace(/^urn:uuid:/i, "");
  for (const [candidate, safe] of [
    [core, /^[{(]?[0-9a-fA-F\s-]+[)}]?$/.test(core)],
    [withDigits(core), false],
  ] as const) {
    const digits = candidate.replace(/[^0-9a-fA-F]/g, "");
    if (digits.length !== 32) continue;
    yield { value: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), safe };
  }
}

/** `192.168.08.1`, `192,168,8,1`, `192.168.8.1.`, `fe80::1%eth0`, `[fd00::1]`, a letter for a digit, spaces inside. */
function* otherAddresses(text: string): Generator<ValueRepair> {
  const numbers = text.replace(/\s+/g, "").replace(/[.,]$/, "").split(/[.,]/);
  if (numbers.length === 4 && numbers.every((number) => /^[0-9]{1,3}$/.test(number))) {
    yield { value: numbers.map(Number).join("."), safe: false };
  }
  if (text.endsWith(",")) yield { value: text.slice(0, -1).trimEnd(), safe: false };
  if (text.includes(":")) yield { value: /^\[?([0-9a-fA-F:.]+)(?:%[^/\]]*)?\]?$/.exec(text)?.[1] ?? "", safe: false };
  if (/^[0-9OolI.]+$/.test(text)) yield { value: withDigits(text), safe: false };
  if (/[0-9a-fA-F]/.test(text)) yield { value: text.replace(/:{3,}/g, "::"), safe: false };
  yield { value: text.replace(/^[+-]+/, ""), safe: false };
  if (text.toLowerCase() === "localhost") yield { value: "127.0.0.1", safe: false };
}

/** Letters that look like digits, as digits. */
function withDigits(text: string): string {
  return text.replace(/[Oo]/g, "0").replace(/[lI]/g, "1");
}

/** Numbers with a unit, a fraction, separators between thousands, a base, and those beyond a limit. */
function* otherNumbers(vocabulary: Vocabulary, spec: Judged, text: string): Generator<ValueRepair> {
  const { name, unit, identity } = vocabulary.type(spec.type);
  yield { value: text.replace(/^\+\s*/, ""), safe: true };
  if (hasThousands(text)) yield { value: text.replace(/\D/g, ""), safe: false };
  const whole = /^\+?(\d{1,20})[.,]0+$/.exec(text)?.[1];
  // `3,0` may be a 30 with a slip of the finger.
  if (whole !== undefined) yield { value: whole, safe: !hasThousands(text) && !text.includes(",") };
  const measured = measure(unit, text);
  if (measured !== undefined && Number.isSafeInteger(measured)) {
    yield { value: `${measured}`, safe: false, note: meaningIn(unit, measured) };
  }
  if (name.startsWith("pci") && /^[0-9a-fA-F]{1,8}$/.test(text)) yield { value: `0x${text}`, safe: true };
  if (name.startsWith("pci")) yield { value: text.replace(/^0X/, "0x"), safe: true };
  if (!identity && /^0x[0-9a-fA-F]{1,12}$/.test(text)) yield { value: `${Number(text)}`, safe: false };
  const thousands = unit === undefined && !identity ? /^(\d{1,6})k$/i.exec(text)?.[1] : undefined;
  if (thousands !== undefined) return yield { value: `${Number(thousands) * 1000}`, safe: false };
  // `53/udp`, `vlan10`: one number among words that are not a unit
  const only = unit === undefined && !identity ? /^[A-Za-z=:#\s/]*(\d{1,10})[A-Za-z:\s/]*$/.exec(text)?.[1] : undefined;
  if (only !== undefined) yield { value: only, safe: false };
  if (!identity && !meansAbsence(vocabulary, spec, text)) yield* limitOf(vocabulary, spec, text);
}

/** The number that a quantity is in the unit of its type, rounded: an MTU down, what limits traffic to 1 at least. */
function measure(unit: string | undefined, text: string): number | undefined {
  const plainNumber = readQuantity(text);
  const number = plainNumber?.unit === "" ? plainNumber.number : undefined;
  switch (unit) {
    case "kB/s": {
      const rate = number ?? kilobytesPerSecond(text);
      return rate && Math.max(1, Math.round(rate));
    }
    case "KiB": {
      const burst = number ?? kibibytes(text);
      return burst && Math.max(1, Math.round(burst));
    }
    case "bytes": {
      const size = number ?? bytes(text);
      return size && Math.floor(size);
    }
    case "seconds": {
      const time = number ?? seconds(text);
      return time === undefined ? undefined : Math.round(time);
    }
    default:
      return undefined;
  }
}

function meaningIn(unit: string | undefined, number: number): string {
  if (unit === "kB/s") return ` (${rateInWords(BigInt(number))})`;
  return unit === "KiB" ? ` (${dataSize(BigInt(number) * 1024n)})` : "";
}

/** Limits so far away that nobody means them. */
const farthest = 4_194_303n;
/** 802.1Q reserves the highest number. */
const highestVlan = 4094n;

/** The MTU that networks with large packets use, in bytes. */
const usualJumbo = "9000";

/** The limit that a number exceeds. An MTU or a delay below it says nothing useful. */
function* limitOf(vocabulary: Vocabulary, spec: Judged, text: string): Generator<ValueRepair> {
  const fault = diagnose(vocabulary.type(spec.type), spec, text, vocabulary.version);
  if (fault?.kind !== "tooLarge" && fault?.kind !== "tooSmall") return;
  const limit = BigInt(fault.limit);
  if (fault.kind === "tooLarge" && spec.type === "mtu") yield { value: usualJumbo, safe: false };
  else if (fault.kind === "tooLarge" && limit <= farthest) {
    const value = spec.type === "vlanId" && limit > highestVlan ? highestVlan : limit;
    yield { value: `${value}`, safe: false, note: ", the most" };
  }
  if (fault.kind !== "tooSmall" || limit !== 1n) return;
  // Ports below are those of the host's own services.
  yield { value: spec.type === "natPort" ? "1024" : "1", safe: false, note: ", the least" };
}
