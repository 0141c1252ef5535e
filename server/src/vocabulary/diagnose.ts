// Finds out why a value is not one of its type: which limit, character, group or number is at fault. Reads the same forms of
// a type as the judgement, so that both agree for every version.

import type { AttributeSpec, ParserForm, SchemaForm, TypeSpec } from "./entries.js";
import { countsAsAbsent, judge } from "./judge.js";
import { readInteger, readIpv4, readIpv6, readMac, readMappedIpv4 } from "./readers.js";
import { holds, type Version } from "./versions.js";

/** What is wrong with a value; one kind for each way. */
export type Fault =
  | { readonly kind: "empty" | "emptyIsAbsent" | "spaces" | "sign" | "lineBreak" | "fraction" | "notNumber" | "other" }
  | { readonly kind: "tooLarge" | "tooSmall"; readonly limit: string }
  | { readonly kind: "tooLong"; readonly length: number; readonly limit: number }
  /** A character that may not be in such a value, or not at its beginning. */
  | { readonly kind: "character" | "firstCharacter"; readonly found: string }
  /** A number of an IPv4 address above 255. */
  | { readonly kind: "octet"; readonly found: string }
  /** An IPv4 address, a MAC address or a UUID has another number of parts than it should. */
  | { readonly kind: "numbers" | "groups" | "digits"; readonly count: number }
  /** Part of a MAC address or UUID that is no hexadecimal number, or too long for one. */
  | { readonly kind: "notHex" | "groupLength"; readonly found: string }
  /** libvirt's parser can read the address, in one of C's spellings; a person would read something else. */
  | { readonly kind: "spelling" | "hostName" | "notAddress" | "ipv6" | "multicast" | "separators" }
  | { readonly kind: "word" };

type Judged = Pick<AttributeSpec, "values" | "emptyIsAbsent">;

/** Returns what is wrong with a value of the type in that version; `undefined` when libvirt and its schema accept it. */
export function diagnose(
  type: TypeSpec,
  attribute: Judged,
  value: string,
  version: Version,
  asksDriver = true,
): Fault | undefined {
  const accepted = (text: string) => judge(type, attribute, text, version, asksDriver).ok;
  if (accepted(value)) return undefined;
  if (value === "") return { kind: countsAsAbsent(attribute, version) ? "emptyIsAbsent" : "empty" };
  if (value.trim() === "") return { kind: "empty" };
  if (accepted(value.trim())) return { kind: "spaces" };
  const applicable = <F extends ParserForm | SchemaForm>(forms: readonly F[]) =>
    forms.filter((form) => holds(form, version));
  const parser = applicable(type.parser);
  const readers = new Set(parser.map(({ reader }) => reader));
  const stages = [parser, asksDriver ? applicable(type.driver ?? []) : [], applicable(type.schema)];
  if (attribute.values !== undefined) return { kind: "word" };
  if (readers.has("address") || readers.has("addressIpv4")) return faultOfAddress(value, readers.has("address"));
  if (readers.has("mac") || readers.has("macUnicast")) return faultOfMac(value);
  if (readers.has("uuid")) return faultOfUuid(value);
  const limits = limitsOf(stages);
  if (limits) {
    if (accepted(value.trim().replace(/^\+/, ""))) return { kind: "sign" };
    return faultOfNumber(value.trim(), readers.has("integerAuto"), limits);
  }
  return faultOfText(value, stages.flat());
}

interface Limits {
  readonly min: bigint;
  readonly max: bigint;
}

/** The numbers that all stages accept: those of any form of each. */
function limitsOf(stages: readonly (readonly (ParserForm | SchemaForm)[])[]): Limits | undefined {
  let limits: Limits | undefined;
  for (const forms of stages) {
    const bounds = forms.flatMap((form) => {
      const { min, max } = "reader" in form ? form : (form.integer ?? {});
      return min === undefined || max === undefined ? [] : [{ min: BigInt(min), max: BigInt(max) }];
    });
    if (bounds.length === 0) continue;
    const stage = bounds.reduce((a, b) => ({ min: a.min < b.min ? a.min : b.min, max: a.max > b.max ? a.max : b.max }));
    if (limits === undefined) limits = stage;
    else {
      limits = {
        min: limits.min > stage.min ? limits.min : stage.min,
        max: limits.max < stage.max ? limits.max : stage.max,
      };
    }
  }
  return limits;
}

function faultOfNumber(text: string, anyBase: boolean, { min, max }: Limits): Fault {
  const digits = /^([+-]?)(\d+)$/.exec(text);
  // Numbers beyond any limit are not worth the time that it takes to parse them.
  if (digits?.[2] && digits[2].replace(/^0+/, "").length > 40) {
    return digits[1] === "-" ? { kind: "tooSmall", limit: `${min}` } : { kind: "tooLarge", limit: `${max}` };
  }
  const number = digits ? BigInt(text.replace(/^\+/, "")) : anyBase ? readInteger(text, "auto", true) : undefined;
  if (number !== undefined) {
    if (number < min) return { kind: "tooSmall", limit: `${min}` };
    return number > max ? { kind: "tooLarge", limit: `${max}` } : { kind: "other" };
  }
  return { kind: /^[+-]?\d+[.,]\d+$/.test(text) ? "fraction" : "notNumber" };
}

function faultOfAddress(value: string, takesIpv6: boolean): Fault {
  if (value.includes(":") && readIpv6(value) !== undefined) {
    if (!takesIpv6 && readMappedIpv4(value) === undefined) return { kind: "ipv6" };
    return { kind: /[.%]/.test(value) ? "spelling" : "ipv6" };
  }
  if (readIpv4(value) !== undefined) return { kind: "spelling" };
  const text = value.trim();
  if (/^\d+(?:\.\d+){1,9}$/.test(text)) {
    const numbers = text.split(".");
    const found = numbers.find((number) => Number(number) > 255);
    if (found !== undefined && numbers.length === 4) return { kind: "octet", found };
    return numbers.length === 4 ? { kind: "notAddress" } : { kind: "numbers", count: numbers.length };
  }
  const isName = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9_])?\.?$/.test(text) && /[A-Za-z]/.test(text);
  return { kind: isName && !/^[0-9.]+-/.test(text) ? "hostName" : "notAddress" };
}

function faultOfMac(value: string): Fault {
  const text = value.trim();
  if (readMac(text) !== undefined) {
    const [first = ""] = text.split(":");
    if (/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(text) && Number.parseInt(first, 16) % 2 === 1)
      return { kind: "multicast" };
    const short = text.split(":").find((group) => group.length === 1);
    return short === undefined ? { kind: "other" } : { kind: "groupLength", found: short };
  }
  if (text.length > 100) return { kind: "other" };
  const odd = /[^0-9a-f:.\- ]+/i.exec(text)?.[0];
  if (!text.includes(":")) {
    return odd === undefined && /[-. ]|^[0-9a-f]{12}$/i.test(text) ? { kind: "separators" } : { kind: "other" };
  }
  const groups = text.split(":");
  const notHex = groups.find((group) => !/^[0-9a-f]+$/i.test(group));
  if (notHex !== undefined) return notHex === "" ? { kind: "other" } : { kind: "notHex", found: notHex };
  if (groups.length !== 6) return { kind: "groups", count: groups.length };
  return { kind: "groupLength", found: groups.find((group) => group.length > 2) ?? "" };
}

function faultOfUuid(value: string): Fault {
  const odd = /[^0-9a-f\- ]/i.exec(value.trim())?.[0];
  if (odd !== undefined) return /[{}()]/.test(odd) ? { kind: "character", found: odd } : { kind: "notHex", found: odd };
  const count = value.replace(/[^0-9a-f]/gi, "").length;
  return count === 32 ? { kind: "separators" } : { kind: "digits", count };
}

/** A class of characters that the whole value consists of: `[a-z]+`; or one for its first character: `[a-z][^]*`. */
const classPattern = /^(\[(?:\\.|[^\]\\])+\])([+*]|\[\^\]\*)$/;

function faultOfText(value: string, forms: readonly (ParserForm | SchemaForm)[]): Fault {
  for (const form of forms) {
    if ("maxBytes" in form && form.maxBytes !== undefined) {
      const length = new TextEncoder().encode(value).length;
      if (length > form.maxBytes) return { kind: "tooLong", length, limit: form.maxBytes };
    }
    if ("maxLength" in form && form.maxLength !== undefined && [...value].length > form.maxLength) {
      return { kind: "tooLong", length: [...value].length, limit: form.maxLength };
    }
    const [, allowed, times] = classPattern.exec(form.pattern ?? "") ?? [];
    if (allowed === undefined || times === undefined) continue;
    const member = new RegExp(`^${allowed}$`, "u");
    const [first = ""] = value;
    if (times.startsWith("[")) {
      if (!member.test(first)) return { kind: "firstCharacter", found: first };
      continue;
    }
    for (const character of value) {
      if (member.test(character)) continue;
      return character === "\n" || character === "\r" ? { kind: "lineBreak" } : { kind: "character", found: character };
    }
  }
  return { kind: "other" };
}
