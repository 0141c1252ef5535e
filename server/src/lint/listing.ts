// The findings of one document: in order, and each mistake once. If a rule has more than a thousand, the others are only
// counted, which takes no memory: one finding at the end represents them.
import type { Finding } from "../findings.js";
import { byPlace } from "../findings.js";
import type { Severity, Stage } from "../severity.js";
import type { Span } from "../xml/tree.js";

/** Findings of one rule and severity that are listed at most. */
export const mostListed = 1000;

export interface Listing {
  add(finding: Finding): void;
  readonly isEmpty: boolean;
  /** In document order. */
  all(): Finding[];
}

/** Those of one rule, severity and stage that are not listed. */
interface Rest {
  readonly rule: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** Of each its start and its end. */
  readonly places: number[];
}

export function createListing(most: number): Listing {
  const listed: Finding[] = [];
  const counts = new Map<string, number>();
  const rests = new Map<string, Rest>();
  return {
    add(finding) {
      const { rule, severity, stage, span } = finding;
      const count = counts.get(`${rule} ${severity}`) ?? 0;
      if (count < most) {
        counts.set(`${rule} ${severity}`, count + 1);
        listed.push(finding);
        return;
      }
      const key = `${rule} ${severity} ${stage}`;
      const rest = rests.get(key) ?? { rule, severity, stage, places: [] };
      rests.set(key, rest);
      rest.places.push(span.start, span.end);
    },
    get isEmpty() {
      return listed.length === 0;
    },
    all: () => withoutEchoes(listed, [...rests.values()]).sort(byPlace),
  };
}

/** Limits findings that exist already, in document order. */
export function listed(findings: readonly Finding[], most = mostListed): readonly Finding[] {
  if (findings.length <= most) return findings;
  const listing = createListing(most);
  for (const finding of findings) listing.add(finding);
  return listing.all();
}

/** One number for a place; texts are far shorter than 2 ** 26. */
const placeKey = (start: number, end: number) => start * 2 ** 26 + end;

/**
 * Leaves one finding per mistake: where libvirt itself rejects a token, a finding that the schema rejects it adds nothing.
 */
function withoutEchoes(findings: readonly Finding[], rests: readonly Rest[]): Finding[] {
  const refused = new Set<number>();
  const isRefusal = (stage: Stage) => stage === "parse" || stage === "define";
  for (const { stage, span } of findings) if (isRefusal(stage)) refused.add(placeKey(span.start, span.end));
  for (const { stage, places } of rests) {
    if (isRefusal(stage)) for (const [start, end] of pairs(places)) refused.add(placeKey(start, end));
  }
  const isEcho = (stage: Stage, start: number, end: number) => stage === "schema" && refused.has(placeKey(start, end));
  return [
    ...findings.filter(({ stage, span }) => !isEcho(stage, span.start, span.end)),
    ...rests.flatMap((rest) => closing(rest, (start, end) => isEcho(rest.stage, start, end))),
  ];
}

function* pairs(places: readonly number[]): Generator<readonly [start: number, end: number]> {
  for (let index = 0; index < places.length; index += 2) yield [places[index] ?? 0, places[index + 1] ?? 0];
}

/** The finding that represents all of the rest, at the first of them. */
function closing(rest: Rest, isEcho: (start: number, end: number) => boolean): Finding[] {
  const { rule, severity, stage } = rest;
  let count = 0;
  let span: Span = { start: Number.POSITIVE_INFINITY, end: 0 };
  for (const [start, end] of pairs(rest.places)) {
    if (isEcho(start, end)) continue;
    count += 1;
    if (start < span.start) span = { start, end };
  }
  if (count === 0) return [];
  const [many, are] = count === 1 ? ["1 more finding", "is"] : [`${count.toLocaleString("en")} more findings`, "are"];
  const message = `${many} of ${rule} ${are} counted but not listed, the first of them here; fix those before first`;
  return [{ rule, severity, stage, message, span, related: [], fixes: [], tags: [], count }];
}
