// Reads just enough of half-typed XML to know what was typed at a place, without a parser and without asking the server.

/** A comment, CDATA section, processing instruction or tag, each as far as it goes. */
const pieces =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<(\/?)([A-Za-z_][\w:.-]*)((?:[^<>'"]|'[^'<]*'|"[^"<]*")*)>/g;

interface Tag {
  readonly name: string;
  /** Where it ends. */
  readonly end: number;
}

/** The start tags of elements that have no end tag. */
export function unclosedTags(text: string): readonly Tag[] {
  const open: Tag[] = [];
  const unclosed: Tag[] = [];
  for (const { 0: piece, 1: slash, 2: name, 3: attributes = "", index } of text.matchAll(pieces)) {
    if (name === undefined || attributes.endsWith("/")) continue;
    if (slash === "") {
      open.push({ name, end: index + piece.length });
      continue;
    }
    const start = open.findLastIndex((tag) => tag.name === name);
    if (start >= 0) unclosed.push(...open.splice(start).slice(1));
  }
  return [...unclosed, ...open];
}

/** The name in the start tag that ends at the offset. */
export function startTagBefore(text: string, offset: number): string | undefined {
  return /^<([A-Za-z_][\w:.-]*)(?:[^<>'"]|'[^'<]*'|"[^"<]*")*(?<!\/)>$/.exec(tagBefore(text, offset))?.[1];
}

/** Where the start tag begins to which the end tag that ends at the offset belongs. */
export function startTagOf(text: string, offset: number): number | undefined {
  const open: { readonly name: string; readonly start: number }[] = [];
  for (const { 0: piece, 1: slash, 2: name, 3: attributes = "", index } of text.matchAll(pieces)) {
    if (name === undefined || attributes.endsWith("/")) continue;
    if (slash === "") {
      open.push({ name, start: index });
      continue;
    }
    const at = open.findLastIndex((tag) => tag.name === name);
    if (index + piece.length === offset) return open[at]?.start;
    if (at >= 0) open.splice(at);
  }
  return undefined;
}

/** The name in the end tag that ends at the offset. */
export function endTagBefore(text: string, offset: number): string | undefined {
  return /<\/([A-Za-z_][\w:.-]*)\s*>$/.exec(tagBefore(text, offset))?.[1];
}

/** Whether the offset is in an attribute value whose quotes are both there, on one line but for a break at the offset. */
export function isInValue(text: string, offset: number): boolean {
  const before = tagBefore(text, offset);
  const quote = openQuote(before);
  if (quote === undefined) return false;
  const after = /^\s*[^\n\r<>]*/.exec(text.slice(offset, offset + 1000))?.[0] ?? "";
  const end = after.indexOf(quote);
  return end >= 0 && /^(?:[\s/?]|$)/.test(after.slice(end + 1));
}

/** The quotes to write when the `=` before the offset ends the name of an attribute in a start tag that awaits a value. */
export function quoteAwaitedAt(text: string, offset: number): "'" | '"' | undefined {
  const tag = tagBefore(text, offset);
  if (!/^<[A-Za-z_][^<>]*\s[A-Za-z_][\w:.-]*=$/.test(tag) || openQuote(tag) !== undefined) return undefined;
  if (!/^(?:[\s/>?]|$)/.test(text.slice(offset, offset + 1))) return undefined;
  // As in what is written already.
  return /=\s*(['"])/.exec(tag)?.[1] === '"' || (!/='/.test(text) && /="/.test(text)) ? '"' : "'";
}

/** The tag, or what there is of it, that ends at the offset; empty in comments and the like. */
function tagBefore(text: string, offset: number): string {
  const start = text.lastIndexOf("<", offset - 1);
  if (start < 0) return "";
  const opened = (mark: string, end: string) => {
    const at = text.lastIndexOf(mark, offset - 1);
    return at >= 0 && text.indexOf(end, at) !== -1 ? text.indexOf(end, at) + end.length > offset - 1 : at >= 0;
  };
  return opened("<!--", "-->") || opened("<![CDATA[", "]]>") ? "" : text.slice(start, offset);
}

/** The quote that the value at the end of the unfinished tag began with. */
function openQuote(tag: string): "'" | '"' | undefined {
  if (!tag.startsWith("<")) return undefined;
  const open = /^<[^'"<>]*(?:'[^'<]*'[^'"<>]*|"[^"<]*"[^'"<>]*)*(?:(')[^'<]*|(")[^"<]*)$/.exec(tag);
  return open?.[1] ? "'" : open?.[2] ? '"' : undefined;
}
