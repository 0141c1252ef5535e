// Finds in one reading the mistakes that would appear one after the other as each is fixed, so that thousands of
// mistakes do not need thousands of readings. Only certain ones: the list ends at a mistake without a safe fix, and at
// anything that an earlier fix may change. Linear.
import { isPredefined } from "./entities.js";
import { mistakeInPiece } from "./explain.js";
import type { DocumentFormat } from "./format.js";
import type { Known, WellFormednessProblem } from "./mistake.js";
import { nestingMistake } from "./mistakes-nesting.js";
import { skipBlanks } from "./names.js";
import type { Slip } from "./nesting-readings.js";
import { slipsIn } from "./nesting-repair.js";
import { type Piece, scan } from "./scan.js";
import { applyEdits, type Edit, inOrder } from "./text-edits.js";
import type { Span, XmlDocument } from "./tree.js";

/** Limit on repeated reading of pieces with several mistakes, in characters; grows with the length of the text. */
const mostRead = 2_000_000;
/** Whether an element is empty decides only about fixes that are not safe. */
const knownOf = (format: DocumentFormat | undefined): Known => ({
  isEntity: isPredefined,
  isElement: (name) => format?.hasElement(name) === true,
  isEmpty: () => false,
});
/** How many pieces after a mistake are read together with it. */
const reach = 4;

/**
 * Returns the mistakes in the order in which they would appear, each with a safe fix that does not touch the others.
 * All spans refer to the unchanged text. Empty when nothing is certain.
 */
export function mistakesInTurn(
  document: XmlDocument,
  format: DocumentFormat | undefined,
): readonly WellFormednessProblem[] {
  const { text, root } = document;
  if (root === undefined || text.includes("\0") || document.children.some(({ kind }) => kind === "doctype")) return [];
  const pieces = [...scan(text)];
  const nesting = createNesting(text, format);
  const settle = createSettle(text, pieces, knownOf(format));
  const found: WellFormednessProblem[] = [];
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index] as Piece;
    const isOutside = piece.start < root.span.start || piece.start >= root.span.end;
    if (piece.kind === "text" && isOutside && skipBlanks(text, piece.start, piece.end) < piece.end) break;
    const settled = settle(index);
    for (const problem of settled.problems) found.push(problem);
    const shown = settled.pieces > 0 ? nesting.shownBy(piece, settled) : undefined;
    if (shown === undefined) break;
    for (const problem of shown) {
      if (!problem.fix?.safe) return found;
      found.push(problem);
    }
    if (nesting.isOver()) break;
    index += settled.pieces;
  }
  return found;
}

/** The state of a piece once the mistakes in it are fixed. */
interface Settled {
  readonly problems: readonly WellFormednessProblem[];
  /** How many pieces of the text it covers; 0 when unknown, or when it has a mistake without a safe fix. */
  readonly pieces: number;
  readonly kind: Piece["kind"];
  /** Of a tag. */
  readonly name: string;
  readonly selfClosing: boolean;
}

function createSettle(text: string, pieces: readonly Piece[], known: Known): (index: number) => Settled {
  let left = mostRead + 8 * text.length;

  return (index) => {
    const own = pieces[index] as Piece;
    const first = mistakeInPiece(text, own, known);
    if (first === undefined) return { problems: [], pieces: 1, ...shapeOf(text, own) };
    const problems: WellFormednessProblem[] = [];
    const unsettled = { problems, pieces: 0, kind: own.kind, name: "", selfClosing: false };
    const ends = pieces.slice(index, index + reach).map(({ end }) => end);
    const window = text.slice(own.start, ends.at(-1));
    let edits: readonly Edit[] = [];
    let fixed = window;
    for (let problem: WellFormednessProblem | undefined = first; problem !== undefined; ) {
      const { fix, span }: WellFormednessProblem = problem;
      if (!fix?.safe || isDoubtful(problem, problems.length === 0 ? text : fixed)) return unsettled;
      const isFirst = problems.length === 0;
      const added = isFirst ? shifted(fix.edits, -own.start) : fix.edits.flatMap((edit) => unmoved(edits, edit) ?? []);
      if (added.length < fix.edits.length) return unsettled;
      const place = isFirst ? span : { start: own.start, end: own.end };
      problems.push({ ...problem, span: place, fix: { ...fix, edits: shifted(added, own.start) } });
      if (added.some(({ start, end }) => start < 0 || end > window.length)) return unsettled;
      edits = inOrder([...edits, ...added]);
      fixed = applyEdits(window, edits);
      left -= fixed.length;
      if (left < 0) return unsettled;
      const [now] = scan(fixed);
      if (now === undefined) return unsettled;
      problem = mistakeInPiece(fixed, now, known);
      // A mistake that depends on the following text is only certain once that is fixed.
      const alone = mistakeInPiece(fixed.slice(0, now.end), now, known);
      if (problem?.message !== alone?.message || problem?.span.start !== alone?.span.start) return unsettled;
      if (problem !== undefined) continue;
      // From a piece boundary that was there before the fix, everything is unchanged.
      const end = placeBefore(edits, now.end);
      const last = end === undefined ? -1 : ends.indexOf(end + own.start);
      const isAsBefore = last >= 0 && (last < ends.length - 1 || index + ends.length === pieces.length);
      return isAsBefore && now.closed ? { problems, pieces: last + 1, ...shapeOf(fixed, now) } : unsettled;
    }
    return unsettled;
  };
}

/** libxml2 overlooks a repeated attribute with an unbound prefix. */
function isDoubtful({ related, span }: WellFormednessProblem, text: string): boolean {
  return related.length > 0 && text.slice(span.start, span.end).includes(":");
}

function shapeOf(text: string, piece: Piece): Pick<Settled, "kind" | "name" | "selfClosing"> {
  const { kind } = piece;
  if (kind === "start")
    return { kind, name: text.slice(piece.start + 1, piece.nameEnd), selfClosing: piece.selfClosing };
  return { kind, name: kind === "end" ? text.slice(piece.start + 2, piece.nameEnd) : "", selfClosing: false };
}

function shifted(edits: readonly Edit[], by: number): Edit[] {
  return edits.map(({ start, end, newText }) => ({ start: start + by, end: end + by, newText }));
}

/** Maps an edit of the edited text back to the text before `edits`; `undefined` where it touches what they wrote. */
function unmoved(edits: readonly Edit[], edit: Edit): Edit | undefined {
  const [start, end] = [placeBefore(edits, edit.start), placeBefore(edits, edit.end)];
  if (start === undefined || end === undefined) return undefined;
  const isNear = edits.some((other) => other.start <= end && start <= other.end);
  return isNear ? undefined : { start, end, newText: edit.newText };
}

/** Maps an offset in the edited text back to the text before `edits`; `undefined` inside what they wrote. */
function placeBefore(edits: readonly Edit[], offset: number): number | undefined {
  let shift = 0;
  for (const { start, end, newText } of edits) {
    if (offset <= start + shift) break;
    if (offset < start + shift + newText.length) return undefined;
    shift += newText.length - (end - start);
  }
  return offset - shift;
}

/** Tracks which elements are open, as a parser does once the mistakes found so far are fixed. */
function createNesting(text: string, format: DocumentFormat | undefined) {
  const slips = slipsIn(text, format);
  let next = 0;
  /** A fix may change tags that the slips were found with: mistakes are only reported where both agree. */
  const open: { readonly name: string; readonly start: number }[] = [];
  let sawRoot = false;

  /** Applies the fix of a slip to the open elements; `undefined` where it has no safe one that is certain. */
  function settle(slip: Slip, tag: Span): WellFormednessProblem | undefined {
    const problem = nestingMistake(text, slip, tag);
    if (!problem.fix?.safe) return problem;
    if (slip.kind === "end-misnamed" && slip.tag.start === tag.start) {
      return open.pop()?.start === slip.element.start ? problem : undefined;
    }
    if (slip.kind !== "slash-missing" && slip.kind !== "end-missing") return undefined;
    const index = open.findLastIndex((element) => element.start === slip.element.start);
    open.splice(index, 1);
    return problem;
  }

  /** Whether the slip is about a tag without its `>`, which is another one once that is fixed. */
  function isOverPiece(slip: Slip): boolean {
    return "element" in slip && open.every(({ start }) => start !== slip.element.start);
  }

  return {
    /** Whether the root is closed. */
    isOver: () => sawRoot && open.length === 0,
    /** Returns the earlier mistakes that this piece reveals; `undefined` when that is uncertain. */
    shownBy(piece: Piece, { kind, name, selfClosing }: Settled): readonly WellFormednessProblem[] | undefined {
      sawRoot ||= kind === "start";
      if (kind === "start" && !selfClosing) open.push({ name, start: piece.start });
      if (kind !== "end") return [];
      const found: WellFormednessProblem[] = [];
      for (;;) {
        if (open.at(-1)?.name === name) {
          open.pop();
          return found;
        }
        const slip = slips[next];
        if (slip === undefined || slip.at >= piece.end) return undefined;
        next += 1;
        if (isOverPiece(slip)) continue;
        const problem = settle(slip, { start: piece.start, end: piece.end });
        if (problem === undefined) return undefined;
        found.push(problem);
        if (!problem.fix?.safe || (slip.kind === "end-misnamed" && slip.tag.start === piece.start)) return found;
      }
    },
  };
}
