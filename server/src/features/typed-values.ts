// The attribute values and texts that the vocabulary knows, in document order.

import { textField } from "../network/fields.js";
import { readText } from "../network/words.js";
import type { AttributeSpec, ElementSpec } from "../vocabulary/vocabulary.js";
import {
  childElements,
  type Span,
  type XmlAttribute,
  type XmlCdata,
  type XmlElement,
  type XmlText,
} from "../xml/tree.js";
import type { Analysis } from "./analysis.js";

export interface TypedValue {
  readonly element: XmlElement;
  readonly elementSpec: ElementSpec;
  /** The attribute that has the value; `undefined` for the text of the element. */
  readonly attribute: AttributeSpec | undefined;
  /** The values allowed here. */
  readonly spec: Pick<AttributeSpec, "type" | "values" | "emptyIsAbsent" | "names">;
  readonly node: XmlAttribute | XmlText | XmlCdata;
  /** As an XML parser passes it on; a text without surrounding whitespace. */
  readonly value: string;
  /** Where it is written: between the quotes; for a text, also in a CDATA section, without surrounding whitespace. */
  readonly span: Span;
}

const valuesByAnalysis = new WeakMap<Analysis, readonly TypedValue[]>();

/** Returns all completely written values, also of other versions; none outside a network. Cached per analysis. */
export function typedValuesOf(analysis: Analysis): readonly TypedValue[] {
  let values = valuesByAnalysis.get(analysis);
  if (!values) {
    values = [...walk(analysis)];
    valuesByAnalysis.set(analysis, values);
  }
  return values;
}

/** Whether the value is written without references, so that its characters correspond to those of the text. */
export function isVerbatim({ document }: Analysis, { span, value }: Pick<TypedValue, "span" | "value">): boolean {
  return document.text.slice(span.start, span.end) === value;
}

function* walk({ result, vocabulary }: Analysis): Generator<TypedValue> {
  const pending: XmlElement[] = result.isNetwork && result.document.root ? [result.document.root] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const elementSpec = vocabulary.specOf(element);
    if (elementSpec === undefined) continue;
    const common = { element, elementSpec };
    for (const node of element.attributes) {
      const attribute = vocabulary.attribute(elementSpec, node.name);
      if (attribute === undefined || node.value === undefined || !node.quoteClosed) continue;
      yield { ...common, attribute, spec: attribute, node, value: node.value, span: node.valueSpan };
    }
    const node = elementSpec.text && onlyText(element);
    if (elementSpec.text && node) {
      const { raw, span: whole } = textField(element, readText);
      const span = node.kind === "cdata" ? within(result.document.text, node) : whole;
      yield { ...common, attribute: undefined, spec: elementSpec.text, node, value: raw.trim(), span };
    }
    if (elementSpec.open) continue;
    for (const child of childElements(element).toReversed()) pending.push(child);
  }
}

/** Returns the only text of an element, if the rest is comments and whitespace. */
function onlyText({ children }: XmlElement): XmlText | XmlCdata | undefined {
  const written = children.filter(({ kind }) => kind === "text" || kind === "cdata" || kind === "element");
  const [text, ...others] = written.filter((node) => node.kind !== "text" || node.value.trim() !== "");
  if (others.length > 0 || text === undefined) return undefined;
  // The start of a text in several pieces is ambiguous.
  if (text.kind === "text") return written.length === 1 ? text : undefined;
  return text.kind === "cdata" && text.closed && text.value.trim() !== "" ? text : undefined;
}

/** Returns the span of a CDATA section's text without surrounding whitespace. */
function within(text: string, { span }: XmlCdata): Span {
  const [start, end] = [span.start + "<![CDATA[".length, span.end - "]]>".length];
  const inner = text.slice(start, end);
  return { start: end - inner.trimStart().length, end: start + inner.trimEnd().length };
}
