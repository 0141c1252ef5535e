// Selection ranges: from the word under the cursor to its value, its tag, its element, and on to the document.
import type { SelectionRange } from "vscode-languageserver";
import { locate, type Place } from "../xml/locate.js";
import { childElements, type Span, type XmlElement, type XmlNode } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";

/** Maximum number of enclosing elements; the format is not that deep. */
const deepest = 64;

/** Returns one range for each offset, with its parents; none outside a network. */
export function selectionRangesAt({ result, positions }: Analysis, offsets: readonly number[]): SelectionRange[] {
  if (!result.isNetwork) return [];
  const { document } = result;
  const whole: SelectionRange = { range: positions.rangeOf({ start: 0, end: document.text.length }) };
  return offsets.map((offset) =>
    growing(document.text, locate(document, offset)).reduceRight<SelectionRange>(
      (parent, span) => ({ range: positions.rangeOf(span), parent }),
      whole,
    ),
  );
}

/** Lists spans around the place, each larger than the one before, the last smaller than the text. */
function growing(text: string, place: Place): Span[] {
  const spans: Span[] = [];
  let last: Span = { start: place.offset, end: place.offset };
  for (const span of [...within(text, place), ...around(text, place)]) {
    const size = span.end - span.start;
    const holds = span.start <= last.start && last.end <= span.end;
    if (!holds || size <= last.end - last.start || size >= text.length) continue;
    spans.push(span);
    last = span;
  }
  return spans;
}

/** Yields the spans of the markup or text at the place itself. */
function* within(text: string, place: Place): Generator<Span> {
  switch (place.kind) {
    case "attribute-value":
    case "attribute-name":
    case "equals": {
      const { attribute } = place;
      if (place.kind === "attribute-name") yield attribute.nameSpan;
      if (place.kind === "attribute-value") {
        const { valueSpan, quote, quoteClosed } = attribute;
        yield* words(text, place.offset, valueSpan);
        yield valueSpan;
        if (quote) yield { start: valueSpan.start - 1, end: valueSpan.end + (quoteClosed ? 1 : 0) };
      }
      yield attribute.span;
      yield* tagOf(place.element);
      break;
    }
    case "element-name":
      yield place.element.nameSpan;
      yield* tagOf(place.element);
      break;
    case "tag":
    case "tag-end":
      yield* tagOf(place.element);
      break;
    case "end-tag":
      yield place.endTag.nameSpan;
      yield place.endTag.span;
      if (place.element?.endTag === place.endTag) yield place.element.span;
      break;
    case "comment": {
      const { span, closed } = place.node;
      const inner = { start: span.start + 4, end: span.end - (closed ? 3 : 0) };
      yield* words(text, place.offset, inner);
      yield trimmed(text, inner);
      yield span;
      break;
    }
    case "cdata":
    case "instruction":
    case "doctype":
      yield* words(text, place.offset, place.node.span);
      yield place.node.span;
      break;
    default:
      if (place.text) yield* words(text, place.offset, place.text.span);
      if (place.text) yield trimmed(text, place.text.span);
  }
}

function* tagOf({ attributes, startTag, span }: XmlElement): Generator<Span> {
  const [first, last] = [attributes[0], attributes.at(-1)];
  if (first && last) yield { start: first.span.start, end: last.span.end };
  yield startTag;
  yield span;
}

/** Yields for each enclosing element the run of equal siblings, the content between the tags, and the element. */
function* around(text: string, { path, kind, ...place }: Place): Generator<Span> {
  let child: XmlElement | undefined = "element" in place && kind !== "content" ? place.element : undefined;
  for (const parent of path.toReversed().slice(0, deepest)) {
    if (child) yield runAround(parent, child);
    const content = { start: parent.startTag.end, end: parent.endTag?.span.start ?? parent.span.end };
    yield trimmed(text, content);
    yield content;
    yield parent.span;
    child = parent;
  }
}

/** Returns the run of adjacent siblings with the element's name. */
function runAround(parent: XmlElement, child: XmlElement): Span {
  const siblings = childElements(parent);
  const at = siblings.indexOf(child);
  const isAlike = (node: XmlNode | undefined) => node?.kind === "element" && node.name === child.name;
  let [first, last] = [at, at];
  while (isAlike(siblings[first - 1])) first -= 1;
  while (isAlike(siblings[last + 1])) last += 1;
  return { start: siblings[first]?.span.start ?? child.span.start, end: siblings[last]?.span.end ?? child.span.end };
}

/** Yields the word at the offset within the limits: without whitespace and separators in a value. */
function* words(text: string, offset: number, { start, end }: Span): Generator<Span> {
  const isPart = (at: number) => at >= start && at < end && !/[\s,;=<>"']/.test(text.charAt(at));
  let [from, to] = [offset, offset];
  while (isPart(from - 1)) from -= 1;
  while (isPart(to)) to += 1;
  if (to > from) yield { start: from, end: to };
}

function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  const first = start + (inner.length - inner.trimStart().length);
  return { start: Math.min(first, end), end: Math.max(first, start + inner.trimEnd().length) };
}
