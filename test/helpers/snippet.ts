// Inserts a snippet into a document as an editor does.
import assert from "node:assert/strict";
import type { Span } from "../../server/src/xml/tree.js";

export interface TabStop {
  readonly number: number;
  /** Where it stands, and where it is repeated. */
  readonly spans: readonly Span[];
}

export interface Expanded {
  readonly text: string;
  /** In the order in which they are visited. */
  readonly stops: readonly TabStop[];
}

export interface Expanding {
  /** What becomes of the text between tab stops, such as its further lines. */
  readonly indented?: (part: string) => string;
  /** What is typed over a placeholder; without it, it stays. */
  readonly fill?: (placeholder: string) => string;
}

const same = (text: string) => text;

/** The snippet with its placeholders, and of choices the first; fails where something should be escaped. */
export function expand(snippet: string, { indented = same, fill = same }: Expanding = {}): Expanded {
  const values = new Map<string, string>();
  // A tab stop may be repeated before its placeholder, so that it takes a second reading.
  for (const [, number = "", placeholder, choices] of snippet.matchAll(stop)) {
    const value =
      placeholder === undefined ? /^(?:\\.|[^\\,])*/.exec(choices ?? "")?.[0] : fill(unescaped(placeholder));
    if (placeholder !== undefined || choices !== undefined) values.set(number, unescaped(value ?? ""));
  }
  const spans = new Map<number, Span[]>();
  let text = "";
  let at = 0;
  for (const match of snippet.matchAll(stop)) {
    text += indented(literal(snippet.slice(at, match.index)));
    at = match.index + match[0].length;
    const number = match[1] ?? match[4] ?? "";
    const start = text.length;
    text += values.get(number) ?? "";
    const known = spans.get(Number(number)) ?? [];
    known.push({ start, end: text.length });
    spans.set(Number(number), known);
  }
  text += indented(literal(snippet.slice(at)));
  const order = ({ number }: TabStop) => (number === 0 ? Number.POSITIVE_INFINITY : number);
  const stops = [...spans].map(([number, all]) => ({ number, spans: all }));
  return { text, stops: stops.sort((a, b) => order(a) - order(b)) };
}

/** A tab stop: `$1`, `${1}`, `${1:placeholder}` or `${1|one,other|}`, not behind a backslash. */
const stop = /(?<=(?:^|[^\\])(?:\\\\)*)\$(?:\{(\d+)(?::((?:\\.|[^\\$}])*)|\|((?:\\.|[^\\|])*)\|)?\}|(\d+))/g;

function unescaped(part: string): string {
  return part.replace(/\\(.)/g, "$1");
}

/** What stands between tab stops; fails where something there should be escaped. */
function literal(part: string): string {
  assert.match(part, /^(?:\\[\\$}]|[^\\$])*$/, "no snippet");
  return unescaped(part);
}
