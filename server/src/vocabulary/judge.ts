// Decides whether a libvirt version accepts a value: tries the forms of its type in the order in which libvirt does.

import type { AttributeSpec, ParserForm, RefusalStage, SchemaForm, TypeSpec } from "./entries.js";
import { readInteger, readIpv4, readIpv6, readMac, readMappedIpv4, readUuid } from "./readers.js";
import { holds, type Version } from "./versions.js";

/** The verdict on a value. */
export type Judgement =
  | { readonly ok: true }
  /** `stage`: the first one that rejects it; "schema" means that libvirt accepts it without validation. */
  | { readonly ok: false; readonly stage: RefusalStage };

type Judged = Pick<AttributeSpec, "values" | "emptyIsAbsent">;

/** Judges the value of an attribute or text of this type in a version; `asksDriver`: whether the driver looks at it. */
export function judge(
  type: TypeSpec,
  attribute: Judged,
  value: string,
  version: Version,
  asksDriver: boolean,
): Judgement {
  const applicable = <F extends ParserForm | SchemaForm>(forms: readonly F[]) =>
    forms.filter((form) => holds(form, version));
  const values = (attribute.values ?? []).filter((entry) => holds(entry, version)).map((entry) => entry.value);
  const absent = value === "" && countsAsAbsent(attribute, version);

  if (!absent && !applicable(type.parser).some((form) => reads(form, value, values)))
    return { ok: false, stage: "parse" };
  const driver = asksDriver ? applicable(type.driver ?? []) : [];
  if (!absent && driver.length > 0 && !driver.some((form) => reads(form, value, values))) {
    return { ok: false, stage: "define" };
  }
  if (!applicable(type.schema).some((form) => admits(form, value, values))) return { ok: false, stage: "schema" };
  return { ok: true };
}

/** Whether libvirt treats an empty value like an absent attribute. */
export function countsAsAbsent({ emptyIsAbsent }: Pick<Judged, "emptyIsAbsent">, version: Version): boolean {
  return typeof emptyIsAbsent === "object" ? holds(emptyIsAbsent, version) : emptyIsAbsent === true;
}

function reads(form: ParserForm, value: string, values: readonly string[]): boolean {
  if (form.pattern !== undefined && !wholeMatch(form.pattern).test(value)) return false;
  if (form.maxBytes !== undefined && new TextEncoder().encode(value).length > form.maxBytes) return false;
  switch (form.reader) {
    case "any":
      return true;
    case "integer":
      return within(readInteger(value, 10, form.signed), form);
    case "integerAuto":
      return within(readInteger(value, "auto", form.signed), form);
    case "address":
      return readIpv4(value) !== undefined || readIpv6(value) !== undefined;
    case "addressIpv4":
      return readIpv4(value) !== undefined || readMappedIpv4(value) !== undefined;
    case "mac":
      return readMac(value) !== undefined;
    case "macUnicast":
      return ((readMac(value)?.[0] ?? 1) & 1) === 0;
    case "uuid":
      return readUuid(value) !== undefined;
    case "values":
      return values.includes(value);
    case "words": {
      const word = form.ignoreCase ? value.toLowerCase() : value;
      return form.words?.includes(word) === true;
    }
  }
}

function within(number: bigint | undefined, { min, max }: Pick<ParserForm, "min" | "max">): boolean {
  if (number === undefined || (min !== undefined && number < BigInt(min))) return false;
  return max === undefined || number <= BigInt(max);
}

/** No bound in the vocabulary has as many digits, and parsing a number of thousands takes long. */
const longestNumber = 64;

function admits(form: SchemaForm, value: string, values: readonly string[]): boolean {
  if (form.pattern !== undefined && !wholeMatch(form.pattern).test(value)) return false;
  if (form.maxLength !== undefined && [...value].length > form.maxLength) return false;
  const collapsed = value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
  if (form.values && !values.includes(collapsed)) return false;
  if (form.integer === undefined) return true;
  const { min, max, sign } = form.integer;
  if (!(sign ? /^[+-]?[0-9]+$/ : /^[0-9]+$/).test(collapsed)) return false;
  const digits = collapsed.replace(/^\+?0*(?=\d)/, "");
  if (digits.length > longestNumber) return false;
  const number = BigInt(digits);
  return number >= BigInt(min) && number <= BigInt(max);
}

const regexByPattern = new Map<string, RegExp>();

function wholeMatch(pattern: string): RegExp {
  let compiled = regexByPattern.get(pattern);
  if (!compiled) {
    compiled = new RegExp(`^(?:${pattern})$`, "u");
    regexByPattern.set(pattern, compiled);
  }
  return compiled;
}
