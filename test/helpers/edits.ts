// Applies the edits of a fix to a text, as an editor would.
import assert from "node:assert/strict";
import type { TextEdit } from "../../server/src/rules/rule.js";

/** @throws when edits overlap: no editor would take them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  // Stable, so that several insertions at one place keep their order.
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    assert.ok(edit.start >= at, "edits overlap");
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
