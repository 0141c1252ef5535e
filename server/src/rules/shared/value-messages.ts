// What the messages about values of the wrong type say: what is wrong, what was meant, and what libvirt's parser makes of it.
import type { interpretedSpelling } from "../../network/address-spellings.js";
import { faultInWords } from "../../prose/value-faults.js";
import { quoted, tag } from "../../prose/wording.js";
import type { Fault } from "../../vocabulary/diagnose.js";
import { readInteger } from "../../vocabulary/readers.js";
import { partialAddresses } from "./partial-addresses.js";
import type { Asked, Repair } from "./repair.js";
import { meansAbsence } from "./value-repairs.js";

export type Reading = ReturnType<typeof interpretedSpelling>;

/** Most messages are cut after about so many characters. */
export const readable = 100;

/** Says what is wrong with a value, and what was meant where that is known. */
export function messageOf(
  asked: Asked,
  fault: Fault,
  reading: Reading,
  split: Repair | undefined,
  proposal: Repair | undefined,
): string {
  const { attribute, known, value, vocabulary } = asked;
  const given = `${attribute.name} is ${quoted(value)}`;
  const type = vocabulary.type(known.type);
  const [own, ...others] = proposal?.sets.filter(([name]) => name !== "family") ?? [];
  const pairs = proposal?.sets.flatMap(([name, text]) => (text === undefined ? [] : [`${name}='${text}'`])).join(" ");
  if (split && own?.[1] === undefined)
    return `${given}, which belongs in ${type.name === "prefix" ? "netmask" : "prefix"}`;
  const name = value === "" ? `${attribute.name} of ${tag(attribute.owner)}` : attribute.name;
  let wrong = faultInWords(fault, name, value, type);
  if (split && type.name !== "prefix" && !value.endsWith("]")) {
    wrong = `${given}, ${others.length < 2 ? "two" : "several"} values in one`;
  } else if (partialAddresses(asked).length > 0) {
    wrong = `${given}, only a part of an address`;
  } else if (reading) {
    const because = reading.because.replace(/^, (?:since )?/, "");
    wrong = because === "" ? `${given}, not ${type.expected}` : `${given}: ${because}`;
  }
  if (fault.kind === "notNumber" && meansAbsence(vocabulary, known, value)) {
    return `${given}; to say so, leave the ${vocabulary.requirement(known) === undefined ? "attribute" : "element"} out`;
  }
  if (proposal === undefined) {
    const isNeeded = vocabulary.requirement(known) !== undefined;
    return fault.kind === "notNumber" && isNeeded ? `${wrong}; write one such as ${type.example}` : wrong;
  }
  const answer = `${wrong}; did you mean ${others.length > 0 ? pairs : own?.[1]}?`;
  const says =
    fault.kind !== "tooLarge" && fault.kind !== "tooSmall" && fault.kind !== "spaces" && fault.kind !== "octet";
  return says && answer.length <= readable ? answer : wrong;
}

/** What libvirt's parser makes of a value that only the schema rejects; completes "libvirt ...". */
export function parserOn({ vocabulary, known, value }: Asked, reading: Reading): string {
  if (reading) return `interprets it as ${reading.read}`;
  if (value === "" && vocabulary.emptyIsAbsent(known)) return "interprets it as absent";
  const readers = vocabulary.type(known.type).parser.map(({ reader }) => reader);
  const base = readers.includes("integerAuto") ? "auto" : readers.includes("integer") ? 10 : undefined;
  const number = base && readInteger(value, base, true);
  return number === undefined || `${number}` === value.trim() ? "accepts it" : `interprets it as ${number}`;
}

/** Counts the parts of a list: `two`, `3`. */
export function howMany(parts: readonly string[]): string {
  return parts.length === 2 ? "two" : `${parts.length}`;
}
