// Phrases that many messages share, so that libvirt's reaction is always worded alike.

import type { Family } from "../network/address.js";
import type { Stage } from "../severity.js";
import { holds, type Version } from "../vocabulary/versions.js";
import type { XmlElement } from "../xml/tree.js";

/** Describes what that libvirt version does about it, as a clause: `libvirt refuses to define the network`. */
export function consequence(stage: Exclude<Stage, "schema">): string;
export function consequence(stage: Stage, version: Version): string;
export function consequence(stage: Stage, version?: Version): string {
  switch (stage) {
    case "parse":
    case "define":
      return "libvirt refuses to define the network";
    case "schema":
      return version && !holds({ since: "7.7.0" }, version)
        ? "virt-xml-validate refuses it"
        : "net-define --validate refuses it";
    case "start":
      return "the network can be defined but never started";
    case "ignored":
      return "libvirt ignores it without a word";
    case "runtime":
      return "it fails at run time";
    case "advice":
      return "libvirt takes it";
  }
}

/** Describes what happens to an element or attribute that libvirt does not know or ignores. */
export function dropped(version: Version): string {
  return `libvirt drops it without a word; ${consequence("schema", version)}`;
}

/**
 * Describes what libvirt does about a value; where only the schema rejects it, also how the parser treats it
 * (`lenient`).
 */
export function verdict(stage: Stage, lenient: string | undefined, version: Version): string {
  return stage === "schema" && lenient
    ? `libvirt's parser ${lenient}; ${consequence(stage, version)}`
    : consequence(stage, version);
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
  return visible.length > 60 ? `"${visible.slice(0, 57)}..."` : `"${visible}"`;
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
