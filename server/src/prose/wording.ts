// Phrases that many messages share, so that libvirt's reaction is always worded alike.

import type { Family } from "../network/address.js";
import type { Stage } from "../severity.js";
import { holds, type Version } from "../vocabulary/versions.js";
import type { XmlElement } from "../xml/tree.js";

/**
 * Describes what that libvirt version does about a finding of the stage, as a clause: `libvirt rejects the network`. Where
 * only schema validation rejects, `lenient` is what the parser does: `silently ignores it`, `turns STP on`.
 */
export function consequence(stage: Exclude<Stage, "schema">): string;
export function consequence(stage: Stage, version: Version, lenient?: string): string;
export function consequence(stage: Stage, version?: Version, lenient = "silently ignores it"): string {
  switch (stage) {
    case "parse":
    case "define":
      return "libvirt rejects the network";
    case "schema": {
      const definer = version && !hasValidate(version) ? "libvirt" : "plain net-define";
      return `${validatorOf(version)} rejects it; ${definer} ${lenient}`;
    }
    case "start":
      return "the network can be defined but never starts";
    case "ignored":
      return "libvirt silently ignores it";
    case "runtime":
      return "it fails at run time";
    case "advice":
      return "libvirt accepts it";
  }
}

/** Returns what rejects a network for the schema: \`net-define --validate\`, or virt-xml-validate where that is all there is. */
export function validatorOf(version: Version | undefined): string {
  return version && !hasValidate(version) ? "virt-xml-validate" : "`net-define --validate`";
}

/** Describes who rejects at the stage, as a clause: `libvirt rejects the network`, `virt-xml-validate rejects it`. */
export function rejection(stage: Exclude<Stage, "ignored" | "runtime" | "advice">, version: Version): string {
  return stage === "schema" ? `${validatorOf(version)} rejects it` : consequence(stage);
}

function hasValidate(version: Version): boolean {
  return holds({ since: "7.7.0" }, version);
}

/** Makes a sentence of a clause: with a full stop, and a capital unless it begins with the name of a program. */
export function sentence(clause: string): string {
  const text = /^(?:the|it|no|a|an|this|these|only) /.test(clause)
    ? clause[0]?.toUpperCase() + clause.slice(1)
    : clause;
  return `${text}.`;
}

/** What happens where dnsmasq rejects a line of its configuration. */
export const dnsmasqRejects = "dnsmasq rejects it, so the network can be defined but never starts.";

/** What happens where libvirt cannot connect guests as the network says. */
export const guestsDoNotStart = "libvirt defines the network but does not start its guests.";

/** Longer values are left to the title of the fix. */
const longestAnswer = 40;

/** Formats what to write as the end of a message, `; write 10.0.0.1`, else `otherwise` where it is unknown or long. */
export function toWrite(value: string | undefined, otherwise = ""): string {
  return value !== undefined && value.length <= longestAnswer ? `; write ${value}` : otherwise;
}

/** Formats a tag: `<host>`. */
export function tag(element: XmlElement | string): string {
  return `<${typeof element === "string" ? element : element.name}>`;
}

/** Quotes a value, shortened so that a message stays readable, with control characters made visible. */
export function quoted(value: string): string {
  const visible = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    if (character === "\r") return "\\r";
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${abbreviated(visible)}"`;
}

/** Shortens a value of more than 60 characters. */
export function abbreviated(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}...` : value;
}

/** Joins words as `a`, `a or b`, `a, b or c`. */
export function alternatives(words: readonly string[], conjunction = "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** Returns the family's name in prose, `IPv4` or `IPv6`. */
export function familyName(family: Family): string {
  return family === "ipv4" ? "IPv4" : "IPv6";
}
