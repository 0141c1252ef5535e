// The place in a document that libvirt means when it names a line, an element, or nothing. Offsets are UTF-16, the ends
// excluded.
import { rootOffset } from "../text.js";
import type { Refusal } from "./answers.js";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Never empty, unless the document is. */
export function placeOf(text: string, { line, element }: Refusal): Span {
  const lines = line === undefined ? undefined : lineSpan(text, line);
  if (element !== undefined) {
    // libxml2 names the line a start tag ends in.
    const tags = [...text.matchAll(new RegExp(`<(${escaped(element)})(?=[\\s/>]|$)`, "g"))];
    const tag = lines ? (tags.findLast(({ index }) => index < lines.end) ?? tags[0]) : tags[0];
    if (tag) return { start: tag.index, end: tag.index + tag[0].length };
  }
  if (lines && lines.end > lines.start) return lines;
  const root = rootOffset(text);
  const tag = root === undefined ? undefined : /^<[^\s/>]+/.exec(text.slice(root));
  if (root !== undefined && tag) return { start: root, end: root + tag[0].length };
  return lineSpan(text, 1) ?? { start: 0, end: text.length };
}

/** A line without surrounding whitespace; `undefined` when the text has no such line. */
function lineSpan(text: string, line: number): Span | undefined {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  const whole = text.slice(start, end < 0 ? text.length : end);
  const blanks = whole.length - whole.trimStart().length;
  return { start: start + blanks, end: start + Math.max(blanks, whole.trimEnd().length) };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
