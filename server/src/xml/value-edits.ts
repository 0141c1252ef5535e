// Minimal edits to attributes and to the text of elements: they keep the existing quotes, references and comments.
import { decode, escapeAttribute, escapeText } from "./entities.js";
import { isBlank } from "./names.js";
import type { Edit } from "./text-edits.js";
import {
  attributeOf,
  childElements,
  type XmlAttribute,
  type XmlCdata,
  type XmlDocument,
  type XmlElement,
  type XmlText,
} from "./tree.js";

/**
 * Sets an attribute, whether present, empty or absent: an absent one is added after the last attribute (or the
 * element's name), in the quotes that the element uses.
 */
export function setAttribute(element: XmlElement, name: string, value: string): Edit {
  const written = attributeOf(element, name);
  if (written !== undefined) return setValue(written, value);
  const at = element.attributes.at(-1)?.span.end ?? element.nameSpan.end;
  return { start: at, end: at, newText: ` ${name}${assigned(element, value)}` };
}

/** Replaces the value between the quotes, or adds a value. */
export function setValue(attribute: XmlAttribute, value: string): Edit {
  const quote = attribute.quote;
  if (quote !== undefined && attribute.quoteClosed)
    return { ...attribute.valueSpan, newText: escapeAttribute(value, quote) };
  return { start: attribute.nameSpan.end, end: attribute.span.end, newText: assigned(attribute.owner, value) };
}

/**
 * Corrects a value: the common beginning and end of the old and the new value stay as written, including references.
 */
export function correctValue({ text }: XmlDocument, attribute: XmlAttribute, value: string): Edit[] {
  const { quote, quoteClosed, valueSpan, value: old } = attribute;
  const raw = text.slice(valueSpan.start, valueSpan.end);
  const pieces = raw.match(/&[^\s;&<]*;|\r\n|[\s\S]/g) ?? [];
  const meanings = pieces.map((piece) => decode(piece, "attribute"));
  // Only the document's declarations know the text of other references.
  if (quote === undefined || !quoteClosed || !raw.includes("&") || meanings.join("") !== old)
    return [setValue(attribute, value)];
  const [lead = "", trail = ""] = [/^[\t\n\r ]*/, /(?<![\t\n\r ])[\t\n\r ]*$/].map(
    (blanks) => blanks.exec(raw)?.[0] ?? "",
  );
  if (value === decode(raw.slice(lead.length, raw.length - trail.length), "attribute")) {
    return [
      { start: valueSpan.start, end: valueSpan.start + lead.length, newText: "" },
      { start: valueSpan.end - trail.length, end: valueSpan.end, newText: "" },
    ].filter(({ start, end }) => start < end);
  }
  let [first, last] = [0, pieces.length];
  /** The part of the new value between the common beginning and end. */
  let [from, to] = [0, value.length];
  let [start, end] = [valueSpan.start, valueSpan.end];
  for (; first < last && value.startsWith(meanings[first] ?? "", from); first += 1) {
    from += meanings[first]?.length ?? 0;
    start += pieces[first]?.length ?? 0;
  }
  for (; last > first; last -= 1) {
    const meaning = meanings[last - 1] ?? "";
    if (to - meaning.length < from || !value.endsWith(meaning, to)) break;
    to -= meaning.length;
    end -= pieces[last - 1]?.length ?? 0;
  }
  return [{ start, end, newText: escapeAttribute(value.slice(from, to), quote) }];
}

/** Swaps two values; references in them stay as written. */
export function swapValues({ text }: XmlDocument, first: XmlAttribute, second: XmlAttribute): Edit[] {
  const raw = ({ valueSpan }: XmlAttribute) => text.slice(valueSpan.start, valueSpan.end);
  const isPlain = first.quote === second.quote && first.quoteClosed && second.quoteClosed;
  if (!isPlain) return [setValue(first, second.value ?? ""), setValue(second, first.value ?? "")];
  return [
    { ...first.valueSpan, newText: raw(second) },
    { ...second.valueSpan, newText: raw(first) },
  ];
}

/** Replaces an attribute by another. */
export function replaceAttribute({ owner, span }: XmlAttribute, name: string, value: string): Edit {
  return { ...span, newText: name + assigned(owner, value) };
}

/** Removes an attribute together with the whitespace before it. */
export function removeAttribute(document: XmlDocument, attribute: XmlAttribute): Edit {
  let start = attribute.span.start;
  while (start > 0 && isBlank(document.text[start - 1])) start--;
  return { start, end: attribute.span.end, newText: "" };
}

/**
 * Replaces the text of an element; `undefined` when it holds anything but plain text (a comment, CDATA, a reference),
 * which would be lost. `keepsBlanks`: whether whitespace around the text stays.
 */
export function setText(document: XmlDocument, element: XmlElement, value: string): Edit | undefined {
  const [only, ...others] = element.children;
  if (only?.kind !== "text" || others.length > 0 || element.endTag === undefined) return undefined;
  const raw = document.text.slice(only.span.start, only.span.end);
  return decode(raw, "text") === raw.replace(/\r\n?/g, "\n") && !raw.includes("&")
    ? { ...only.span, newText: escapeText(value) }
    : undefined;
}

/**
 * Removes the whitespace around the text of an element; references and comments in it stay. Returns no edits where that
 * is impossible: where whitespace is written as a reference or in CDATA.
 */
export function trimText({ text }: XmlDocument, { children }: XmlElement): Edit[] {
  const written = children.filter((node) => node.kind === "text" || node.kind === "cdata");
  const front = blanksIn(text, written, true);
  const back = blanksIn(text, written.toReversed(), false);
  return front && back ? [...front, ...back] : [];
}

/** Removes the whitespace before the first other character, or after the last one; `undefined` where it must stay. */
function blanksIn(text: string, nodes: readonly (XmlText | XmlCdata)[], isFront: boolean): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { kind, span, value } of nodes) {
    const trimmed = isFront ? value.trimStart() : value.trimEnd();
    if (kind === "cdata" || trimmed !== "") {
      let { start, end } = span;
      while (kind === "text" && isFront && isBlank(text[start])) start += 1;
      while (kind === "text" && !isFront && isBlank(text[end - 1])) end -= 1;
      const rest = kind === "text" ? decode(text.slice(start, end), "text") : value;
      if (rest.trim() === "" || rest !== (isFront ? rest.trimStart() : rest.trimEnd())) return undefined;
      edits.push({ start: isFront ? span.start : end, end: isFront ? start : span.end, newText: "" });
      break;
    }
    if (text.slice(span.start, span.end).trim() !== "") return undefined;
    edits.push({ ...span, newText: "" });
  }
  return edits.filter(({ start, end }) => start < end);
}

/** Returns what follows the name of an attribute, in the quotes that the element uses. */
function assigned(element: XmlElement, value: string): string {
  const quote = quoteFor(element);
  return `=${quote}${escapeAttribute(value, quote)}${quote}`;
}

/** Returns the quote of the element's own values, else of the first value in the document, else an apostrophe. */
export function quoteFor(element: XmlElement | undefined): '"' | "'" {
  if (element === undefined) return "'";
  const own = element.attributes.findLast(({ quote }) => quote !== undefined)?.quote;
  if (own !== undefined) return own;
  let root = element;
  while (root.parent !== undefined) root = root.parent;
  return firstQuote(root);
}

/** Cached because every attribute of a list may ask for the quote of its document. */
const quoteByRoot = new WeakMap<XmlElement, '"' | "'">();

function firstQuote(root: XmlElement): '"' | "'" {
  let quote = quoteByRoot.get(root);
  for (let level = [root]; quote === undefined && level.length > 0; level = level.flatMap(childElements)) {
    quote = level.flatMap(({ attributes }) => attributes.flatMap((attribute) => attribute.quote ?? []))[0];
  }
  quoteByRoot.set(root, quote ?? "'");
  return quote ?? "'";
}

/** Adapts XML written with apostrophes around values to the quotes usual around the element. */
export function withQuotesOf(element: XmlElement, xml: string): string {
  return quoteFor(element) === "'" ? xml : xml.replace(/='([^'"]*)'/g, '="$1"');
}
