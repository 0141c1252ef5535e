// Readings of a text whose tags do not match: what is open, what is in it, and the slips assumed so far. Readings share
// what they have in common, so none is ever changed.
import type { Place } from "./nesting-costs.js";
import type { Token } from "./nesting-tokens.js";

/** What the author did wrong, and with which tag. */
export type Slip = {
  /** Where the mistake was made. */
  readonly at: number;
  /** Whether nothing else is nearly as likely. */
  readonly isCertain: boolean;
} & SlipKind;

export type SlipKind =
  /** A start tag without the `/` before its `>`. */
  | { readonly kind: "slash-missing"; readonly element: Token; readonly margin: number }
  /** An end tag is missing after `last`, the last element or text in the element, and after comments that follow it. */
  | {
      readonly kind: "end-missing";
      readonly element: Token;
      readonly last: Token;
      readonly lastEnd: number;
      readonly margin: number;
      readonly atEndOfText: boolean;
    }
  | { readonly kind: "end-too-many"; readonly tag: Token; readonly open: Token | undefined }
  | { readonly kind: "end-misnamed"; readonly tag: Token; readonly element: Token; readonly isSpelling: boolean }
  | { readonly kind: "start-misspelt"; readonly element: Token; readonly tag: Token }
  | { readonly kind: "ends-swapped"; readonly inner: Token; readonly first: Token; readonly second: Token }
  /** `<dhcp>` or `<dhcp/>` where `</dhcp>` is meant. */
  | { readonly kind: "start-for-end"; readonly tag: Token; readonly element: Token }
  /** The element is closed by `closing` (its own tag when that ends in `/>`), before content that ends with `tag`. */
  | { readonly kind: "closed-early"; readonly element: Token; readonly closing: Token; readonly tag: Token }
  /** A start tag is missing before `first`, the first thing in the element. */
  | { readonly kind: "start-missing"; readonly first: Token; readonly tag: Token }
  /** A tag without its `<`, at the end of a text. */
  | { readonly kind: "bracket-missing"; readonly tag: Token; readonly start: number };

export interface Child {
  readonly token: Token;
  /** Its end tag, or its own tag when that is self-closing. */
  readonly closing: Token;
  readonly end: number;
}

export interface Chain<T> {
  readonly value: T;
  readonly before: Chain<T> | undefined;
  readonly length: number;
}

/** An open element, or the document; unchangeable, since readings share what they have in common. */
export interface Frame extends Place {
  readonly below: Frame | undefined;
  readonly children: Chain<Child> | undefined;
  /** The cost of its children, should they be meant to be in it. */
  readonly cost: number;
}

/** One reading of the text up to a tag. */
export interface Reading {
  readonly top: Frame;
  /** Of slips and of closed elements. */
  readonly cost: number;
  /** Of the children of open elements. */
  readonly pending: number;
  readonly slips: Chain<SlipKind & { readonly at: number }> | undefined;
  /** An end tag that is used up. */
  readonly used?: Token | undefined;
}

/** How far an end tag looks for its start tag, and for an element that was closed too early. */
export const reach = 64;

/** Closes the innermost element with a tag. */
export function closing(reading: Reading, tag: Token, more = 0): Reading {
  const { top } = reading;
  if (top.token === undefined || top.below === undefined) return reading;
  return {
    ...reading,
    top: withChild(top.below, { token: top.token, closing: tag, end: tag.end }, 0),
    cost: reading.cost + top.cost + more,
    pending: reading.pending - top.cost,
  };
}

export function withChild(frame: Frame, child: Child, cost: number): Frame {
  return { ...frame, children: linked(child, frame.children), cost: frame.cost + cost };
}

export function withSlip(reading: Reading, price: number, made: SlipKind, at: number): Reading {
  return { ...reading, cost: reading.cost + price, slips: linked({ ...made, at }, reading.slips) };
}

export function linked<T>(value: T, before: Chain<T> | undefined): Chain<T> {
  return { value, before, length: (before?.length ?? 0) + 1 };
}

export function listed<T>(chain: Chain<T> | undefined): T[] {
  const values: T[] = [];
  for (let link = chain; link !== undefined; link = link.before) values.push(link.value);
  return values.reverse();
}

/** How many elements are open inside the innermost one of that name. */
export function depthOf(top: Frame, name: string): number | undefined {
  let depth = 0;
  for (let frame: Frame | undefined = top; frame?.token !== undefined && depth < reach; frame = frame.below) {
    if (frame.token.name === name) return depth;
    depth += 1;
  }
  return undefined;
}
