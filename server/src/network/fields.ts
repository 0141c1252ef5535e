// How libvirt accesses elements, attributes and text. It has two ways that differ: XPath finds only what is in no
// namespace, and an empty attribute counts as absent; by name, a bound prefix is ignored and an empty attribute is a
// value. The readers of each part know which way libvirt uses.
import {
  attributeOf,
  childElements,
  type Span,
  stringValue,
  type XmlAttribute,
  type XmlCdata,
  type XmlElement,
  type XmlNode,
  type XmlText,
} from "../xml/tree.js";
import type { Field, TextField } from "./model.js";

/** Parses a value; `undefined` when libvirt would reject it. */
type Reader<T> = (text: string) => T | undefined;

/** Returns the children that libvirt finds by XPath. */
export function findElements(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).filter((child) => child.name === name && child.namespace === undefined);
}

/** Reads the first child that libvirt finds by XPath, if any. */
export function readFirst<T>(parent: XmlElement, name: string, read: (element: XmlElement) => T): T | undefined {
  const element = findElements(parent, name)[0];
  return element && read(element);
}

/** Returns the children that libvirt finds by name, in any namespace. */
export function elementsByName(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).filter((child) => isNamed(child, name));
}

/** Reads the first child that libvirt finds by name, if any. */
export function readFirstByName<T>(parent: XmlElement, name: string, read: (element: XmlElement) => T): T | undefined {
  const element = elementsByName(parent, name)[0];
  return element && read(element);
}

/** Reads an attribute that libvirt gets by XPath: `undefined` also when it is empty. */
export function optionalField<T>(element: XmlElement, name: string, read: Reader<T>): Field<T> | undefined {
  const attribute = attributeOf(element, name);
  return attribute === undefined || attribute.value === "" ? undefined : fieldOf(attribute, read);
}

/** Reads an attribute that libvirt gets as a property: an empty one is present, and its value must be valid. */
export function field<T>(element: XmlElement, name: string, read: Reader<T>): Field<T> | undefined {
  const attribute = element.attributes.find((candidate) => isNamed(candidate, name));
  return attribute && fieldOf(attribute, read);
}

function fieldOf<T>(attribute: XmlAttribute, read: Reader<T>): Field<T> {
  const { value, valueSpan, quoteClosed } = attribute;
  // A value without its closing quote is still being written.
  const known = value !== undefined && quoteClosed ? read(value) : undefined;
  return { attribute, raw: value ?? "", value: known, span: valueSpan };
}

/** Matches the local name; an unbound prefix is part of the name. */
function isNamed(item: XmlElement | XmlAttribute, name: string): boolean {
  if (item.localName !== name || item.prefix === "xmlns") return false;
  return item.prefix === "" || item.namespace !== undefined;
}

/** Reads the text of an element; an empty text has no value. */
export function textField<T>(element: XmlElement, read: Reader<T>): TextField<T> {
  const raw = stringValue(element);
  return { element, raw, value: raw === "" ? undefined : read(raw), span: textSpan(element) };
}

/** Returns the span of the text without surrounding whitespace; empty, after the start tag, when there is no text. */
export function textSpan(element: XmlElement): Span {
  const written = textNodes(element).filter((node) => /[^ \t\r\n]/.test(node.value));
  const [first, last] = [written[0], written.at(-1)];
  if (!first || !last) return { start: element.startTag.end, end: element.startTag.end };
  return { start: trimmed(first).start, end: trimmed(last).end };
}

/** Returns the node's span without surrounding whitespace; all of a CDATA section. */
function trimmed(node: XmlText | XmlCdata): Span {
  if (node.kind === "cdata") return node.span;
  const { value, span } = node;
  // A CRLF in the text is one character in the value.
  const lineEnds = value.split("\n").length - 1;
  const lineEndWidth = span.end - span.start - value.length === lineEnds ? 2 : 1;
  const width = (blanks: string) => blanks.length + (blanks.split("\n").length - 1) * (lineEndWidth - 1);
  const leading = /^[ \t\r\n]*/.exec(value)?.[0] ?? "";
  const trailing = /(?<![ \t\r\n])[ \t\r\n]*$/.exec(value)?.[0] ?? "";
  return { start: span.start + width(leading), end: span.end - width(trailing) };
}

/** Returns all text inside the element in document order. */
function textNodes(element: XmlElement): (XmlText | XmlCdata)[] {
  const found: (XmlText | XmlCdata)[] = [];
  const pending: XmlNode[] = element.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "text" || node.kind === "cdata") found.push(node);
    else if (node.kind === "element") for (const child of node.children.toReversed()) pending.push(child);
  }
  return found;
}
