// Builds the tree from the pieces of a text, iteratively and in linear time. Decides what belongs to an element whose
// end tag is missing or misspelt, so that one mistake affects as little of its surroundings as possible.
import type { AttributePlaces } from "./attributes.js";
import { readDoctype } from "./doctype.js";
import { createExpand, decode, type Expand } from "./entities.js";
import { skipBlanks, splitName } from "./names.js";
import { createNamespaceScope } from "./namespaces.js";
import { type EndTagPiece, type MarkupPiece, type StartTagPiece, scan } from "./scan.js";
import { isMisspelling } from "./spelling.js";
import type { Span, XmlAttribute, XmlDocument, XmlElement, XmlEndTag, XmlNode } from "./tree.js";

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** An element while it is being read. */
type OpenElement = Omit<Open<XmlElement>, "children"> & { children: XmlNode[] };

/**
 * At this depth further start tags become text: libvirt accepts at most 256 levels, and each open element takes memory.
 */
const mostOpen = 100_000;

/** Shared by the many elements without any. */
const noChildren: XmlNode[] = [];
const noAttributes: XmlAttribute[] = [];

type AttributeReader = (text: string, tag: StartTagPiece) => readonly AttributePlaces[];

/** Builds the tree of a text; `readAttributes` parses the attributes of a start tag. */
export function assemble(text: string, readAttributes: AttributeReader): XmlDocument {
  const top: XmlNode[] = [];
  const strayEndTags: XmlEndTag[] = [];
  const open: OpenElement[] = [];
  /** The end of the last stray end tag inside an open element: the element reaches at least that far. */
  const strayIn = new Map<XmlElement, number>();
  const openNames = new Map<string, number>();
  const namespaces = createNamespaceScope();
  let expand: Expand | undefined;
  let root: XmlElement | undefined;

  /** Pops the innermost open element. */
  function pop(): OpenElement | undefined {
    const element = open.pop();
    if (element === undefined) return undefined;
    openNames.set(element.name, (openNames.get(element.name) ?? 1) - 1);
    namespaces.close();
    return element;
  }

  /** Ends the open elements deeper than `depth`, none of which has an end tag. */
  function endUnclosed(depth: number): void {
    // Nodes handed up by the elements inside, last first: they follow the element just ended.
    let given: XmlNode[] = [];
    while (open.length > depth) {
      const element = pop();
      if (element === undefined) return;
      given = endWithoutTag(element, given, strayIn.get(element) ?? 0);
    }
    const parent = open[depth - 1];
    for (let node = given.pop(); node !== undefined; node = given.pop()) adopt(parent, node);
  }

  function adopt(parent: OpenElement | undefined, node: XmlNode): void {
    (node as Open<XmlNode>).parent = parent;
    (parent?.children ?? top).push(node);
  }

  function addMarkup(piece: MarkupPiece): void {
    const parent = open.at(-1);
    const span = { start: piece.start, end: piece.end };
    const inner = (before: number, after: number) =>
      text.slice(piece.start + before, Math.max(piece.start + before, piece.end - (piece.closed ? after : 0)));
    const common = { span, closed: piece.closed, parent };
    if (piece.kind === "comment") adopt(parent, { kind: "comment", value: lineEnds(inner(4, 3)), ...common });
    else if (piece.kind === "cdata") adopt(parent, { kind: "cdata", value: decode(inner(9, 3), "cdata"), ...common });
    else if (piece.kind === "instruction") {
      const [, target = "", value = ""] = /^(\S*)\s*(.*)/s.exec(inner(2, 2)) ?? [];
      adopt(parent, { kind: "instruction", target, value: lineEnds(value), ...common });
    } else if (piece.kind === "doctype") {
      adopt(parent, { kind: "doctype", ...common });
      expand ??= createExpand(readDoctype(text, span), text.length);
    } else if (parent !== undefined || skipBlanks(text, span.start) < span.end) {
      adopt(parent, {
        kind: "text",
        value: decode(text.slice(span.start, span.end), "text", expand),
        span,
        parent,
      });
    }
  }

  function startElement(piece: StartTagPiece): void {
    const parent = open.at(-1);
    const name = text.slice(piece.start + 1, piece.nameEnd);
    const startTag = { start: piece.start, end: piece.end };
    const element: OpenElement = {
      kind: "element",
      name,
      nameSpan: { start: piece.start + 1, end: piece.nameEnd },
      ...splitName(name),
      namespace: undefined,
      attributes: noAttributes,
      children: piece.selfClosing ? noChildren : [],
      parent,
      span: startTag,
      startTag,
      startTagClosed: piece.closed,
      selfClosing: piece.selfClosing,
      endTag: undefined,
    };
    const attributes = readAttributes(text, piece).map((places) => toAttribute(text, places, element, expand));
    namespaces.open(attributes);
    for (const attribute of attributes) attribute.namespace = namespaces.ofAttribute(attribute.name);
    if (attributes.length > 0) element.attributes = attributes;
    element.namespace = namespaces.ofElement(name);
    if (parent === undefined) root ??= element;
    if (piece.selfClosing) {
      namespaces.close();
      adopt(parent, element);
    } else {
      open.push(element);
      openNames.set(name, (openNames.get(name) ?? 0) + 1);
    }
  }

  function endElement(piece: EndTagPiece): void {
    const name = text.slice(piece.start + 2, piece.nameEnd);
    const nameSpan = { start: piece.start + 2, end: piece.nameEnd };
    const endTag = { name, nameSpan, span: { start: piece.start, end: piece.end }, closed: piece.closed };
    const matches = (openNames.get(name) ?? 0) > 0;
    const innermost = open.at(-1);
    if (!matches) {
      strayEndTags.push(endTag);
      if (innermost !== undefined) strayIn.set(innermost, piece.end);
    }
    if (matches || (innermost !== undefined && meansToClose(endTag, innermost))) {
      let depth = open.length;
      while (matches && open[depth - 1]?.name !== name) depth -= 1;
      endUnclosed(depth);
      const element = pop();
      if (element === undefined) return;
      if (matches) element.endTag = endTag;
      element.span = { start: element.span.start, end: piece.end };
      adopt(open.at(-1), element);
    }
  }

  /** The text collected until other markup begins. */
  let held: Span | undefined;
  const endText = () => {
    if (held) addMarkup({ kind: "text", ...held, closed: true });
    held = undefined;
  };
  for (const piece of scan(text)) {
    if (piece.kind === "text" || (piece.kind === "start" && open.length >= mostOpen)) {
      held = { start: held?.start ?? piece.start, end: piece.end };
      continue;
    }
    endText();
    if (piece.kind === "start") startElement(piece);
    else if (piece.kind === "end") endElement(piece);
    else addMarkup(piece);
  }
  endText();
  endUnclosed(0);
  return { text, children: top, root, strayEndTags };
}

/** Whether an end tag that matches no open element is a misspelt or half-typed one of the innermost element. */
function meansToClose(endTag: XmlEndTag, innermost: XmlElement): boolean {
  if (!endTag.closed && endTag.name !== "" && innermost.name.startsWith(endTag.name)) return true;
  return isMisspelling(endTag.name, innermost.name);
}

/**
 * Ends an element that has no end tag; `given` holds the nodes its last child handed up, last first. An element without
 * its `>` keeps no children; any other keeps those before the first child of its own name, which becomes its sibling.
 * It reaches at least to `writtenTo`, unless another node of its parent begins earlier.
 * Returns the nodes it hands up, itself included, last first.
 */
function endWithoutTag(element: OpenElement, given: XmlNode[], writtenTo: number): XmlNode[] {
  const isSibling = (node: XmlNode) => node.kind === "element" && node.name === element.name;
  const own = element.children;
  element.children = [];
  const split = element.startTagClosed ? own.findIndex(isSibling) : 0;
  if (split >= 0) {
    for (let index = own.length - 1; index >= split; index -= 1) given.push(own[index] as XmlNode);
    own.length = split;
    element.children = own;
  } else {
    element.children = own;
    for (let node = given.at(-1); node !== undefined && !isSibling(node); node = given.at(-1)) {
      (node as Open<XmlNode>).parent = element;
      element.children.push(node);
      given.pop();
    }
  }
  const end = element.children.at(-1)?.span.end ?? element.startTag.end;
  const next = given.at(-1)?.span.start ?? writtenTo;
  element.span = { start: element.span.start, end: writtenTo <= next ? Math.max(end, writtenTo) : end };
  given.push(element);
  return given;
}

function toAttribute(
  text: string,
  places: AttributePlaces,
  owner: XmlElement,
  expand: Expand | undefined,
): Open<XmlAttribute> {
  const { nameSpan, valueSpan, quote, quoteClosed, end } = places;
  const name = text.slice(nameSpan.start, nameSpan.end);
  const raw = valueSpan && text.slice(valueSpan.start, valueSpan.end);
  return {
    kind: "attribute",
    name,
    nameSpan,
    ...splitName(name),
    namespace: undefined,
    value: raw === undefined ? undefined : decode(raw, "attribute", expand),
    valueSpan: valueSpan ?? { start: end, end },
    quote,
    quoteClosed,
    span: { start: nameSpan.start, end },
    owner,
  };
}

/** XML parsers read CR and CRLF as line feeds. */
function lineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
