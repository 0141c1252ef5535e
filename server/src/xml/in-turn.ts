// The mistakes that would show one after the other if each were fixed, told from one reading, so that thousands of them
// do not take thousands of readings. Only what can be told for sure: a mistake without a safe fix ends the list, and so
// does whatever may change by a fix before it. Linear.
import { isPredefined } from "./entities.js";
import { mistakeInPiece } from "./explain.js";
import type { WellFormednessProblem } from "./mistake.js";
import { neverClosed, strayEndTag, type TagCounts, tagCounts, unclosedElements } from "./mistakes-nesting.js";
import { skipBlanks } from "./names.js";
import { type Piece, scan } from "./scan.js";
import { applyEdits, type Edit, inOrder } from "./text-edits.js";
import type { XmlDocument, XmlElement, XmlEndTag } from "./tree.js";

/** In characters, beside some for each of the text: so much of pieces with several mistakes is looked at again. */
const mostRead = 2_000_000;
/** In pieces: so much of what follows a mistake is looked at with it. */
const reach = 4;

/**
 * Mistakes in the order in which they would show, each with a safe fix that keeps away from the others; all places are
 * those of the text as it is. Empty where nothing can be told.
 */
export function mistakesInTurn(document: XmlDocument): readonly WellFormednessProblem[] {
  const { text, root } = document;
  if (root === undefined || text.includes("\0") || document.children.some(({ kind }) => kind === "doctype")) return [];
  const pieces = [...scan(text)];
  const nesting = createNesting(document);
  const settle = createSettle(text, pieces);
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

/** What becomes of a piece when the mistakes in it are fixed. */
interface Settled {
  readonly problems: readonly WellFormednessProblem[];
  /** How many pieces of the text it takes up; none where that cannot be told, or it has a mistake without a safe fix. */
  readonly pieces: number;
  readonly kind: Piece["kind"];
  /** Of a tag. */
  readonly name: string;
  readonly selfClosing: boolean;
}

function createSettle(text: string, pieces: readonly Piece[]): (index: number) => Settled {
  let left = mostRead + 8 * text.length;

  return (index) => {
    const own = pieces[index] as Piece;
    const first = mistakeInPiece(text, own, isPredefined);
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
      problem = mistakeInPiece(fixed, now, isPredefined);
      // What depends on what follows can be told only when that is fixed.
      const alone = mistakeInPiece(fixed.slice(0, now.end), now, isPredefined);
      if (problem?.message !== alone?.message || problem?.span.start !== alone?.span.start) return unsettled;
      if (problem !== undefined) continue;
      // From where a piece ends that ended there before as well, all is as it was.
      const end = placeBefore(edits, now.end);
      const last = end === undefined ? -1 : ends.indexOf(end + own.start);
      const isAsBefore = last >= 0 && (last < ends.length - 1 || index + ends.length === pieces.length);
      return isAsBefore && now.closed ? { problems, pieces: last + 1, ...shapeOf(fixed, now) } : unsettled;
    }
    return unsettled;
  };
}

/** libxml2 overlooks a repeated attribute whose prefix is bound to nothing. */
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

/** An edit of the text after others as one of the text before them; `undefined` where it touches what they wrote. */
function unmoved(edits: readonly Edit[], edit: Edit): Edit | undefined {
  const [start, end] = [placeBefore(edits, edit.start), placeBefore(edits, edit.end)];
  if (start === undefined || end === undefined) return undefined;
  const isNear = edits.some((other) => other.start <= end && start <= other.end);
  return isNear ? undefined : { start, end, newText: edit.newText };
}

/** An offset of the text after edits in the text before them; `undefined` within what they wrote. */
function placeBefore(edits: readonly Edit[], offset: number): number | undefined {
  let shift = 0;
  for (const { start, end, newText } of edits) {
    if (offset <= start + shift) break;
    if (offset < start + shift + newText.length) return undefined;
    shift += newText.length - (end - start);
  }
  return offset - shift;
}

/** Follows which elements are open. */
function createNesting(document: XmlDocument) {
  const { text, strayEndTags } = document;
  const unclosed = unclosedElements(document);
  const unclosedByStart = new Map(unclosed.map((element) => [element.span.start, element]));
  /** The outermost that ends at a place. */
  const unclosedByEnd = new Map(unclosed.toReversed().map((element) => [element.span.end, element]));
  const strays = new Map(strayEndTags.map((endTag) => [endTag.span.start, endTag]));
  const lastStrays = new Map(strayEndTags.map((endTag) => [endTag.name, endTag]));
  const closings = closedByEndTag(document);
  let counts: TagCounts | undefined;
  /** By a fix there may be other tags than the tree knows: only where both agree, anything is told. */
  const open: { readonly name: string; readonly start: number }[] = [];
  let sawRoot = false;

  return {
    /** Whether the root is closed. */
    isOver: () => sawRoot && open.length === 0,
    /** The mistakes that the piece shows to be in those before it; `undefined` where that cannot be told. */
    shownBy(piece: Piece, { kind, name, selfClosing }: Settled): readonly WellFormednessProblem[] | undefined {
      sawRoot ||= kind === "start";
      if (kind === "start" && !selfClosing) open.push({ name, start: piece.start });
      if (kind !== "end") return [];
      if (open.at(-1)?.name === name) {
        open.pop();
        return [];
      }
      const stray = strays.get(piece.start);
      if (stray !== undefined) {
        const meant = unclosedByEnd.get(stray.span.end);
        if (meant === undefined || open.pop()?.start !== meant.span.start) return undefined;
        counts ??= tagCounts(text);
        return [strayEndTag(document, stray, meant, counts)];
      }
      const closing = closings.get(piece.start);
      if (closing === undefined) return undefined;
      const inside: XmlElement[] = [];
      for (let top = open.pop(); top !== undefined && top.start !== closing.span.start; top = open.pop()) {
        const element = unclosedByStart.get(top.start);
        if (element === undefined) return undefined;
        inside.push(element);
      }
      return inside.reverse().map((element) => {
        const last = lastStrays.get(element.name);
        return neverClosed(document, element, closing, closing.endTag as XmlEndTag, last ? [last] : []);
      });
    },
  };
}

/** By where the end tag begins. */
function closedByEndTag({ children }: XmlDocument): ReadonlyMap<number, XmlElement> {
  const closed = new Map<number, XmlElement>();
  const pending = [...children];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind !== "element") continue;
    if (node.endTag) closed.set(node.endTag.span.start, node);
    for (const child of node.children) pending.push(child);
  }
  return closed;
}
