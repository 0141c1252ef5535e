// Turns of phrase that many messages share, so that libvirt's answer always reads the same.

import type { Family } from "../network/address.js";
import type { Stage } from "../severity.js";
import { holds, type Version } from "../vocabulary/versions.js";
import type { XmlElement } from "../xml/tree.js";

/** What that libvirt version does about it, as a clause: `libvirt refuses to define the network`. */
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

/** What becomes of an element or attribute that libvirt does not know or does not look for. */
export function dropped(version: Version): string {
  return `libvirt drops it without a word; ${consequence("schema", version)}`;
}

/** The same for a value: where only the schema refuses it, also what the parser makes of it (`takes any name`). */
export function verdict(stage: Stage, lenient: string | undefined, version: Version): string {
  return stage === "schema" && lenient
    ? `libvirt's parser ${lenient}; ${consequence(stage, version)}`
    : consequence(stage, version);
}

/** `<host>`. */
export function tag(element: XmlElement | string): string {
  return `<${typeof element === "string" ? element : element.name}>`;
}

/** A value in quotes, shortened so that a message stays readable; line ends and other control characters made visible. */
export function quoted(value: string): string {
  const visible = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    if (character === "\r") return "\\r";
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return visible.length > 60 ? `"${visible.slice(0, 57)}..."` : `"${visible}"`;
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(words: readonly string[], conjunction = "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** `IPv4` or `IPv6`, as prose writes it. */
export function familyName(family: Family): string {
  return family === "ipv4" ? "IPv4" : "IPv6";
}
