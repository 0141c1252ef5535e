// Lays a one-line example over several lines, for reading. What has its own line ends, or is no XML, is left alone.
import { formatOf } from "../../server/src/format/format.js";
import { newest } from "../../server/src/format/versions.js";
import { layoutEdits } from "../../server/src/layout/layout.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";

export function pretty(text: string): string {
  return text.includes("\n") ? text : applyEdits(text, layoutEdits(parse(text), formatOf(newest), { unit: "  " }));
}
