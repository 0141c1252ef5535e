// Says what is wrong with a value in one sentence, without what libvirt does about it and without a full stop.
import type { Fault } from "../vocabulary/diagnose.js";
import type { TypeSpec } from "../vocabulary/vocabulary.js";
import { counted } from "./numbers.js";
import { quoted } from "./wording.js";

/** Names of characters that people mistake for others or cannot see. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    _: "underscore",
    " ": "space",
    "\t": "tab",
    "\u00a0": "non-breaking space",
    "/": "slash",
    "\\": "backslash",
    "*": "asterisk",
    "%": "percent sign",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    "@": "at sign",
    "#": "hash",
    "=": "equals sign",
    "+": "plus sign",
    "-": "hyphen",
    "–": "dash",
    "'": "apostrophe",
    '"': "quote",
  }),
);

/**
 * Describes a fault: `An MTU of 90000 is too large: at most 65535`, `name is "lab_net": DNS names have no underscore`. `name`
 * is that of the attribute or the element's tag.
 */
export function faultInWords(fault: Fault, name: string, value: string, type: TypeSpec): string {
  const given = `${name} is ${quoted(value)}`;
  const thing = capital(type.thing ?? `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`);
  switch (fault.kind) {
    case "empty":
    case "emptyIsAbsent":
      return value === "" ? `${name} is empty` : `${name} has nothing but whitespace`;
    case "spaces":
      return `${given}, with whitespace around the value`;
    case "sign":
      return `${given}, with a sign before the number`;
    case "lineBreak":
      return `${given}, with a line break`;
    case "fraction":
      return `${given}, not a whole number${inUnit(type)}`;
    case "notNumber":
      return `${given}, not a number${inUnit(type)}`;
    case "tooLarge":
      return `${thing} of ${shown(value)} is too large: at most ${fault.limit}`;
    case "tooSmall":
      return `${thing} of ${shown(value)} is too small: at least ${fault.limit}`;
    case "tooLong":
      return `${name} has ${counted(fault.length, "byte")}; libvirt accepts at most ${fault.limit}`;
    case "character":
      return `${given}: ${type.plural ?? "such values"} have no ${called(fault.found)}`;
    case "firstCharacter":
      return `${given}, which begins with ${quoted(fault.found)}, not with a letter or digit`;
    case "octet":
      return `${given}: ${fault.found} is above 255`;
    case "numbers":
      return `${given}: ${counted(fault.count, "number")}, an IPv4 address has 4`;
    case "groups":
      return `${given}: ${counted(fault.count, "group")}, a MAC address has 6`;
    case "digits":
      return `${given}: ${counted(fault.count, "hexadecimal digit")}, a UUID has 32`;
    case "notHex":
      return `${given}: ${quoted(fault.found)} is not hexadecimal`;
    case "groupLength":
      return `${given}: ${quoted(fault.found)} is not two digits`;
    case "separators":
      return type.parser.some(({ reader }) => reader === "uuid")
        ? `${given}: the hyphens of a UUID are after 8, 12, 16 and 20 digits`
        : `${given}: the groups of a MAC address are separated by colons`;
    case "multicast":
      return `${given}, the address of a group: the first octet of a device's is even`;
    case "hostName":
      return `${given}, a name: libvirt does not resolve names`;
    case "ipv6":
      return `${given}, not an IPv4 address`;
    case "spelling":
    case "notAddress":
    case "word":
    case "other":
      return `${given}, not ${type.expected}`;
  }
}

function inUnit({ unit }: TypeSpec): string {
  return unit === undefined ? "" : ` of ${unit}`;
}

function called(character: string): string {
  const name = names.get(character);
  return name ?? (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? quoted(character) : "control character");
}

/** Shortens a number of hundreds of digits. */
function shown(value: string): string {
  const text = value.trim();
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`;
}
