// The edits of repairs: what is taken out, and what is written in its place.
import type { Fix } from "../findings.js";
import type { ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { addBlock, indentBefore, indentUnit, lineEnd, removeSpan } from "../xml/edits.js";
import { escapeAttribute, escapeText } from "../xml/entities.js";
import { isBlank } from "../xml/names.js";
import type { Edit } from "../xml/text-edits.js";
import type { Span, XmlDocument, XmlElement, XmlNode } from "../xml/tree.js";
import { quoteFor, setAttribute } from "../xml/value-edits.js";
import { placeIn, type Reach } from "./reach.js";
import type { Assignment } from "./values.js";

/** A mistake, and how to repair it. */
export interface Repair {
  /** The attributes, texts and elements that are the mistake; a finding marks the first. */
  readonly claims: readonly object[];
  /** What was meant, as one would write it: `mac`, `<mtu size='9000'/>`. */
  readonly meant: string;
  /** Whether `meant` only names what should be written, so that a message can ask: did you mean ...? */
  readonly isName: boolean;
  /** The element in which it belongs, where that is not the one it is in. */
  readonly home?: string;
  /** The most likely one first; never empty. */
  readonly fixes: readonly Fix[];
}

/** Formats assignments as they are written in a tag: `start='10.0.0.2' end='10.0.0.9'`. */
export function written(values: readonly Assignment[], quote: '"' | "'" = "'"): string {
  return values
    .flatMap(({ attribute, value }) =>
      attribute ? [`${attribute.name}=${quote}${escapeAttribute(value, quote)}${quote}`] : [],
    )
    .join(" ");
}

/** Formats an element with these values, or with a block of XML, in it; two spaces a step. */
export function elementXml(
  { name }: ElementSpec,
  values: readonly Assignment[],
  quote: '"' | "'" = "'",
  inner?: string,
): string {
  const attributes = written(values, quote);
  const tag = attributes === "" ? name : `${name} ${attributes}`;
  const text = values.find(({ attribute }) => attribute === undefined)?.value;
  if (inner !== undefined) return `<${tag}>\n${inner.replace(/^(?=.)/gm, "  ")}\n</${name}>`;
  return text === undefined ? `<${tag}/>` : `<${tag}>${escapeText(text)}</${name}>`;
}

/** Formats the elements to create, outermost first, the innermost with these values or this block in it. */
export function nestedXml(
  rest: readonly ElementSpec[],
  valuesOf: (step: ElementSpec) => readonly Assignment[],
  quote: '"' | "'",
  block?: string,
): string {
  return rest.reduceRight<string | undefined>(
    (inner, step) => elementXml(step, valuesOf(step), quote, inner),
    block,
  ) as string;
}

/** Writes values at a place: as attributes or text of an element that exists, or in new ones. */
export function putValues(
  document: XmlDocument,
  vocabulary: Vocabulary,
  { holder, rest }: Reach,
  values: readonly Assignment[],
  extra: (step: ElementSpec) => readonly Assignment[] = () => [],
): Edit[] {
  const [outermost] = rest;
  if (outermost === undefined) {
    return values.map(({ attribute, value }) =>
      attribute ? setAttribute(holder, attribute.name, value) : fillText(document, holder, value),
    );
  }
  const innermost = rest.at(-1);
  const xml = nestedXml(rest, (step) => (step === innermost ? values : extra(step)), quoteFor(holder));
  return [addBlock(document, holder, xml, placeIn(vocabulary, holder, outermost))];
}

/** Writes text into an element without any. */
function fillText({ text }: XmlDocument, element: XmlElement, value: string): Edit {
  if (!element.selfClosing) {
    return {
      start: element.startTag.end,
      end: element.endTag?.span.start ?? element.span.end,
      newText: escapeText(value),
    };
  }
  let start = element.startTag.end - 2;
  while (isBlank(text[start - 1])) start -= 1;
  return { start, end: element.startTag.end, newText: `>${escapeText(value)}</${element.name}>` };
}

/** Removes parts of the content of an element; one that is left with nothing becomes a tag that closes itself. */
export function takeOut(document: XmlDocument, parent: XmlElement, spans: readonly Span[], keepsTags = false): Edit[] {
  const isTaken = ({ span }: XmlNode) => spans.some(({ start, end }) => start <= span.start && span.end <= end);
  const isLeft = (node: XmlNode) => !isTaken(node) && !isBlankOutside(document, node, spans);
  if (keepsTags || parent.endTag === undefined || parent.parent === undefined || parent.children.some(isLeft)) {
    return spans.map((span) => removeSpan(document, span));
  }
  let start = parent.startTag.end - 1;
  while (isBlank(document.text[start - 1])) start -= 1;
  return [{ start, end: parent.span.end, newText: "/>" }];
}

/** Whether a node is text that is only whitespace but for the spans. */
function isBlankOutside({ text }: XmlDocument, { kind, span }: XmlNode, spans: readonly Span[]): boolean {
  if (kind !== "text") return false;
  let rest = text.slice(span.start, span.end);
  for (const { start, end } of spans) {
    if (span.start <= start && end <= span.end) rest = rest.replace(text.slice(start, end), "");
  }
  return !/[^\t\n\r ]/.test(rest);
}

/** Puts XML in the place of a span, indented like it. */
export function inPlace(document: XmlDocument, { start, end }: Span, xml: string): Edit {
  const indent = indentBefore(document, start);
  const lines = xml.split("\n");
  if (indent === undefined) return { start, end, newText: lines.map((line) => line.trim()).join("") };
  const unit = indentUnit(document);
  const newText = lines
    .map((line, index) => {
      const steps = (/^ */.exec(line)?.[0].length ?? 0) / 2;
      return (index === 0 ? "" : indent) + unit.repeat(steps) + line.trimStart();
    })
    .join(lineEnd(document));
  return { start, end, newText };
}
