// Completion of what ends an element: its end tag, and the end of an unfinished start tag.
import { indentBefore } from "../../xml/edits.js";
import { childElements, type Span, type XmlElement } from "../../xml/tree.js";
import { isExpected } from "./element-text.js";
import { startOfLine } from "./frame.js";
import { kinds, type Offer, ranks } from "./items.js";
import type { Scene } from "./scene.js";

/**
 * Offers the end tag of an element with a missing or unfinished one, in place of the span. Alone on its line, it is
 * indented like the start tag.
 */
export function endTagFor(scene: Scene, element: XmlElement, span: Span): Offer[] {
  const complete = element.endTag && (element.endTag.closed || element.endTag.span.start !== span.start);
  if (complete || element.selfClosing || element.name === "") return [];
  const { document, analysis } = scene;
  const endTag = `</${element.name}>`;
  const written = indentBefore(document, span.start);
  const own = indentBefore(document, element.span.start);
  const lineStart = startOfLine(document.text, span.start);
  const realign =
    !scene.context.support.alignsEndTags &&
    lineStart > element.span.start &&
    written !== undefined &&
    own !== undefined;
  const surplus = realign && written.startsWith(own) ? written.length - own.length : 0;
  return [
    {
      label: endTag,
      kind: kinds.element,
      rank: isFilled(scene, element) ? ranks.end : ranks.tag,
      span,
      text: [realign && own.startsWith(written) ? own.slice(written.length) : "", endTag],
      filter: endTag,
      facts: `closes line ${analysis.positions.positionAt(element.span.start).line + 1}`,
      // Starts at the line start, to stay clear of what is typed where possible.
      alongside: surplus > 0 ? [{ start: lineStart, end: lineStart + surplus, newText: "" }] : [],
    },
  ];
}

/** Whether the element has content and nothing required is missing. */
function isFilled({ vocabulary, place }: Scene, element: XmlElement): boolean {
  const spec = vocabulary.specOf(element);
  if (spec?.text) return true;
  const typed = place.kind === "element-name" ? place.element : undefined;
  const children = childElements(element).filter((child) => child !== typed);
  const present = new Set(children.map(vocabulary.specOf));
  const lacking =
    spec && vocabulary.childrenOf(spec).some((child) => isExpected(child, spec, vocabulary) && !present.has(child));
  return children.length > 0 && !lacking;
}

/**
 * Offers the ends of an unfinished start tag: for an element without content, and for one with an end tag. None after a
 * typed space: whoever types it may continue on the next line, where Enter would accept the first offer.
 */
export function tagEnds({ document, place, trigger }: Scene, element: XmlElement): Offer[] {
  if (trigger === " ") return [];
  const { text } = document;
  const { offset } = place;
  const rest = /^[^\n\r]*/.exec(text.slice(offset, offset + 1000))?.[0] ?? "";
  if (element.startTagClosed || rest.trim() !== "") return [];
  const common = { kind: kinds.element, rank: ranks.tag, span: { start: offset, end: offset } };
  const endTag = `</${element.name}>`;
  return [
    { ...common, label: "/>", text: ["/>"], filter: "/>" },
    { ...common, label: `>${endTag}`, text: [">", { kind: "end", lead: "" }, endTag], filter: `>${endTag}` },
  ];
}
