// The indentation of a line of XML: that of its siblings, or one level more than that of its parent.
import { endsWithin, openTags, tagsOf } from "./markup.js";

/**
 * The indentation of the line that begins at the offset, when it begins with a tag or a comment, or is empty after one;
 * `unit` is one level. `undefined` where the line is part of something else, such as a value or a text.
 */
export function indentationAt(text: string, lineStart: number, unit: string): string | undefined {
  const line = /^[\t ]*([^\r\n]*)/.exec(text.slice(lineStart))?.[1] ?? "";
  if (!/^(?:<|$)/.test(line)) return undefined;
  const before = text.slice(0, lineStart);
  const last = before.trimEnd();
  if (!(last === "" || last.endsWith(">")) || endsWithin(before)) return undefined;
  const open = openTags(before);
  const name = /^<\/([^\s<>]+)/.exec(line)?.[1];
  if (name !== undefined) {
    const own = open.findLast((tag) => tag.name === name);
    return own && indentBefore(text, own.start);
  }
  const parent = open.at(-1);
  const sibling = lastLineIn(before, parent?.end ?? 0);
  if (sibling !== undefined) return indentBefore(text, sibling);
  return parent === undefined ? "" : indentBefore(text, parent.start) + unit;
}

/** The whitespace at the start of the offset's line. */
export function indentBefore(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[\t ]*/.exec(text.slice(line, offset))?.[0] ?? "";
}

/** Where the last child since `from` begins that is the first thing on its line. */
function lastLineIn(text: string, from: number): number | undefined {
  let depth = 0;
  let found: number | undefined;
  for (const { kind, start } of tagsOf(text)) {
    if (start < from) continue;
    if (kind === "end") depth -= 1;
    else if (depth === 0 && /(?:^|\n)[\t ]*$/.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start)))
      found = start;
    if (kind === "start") depth += 1;
  }
  return found;
}
