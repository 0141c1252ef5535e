// Gives each network of a document that has several a file of its own; the first one stays where it is. Only where that is
// an error.
import { readNetwork } from "../../network/read.js";
import { spansWithComments } from "../../xml/comments.js";
import { endOfLineComments, indentBefore, isWhiteSpace, lineEnd } from "../../xml/edits.js";
import { skipBlanks } from "../../xml/names.js";
import type { Edit } from "../../xml/text-edits.js";
import {
  childElements,
  isComplete,
  type Span,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import type { NewFile, Refactoring } from "./refactoring.js";

/** Files made at most. */
const mostFiles = 200;

export const splitNetworks: Refactoring = {
  kind: "refactor.extract.networks",
  halfTyped: true,
  isHarmless: true,
  offer(analysis, _span, { support }) {
    const { document, findings } = analysis.result;
    if (!support.createsFiles || findings.length === 0 || !/^\w[\w+.-]*:.*\//.test(analysis.document.uri)) return [];
    const parts = networksOf(document);
    if (parts.length < 2 || parts.length > mostFiles) return [];
    const [first, ...others] = parts;
    const names = fileNames(
      analysis,
      others.map(({ element }) => element),
    );
    const newline = lineEnd(document);
    const creates = others.map(({ span }, index): NewFile => {
      return { uri: siblingUri(analysis.document.uri, names[index] ?? ""), text: dedented(document, span) + newline };
    });
    const { root } = document;
    const wrapper = root && first && root !== first.element ? root.span : undefined;
    const edits: Edit[] = wrapper
      ? [{ ...wrapper, newText: dedented(document, first?.span ?? wrapper) }]
      : others.map(({ span }, index) => ({
          start: endOfLineComments(document, parts[index]?.span.end ?? span.start),
          end: span.end,
          newText: "",
        }));
    return [{ title: `Split into ${parts.length} files`, edits, creates }];
  },
};

interface Part {
  readonly element: XmlElement;
  /** With the comments that belong to it. */
  readonly span: Span;
}

/** The networks beside each other, or in one element around them; none if there is anything else that would be lost. */
function networksOf(document: XmlDocument): Part[] {
  const { root } = document;
  if (root === undefined) return [];
  const isWrapped = root.localName !== "network";
  if (isWrapped && (root.attributes.length > 0 || !isComplete(root) || childElements(document).length > 1)) return [];
  const children = isWrapped ? root.children : document.children;
  const isNetwork = (node: XmlNode) => node.kind === "element" && node.name === "network" && isComplete(node);
  const isOther = ({ kind }: XmlNode) => kind === "comment" || kind === "instruction";
  if (
    !children.every(
      (node) =>
        isNetwork(node) ||
        isWhiteSpace(document.text, node) ||
        (!isWrapped && isOther(node)) ||
        node.kind === "comment",
    )
  )
    return [];
  const elements = childElements({ children });
  // Outside a root there are no nodes for whitespace: all that is between two networks goes with the second.
  if (!isWrapped)
    return elements.map((element, index) => ({ element, span: spanAfter(document, element, elements[index - 1]) }));
  const spans = spansWithComments(document, children);
  const parts = elements.map((element) => ({ element, span: spans.get(element) ?? element.span }));
  // A comment that belongs to no network would be lost with the element around them.
  const isKept = ({ kind, span }: XmlNode) =>
    kind !== "comment" || parts.some((part) => part.span.start <= span.start && span.end <= part.span.end);
  return children.every(isKept) ? parts : [];
}

function spanAfter(document: XmlDocument, { span }: XmlElement, previous: XmlElement | undefined): Span {
  if (previous === undefined) return span;
  return { start: skipBlanks(document.text, endOfLineComments(document, previous.span.end)), end: span.end };
}

/** Names each file after its network, none like another or like the document's own. */
function fileNames({ document: { uri }, result: { target } }: Analysis, networks: readonly XmlElement[]): string[] {
  const used = new Set([decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1)).toLowerCase()]);
  return networks.map((element) => {
    const name = readNetwork(element, target).name?.value ?? "";
    const stem = name.replace(/[^\p{L}\p{M}\p{N}._+@-]+/gu, "-").replace(/^[-.]+/, "") || "network";
    let file = `${stem}.xml`;
    for (let number = 2; used.has(file.toLowerCase()); number += 1) file = `${stem}-${number}.xml`;
    used.add(file.toLowerCase());
    return file;
  });
}

function siblingUri(uri: string, file: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1) + encodeURIComponent(file);
}

/** The text of a span without the indentation of its first line. */
function dedented(document: XmlDocument, { start, end }: Span): string {
  const indent = indentBefore(document, start) ?? "";
  const text = document.text.slice(start, end);
  return indent === "" ? text : text.replaceAll(`\n${indent}`, "\n");
}
