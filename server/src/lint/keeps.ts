// What no safe fix may remove, whatever its rule: comments, processing instructions, CDATA sections and references. They
// were written on purpose, and a rule cannot know that they are superfluous.
import type { Fix } from "../findings.js";
import type { Edit } from "../xml/text-edits.js";
import { joined } from "../xml/text-edits.js";

/** Joins the edits of the fix where possible, and marks it as safe only if it removes none of these. */
export function settled(text: string, fix: Fix): Fix {
  let known = settledByFix.get(fix);
  if (known === undefined) {
    const edits = joined(fix.edits);
    known = { ...fix, edits, safe: fix.safe && keepsAll(text, edits) };
    settledByFix.set(fix, known);
  }
  return known;
}

/** Many findings of a document may share one fix. */
const settledByFix = new WeakMap<Fix, Fix>();

const written = /<!--|<\?|<!\[CDATA\[|&[^\s;&<]{1,64};/;

/** Whether everything that the edit removes is in its new text, unchanged. */
function keepsAll(text: string, edits: readonly Edit[]): boolean {
  const added = edits.map(({ newText }) => newText).join("\n");
  return edits.every(({ start, end }) => {
    const removed = text.slice(start, end);
    return !written.test(removed) || added.includes(removed);
  });
}
