// What a document loses by edits, by name, so that a person can be told before.
import { tag } from "../../prose/wording.js";
import type { Edit } from "../../xml/text-edits.js";
import type { Span, XmlElement, XmlNode } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";

/**
 * `<ip>`, `<bridge stp>`, `2 comments`: each element that goes with all it holds, each attribute that goes alone, each once.
 * Of an `unnamed` element, whose going is no news, what it holds.
 */
export function lostTo({ result: { document } }: Analysis, edits: readonly Edit[], unnamed?: XmlElement): string[] {
  const isGone = (span: Span) => edits.some((edit) => edit.start <= span.start && span.end <= edit.end);
  const names = new Set<string>();
  let comments = 0;
  const pending: { readonly node: XmlNode; readonly isTold: boolean }[] = [];
  const push = (nodes: readonly XmlNode[], isTold: boolean) => {
    for (const node of nodes.toReversed()) pending.push({ node, isTold });
  };
  push(document.children, false);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, isTold } = next;
    if (node.kind === "comment" && isGone(node.span)) comments += 1;
    if (node.kind !== "element") continue;
    const isNews = !isTold && node !== unnamed && isGone(node.span);
    if (isNews) names.add(tag(node));
    else if (!isTold) {
      for (const { name, nameSpan } of node.attributes) {
        if (isGone(nameSpan) && !(node === unnamed && name === "mode")) names.add(`<${node.name} ${name}>`);
      }
    }
    push(node.children, isTold || isNews);
  }
  return [...names, ...(comments > 0 ? [comments === 1 ? "a comment" : `${comments} comments`] : [])];
}
