// Reads just enough of half-typed XML to know what was typed at a place, without a parser and without the server.

interface Tag {
  readonly name: string;
  readonly kind: "start" | "end" | "empty";
  readonly start: number;
  /** Where it ends, its `>` included. */
  readonly end: number;
}

/** Other constructs that begin with `<`, and how they end. */
const others = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/** The complete tags of the text, in order. */
export function* tagsOf(text: string): Generator<Tag> {
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const start = at;
    const other = others.find(([mark]) => text.startsWith(mark, start));
    if (other) {
      const end = text.indexOf(other[1], at + other[0].length);
      if (end < 0) return;
      at = end;
    } else {
      const tag = tagAt(text, at);
      if (tag) yield tag;
      at = tag?.end ?? at + 1;
    }
  }
}

/** The tag that begins at the offset, if it is complete. */
function tagAt(text: string, start: number): Tag | undefined {
  const begun = /<(\/?)([A-Za-z_][\w:.-]*)/y;
  begun.lastIndex = start;
  const [head, slash, name] = begun.exec(text) ?? [];
  if (head === undefined || name === undefined) return undefined;
  let quote = "";
  for (let at = start + head.length; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "<") return undefined;
    if (quote === "" && character === ">") {
      return { name, kind: slash ? "end" : text[at - 1] === "/" ? "empty" : "start", start, end: at + 1 };
    }
    if (quote === "" && /['"]/.test(character)) quote = character;
    else if (quote === character) quote = "";
  }
  return undefined;
}

/** The start tags of elements that have no end tag: those still `open` at the end, and those `left` open before. */
function unmatchedIn(text: string): { readonly open: readonly Tag[]; readonly left: readonly Tag[] } {
  const open: Tag[] = [];
  const left: Tag[] = [];
  for (const tag of tagsOf(text)) {
    if (tag.kind === "start") open.push(tag);
    if (tag.kind !== "end") continue;
    const at = open.findLastIndex(({ name }) => name === tag.name);
    if (at >= 0) left.push(...open.splice(at).slice(1));
  }
  return { open, left };
}

/** The start tags of elements that have no end tag. */
export function unclosedTags(text: string): readonly Tag[] {
  const { open, left } = unmatchedIn(text);
  return [...left, ...open];
}

/** The start tags of the elements that are still open at the end of the text. */
export function openTags(text: string): readonly Tag[] {
  return unmatchedIn(text).open;
}

/** Whether the text ends within a comment, a section, an instruction or a tag. */
export function endsWithin(text: string): boolean {
  const isOpen = ([mark, end]: (typeof others)[number]) => {
    const at = text.lastIndexOf(mark);
    return at >= 0 && text.indexOf(end, at) < 0;
  };
  return others.some(isOpen) || text.lastIndexOf("<") > text.lastIndexOf(">");
}

/** The name in the start tag that ends at the offset. */
export function startTagBefore(text: string, offset: number): string | undefined {
  const before = tagBefore(text, offset);
  const tag = before === "" ? undefined : tagAt(text, offset - before.length);
  return tag?.kind === "start" && tag.end === offset ? tag.name : undefined;
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
  // The same kind as in the rest of the text.
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
