// Splits a text into tags, text and other markup, regardless of nesting. Accepts any text, in linear time: every
// character belongs to exactly one piece, and a piece without its end mark ends where the next line or markup begins.
import { isBlank, skipBlanks } from "./names.js";

export type Piece = MarkupPiece | StartTagPiece | EndTagPiece;

export interface MarkupPiece {
  readonly kind: "text" | "comment" | "cdata" | "instruction" | "doctype";
  readonly start: number;
  readonly end: number;
  /** Whether its end mark is there; always true for text. */
  readonly closed: boolean;
}

export interface StartTagPiece {
  readonly kind: "start";
  readonly start: number;
  readonly end: number;
  readonly nameEnd: number;
  readonly closed: boolean;
  readonly selfClosing: boolean;
}

export interface EndTagPiece {
  readonly kind: "end";
  readonly start: number;
  readonly end: number;
  readonly nameEnd: number;
  readonly closed: boolean;
}

/** After this many start tags without `>` further ones become text: nobody types them, and each takes memory. */
const mostBroken = 50_000;

/** Returns where the content begins: after the byte order mark, if there is one. */
export function contentStart(text: string): 0 | 1 {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

/** Yields the pieces of a text in order and without gaps, except for a byte order mark. */
export function* scan(text: string): Generator<Piece> {
  // A mark that was not found is never searched for again, which keeps thousands of unclosed comments linear.
  const missing = new Set<string>();
  let sawDoctype = false;

  function upTo(kind: MarkupPiece["kind"], start: number, contentStart: number, mark: string): MarkupPiece {
    const at = missing.has(mark) ? -1 : text.indexOf(mark, contentStart);
    if (at >= 0) return { kind, start, end: at + mark.length, closed: true };
    missing.add(mark);
    return { kind, start, end: unclosedEnd(text, contentStart), closed: false };
  }

  let offset: number = contentStart(text);
  /** The start of the text not yet yielded. */
  let pending = offset;
  let broken = 0;
  for (;;) {
    const markup = nextMarkup(text, offset);
    let piece: Piece | undefined;
    if (markup === text.length) piece = undefined;
    else if (text.startsWith("<!--", markup)) piece = upTo("comment", markup, markup + 4, "-->");
    else if (text.startsWith("<![CDATA[", markup)) piece = upTo("cdata", markup, markup + 9, "]]>");
    else if (text.startsWith("<!DOCTYPE", markup)) {
      piece = doctype(text, markup, !sawDoctype);
      sawDoctype = true;
    } else if (text[markup + 1] === "?") piece = upTo("instruction", markup, markup + 2, "?>");
    else if (text[markup + 1] === "/") piece = endTag(text, markup);
    else piece = startTag(text, markup);
    if (piece?.kind === "start" && !piece.closed && ++broken > mostBroken) {
      offset = piece.end;
      continue;
    }
    if (markup > pending) yield { kind: "text", start: pending, end: markup, closed: true };
    if (piece === undefined) return;
    yield piece;
    offset = piece.end;
    pending = offset;
  }
}

/** Finds the next `<` that begins markup. Of `<!`, only a comment, CDATA or DOCTYPE is markup. */
function nextMarkup(text: string, from: number): number {
  let at = text.indexOf("<", from);
  while (at >= 0 && text[at + 1] === "!") {
    if (text.startsWith("<!--", at) || text.startsWith("<![CDATA[", at) || text.startsWith("<!DOCTYPE", at)) return at;
    at = text.indexOf("<", at + 1);
  }
  return at < 0 ? text.length : at;
}

/** Markup without its end mark ends with its line, so that the following lines are not affected. */
function unclosedEnd(text: string, from: number): number {
  for (let offset = from; offset < text.length; offset += 1) {
    if (text[offset] === "\n" || text[offset] === "\r") return offset;
  }
  return text.length;
}

function startTag(text: string, start: number): StartTagPiece {
  let nameEnd = start + 1;
  while (nameEnd < text.length && !isBlank(text[nameEnd]) && !"/<>='\"".includes(text[nameEnd] ?? "")) nameEnd += 1;
  let cut = cutTag(text, nameEnd, false);
  if (!cut.closed) {
    const narrow = cutTag(text, nameEnd, true);
    if (narrow.closed) cut = narrow;
  }
  const selfClosing = cut.closed && text[cut.end - 2] === "/" && cut.end - 2 >= nameEnd;
  return { kind: "start", start, nameEnd, end: cut.end, closed: cut.closed, selfClosing };
}

/**
 * Finds the end of a start tag: after the first `>` outside quotes, or before a `<`, which no tag may contain. With
 * `narrow`, quotes end at `>` and line breaks too: that finds the end when a quote is missing.
 */
function cutTag(text: string, from: number, narrow: boolean): { readonly end: number; readonly closed: boolean } {
  let offset = from;
  while (offset < text.length) {
    const character = text[offset];
    if (character === "<") return { end: offset, closed: false };
    if (character === ">") return { end: offset + 1, closed: true };
    offset = character === '"' || character === "'" ? afterQuoted(text, offset, narrow) : offset + 1;
  }
  return { end: text.length, closed: false };
}

/** Returns the offset after the closing quote; without one, of the first `>` or line break. */
function afterQuoted(text: string, open: number, narrow: boolean): number {
  let first = -1;
  let offset = open + 1;
  for (; offset < text.length && text[offset] !== "<"; offset += 1) {
    if (text[offset] === text[open]) return offset + 1;
    if (text[offset] === ">" || text[offset] === "\n" || text[offset] === "\r") {
      if (first < 0) first = offset;
      if (narrow) break;
    }
  }
  return first < 0 ? offset : first;
}

/** Reads an end tag. It may contain whitespace or, on its line, stray characters; otherwise it ends with its name. */
function endTag(text: string, start: number): EndTagPiece {
  let nameEnd = start + 2;
  while (nameEnd < text.length && !isBlank(text[nameEnd]) && !"<>".includes(text[nameEnd] ?? "")) nameEnd += 1;
  let end = skipBlanks(text, nameEnd);
  while (end < text.length && !"<>\n\r".includes(text[end] ?? "")) end += 1;
  const closed = text[end] === ">";
  return { kind: "end", start, nameEnd, end: closed ? end + 1 : nameEnd, closed };
}

/**
 * Reads a DOCTYPE. Only the first is searched for its internal subset; further ones are mistakes and must stay cheap.
 */
function doctype(text: string, start: number, first: boolean): MarkupPiece {
  const end = first ? doctypeEnd(text, start + 9) : undefined;
  if (end !== undefined) return { kind: "doctype", start, end, closed: true };
  let offset = start + 9;
  while (offset < text.length && !"<>\n\r".includes(text[offset] ?? "")) offset += 1;
  const closed = text[offset] === ">";
  return { kind: "doctype", start, end: closed ? offset + 1 : offset, closed };
}

/**
 * Returns the offset after the `>` of a DOCTYPE, past quotes and the internal subset with its comments; `undefined`
 * when it never ends.
 */
function doctypeEnd(text: string, from: number): number | undefined {
  let depth = 0;
  let offset = from;
  while (offset < text.length) {
    const character = text[offset];
    let next: number | undefined = offset + 1;
    if (character === '"' || character === "'") next = after(text, character, offset + 1);
    else if (text.startsWith("<!--", offset)) next = after(text, "-->", offset + 4);
    else if (text.startsWith("<?", offset)) next = after(text, "?>", offset + 2);
    else if (character === "[") depth += 1;
    else if (character === "]") depth -= 1;
    else if (character === "<" && depth <= 0) return undefined;
    else if (character === ">" && depth <= 0) return next;
    if (next === undefined) return undefined;
    offset = next;
  }
  return undefined;
}

function after(text: string, mark: string, from: number): number | undefined {
  const at = text.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}
