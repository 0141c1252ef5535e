// What ends an element: its end tag, and the end of a start tag that has none yet.
import { indentBefore } from "../../xml/edits.js";
import { childElements, type Span, type XmlElement } from "../../xml/tree.js";
import { isExpected } from "./element-text.js";
import { startOfLine } from "./frame.js";
import { kinds, type Offer, ranks } from "./items.js";
import type { Scene } from "./scene.js";

/**
 * The end tag of an element that has none, or only part of one, in place of the span. Alone on its line it is indented
 * as the start tag is.
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
      // From the start of the line, so that it keeps away from what is typed where it can.
      alongside: surplus > 0 ? [{ start: lineStart, end: lineStart + surplus, newText: "" }] : [],
    },
  ];
}

/** Whether the element has something in it, and lacks nothing. */
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
 * The ends of a start tag that lacks its own: of an element without content, and of one with an end tag. Whoever types a
 * blank may well go on in another line, and takes the first of a list unawares: then there is none of these.
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
