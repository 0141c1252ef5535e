// The examples of rules, as they are written in the files of the rules: laid out, with `«»` around what a rule marks.
import type { Span } from "../xml/tree.js";
import type { Rule } from "./rule.js";

export interface Example {
  /** The document. */
  readonly text: string;
  /** The places in it that the rule marks, in order. */
  readonly marks: readonly Span[];
}

/** The examples of a rule: the documents that raise it, and those that do not. */
export function examplesOf({ bad, good }: Pick<Rule, "bad" | "good">): {
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
} {
  return { bad: bad.map(readExample), good: good.map(readExample) };
}

/**
 * Reads an example. One that begins with a line break loses that, the indentation its lines have in common and the white
 * space at its end; any other is what it is to the letter.
 */
export function readExample(source: string): Example {
  let text = "";
  const marks: Span[] = [];
  const open: number[] = [];
  for (const piece of outdented(source).split(/([«»])/)) {
    if (piece === "«") open.push(text.length);
    else if (piece === "»") marks.push({ start: open.pop() ?? 0, end: text.length });
    else text += piece;
  }
  return { text, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end) };
}

function outdented(source: string): string {
  if (!source.startsWith("\n")) return source;
  const lines = source.slice(1).trimEnd().split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return `${lines.map((line) => line.slice(indent)).join("\n")}\n`;
}
