// Turns of phrase that many messages share, so that libvirt's answer always reads the same.
import type { XmlElement } from "../xml/tree.js";
import type { Stage } from "./rule.js";

/** What libvirt does about it, as a clause: `libvirt refuses to define the network`. */
export function consequence(stage: Stage): string {
  switch (stage) {
    case "parse":
    case "define":
      return "libvirt refuses to define the network";
    case "schema":
      return "libvirt's schema validation (net-define --validate) refuses it";
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
