// How unlikely it is that an author meant an element to be where it is, by its format and its indentation; and how
// unlikely each slip is. The least sum decides between the ways to mend a nesting.
import type { DocumentFormat, ElementFormat } from "./format.js";
import type { Token } from "./nesting-tokens.js";

/** The slips of an author, weighed against one another and against what is out of place. */
export const slip = {
  /** A `/` before the `>` of a start tag. */
  slashMissing: 3,
  /** The same in an element that holds text. */
  slashMissingAtText: 5,
  endTagMissing: 3,
  /** At the end of a text that may be unfinished. */
  endTagMissingAtEnd: 1,
  endTagTooMany: 4,
  otherCase: 1,
  misspelt: 1.5,
  otherName: 5,
  swapped: 2.5,
  /** `<dhcp>` or `<dhcp/>` for `</dhcp>`. */
  startForEnd: 2.5,
  closedEarly: 3,
  startTagMissing: 4,
  bracketMissing: 2,
} as const;

/** How unlikely a name is in an element that does not have it. */
const foreign = 4;
const foreignText = 2;
/** Nothing is known of the parent. */
const unknown = 0.3;
/** An element of its own name, where nothing is known. */
const nested = 3;
const notIndented = 1.5;
const notAligned = 0.5;
const tooDeep = 1;

/** An element as a parent. */
export interface Place {
  /** `undefined` for the document. */
  readonly token: Token | undefined;
  readonly format: ElementFormat | DocumentFormat | undefined;
}

/** The format of a child; `undefined` when it is foreign or unknown. */
export function formatIn({ format }: Place, name: string): ElementFormat | undefined {
  return format?.child(name);
}

/** Whether the format rules out the child; `undefined` when it does not know. */
export function isForeign({ token, format }: Place, child: Token): boolean | undefined {
  if (child.kind === "aside") return false;
  if (format === undefined) return child.kind !== "text" && child.name === token?.name ? true : undefined;
  if ("isOpen" in format && format.isOpen) return child.name === token?.name;
  if (child.kind === "text") return !("holdsText" in format && format.holdsText);
  return format.child(child.name) === undefined;
}

/** How unlikely a child is in a place, after another child. */
export function costOf(place: Place, child: Token, previous: Token | undefined): number {
  const isOut = isForeign(place, child);
  let cost = unknown;
  if (isOut === false) cost = 0;
  else if (isOut) cost = child.kind === "text" ? foreignText : place.format === undefined ? nested : foreign;
  if (child.indent === undefined) return cost;
  const outer = place.token?.indent;
  if (outer !== undefined && child.indent <= outer) cost += notIndented;
  if (previous?.indent !== undefined && previous.indent !== child.indent) cost += notAligned;
  return cost;
}

/** How unlikely it is that the next element begins so far to the right of a sibling. */
export function costBeside({ indent }: Token, next: Token): number {
  return indent !== undefined && next.indent !== undefined && next.indent > indent ? tooDeep : 0;
}

/** How unlikely a pair of tags is by its indentation. */
export function costOfPair(start: Token, end: Token): number {
  return start.indent !== undefined && end.indent !== undefined && start.indent !== end.indent ? tooDeep : 0;
}
