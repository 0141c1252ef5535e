// Terminal colours. The caller decides whether they are used.
import type { Severity } from "../severity.js";

const codes = {
  error: "1;31",
  warning: "1;33",
  information: "1;36",
  hint: "1;35",
  strong: "1",
  frame: "34",
} as const satisfies Record<Severity | "strong" | "frame", string>;

export type Style = keyof typeof codes;
export type Paint = (style: Style, text: string) => string;

/** Colours the text, or returns it unchanged when colours are off. */
export function painter(colour: boolean): Paint {
  return colour ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_style, text) => text;
}
