// Which findings are reported while a text is not well-formed: one mistake must not cause others.

import type { Finding } from "../findings.js";
import type { Rule } from "../rules/rule.js";
import { countLeading } from "../search.js";
import type { WellFormednessProblem } from "../xml/mistake.js";
import { inOrder } from "../xml/text-edits.js";
import { isComplete, type Span, type XmlDocument, type XmlElement, type XmlNode } from "../xml/tree.js";

export function maySpeak(rule: Rule, finding: Finding, document: XmlDocument, problem: WellFormednessProblem): boolean {
  if (rule.on === "document" || rule.on === "failure") return true;
  if (rule.needs === "document") return false;
  if (finding.span.start < problem.span.end && problem.span.start < finding.span.end) return false;
  if (isChanged(finding, problem)) return false;
  const around = elementsAround(document, finding.span.start);
  const own = around.at(-1);
  if (own === undefined || !tagIsSound(own)) return false;
  // An end tag that closes nothing: the structure around it is a guess.
  if (rule.needs === "surroundings" && document.strayEndTags.length > 0) return false;
  // The root is open as long as the document is written from top to bottom.
  return rule.needs !== "surroundings" || around.slice(1).every(isComplete);
}

const editsByProblem = new WeakMap<WellFormednessProblem, readonly Span[]>();

/** Whether the fix of the mistake in the XML writes something else in the place of what the finding is about. */
function isChanged({ span }: Finding, problem: WellFormednessProblem): boolean {
  let edits = editsByProblem.get(problem);
  if (edits === undefined) {
    edits = inOrder(problem.fix?.edits ?? []).filter(({ start, end }) => start < end);
    editsByProblem.set(problem, edits);
  }
  // Edits do not overlap: the first that ends after the start of the finding decides.
  const first = edits[countLeading(edits, ({ end }) => end <= span.start)];
  return (first?.start ?? span.end) < span.end;
}

/** Several findings may be in one tag. */
const soundness = new WeakMap<XmlElement, boolean>();

/** Whether a start tag has its `>` and all values are closed; otherwise its attributes may be those of another tag. */
function tagIsSound(element: XmlElement): boolean {
  let isSound = soundness.get(element);
  if (isSound === undefined) {
    isSound =
      element.startTagClosed &&
      element.attributes.every((attribute) => attribute.quote !== undefined && attribute.quoteClosed);
    soundness.set(element, isSound);
  }
  return isSound;
}

/** The elements around an offset, the root first. */
function elementsAround(document: XmlDocument, offset: number): XmlElement[] {
  const around: XmlElement[] = [];
  let next = document.root;
  while (next !== undefined && next.span.start <= offset && offset <= next.span.end) {
    around.push(next);
    next = elementAt(next.children, offset);
  }
  return around;
}

/** The first element that contains or touches the offset. */
function elementAt(nodes: readonly XmlNode[], offset: number): XmlElement | undefined {
  let at = countLeading(nodes, ({ span }) => span.end < offset);
  for (let node = nodes[at]; node !== undefined && node.span.start <= offset; node = nodes[++at]) {
    if (node.kind === "element") return node;
  }
  return undefined;
}
