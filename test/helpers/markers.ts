// Marked texts for tests: `|` is the cursor, `«` and `»` surround a span.
import type { Span } from "../../server/src/xml/tree.js";

/** Takes the one `|` out of a text. Throws when there is none or more than one. */
export function cursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf("|");
  if (offset < 0 || marked.includes("|", offset + 1))
    throw new Error(`needs exactly one | in ${JSON.stringify(marked)}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** Takes all `«»` out of a text; the spans come in the order of their starts and may be nested. Throws on an odd one out. */
export function spans(marked: string): { text: string; spans: Span[] } {
  let text = "";
  const found: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  for (const character of marked) {
    if (character === "«") {
      const span = { start: text.length, end: -1 };
      found.push(span);
      open.push(span);
    } else if (character === "»") {
      const span = open.pop();
      if (span === undefined) throw new Error(`» without « in ${JSON.stringify(marked)}`);
      span.end = text.length;
    } else {
      text += character;
    }
  }
  if (open.length > 0) throw new Error(`« without » in ${JSON.stringify(marked)}`);
  return { text, spans: found };
}

/** The one `«»` of a text, or its `|` as an empty span. Throws when there is neither, or more than one. */
export function selection(marked: string): { text: string; span: Span } {
  if (!marked.includes("«")) {
    const { text, offset } = cursor(marked);
    return { text, span: { start: offset, end: offset } };
  }
  const { text, spans: found } = spans(marked);
  const [span, ...others] = found;
  if (span === undefined || others.length > 0) throw new Error(`needs exactly one «» in ${JSON.stringify(marked)}`);
  return { text, span };
}
