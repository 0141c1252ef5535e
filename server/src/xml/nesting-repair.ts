// Finds the fewest and likeliest slips that explain why the tags of a text do not match: tries, tag by tag, what the
// author may have meant, and keeps the few readings in which least is out of place. Linear.
import type { DocumentFormat } from "./format.js";
import { costBeside, costOf, costOfPair, formatIn, isForeign, type Place, slip } from "./nesting-costs.js";
import {
  type Chain,
  type Child,
  closing,
  depthOf,
  type Frame,
  linked,
  listed,
  type Reading,
  reach,
  type Slip,
  type SlipKind,
  withChild,
  withSlip,
} from "./nesting-readings.js";
import { allKept, likeliestSplit } from "./nesting-split.js";
import { endTagWithoutBracket, nestingTokens, startTagWithoutBracket, type Token } from "./nesting-tokens.js";
import { isMisspelling } from "./spelling.js";

/** Readings kept at a time; those that are less likely than the best by `mostBehind` are given up. */
const mostReadings = 12;
/** In tags: a text of so many is read in fewer ways. */
const large = 5000;
const fewReadings = 3;
const mostBehind = 9;
/** Readings whose cost differs by less are equally likely. */
const undecided = 2;
/** Children weighed, for each tag of the text: repeated weighing of the same ones must not add up. */
const mostWeighed = 60;

/** Finds the slips in a text, in order; empty when the tags match. */
export function slipsIn(text: string, format: DocumentFormat | undefined): readonly Slip[] {
  const tokens = nestingTokens(text);
  const counts = countNames(tokens);
  let left = 10_000 + mostWeighed * tokens.length;
  const width = tokens.length > large ? fewReadings : mostReadings;
  let readings: Reading[] = [
    {
      top: { token: undefined, format, below: undefined, children: undefined, cost: 0 },
      cost: 0,
      pending: 0,
      slips: undefined,
    },
  ];

  /** Closes the innermost element without its end tag, where what is in it is likeliest to end. */
  function closeUnmarked(reading: Reading, atEndOfText: boolean): Reading {
    const { top } = reading;
    const { token: element, below } = top;
    if (element === undefined || below === undefined) return reading;
    const count = top.children?.length ?? 0;
    left -= count + 1;
    const children = left < 0 ? [] : listed(top.children);
    const isWeighed = children.length === count;
    const split = isWeighed ? likeliestSplit(top, below, children, atEndOfText) : allKept(top, count, atEndOfText);
    const last = isWeighed ? children[split.count - 1] : top.children?.value;
    const isAtEnd = atEndOfText && split.count === count;
    const { margin } = split;
    const end = last?.end ?? element.end;
    const made: SlipKind =
      last || isAtEnd
        ? {
            kind: "end-missing",
            element,
            last: children.slice(0, split.count).findLast(isContent)?.token ?? element,
            lastEnd: end,
            margin,
            atEndOfText: isAtEnd,
          }
        : { kind: "slash-missing", element, margin };
    let closed: Reading = {
      ...withSlip(reading, split.price + split.own, made, element.start),
      top: withChild(below, { token: element, closing: element, end }, 0),
      pending: reading.pending - top.cost,
    };
    let previous = element;
    children.slice(split.count).forEach((child, index) => {
      closed = adding(closed, child, index === 0 ? costBeside(element, child.token) : 0, previous);
      previous = child.token;
    });
    return closed;
  }

  /** Adds a closed element, a text or a comment to the innermost element. */
  function adding({ top, pending, ...rest }: Reading, child: Child, more = 0, previous = top.children?.value.token) {
    const cost = costOf(top, child.token, previous) + more;
    return { ...rest, top: withChild(top, child, cost), pending: pending + cost };
  }

  function opening({ top, pending, ...rest }: Reading, token: Token): Reading {
    const cost = costOf(top, token, top.children?.value.token);
    const below = { ...top, cost: top.cost + cost };
    const format = formatIn(top, token.name);
    return { ...rest, top: { token, format, below, children: undefined, cost: 0 }, pending: pending + cost };
  }

  function* atStart(reading: Reading, token: Token): Generator<Reading> {
    const entering = (from: Reading) =>
      token.kind === "empty" ? adding(from, { token, closing: token, end: token.end }) : opening(from, token);
    yield entering(reading);
    const { top } = reading;
    if (top.token === undefined || isForeign(top, token) !== true) return;
    if (top.token.name === token.name && !token.hasAttributes && token.kind !== "broken") {
      const made: SlipKind = { kind: "start-for-end", tag: token, element: top.token };
      yield closing(withSlip(reading, slip.startForEnd, made, token.start), token);
    }
    // It may be in an element around the innermost one, whose end tag is missing; never outside the root.
    let around = reading;
    for (let steps = 0; steps < 4 && around.top.below?.token !== undefined; steps += 1) {
      around = closeUnmarked(around, false);
      if (isForeign(around.top, token) !== true) {
        yield entering(around);
        return;
      }
    }
  }

  function* atEnd(reading: Reading, tag: Token, next: Token | undefined): Generator<Reading> {
    const { top } = reading;
    if (top.token?.name === tag.name) {
      yield closing(reading, tag, costOfPair(top.token, tag));
      return;
    }
    const depth = depthOf(top, tag.name);
    if (depth !== undefined) {
      let inner = reading;
      for (let count = 0; count < depth; count += 1) inner = closeUnmarked(inner, false);
      yield closing(inner, tag, inner.top.token ? costOfPair(inner.top.token, tag) : 0);
    }
    const made: SlipKind = { kind: "end-too-many", tag, open: top.token };
    yield withSlip(reading, slip.endTagTooMany, made, tag.start);
    if (top.token !== undefined) yield* misnamed(reading, top.token, tag, next);
    if (depth === undefined) yield* unopened(reading, tag);
  }

  /** An end tag that closes the innermost element under another name. */
  function* misnamed(reading: Reading, element: Token, tag: Token, next: Token | undefined): Generator<Reading> {
    const { top } = reading;
    const isCase = tag.name.toLowerCase() === element.name.toLowerCase();
    const isHalf = tag.name.length > 1 && element.name.startsWith(tag.name);
    const isSpelling = isCase || isHalf || isMisspelling(tag.name, element.name);
    const price = isCase ? slip.otherCase : isSpelling ? slip.misspelt : slip.otherName;
    const made: SlipKind = { kind: "end-misnamed", tag, element, isSpelling };
    const pair = costOfPair(element, tag);
    yield closing(withSlip(reading, price, made, tag.start), tag, pair);
    const isStartRare = (counts.get(tag.name) ?? 0) > 1 && counts.get(element.name) === 1;
    const isStartForeign = top.below && isForeign(top.below, element) === true;
    const isTagKnown = top.below && formatIn(top.below, tag.name) !== undefined;
    if (isSpelling && (isStartRare || (isStartForeign && isTagKnown))) {
      const other: SlipKind = { kind: "start-misspelt", element, tag };
      yield closing(withSlip(reading, price - 0.2, other, element.start), tag, pair);
    }
    if (next?.kind === "end" && next.name === element.name && top.below?.token?.name === tag.name) {
      const swapped: SlipKind = { kind: "ends-swapped", inner: element, first: tag, second: next };
      const both = closing(closing(withSlip(reading, slip.swapped, swapped, tag.start), tag), next);
      yield { ...both, used: next };
    }
  }

  /** An end tag that no open element has: its element was closed too early, or its start tag is missing. */
  function* unopened(reading: Reading, tag: Token): Generator<Reading> {
    const { top } = reading;
    const after: Child[] = [];
    for (let chain = top.children; chain !== undefined && after.length < reach; chain = chain.before) {
      const child = chain.value;
      left -= 1;
      if (left < 0) return;
      if (child.token.name === tag.name && after.length > 0) {
        const { token: element, closing: early } = child;
        const made: SlipKind = { kind: "closed-early", element, closing: early, tag };
        const isOwnTag = early === element;
        const from = withSlip(reading, slip.closedEarly, made, isOwnTag ? element.start : early.start);
        yield regrouped(from, chain.before, { ...child, closing: tag, end: tag.end }, after.toReversed());
        return;
      }
      if (child.token.kind === "text" && after.length >= 0) {
        const start = startTagWithoutBracket(text, child.token, tag.name);
        if (start !== undefined) {
          const token: Token = { ...child.token, kind: "start", name: tag.name, start };
          const made: SlipKind = { kind: "bracket-missing", tag: token, start };
          const from = withSlip(reading, slip.bracketMissing, made, start);
          yield regrouped(from, chain.before, { token, closing: tag, end: tag.end }, after.toReversed());
          return;
        }
      }
      after.push(child);
    }
    yield* withoutStart(reading, tag);
  }

  /** The last children, which may be in an element of that name but not where they are, are in one. */
  function* withoutStart(reading: Reading, tag: Token): Generator<Reading> {
    const { top } = reading;
    const format = formatIn(top, tag.name);
    if (format === undefined) return;
    const inner: Place = { token: undefined, format };
    const inside: Child[] = [];
    let chain = top.children;
    for (; chain !== undefined; chain = chain.before) {
      const { token } = chain.value;
      const belongs =
        token.kind === "aside"
          ? token.indent !== undefined && token.indent === inside.at(-1)?.token.indent
          : isForeign(inner, token) === false && (isForeign(top, token) === true || isDeeper(token, tag));
      left -= 1;
      if (!belongs || left < 0) break;
      inside.push(chain.value);
    }
    const first = inside.at(-1)?.token;
    if (first === undefined) return;
    const made: SlipKind = { kind: "start-missing", first, tag };
    const token: Token = { ...tag, kind: "start", indent: tag.indent, start: first.start };
    const from = withSlip(reading, slip.startTagMissing, made, first.start);
    yield regrouped(from, chain, { token, closing: tag, end: tag.end }, inside.toReversed());
  }

  /** Puts the children that follow `before` into an element of its own. */
  function regrouped(reading: Reading, before: Chain<Child> | undefined, element: Child, inside: readonly Child[]) {
    const { top } = reading;
    const place: Place = { token: element.token, format: formatIn(top, element.token.name) };
    const cost = inside.reduce((sum, { token }, at) => sum + costOf(place, token, inside[at - 1]?.token), 0);
    let outer = 0;
    for (let chain: Chain<Child> | undefined = top.children; chain !== before; chain = chain?.before) {
      if (chain === undefined) break;
      outer += costOf(top, chain.value.token, chain.before?.value.token);
    }
    const own = costOf(top, element.token, before?.value.token);
    const frame: Frame = { ...top, children: linked(element, before), cost: top.cost - outer + own };
    return { ...reading, top: frame, cost: reading.cost + cost, pending: reading.pending - outer + own };
  }

  function* atText(reading: Reading, token: Token): Generator<Reading> {
    yield adding(reading, { token, closing: token, end: token.end });
    const { top } = reading;
    const start = top.token && endTagWithoutBracket(text, token, top.token.name);
    if (top.token === undefined || start === undefined) return;
    const tag: Token = { ...token, kind: "end", name: top.token.name, start };
    const made: SlipKind = { kind: "bracket-missing", tag, start };
    const from = withSlip(reading, slip.bracketMissing, made, start);
    const isAlone = start === token.start;
    yield closing(isAlone ? from : adding(from, { token, closing: token, end: start }), tag);
  }

  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const following = readings.flatMap((reading): Reading[] => {
      if (reading.used === token) return [{ ...reading, used: undefined }];
      if (token.kind === "end") return [...atEnd(reading, token, next)];
      if (token.kind === "text") return [...atText(reading, token)];
      if (token.kind === "aside") return [adding(reading, { token, closing: token, end: token.end })];
      return [...atStart(reading, token)];
    });
    readings = likeliest(following, width);
  });
  const finished = readings.map((reading) => {
    let closed = reading;
    while (closed.top.token !== undefined) closed = closeUnmarked(closed, true);
    return closed;
  });
  return decided(likeliest(finished, width));
}

function likeliest(readings: Reading[], width: number): Reading[] {
  if (readings.length < 2) return readings;
  const costs = readings.map((reading) => ({ reading, cost: reading.cost + reading.pending }));
  costs.sort((a, b) => a.cost - b.cost);
  const most = (costs[0]?.cost ?? 0) + mostBehind;
  return costs
    .slice(0, width)
    .filter(({ cost }) => cost <= most)
    .map(({ reading }) => reading);
}

/** The slips of the likeliest reading, in order; those at the end of the text last. */
function decided(readings: readonly Reading[]): Slip[] {
  const [best, ...others] = readings;
  if (best === undefined) return [];
  const keyOf = ({ kind, at }: { readonly kind: string; readonly at: number }) => `${kind} ${at}`;
  const near = others
    .filter(({ cost, pending }) => cost + pending < best.cost + best.pending + undecided)
    .map(({ slips }) => new Set(listed(slips).map(keyOf)));
  const isLast = (one: SlipKind) => (one.kind === "end-missing" && one.atEndOfText ? 1 : 0);
  return listed(best.slips)
    .map((one) => ({ ...one, isCertain: near.every((keys) => keys.has(keyOf(one))) }))
    .sort((a, b) => isLast(a) - isLast(b) || a.at - b.at);
}

function isContent({ token }: Child): boolean {
  return token.kind !== "aside";
}

function isDeeper(inner: Token, outer: Token): boolean {
  return inner.indent !== undefined && outer.indent !== undefined && inner.indent > outer.indent;
}

function countNames(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of tokens) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
