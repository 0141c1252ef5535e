// The tree of an XML text: every node with its exact place. Half-typed documents have a tree too; missing parts are
// `undefined`, never invented. Offsets are UTF-16 code units, half-open, into XmlDocument.text.

/** A half-open range of the text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface XmlDocument {
  readonly text: string;
  /** Everything outside the root in document order: comments, processing instructions, the DOCTYPE, stray text, further elements. */
  readonly children: readonly XmlNode[];
  /** The first element; further top-level elements are only in `children`. */
  readonly root: XmlElement | undefined;
  /** End tags that close nothing, in document order. */
  readonly strayEndTags: readonly XmlEndTag[];
}

export type XmlNode = XmlElement | XmlText | XmlCdata | XmlComment | XmlInstruction | XmlDoctype;

export interface XmlElement {
  readonly kind: "element";
  /** Name as written, prefix included; empty for a bare `<`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The part before the colon, empty without one. */
  readonly prefix: string;
  readonly localName: string;
  /** The namespace URI that the prefix (or the default) is bound to here; `undefined` for none or an unbound prefix. */
  readonly namespace: string | undefined;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | undefined;
  /** From `<` to the end of the end tag, or of what is written of the element. */
  readonly span: Span;
  /** From `<` to after `>`; to where the next markup begins when the `>` is missing. */
  readonly startTag: Span;
  /** Whether the start tag has its `>`. */
  readonly startTagClosed: boolean;
  /** Whether the start tag ends in `/>`. */
  readonly selfClosing: boolean;
  /** `undefined` for a self-closing or unclosed element. */
  readonly endTag: XmlEndTag | undefined;
}

/** `</name>`; also one that is half-typed or closes nothing. */
export interface XmlEndTag {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  /** Whether it has its `>`. */
  readonly closed: boolean;
}

export interface XmlAttribute {
  readonly kind: "attribute";
  readonly name: string;
  readonly nameSpan: Span;
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string | undefined;
  /**
   * The value as an XML parser passes it on: references resolved, whitespace normalised. `undefined` without a value.
   */
  readonly value: string | undefined;
  /** Between the quotes; the bare word without quotes; an empty span where the value would start without one. */
  readonly valueSpan: Span;
  /** The opening quote; `undefined` for a bare or missing value. */
  readonly quote: '"' | "'" | undefined;
  /** Whether the value has its closing quote. */
  readonly quoteClosed: boolean;
  /** From the name to after the closing quote. */
  readonly span: Span;
  readonly owner: XmlElement;
}

export interface XmlText {
  readonly kind: "text";
  /** References resolved, line ends normalised. */
  readonly value: string;
  readonly span: Span;
  readonly parent: XmlElement | undefined;
}

export interface XmlCdata {
  readonly kind: "cdata";
  readonly value: string;
  readonly span: Span;
  /** Whether it has its `]]>`. */
  readonly closed: boolean;
  readonly parent: XmlElement | undefined;
}

export interface XmlComment {
  readonly kind: "comment";
  /** Between `<!--` and `-->`. */
  readonly value: string;
  readonly span: Span;
  /** Whether it has its `-->`. */
  readonly closed: boolean;
  readonly parent: XmlElement | undefined;
}

export interface XmlInstruction {
  readonly kind: "instruction";
  /** `xml` for the XML declaration. */
  readonly target: string;
  readonly value: string;
  readonly span: Span;
  readonly closed: boolean;
  readonly parent: XmlElement | undefined;
}

export interface XmlDoctype {
  readonly kind: "doctype";
  readonly span: Span;
  readonly closed: boolean;
  readonly parent: XmlElement | undefined;
}

/** Lists this long are filtered once, however many rules ask: each filtered list of a million takes megabytes. */
const many = 100;
const elementsByChildren = new WeakMap<object, readonly XmlElement[]>();

/** Returns the elements among the children, in document order. */
export function childElements(parent: { readonly children: readonly XmlNode[] }): readonly XmlElement[] {
  const { children } = parent;
  const known = children.length < many ? undefined : elementsByChildren.get(children);
  if (known !== undefined) return known;
  const elements = children.filter((node): node is XmlElement => node.kind === "element");
  if (children.length >= many) elementsByChildren.set(children, elements);
  return elements;
}

/** Returns the attribute with that qualified name; the first one when it is repeated. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

/**
 * Returns the text of an element and its descendants in document order, like XPath's string() in libvirt: without the
 * whitespace that only separates elements.
 */
export function stringValue(element: XmlElement): string {
  let value = "";
  const pending: XmlNode[] = textAndElements(element);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "text" || node.kind === "cdata") value += node.value;
    else if (node.kind === "element") for (const child of textAndElements(node)) pending.push(child);
  }
  return value;
}

/** Returns the children that contain text, last first, without the whitespace between elements. */
function textAndElements({ children }: XmlElement): XmlNode[] {
  const mixed = children.some((node) => node.kind === "element");
  return children.filter((node) => !(mixed && node.kind === "text" && !/[^\t\n\r ]/.test(node.value))).reverse();
}

/** Whether the element is complete: its start tag has its `>`, and it is self-closing or has its end tag. */
export function isComplete(element: XmlElement): boolean {
  return element.startTagClosed && (element.selfClosing || element.endTag?.closed === true);
}
