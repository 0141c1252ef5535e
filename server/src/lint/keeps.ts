// What no safe fix takes away, whatever its rule says: comments, processing instructions, CDATA sections and references
// are written by a person, and nobody can tell from a rule that they may go.
import type { Fix } from "../findings.js";
import type { Edit } from "../xml/text-edits.js";
import { joined } from "../xml/text-edits.js";

/** The fix with its edits joined where they can be, and safe only if it takes none of that away. */
export function settled(text: string, fix: Fix): Fix {
  const edits = joined(fix.edits);
  return { ...fix, edits, safe: fix.safe && keepsAll(text, edits) };
}

const written = /<!--|<\?|<!\[CDATA\[|&[^\s;&<]{1,64};/;

/** What is taken away must be written again as it was. */
function keepsAll(text: string, edits: readonly Edit[]): boolean {
  const added = edits.map(({ newText }) => newText).join("\n");
  return edits.every(({ start, end }) => {
    const removed = text.slice(start, end);
    return !written.test(removed) || added.includes(removed);
  });
}
