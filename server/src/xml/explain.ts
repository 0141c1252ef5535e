// Explains why a document is not well-formed: finds the mistake at or before the place where the parser noticed it.
import { mistakeInDeclaration } from "./declaration.js";
import type { WellFormednessProblem } from "./mistake.js";
import { conflictMarker, fixOf, mistake, quote, templateMistake, unreadable } from "./mistake.js";
import { mistakeInNesting, mistakeOutsideRoot, mistakeWithoutRoot } from "./mistakes-nesting.js";
import { mistakeInEndTag, mistakeInStartTag } from "./mistakes-tag.js";
import {
  badCharacter,
  mistakeInCdata,
  mistakeInComment,
  mistakeInInstruction,
  mistakeInText,
  strangeDeclaration,
} from "./mistakes-text.js";
import { contentStart, type Piece, scan } from "./scan.js";
import type { XmlDocument } from "./tree.js";

/** Where a parser gave up. */
export interface Refusal {
  /** After the character that revealed the mistake. */
  readonly offset: number;
  /** Whether content outside the root, or the end of the text, revealed it. */
  readonly at: "outside" | "end" | "inside";
}

/** Finds the mistake: the first malformed piece, else content outside the root, else wrong nesting. */
export function explain(
  document: XmlDocument,
  { offset, at }: Refusal,
  isKnownEntity: (name: string) => boolean,
): WellFormednessProblem {
  const { text, root } = document;
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
        : mistakeInPiece(text, piece, isKnownEntity);
    if (found !== undefined) return found;
    if (piece.kind === "doctype" && (sawElement || sawDoctype)) {
      const message = `A DOCTYPE may stand only once and only before the root element; ${unreadable}, remove it`;
      const removal = { start: piece.start, end: piece.end, newText: "" };
      return mistake(message, piece.start, piece.end, fixOf("Remove it", false, removal));
    }
    sawDoctype ||= piece.kind === "doctype";
    sawElement ||= piece.kind === "start";
  }
  const found =
    at === "outside"
      ? mistakeOutsideRoot(document, offset)
      : mistakeInNesting(document, at === "end" ? undefined : offset);
  if (found !== undefined) return found;
  if (root === undefined) return mistakeOutsideRoot(document, offset + 1) ?? mistakeWithoutRoot(document);
  return unexplained(text, offset);
}

/** Finds the first mistake in a piece regardless of its surroundings. */
export function mistakeInPiece(
  text: string,
  piece: Piece,
  isKnownEntity: (name: string) => boolean,
): WellFormednessProblem | undefined {
  return asMeant(text, piece, inPiece(text, piece, isKnownEntity));
}

function inPiece(
  text: string,
  piece: Piece,
  isKnownEntity: (name: string) => boolean,
): WellFormednessProblem | undefined {
  switch (piece.kind) {
    case "start":
      return mistakeInStartTag(text, piece, isKnownEntity);
    case "end":
      return mistakeInEndTag(text, piece);
    case "text":
      return mistakeInText(text, piece, isKnownEntity);
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
  return found && (conflictMarker(text, found.span.start) ?? templateBefore(text, piece, found) ?? found);
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
  return mistake(`The document is not well-formed XML at ${shown}; ${unreadable}`, at, Math.min(at + 1, text.length));
}
