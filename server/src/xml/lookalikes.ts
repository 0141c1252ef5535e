// Characters in markup that are in the place of those of XML, as word processors, web pages, string literals and Asian
// keyboards write them: typographic and escaped quotes, no-break spaces, full-width signs, dashes, characters of no width,
// marks of a tree. All of a text are replaced at once.
import type { WellFormednessProblem } from "./mistake.js";
import { fixOf, mistake } from "./mistake.js";
import { isBlank, nameEnd } from "./names.js";
import { type StrayKind, straysIn } from "./strays.js";
import type { Edit } from "./text-edits.js";
import type { Span } from "./tree.js";

type Kind = "quote" | "space" | "width" | "sign" | "dash" | "escape" | "entity" | StrayKind;

export interface Lookalike extends Edit {
  readonly kind: Kind;
  /** What it is part of: a whole value with its quotes. */
  readonly shown: Span;
}

const doubleQuotes = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02";
const singleQuotes = "\u2018\u2019\u201a\u201b\u2032`\u00b4\uff07";
const signs = new Map([
  ["\uff1d", "="],
  ["\uff1e", ">"],
  ["\uff0f", "/"],
]);
const dashes = /^[-\u2010-\u2015\u2212]{1,2}/;
/** A quote as it is written in a string literal, or in the text of an XML document. */
const escapedQuote = /\\["']|&(?:quot|apos|#34|#39|#x22|#x27);/y;
const fullWidthLess = "\uff1c";

/** Whether the character looks like a quote but is not one in XML. */
export function isTypographicQuote(character: string | undefined): boolean {
  return character !== undefined && character !== "" && (doubleQuotes + singleQuotes).includes(character);
}

/** Reports all look-alikes in the markup of a text as one mistake, if one of them is in `place`. */
export function mistakeOfLookalikes(text: string, place: Span): WellFormednessProblem | undefined {
  if (!/[^\u0000-\u007f]|[`\\&+-]/.test(text.slice(place.start, place.end))) return undefined;
  const all = lookalikesIn(text);
  const first = all.find(({ start }) => place.start <= start && start < place.end);
  if (first === undefined) return undefined;
  return mistakeOf(all, first.shown);
}

/** Describes look-alikes as one mistake, with the fix of all. */
export function mistakeOf(all: readonly Lookalike[], shown: Span): WellFormednessProblem {
  const { advice, title } = answerTo(all);
  const message = `The document has ${countsOf(all)}${originOf(all)}; ${advice}`;
  return mistake(message, shown.start, shown.end, fixOf(title, true, ...all.map(editOf)));
}

function editOf({ start, end, newText }: Lookalike): Edit {
  return { start, end, newText };
}

const words: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  quote: ["a typographic quote", "typographic quotes"],
  space: ["an unusual space", "unusual spaces"],
  width: ["an invisible character", "invisible characters"],
  sign: ["a full-width character", "full-width characters"],
  dash: ["a comment with dashes", "comments with dashes"],
  escape: ["a quote after a backslash", "quotes after a backslash"],
  entity: ["a quote written as an entity", "quotes written as entities"],
  break: ["an escaped line break", "escaped line breaks"],
  mark: ["a mark of a tree view", "marks of a tree view"],
};

/** Where such characters come from, if it is one place. */
function originOf(all: readonly Lookalike[]): string {
  const kinds = new Set(all.map(({ kind }) => kind));
  const [first] = kinds;
  if (first === "mark" && kinds.size === 1) return ", as browsers show XML";
  if (first === "dash" && kinds.size === 1) return ' that are not "--"';
  if ([...kinds].every((kind) => kind === "escape" || kind === "break")) return ", as in a string literal";
  return kinds.size > 1 || first === "entity" ? "" : ", as word processors write them";
}

/** `12 typographic quotes`, or of several kinds `8 typographic quotes, unusual spaces and full-width characters`. */
function countsOf(all: readonly Lookalike[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const [one, many] = words[kinds[0] ?? "quote"];
  // A comment has dashes at both ends.
  const count = kinds[0] === "dash" && kinds.length === 1 ? Math.ceil(all.length / 2) : all.length;
  if (count === 1) return one;
  const names = kinds.map((kind) => words[kind][1]);
  const listed = names.length === 1 ? many : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${count} ${listed}`;
}

function answerTo(all: readonly Lookalike[]): { readonly advice: string; readonly title: string } {
  const kinds = new Set(all.map(({ kind }) => kind));
  const [only] = kinds.size === 1 ? kinds : [];
  const plain = all.length === 1 ? "write a plain one" : "write plain ones";
  const remove = all.length === 1 ? "remove it" : "remove them";
  switch (only) {
    case "quote":
    case "entity":
      return { advice: plain, title: "Write plain quotes" };
    case "space":
      return { advice: plain, title: "Write plain spaces" };
    case "escape":
      return { advice: "remove the backslashes", title: "Remove the backslashes" };
    case "break":
      return { advice: "write real ones", title: "Write real line breaks" };
    case "dash":
      return { advice: 'write "<!--" and "-->"', title: "Write <!-- and -->" };
    case "mark":
      return { advice: remove, title: "Remove the marks" };
    case "width":
      return { advice: remove, title: "Remove the invisible characters" };
    default:
      return { advice: "write plain characters", title: "Write plain characters" };
  }
}

/** Finds the look-alikes in the tags and comment marks of a text, in order; not those in values, texts and comments. */
function lookalikesIn(text: string): Lookalike[] {
  const found: Lookalike[] = [];
  const missing = new Set<string>();
  /** Searched for once: without one, the rest of the text is not searched again for each of many comments. */
  let lastCommentEnd = -1;
  /** Where the tag before begins. */
  let tag = -1;
  /** Whether there is text that says something where only tags and marks of a tree would be. */
  let hasOtherText = false;
  for (let at = between(0); at < text.length; at = between(at)) {
    if (text.startsWith("<!--", at) || text.startsWith("<![CDATA[", at) || text.startsWith("<?", at)) {
      const mark = text[at + 1] === "?" ? "?>" : text[at + 2] === "-" ? "-->" : "]]>";
      const end = missing.has(mark) ? -1 : text.indexOf(mark, at + 2);
      if (end < 0) missing.add(mark);
      if (end >= 0) at = end + mark.length;
      else if (mark === "-->") at = readDashed(at, at + 4, at + 4) ?? at + 4;
      else break;
      continue;
    }
    const dashed = text.startsWith("<!", at) ? dashes.exec(text.slice(at + 2, at + 4))?.[0] : undefined;
    if (dashed !== undefined) {
      const start = at + 2;
      at = readDashed(at, start, start + dashed.length) ?? start;
      continue;
    }
    if (text[at] === fullWidthLess) add("sign", at, at + 1, "<");
    tag = at;
    at = readTag(at + 1);
  }
  return hasOtherText ? found.filter(({ kind }) => kind !== "mark") : found;

  /** Returns the next markup; between two tags, spaces that are not plain are indentation. */
  function between(from: number): number {
    const next = nextMarkup(text, from);
    const written = text.slice(from, next);
    const strays = straysIn(text, { start: from, end: next });
    for (const { kind, start, end, newText, shown } of strays) add(kind, start, end, newText, shown);
    if (strays.length === 0 && /[^\t\n\r ]/.test(written) && !isContent(from, next)) hasOtherText = true;
    if (/[^\t\n\r ]/.test(written) && !/[^\s\p{Cf}]/u.test(written) && (from > 0 || text[0] !== "\ufeff")) {
      for (const { index } of written.matchAll(/[^\t\n\r ]/g)) {
        const isSpace = /\s/.test(written.charAt(index)) && written[index] !== "\ufeff";
        add(isSpace ? "space" : "width", from + index, from + index + 1, isSpace ? " " : "");
      }
    }
    return next;
  }

  /** Whether a text is all that is between a start tag and an end tag. */
  function isContent(from: number, next: number): boolean {
    return text.startsWith("</", next) && tag >= 0 && text[tag + 1] !== "/" && text[from - 2] !== "/";
  }

  function add(kind: Kind, start: number, end: number, newText: string, shown: Span = { start, end }): void {
    found.push({ kind, start, end, newText, shown });
  }

  /** Reads a comment that begins or ends with dashes; returns its end, `undefined` where none is before the next `<!`. */
  function readDashed(start: number, from: number, to: number): number | undefined {
    if (lastCommentEnd > to) return undefined;
    const close = /<!|[-\u2010-\u2015\u2212]{1,2}[>\uff1e]/.exec(text.slice(to));
    if (close === null) lastCommentEnd = text.length;
    if (close === null || close[0] === "<!") return undefined;
    const at = to + close.index;
    const end = at + close[0].length;
    // What is in the comment is not part of the document.
    if (from < to) add("dash", from, to, "--", { start, end });
    if (close[0] !== "-->") add("dash", at, end, "-->", { start, end });
    return end;
  }

  /** Reads a tag from its name on; returns its end. */
  function readTag(from: number): number {
    let at = from;
    while (at < text.length) {
      const character = text[at] ?? "";
      if (character === "<" || character === fullWidthLess) return at;
      if (character === ">") return at + 1;
      if (character === '"' || character === "'") at = readValue(at, character);
      else if (isTypographicQuote(character)) at = readTypographic(at);
      else if (character === "\\" || character === "&") at = readEscaped(at);
      else {
        const sign = signs.get(character);
        if (sign !== undefined) add("sign", at, at + 1, sign);
        else if (/\p{Zs}/u.test(character) && character !== " ") add("space", at, at + 1, " ");
        else if (/\p{Cf}/u.test(character)) add("width", at, at + 1, isGap(at) ? "" : " ");
        at += 1;
        if (sign === ">") return at;
      }
    }
    return at;
  }

  /** Whether a character of no width is beside whitespace or a mark, or in a name. */
  function isGap(at: number): boolean {
    const [before, after] = [text[at - 1], text[at + 1]];
    return isBlank(before) || isBlank(after) || !/["'\u2018-\u201f]/.test(before ?? "");
  }

  /** Reads a value in plain quotes; one that is not closed plainly may be closed by a typographic quote. */
  function readValue(open: number, quote: string): number {
    for (let at = open + 1; at < text.length; at += 1) {
      const character = text[at] ?? "";
      if (character === quote) return at + 1;
      if (character === "<") break;
      const isEnd = isTypographicQuote(character) && /^[\s>/?\uff1e\uff0f]/.test(text.slice(at + 1, at + 2));
      if (isEnd && !closesPlainly(at + 1, quote)) {
        add("quote", at, at + 1, quote, { start: open, end: at + 1 });
        return at + 1;
      }
    }
    return open + 1;
  }

  /** Whether the quote comes before the next `=`, `<` or `>`. */
  function closesPlainly(from: number, quote: string): boolean {
    for (let at = from; at < text.length; at += 1) {
      const character = text[at] ?? "";
      if (character === quote) return true;
      if ("=<>\uff1d".includes(character)) return false;
    }
    return false;
  }

  /** Reads a value in quotes that are escaped, at both ends alike or only at its start. */
  function readEscaped(open: number): number {
    const mark = escapedQuoteAt(open);
    let start = open;
    while (isBlank(text[start - 1])) start -= 1;
    if (mark === undefined || text[start - 1] !== "=") return open + 1;
    const kind = mark[0] === "&" ? "entity" : "escape";
    const wanted = /["q]|34|22/.test(mark) ? '"' : "'";
    for (let at = open + mark.length; at < text.length && !/[<>]/.test(text[at] ?? ""); at += 1) {
      const isEscaped = text.startsWith(mark, at);
      if (!isEscaped && text[at] !== wanted) continue;
      const end = isEscaped ? at + mark.length : at + 1;
      const shown = { start: open, end };
      add(kind, open, open + mark.length, wanted, shown);
      if (isEscaped) add(kind, at, end, wanted, shown);
      return end;
    }
    return open + 1;
  }

  function escapedQuoteAt(at: number): string | undefined {
    escapedQuote.lastIndex = at;
    return escapedQuote.exec(text)?.[0];
  }

  function readTypographic(open: number): number {
    let close = open + 1;
    while (close < text.length && !/["'<>\r\n]/.test(text[close] ?? "") && !isTypographicQuote(text[close])) close += 1;
    const last = text[close] ?? "";
    const isClosed = last === '"' || last === "'" || isTypographicQuote(last);
    const wanted = last === '"' || last === "'" ? last : doubleQuotes.includes(text[open] ?? "") ? '"' : "'";
    const shown = { start: open, end: isClosed ? close + 1 : open + 1 };
    add("quote", open, open + 1, wanted, shown);
    if (!isClosed) return open + 1;
    if (last !== wanted) add("quote", close, close + 1, wanted, shown);
    return close + 1;
  }
}

/** Finds the next `<`, or full-width one that begins a tag. */
function nextMarkup(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "<") return at;
    if (text[at] !== fullWidthLess) continue;
    const start = text[at + 1] === "/" || text[at + 1] === "\uff0f" ? at + 2 : at + 1;
    if (nameEnd(text, start) > start) return at;
  }
  return text.length;
}
