// The children of an element in the order in which libvirt writes them, together with their comments.

import type { Directive } from "../directives/directives.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { isWhiteSpace } from "../xml/edits.js";
import { locate } from "../xml/locate.js";
import type { XmlComment, XmlDocument, XmlElement, XmlNode } from "../xml/tree.js";
import { breaksIn, type Placed } from "./gaps.js";

/** Nodes that move together, and their destination. */
interface Unit {
  readonly nodes: XmlNode[];
  readonly place: number;
}

/**
 * Returns the children of an element in libvirt's order. Elements of one name keep their order; an unknown element stays
 * after its predecessor. Nothing is moved where that could change a meaning: among text, and around comments that open or
 * close a region.
 */
export function orderOf(
  document: XmlDocument,
  vocabulary: Vocabulary,
  pieces: readonly Placed[],
  directives: readonly Directive[],
): (element: XmlElement) => readonly XmlNode[] {
  const trailing = new Set(pieces.filter((piece) => piece.trailing).map(({ start }) => start));
  const directiveStarts = new Set(directives.map(({ span }) => span.start));
  const fixed = fixedElements(document, directives);
  const { text } = document;

  /** Line breaks between two neighbours. */
  const apart = (before: XmlNode, after: XmlNode) => breaksIn(text, { start: before.span.end, end: after.span.start });

  /** Whether a run of comments belongs to what is above it: no blank line in between, but one after it. */
  const belongsAbove = (run: readonly XmlComment[], before: XmlNode | undefined, after: XmlNode | undefined) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || after === undefined || apart(last, after) < 2) return false;
    return (
      (before === undefined || apart(before, first) < 2) && !run.some(({ span }) => directiveStarts.has(span.start))
    );
  };

  return (element) => {
    const children = element.children.filter((node) => !isWhiteSpace(text, node));
    const mixed = children.some(({ kind }) => kind !== "element" && kind !== "comment");
    if (mixed || fixed.has(element)) return element.children;
    const units: Unit[] = [];
    const stay = (nodes: readonly XmlNode[]) => {
      const last = units.at(-1);
      if (last) for (const node of nodes) last.nodes.push(node);
      else units.push({ nodes: [...nodes], place: -1 });
    };
    /** Comments whose element follows. */
    let run: XmlComment[] = [];
    for (const [index, node] of children.entries()) {
      if (node.kind === "element") {
        const place = vocabulary.placeOf(node);
        if (place === undefined) stay([...run, node]);
        else units.push({ nodes: [...run, node], place });
        run = [];
      } else if (node.kind === "comment") {
        if (run.length === 0 && trailing.has(node.span.start)) stay([node]);
        else run.push(node);
        if (belongsAbove(run, children[index - run.length], children[index + 1])) {
          stay(run);
          run = [];
        }
      }
    }
    return [...units.sort((a, b) => a.place - b.place).flatMap(({ nodes }) => nodes), ...run];
  };
}

/** The elements around directives that open or close a region, or that set one of several targets, where the first applies. */
function fixedElements(document: XmlDocument, directives: readonly Directive[]): ReadonlySet<XmlElement> {
  const targets = directives.filter(({ kind }) => kind === "target").length;
  const fixing = directives.filter(
    ({ kind }) => kind === "disable" || kind === "enable" || (kind === "target" && targets > 1),
  );
  return new Set(fixing.flatMap(({ span }) => locate(document, span.start + 1).path));
}
