// Finds where a cursor is in a document: in a name, a value, a tag, text... A cursor is between two characters; at the
// edge of a name or value it belongs to it, so that both completion at its end and hover at its start find it.
import { countLeading } from "../search.js";
import { isBlank, nameEnd } from "./names.js";
import type {
  Span,
  XmlAttribute,
  XmlCdata,
  XmlComment,
  XmlDoctype,
  XmlDocument,
  XmlElement,
  XmlEndTag,
  XmlInstruction,
  XmlNode,
  XmlText,
} from "./tree.js";

interface Around {
  readonly offset: number;
  /** The elements around the place, outermost first; the last is `parent`. In a tag, without the tag's own element. */
  readonly path: readonly XmlElement[];
  readonly parent: XmlElement | undefined;
}

export type Place = Around & PlaceKind;

type PlaceKind =
  /** Outside any markup before the root element, or in a document without one. */
  | { readonly kind: "prolog"; readonly text: XmlText | undefined }
  /** Outside any markup after the root element. */
  | { readonly kind: "epilog"; readonly text: XmlText | undefined }
  /** In the name of a start tag, or right after its `<`. */
  | { readonly kind: "element-name"; readonly element: XmlElement }
  | { readonly kind: "attribute-name"; readonly element: XmlElement; readonly attribute: XmlAttribute }
  /** Between an attribute's name and its value. */
  | { readonly kind: "equals"; readonly element: XmlElement; readonly attribute: XmlAttribute }
  /** In a value, or where one is still missing (`address=|`). */
  | {
      readonly kind: "attribute-value";
      readonly element: XmlElement;
      readonly attribute: XmlAttribute;
      /** Offset from the start of the raw value. */
      readonly valueOffset: number;
    }
  /** In a start tag where an attribute may be written. */
  | {
      readonly kind: "tag";
      readonly element: XmlElement;
      /** Whether whitespace is needed before (or after) what is written here. */
      readonly needsBlankBefore: boolean;
      readonly needsBlankAfter: boolean;
    }
  /** Between the `/` and the `>` of a self-closing tag. */
  | { readonly kind: "tag-end"; readonly element: XmlElement }
  /** Between the tags of an element: in its text, or where a child may be written. */
  | { readonly kind: "content"; readonly element: XmlElement; readonly text: XmlText | undefined }
  /** In an end tag. `element`: the one it closes, or would close. */
  | { readonly kind: "end-tag"; readonly element: XmlElement | undefined; readonly endTag: XmlEndTag }
  | { readonly kind: "comment"; readonly node: XmlComment }
  | { readonly kind: "cdata"; readonly node: XmlCdata }
  | { readonly kind: "instruction"; readonly node: XmlInstruction }
  | { readonly kind: "doctype"; readonly node: XmlDoctype };

/** Returns the place at an offset; an offset outside the text counts as its nearest end. Never throws. */
export function locate(document: XmlDocument, offset: number): Place {
  const at = Math.min(Math.max(Math.trunc(offset) || 0, 0), document.text.length);
  const path: XmlElement[] = [];
  let siblings = document.children;
  let node = nodeAt(siblings, at);
  while (node?.kind === "element" && at > node.nameSpan.end && !inStartTag(node, at)) {
    if (node.endTag !== undefined && at > node.endTag.span.start) {
      return place(at, path, { kind: "end-tag", element: node, endTag: node.endTag });
    }
    path.push(node);
    siblings = node.children;
    node = nodeAt(siblings, at);
  }
  const stray = at === 0 ? undefined : spanAt(document.strayEndTags, at);
  if (stray !== undefined) return place(at, path, { kind: "end-tag", element: path.at(-1), endTag: stray });
  if (node?.kind === "element") return place(at, path, inTag(document.text, node, at));
  switch (node?.kind) {
    case "comment":
      return place(at, path, { kind: "comment", node });
    case "cdata":
      return place(at, path, { kind: "cdata", node });
    case "instruction":
      return place(at, path, { kind: "instruction", node });
    case "doctype":
      return place(at, path, { kind: "doctype", node });
    default: {
      const element = path.at(-1);
      if (element !== undefined) return place(at, path, { kind: "content", element, text: node });
      const isAfterRoot = document.root !== undefined && at >= document.root.span.end;
      return place(at, path, { kind: isAfterRoot ? "epilog" : "prolog", text: node });
    }
  }
}

function place(offset: number, path: readonly XmlElement[], kind: PlaceKind): Place {
  return { offset, path, parent: path.at(-1), ...kind };
}

/** Whether the offset is inside the markup; the end of markup without its end mark is still inside. */
function holds(span: Span, ended: boolean, offset: number): boolean {
  return span.start < offset && (offset < span.end || (offset === span.end && !ended));
}

function inStartTag(element: XmlElement, offset: number): boolean {
  return holds(element.startTag, element.startTagClosed, offset);
}

/** Whether nothing can be added to the end of the node. */
function isEnded(node: XmlNode): boolean {
  if (node.kind === "element") return node.selfClosing || node.endTag?.closed === true;
  return node.kind === "text" || node.closed;
}

function nodeAt(nodes: readonly XmlNode[], offset: number): XmlNode | undefined {
  const index = lastStartingBefore(nodes, offset);
  const node = nodes[index];
  if (node !== undefined && node.span.end > offset) return node;
  if (node !== undefined && holds(node.span, isEnded(node), offset)) return node;
  // Text includes both its ends: text that begins here yields only to markup still open here.
  const next = nodes[index + 1];
  if (next?.kind === "text" && next.span.start === offset) return next;
  return node?.kind === "text" && node.span.end === offset ? node : undefined;
}

function spanAt(endTags: readonly XmlEndTag[], offset: number): XmlEndTag | undefined {
  const endTag = endTags[lastStartingBefore(endTags, offset)];
  return endTag !== undefined && holds(endTag.span, endTag.closed, offset) ? endTag : undefined;
}

/** Returns the index of the last span that starts before the offset; -1 without one. */
function lastStartingBefore(ordered: readonly { readonly span: Span }[], offset: number): number {
  return countLeading(ordered, ({ span }) => span.start < offset) - 1;
}

function inTag(text: string, element: XmlElement, offset: number): PlaceKind {
  if (offset <= element.nameSpan.end) return { kind: "element-name", element };
  if (element.selfClosing && offset === element.startTag.end - 1) return { kind: "tag-end", element };
  const attribute = element.attributes[lastStartingBefore(element.attributes, offset + 1)];
  const inside = attribute && inAttribute(text, element, attribute, offset);
  return (
    inside ?? {
      kind: "tag",
      element,
      needsBlankBefore: !isBlank(text[offset - 1]),
      needsBlankAfter: nameEnd(text, offset) > offset,
    }
  );
}

function inAttribute(
  text: string,
  element: XmlElement,
  attribute: XmlAttribute,
  offset: number,
): PlaceKind | undefined {
  const { nameSpan, valueSpan } = attribute;
  if (offset <= nameSpan.end) return { kind: "attribute-name", element, attribute };
  const bare = attribute.quote === undefined;
  // Without a value, whitespace after the `=` is still a place for one.
  const awaited =
    attribute.value === undefined &&
    text[valueSpan.start - 1] === "=" &&
    text.slice(valueSpan.end, offset).trim() === "";
  if ((offset >= valueSpan.start && offset <= valueSpan.end && (!bare || attribute.value !== undefined)) || awaited) {
    if (offset >= valueSpan.start) {
      return {
        kind: "attribute-value",
        element,
        attribute,
        valueOffset: Math.min(offset, valueSpan.end) - valueSpan.start,
      };
    }
  }
  return offset < attribute.span.end ? { kind: "equals", element, attribute } : undefined;
}
