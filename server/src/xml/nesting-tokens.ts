// The pieces of a text as its nesting sees them: tags, and what is between them, with their indentation.
import { isBlank, skipBlanks } from "./names.js";
import { scan } from "./scan.js";
import type { Span } from "./tree.js";

export interface Token extends Span {
  /** `broken`: a start tag without its `>`; `aside`: a comment or processing instruction. */
  readonly kind: "start" | "empty" | "broken" | "end" | "text" | "aside";
  /** Of a tag, with its prefix; else empty. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Whether a start tag has anything but its name. */
  readonly hasAttributes: boolean;
  /** Columns before it when it is the first on its line; a tab counts as eight. */
  readonly indent: number | undefined;
}

/** Lists the tags of a text and what is between them; whitespace and the DOCTYPE are left out. */
export function nestingTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const piece of scan(text)) {
    const { kind, end } = piece;
    const start = kind === "text" ? skipBlanks(text, piece.start, end) : piece.start;
    if (kind === "doctype" || start === end) continue;
    const isTag = kind === "start" || kind === "end";
    const nameSpan = isTag ? { start: start + (kind === "end" ? 2 : 1), end: piece.nameEnd } : { start, end: start };
    tokens.push({
      kind: kind === "start" ? startKind(piece.closed, piece.selfClosing) : kindOf(kind),
      name: text.slice(nameSpan.start, nameSpan.end),
      nameSpan,
      hasAttributes: kind === "start" && /[^\s/>]/.test(text.slice(piece.nameEnd, end)),
      indent: indentOf(text, start),
      start,
      end: kind === "text" ? endOfText(text, start, end) : end,
    });
  }
  return tokens;
}

function startKind(isClosed: boolean, isSelfClosing: boolean): Token["kind"] {
  if (!isClosed) return "broken";
  return isSelfClosing ? "empty" : "start";
}

function kindOf(kind: "end" | "text" | "cdata" | "comment" | "instruction"): Token["kind"] {
  if (kind === "end") return "end";
  return kind === "text" || kind === "cdata" ? "text" : "aside";
}

function endOfText(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(text[last - 1])) last -= 1;
  return last;
}

function indentOf(text: string, offset: number): number | undefined {
  let columns = 0;
  let at = offset;
  for (; at > 0; at -= 1) {
    const character = text[at - 1];
    if (character === " ") columns += 1;
    else if (character === "\t") columns += 8;
    else break;
  }
  return at === 0 || /[\n\r\ufeff]/.test(text.charAt(at - 1)) ? columns : undefined;
}

/** Longer texts are not searched for tags, in characters. */
const longest = 2000;

/** Where a start tag of that name without its `<` begins in a text. */
export function startTagWithoutBracket(text: string, { start, end }: Token, name: string): number | undefined {
  const written = text.slice(start, Math.min(end, start + longest));
  for (let at = written.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : written.lastIndexOf(name, at - 1)) {
    const isStart = at === 0 || isBlank(written[at - 1]);
    const next = written[at + name.length];
    if (isStart && (next === ">" || isBlank(next)) && written.indexOf(">", at) >= 0) return start + at;
  }
  return undefined;
}

/** Where an end tag of that name without its `<` begins, at the end of a text. */
export function endTagWithoutBracket(text: string, { start, end }: Token, name: string): number | undefined {
  const written = `/${name}>`;
  return end - start <= longest && text.endsWith(written, end) && end - written.length >= start
    ? end - written.length
    : undefined;
}
