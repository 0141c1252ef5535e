// How libvirt gets at elements, attributes and text. It has two ways, and they differ: by XPath only what is in no
// namespace is found and an empty attribute counts as absent; by name a bound prefix is overlooked and an empty
// attribute is a value. Which way each place is read is known to the readings themselves.
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

/** Reads a value; `undefined` when libvirt would refuse it. */
type Reader<T> = (text: string) => T | undefined;

/** The children libvirt finds by XPath. */
export function findElements(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).filter((child) => child.name === name && child.namespace === undefined);
}

/** Reads the first child libvirt finds by XPath, where there is one. */
export function readFirst<T>(parent: XmlElement, name: string, read: (element: XmlElement) => T): T | undefined {
  const element = findElements(parent, name)[0];
  return element && read(element);
}

/** The children libvirt finds by name alone, whatever namespace they are in. */
export function elementsByName(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).filter((child) => isNamed(child, name));
}

/** Reads the first child libvirt finds by name alone, where there is one. */
export function readFirstByName<T>(parent: XmlElement, name: string, read: (element: XmlElement) => T): T | undefined {
  const element = elementsByName(parent, name)[0];
  return element && read(element);
}

/** An attribute libvirt reads by XPath: `undefined` also when it is empty. */
export function optionalField<T>(element: XmlElement, name: string, read: Reader<T>): Field<T> | undefined {
  const attribute = attributeOf(element, name);
  return attribute === undefined || attribute.value === "" ? undefined : fieldOf(attribute, read);
}

/** An attribute libvirt reads as a property: an empty one is there, and its value has to do. */
export function field<T>(element: XmlElement, name: string, read: Reader<T>): Field<T> | undefined {
  const attribute = element.attributes.find((candidate) => isNamed(candidate, name));
  return attribute && fieldOf(attribute, read);
}

function fieldOf<T>(attribute: XmlAttribute, read: Reader<T>): Field<T> {
  const { value, valueSpan, quoteClosed } = attribute;
  // Without its closing quote a value is still being written.
  const known = value !== undefined && quoteClosed ? read(value) : undefined;
  return { attribute, raw: value ?? "", value: known, span: valueSpan };
}

/** A name with an unbound prefix keeps the prefix as part of the name. */
function isNamed(item: XmlElement | XmlAttribute, name: string): boolean {
  if (item.localName !== name || item.prefix === "xmlns") return false;
  return item.prefix === "" || item.namespace !== undefined;
}

/** The text of an element; an empty one has no value. */
export function textField<T>(element: XmlElement, read: Reader<T>): TextField<T> {
  const raw = stringValue(element);
  return { element, raw, value: raw === "" ? undefined : read(raw), span: textSpan(element) };
}

/** From the first to the last character of the text that is no blank; empty, behind the start tag, without any. */
export function textSpan(element: XmlElement): Span {
  const written = textNodes(element).filter((node) => /[^ \t\r\n]/.test(node.value));
  const [first, last] = [written[0], written.at(-1)];
  if (!first || !last) return { start: element.startTag.end, end: element.startTag.end };
  return { start: trimmed(first).start, end: trimmed(last).end };
}

/** The node without surrounding blanks; a CDATA section whole. */
function trimmed(node: XmlText | XmlCdata): Span {
  if (node.kind === "cdata") return node.span;
  const { value, span } = node;
  // Line ends written with two characters are one in the value.
  const lineEnds = value.split("\n").length - 1;
  const lineEndWidth = span.end - span.start - value.length === lineEnds ? 2 : 1;
  const width = (blanks: string) => blanks.length + (blanks.split("\n").length - 1) * (lineEndWidth - 1);
  const leading = /^[ \t\r\n]*/.exec(value)?.[0] ?? "";
  const trailing = /(?<![ \t\r\n])[ \t\r\n]*$/.exec(value)?.[0] ?? "";
  return { start: span.start + width(leading), end: span.end - width(trailing) };
}

/** All text below the element in document order. */
function textNodes(element: XmlElement): (XmlText | XmlCdata)[] {
  const found: (XmlText | XmlCdata)[] = [];
  const pending: XmlNode[] = element.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "text" || node.kind === "cdata") found.push(node);
    else if (node.kind === "element") for (const child of node.children.toReversed()) pending.push(child);
  }
  return found;
}
