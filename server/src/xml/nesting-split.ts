// Where an element without an end tag is likeliest to end: which of the children after its start tag are its own.
import { costBeside, costOf, slip } from "./nesting-costs.js";
import type { Child, Frame } from "./nesting-readings.js";

interface Split {
  /** How many of the children are its own, from the first on. */
  readonly count: number;
  /** How unlikely the slip is. */
  readonly price: number;
  /** How unlikely its own children are. */
  readonly own: number;
  /** How much likelier this is than the next best. */
  readonly margin: number;
}

/** Finds the likeliest split; `below` is the frame around the element, `atEndOfText` whether the text ends in it. */
export function likeliestSplit(top: Frame, below: Frame, children: readonly Child[], atEndOfText: boolean): Split {
  const { token: element } = top;
  if (element === undefined) return allKept(top, children.length, atEndOfText);
  const kept = [0];
  children.forEach(({ token }, index) => {
    kept.push((kept[index] ?? 0) + costOf(top, token, children[index - 1]?.token));
  });
  const moved = new Array<number>(children.length + 1).fill(0);
  let rest = 0;
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const { token } = children[index] as Child;
    moved[index] = rest + costOf(below, token, element) + costBeside(element, token);
    rest += costOf(below, token, children[index - 1]?.token);
  }
  const firstContent = children.findIndex(({ token }) => token.kind !== "aside");
  const price = (count: number) => {
    if (count === children.length && atEndOfText) return slip.endTagMissingAtEnd;
    if (count === 0) return priceOfSlash(top, children[0]);
    return slip.endTagMissing + (firstContent >= 0 && firstContent < count ? 0 : 1);
  };
  const costs = kept.map((own, count) => own + (moved[count] ?? 0) + price(count));
  const least = lowest(costs);
  const count = costs.lastIndexOf(least);
  // Whether a comment is the last thing in the element or the first after it makes no other split.
  const contents = [0];
  for (const { token } of children) contents.push((contents.at(-1) ?? 0) + (token.kind === "aside" ? 0 : 1));
  const others = costs.filter((_, other) => contents[other] !== contents[count]);
  return { count, price: price(count), own: kept[count] ?? 0, margin: lowest(others) - least };
}

/** The lowest of any number of costs; infinite without any. */
function lowest(costs: readonly number[]): number {
  return costs.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
}

/** The split that takes no weighing. */
export function allKept(top: Frame, count: number, atEndOfText: boolean): Split {
  const price = atEndOfText ? slip.endTagMissingAtEnd : count === 0 ? priceOfSlash(top, undefined) : slip.endTagMissing;
  return { count, price, own: top.cost, margin: 0 };
}

function priceOfSlash({ token, format }: Frame, first: Child | undefined): number {
  if (token?.kind === "broken") return 0;
  const holdsText = format !== undefined && "holdsText" in format && format.holdsText;
  return holdsText || first?.token.kind === "text" ? slip.slashMissingAtText : slip.slashMissing;
}
