// Elements and attributes that are not written yet, as the document would contain them, so that values can be proposed
// for them.
import type { ElementSpec } from "../../vocabulary/vocabulary.js";
import { splitName } from "../../xml/names.js";
import type { XmlAttribute, XmlElement } from "../../xml/tree.js";

/** Creates an element in `parent` without attributes and content; it begins and ends at the offset. */
export function imagined(
  name: string,
  spec: ElementSpec,
  parent: XmlElement | undefined,
  offset: number,
): XmlElement & { readonly attributes: XmlAttribute[] } {
  const nowhere = { start: offset, end: offset };
  return {
    kind: "element",
    name,
    nameSpan: nowhere,
    ...splitName(name),
    namespace: spec.namespace,
    attributes: [],
    children: [],
    parent,
    span: nowhere,
    startTag: nowhere,
    startTagClosed: true,
    selfClosing: true,
    endTag: undefined,
  };
}

/** Creates an attribute of such an element. */
export function imaginedAttribute(owner: XmlElement, name: string, value: string | undefined): XmlAttribute {
  return {
    kind: "attribute",
    name,
    nameSpan: owner.span,
    ...splitName(name),
    namespace: undefined,
    value,
    valueSpan: owner.span,
    quote: "'",
    quoteClosed: true,
    span: owner.span,
    owner,
  };
}
