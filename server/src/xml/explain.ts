// Explains why a document is not well-formed: finds the mistake at or before the place where the parser noticed it.
import { mistakeInDeclaration } from "./declaration.js";
import type { DocumentFormat } from "./format.js";
import { mistakeOfLookalikes } from "./lookalikes.js";
import type { Known, WellFormednessProblem } from "./mistake.js";
import { conflictMarker, fixOf, hereDocument, mistake, quote, templateMistake } from "./mistake.js";
import { mistakeInNesting } from "./mistakes-nesting.js";
import { mistakeOutsideRoot, mistakeWithoutRoot } from "./mistakes-outside.js";
import { mistakeInEndTag, mistakeInStartTag } from "./mistakes-tag.js";
import {
  badCharacter,
  mistakeInCdata,
  mistakeInComment,
  mistakeInInstruction,
  mistakeInText,
  strangeDeclaration,
} from "./mistakes-text.js";
import { slipsIn } from "./nesting-repair.js";
import { contentStart, type Piece, scan } from "./scan.js";
import type { Span, XmlDocument } from "./tree.js";

/** Where a parser gave up. */
export interface Refusal {
  /** After the character that revealed the mistake. */
  readonly offset: number;
  /** Whether content outside the root, or the end of the text, revealed it. */
  readonly at: "outside" | "end" | "inside";
}

/** Finds the mistake: the first malformed piece, else wrong nesting, else content outside the root. */
export function explain(
  document: XmlDocument,
  { offset, at }: Refusal,
  isEntity: (name: string) => boolean,
  format: DocumentFormat | undefined,
): WellFormednessProblem {
  const { text, root } = document;
  const known: Known = {
    isEntity,
    isElement: (name) => format?.hasElement(name) === true,
    isEmpty: ({ start }) => isEmptyAt(text, start, format),
  };
  let sawElement = false;
  let sawDoctype = false;
  for (const piece of scan(text)) {
    if (piece.start >= offset) break;
    // Text outside the root is wrong as a whole.
    const inRoot = root !== undefined && piece.start > root.span.start && piece.start < root.span.end;
    const found =
      piece.kind === "text" && !inRoot
        ? asMeant(
            text,
            piece,
            badCharacter(text, piece.start, piece.end) ?? strangeDeclaration(text, piece.start, piece.end),
          )
        : mistakeInPiece(text, piece, known);
    if (found !== undefined) return mistakeOfLookalikes(text, reachOf(text, piece, found)) ?? found;
    if (piece.kind === "doctype" && (sawElement || sawDoctype)) {
      const message = "A DOCTYPE may be there only once, before the root element; remove it";
      const removal = { start: piece.start, end: piece.end, newText: "" };
      return mistake(message, piece.start, piece.end, fixOf("Remove it", false, removal));
    }
    sawDoctype ||= piece.kind === "doctype";
    sawElement ||= piece.kind === "start";
  }
  const unmatched = mistakeInNesting(text, at === "end" ? text.length : offset, format);
  if (unmatched !== undefined) return unmatched;
  const outside = mistakeOutsideRoot(document, root === undefined ? offset + 1 : offset);
  if (outside !== undefined) return mistakeOfLookalikes(text, outside.span) ?? outside;
  return root === undefined ? mistakeWithoutRoot(document) : unexplained(text, offset);
}

/** From the start of a piece to the end of what is wrong with it. */
function reachOf(text: string, { kind, start, end }: Piece, found: WellFormednessProblem): Span {
  const isTag = kind === "start" || kind === "end";
  // A tag whose value is not closed, or whose `>` is a full-width one, reaches as far as that of the next line.
  return isTag
    ? { start, end: Math.max(end, found.span.end) }
    : { ...found.span, end: Math.min(text.length, found.span.end + 2) };
}

/** Whether the element that begins there is likelier empty than closed by an end tag. */
function isEmptyAt(text: string, start: number, format: DocumentFormat | undefined): boolean {
  return slipsIn(text, format).some((slip) => slip.kind === "slash-missing" && slip.element.start === start);
}

/** Finds the first mistake in a piece regardless of its surroundings. */
export function mistakeInPiece(text: string, piece: Piece, known: Known): WellFormednessProblem | undefined {
  return asMeant(text, piece, inPiece(text, piece, known));
}

function inPiece(text: string, piece: Piece, known: Known): WellFormednessProblem | undefined {
  switch (piece.kind) {
    case "start":
      return mistakeInStartTag(text, piece, known);
    case "end":
      return mistakeInEndTag(text, piece);
    case "text":
      return mistakeInText(text, piece, known.isEntity);
    case "comment":
      return mistakeInComment(text, piece);
    case "cdata":
      return mistakeInCdata(text, piece);
    case "instruction":
      return (
        mistakeInInstruction(text, piece, contentStart(text)) ??
        (piece.start === contentStart(text) && /^<\?xml[\s?]/.test(text.slice(piece.start, piece.start + 6))
          ? mistakeInDeclaration(text, { ...piece, kind: "instruction" }, contentStart(text) > 0)
          : undefined)
      );
    case "doctype":
      return undefined;
  }
}

/** Replaces a mistake by its cause: an unfinished merge or an unfilled template. */
function asMeant(
  text: string,
  piece: Piece,
  found: WellFormednessProblem | undefined,
): WellFormednessProblem | undefined {
  return (
    found &&
    (conflictMarker(text, found.span.start) ??
      hereDocument(text, found.span.start) ??
      templateBefore(text, piece, found) ??
      found)
  );
}

/** Blames a mistake in text right after a template's mark on the template. */
function templateBefore(text: string, piece: Piece, found: WellFormednessProblem): WellFormednessProblem | undefined {
  if (piece.kind !== "text") return undefined;
  return templateMistake(text, Math.max(piece.start, found.span.start - 40), found.span.end);
}

/** Describes any other mistake by the character that revealed it. */
function unexplained(text: string, offset: number): WellFormednessProblem {
  const at = Math.max(0, Math.min(offset, text.length) - 1);
  const shown = text[at] === undefined ? "the end" : `"${quote(text.slice(at, at + 1))}"`;
  return mistake(`The document is not well-formed XML at ${shown}`, at, Math.min(at + 1, text.length));
}
