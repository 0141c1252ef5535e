// Minimal edits to attributes and to the text of elements: they keep the quotes, references and comments that are there.
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
 * Sets an attribute, whether it is there, empty or absent: an absent one is added after the last attribute (or after the
 * element's name), in the quotes the element already uses.
 */
export function setAttribute(element: XmlElement, name: string, value: string): Edit {
  const written = attributeOf(element, name);
  if (written !== undefined) return setValue(written, value);
  const at = element.attributes.at(-1)?.span.end ?? element.nameSpan.end;
  return { start: at, end: at, newText: ` ${name}${assigned(element, value)}` };
}

/** Replaces the value between the quotes, or writes one where none is. */
export function setValue(attribute: XmlAttribute, value: string): Edit {
  const quote = attribute.quote;
  if (quote !== undefined && attribute.quoteClosed)
    return { ...attribute.valueSpan, newText: escapeAttribute(value, quote) };
  return { start: attribute.nameSpan.end, end: attribute.span.end, newText: assigned(attribute.owner, value) };
}

/**
 * Corrects a value: what the new one begins and ends with like the old one stays as it is written, references in it
 * included.
 */
export function correctValue({ text }: XmlDocument, attribute: XmlAttribute, value: string): Edit[] {
  const { quote, quoteClosed, valueSpan, value: old } = attribute;
  const raw = text.slice(valueSpan.start, valueSpan.end);
  const pieces = raw.match(/&[^\s;&<]*;|\r\n|[\s\S]/g) ?? [];
  const meanings = pieces.map((piece) => decode(piece, "attribute"));
  // Other references stand for a text that only the document's declarations know.
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
  /** What is left of the new value between what both begin and end with. */
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

/** Writes each of two values in the place of the other, references in them as they are written. */
export function swapValues({ text }: XmlDocument, first: XmlAttribute, second: XmlAttribute): Edit[] {
  const raw = ({ valueSpan }: XmlAttribute) => text.slice(valueSpan.start, valueSpan.end);
  const isPlain = first.quote === second.quote && first.quoteClosed && second.quoteClosed;
  if (!isPlain) return [setValue(first, second.value ?? ""), setValue(second, first.value ?? "")];
  return [
    { ...first.valueSpan, newText: raw(second) },
    { ...second.valueSpan, newText: raw(first) },
  ];
}

/** Puts another attribute in the place of one. */
export function replaceAttribute({ owner, span }: XmlAttribute, name: string, value: string): Edit {
  return { ...span, newText: name + assigned(owner, value) };
}

/** Removes an attribute together with the blanks before it. */
export function removeAttribute(document: XmlDocument, attribute: XmlAttribute): Edit {
  let start = attribute.span.start;
  while (start > 0 && isBlank(document.text[start - 1])) start--;
  return { start, end: attribute.span.end, newText: "" };
}

/**
 * Writes another text into an element; `undefined` where it holds anything but plain text, such as a comment, CDATA or a
 * reference, which would be lost. Blanks around the text stay when `keepsBlanks`.
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
 * Removes the blanks around the text of an element; references and comments in it stay. None where that does not do: where
 * a blank is written as a reference or in CDATA.
 */
export function trimText({ text }: XmlDocument, { children }: XmlElement): Edit[] {
  const written = children.filter((node) => node.kind === "text" || node.kind === "cdata");
  const front = blanksIn(text, written, true);
  const back = blanksIn(text, written.toReversed(), false);
  return front && back ? [...front, ...back] : [];
}

/** The blanks before the first character that is none, or behind the last one; `undefined` where they must stay. */
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

/** What follows the name of an attribute, in the quotes the element already uses. */
function assigned(element: XmlElement, value: string): string {
  const quote = quoteFor(element);
  return `=${quote}${escapeAttribute(value, quote)}${quote}`;
}

/** The quote of the element's own values, else that of the first value around it, else an apostrophe. */
export function quoteFor(element: XmlElement | undefined): '"' | "'" {
  if (element === undefined) return "'";
  const own = element.attributes.findLast(({ quote }) => quote !== undefined)?.quote;
  if (own !== undefined) return own;
  let root = element;
  while (root.parent !== undefined) root = root.parent;
  return firstQuote(root);
}

/** Every attribute of a list asks for its document's. */
const quotes = new WeakMap<XmlElement, '"' | "'">();

function firstQuote(root: XmlElement): '"' | "'" {
  let quote = quotes.get(root);
  for (let level = [root]; quote === undefined && level.length > 0; level = level.flatMap(childElements)) {
    quote = level.flatMap(({ attributes }) => attributes.flatMap((attribute) => attribute.quote ?? []))[0];
  }
  quotes.set(root, quote ?? "'");
  return quote ?? "'";
}

/** XML of our own, which has apostrophes around values, with the quotes that are usual around the element. */
export function withQuotesOf(element: XmlElement, xml: string): string {
  return quoteFor(element) === "'" ? xml : xml.replace(/='([^'"]*)'/g, '="$1"');
}
