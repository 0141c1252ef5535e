// The pieces of a document that formatting never changes: tags, comments, text. Between them is only whitespace.
import { isWhiteSpace } from "../xml/edits.js";
import type { Span, XmlDocument, XmlElement, XmlNode } from "../xml/tree.js";

export interface Piece extends Span {
  readonly kind: /** A start tag whose content has pieces of its own. */
    | "open"
    /** The end tag to an `open`. */
    | "close"
    /** An element that is kept as it is, from its start tag to its end tag. */
    | "element"
    | "comment"
    /** Text that is not blank, with the whitespace around it; CDATA. */
    | "text"
    /** A processing instruction, the XML declaration, the DOCTYPE. */
    | "other";
}

interface Level {
  readonly nodes: readonly XmlNode[];
  next: number;
  readonly endTag: Span | undefined;
}

/**
 * The pieces of a well-formed document, in the order in which `childrenOf` has them. `isKept`: whether an element is one
 * piece, with everything in it.
 */
export function piecesOf(
  { text, children }: XmlDocument,
  isKept: (element: XmlElement) => boolean,
  childrenOf: (element: XmlElement) => readonly XmlNode[] = (element) => element.children,
): Piece[] {
  const pieces: Piece[] = [];
  const open: Level[] = [{ nodes: children, next: 0, endTag: undefined }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.nodes[level.next];
    level.next += 1;
    if (node === undefined) {
      open.pop();
      if (level.endTag) pieces.push(piece("close", level.endTag));
    } else if (node.kind === "element" && node.endTag && !isKept(node)) {
      pieces.push(piece("open", node.startTag));
      open.push({ nodes: childrenOf(node), next: 0, endTag: node.endTag.span });
    } else if (!isWhiteSpace(text, node)) {
      pieces.push(piece(kindOf(node), node.span));
    }
  }
  return pieces;
}

function piece(kind: Piece["kind"], { start, end }: Span): Piece {
  return { kind, start, end };
}

function kindOf({ kind }: XmlNode): Piece["kind"] {
  switch (kind) {
    case "element":
    case "comment":
    case "text":
      return kind;
    case "cdata":
      return "text";
    default:
      return "other";
  }
}
