// Formats the examples of rules, which are written on one line.

import { layoutEdits } from "../formatter/formatter.js";
import { newest } from "../vocabulary/versions.js";
import { vocabularyOf } from "../vocabulary/vocabulary.js";
import { parse } from "../xml/parse.js";
import { applyEdits } from "../xml/text-edits.js";

/** Formats the example, unless it has line breaks of its own or is not well-formed. */
export function formattedExample(text: string): string {
  return text.includes("\n") ? text : applyEdits(text, layoutEdits(parse(text), vocabularyOf(newest), { unit: "  " }));
}
