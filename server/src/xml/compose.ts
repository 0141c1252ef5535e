// Combines successive rounds of edits into edits of the original text, which is what an editor needs.
import type { Edit } from "./text-edits.js";
import type { Span } from "./tree.js";

/** A span of the original text that stays, or new text. */
type Piece = Span | string;

/**
 * Returns edits of the original text equivalent to `first` followed by `second`, whose offsets refer to the text in
 * between.
 */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const take = reader(piecesOf(first));
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, newText } of ordered(second)) {
    for (const piece of take(start - at)) pieces.push(piece);
    pieces.push(newText);
    take(end - start);
    at = end;
  }
  return editsOf([...pieces, ...take(Number.POSITIVE_INFINITY)]);
}

function ordered(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function piecesOf(edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, newText } of ordered(edits)) {
    pieces.push({ start: at, end: start }, newText);
    at = end;
  }
  return [...pieces, { start: at, end: Number.POSITIVE_INFINITY }];
}

/** Returns a function that hands out the next pieces, a given number of characters at a time. */
function reader(pieces: readonly Piece[]): (characters: number) => Piece[] {
  let index = 0;
  let used = 0;
  return (characters) => {
    const taken: Piece[] = [];
    for (let left = characters; left > 0; ) {
      const piece = pieces[index];
      if (piece === undefined) break;
      const length = typeof piece === "string" ? piece.length : piece.end - piece.start;
      const count = Math.min(left, length - used);
      taken.push(part(piece, used, used + count));
      left -= count;
      used += count;
      if (used < length || length === Number.POSITIVE_INFINITY) break;
      index += 1;
      used = 0;
    }
    return taken;
  };
}

function part(piece: Piece, from: number, to: number): Piece {
  return typeof piece === "string" ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
}

function editsOf(pieces: readonly Piece[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let newText = "";
  for (const piece of pieces) {
    if (typeof piece === "string") newText += piece;
    else if (piece.start < piece.end) {
      if (piece.start > at || newText !== "") edits.push({ start: at, end: piece.start, newText });
      newText = "";
      at = piece.end;
    }
  }
  return edits;
}
