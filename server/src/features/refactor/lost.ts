// Lists by name what a document loses by edits, for the user to see beforehand.
import { tag } from "../../prose/wording.js";
import type { Edit } from "../../xml/text-edits.js";
import type { Span, XmlElement, XmlNode } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";

/**
 * Returns `<ip>`, `<bridge stp>`, `2 comments`: each element removed as a whole and each attribute removed alone,
 * without duplicates. Of an `unnamed` element, whose removal is obvious, the parts are listed instead.
 */
export function lostTo({ result: { document } }: Analysis, edits: readonly Edit[], unnamed?: XmlElement): string[] {
  const isGone = (span: Span) => edits.some((edit) => edit.start <= span.start && span.end <= edit.end);
  const names = new Set<string>();
  let comments = 0;
  const pending: { readonly node: XmlNode; readonly isListed: boolean }[] = [];
  const push = (nodes: readonly XmlNode[], isListed: boolean) => {
    for (const node of nodes.toReversed()) pending.push({ node, isListed });
  };
  push(document.children, false);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, isListed } = next;
    if (node.kind === "comment" && isGone(node.span)) comments += 1;
    if (node.kind !== "element") continue;
    const isNews = !isListed && node !== unnamed && isGone(node.span);
    if (isNews) names.add(tag(node));
    else if (!isListed) {
      for (const { name, nameSpan } of node.attributes) {
        if (isGone(nameSpan) && !(node === unnamed && name === "mode")) names.add(`<${node.name} ${name}>`);
      }
    }
    push(node.children, isListed || isNews);
  }
  return [...names, ...(comments > 0 ? [comments === 1 ? "a comment" : `${comments} comments`] : [])];
}
