// What the rules about a workspace share: whom they look at, and how they speak of a clash.

import type { FindingDraft, Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { alternatives, quoted } from "../../prose/wording.js";
import type { Span } from "../../xml/tree.js";
import type { Neighbour } from "../rule.js";

/** Places that are named; more of them help nobody. */
const shownPlaces = 5;

/** Of so many others that share something, there are as many or more: they are not counted further. */
export const enough = 20;

/** Where another document has the same. */
export interface ClashingPlace {
  readonly neighbour: Neighbour;
  readonly span: Span;
  /** What stands there: `bridge virbr1 of network "red"`. */
  readonly message: string;
}

interface Clash {
  readonly span: Span;
  readonly message: string;
  readonly places: readonly ClashingPlace[];
  readonly fixes?: readonly Fix[];
}

/** The others but those of the same name: what they share is a consequence of that, and said there. */
export function strangers(network: Network, others: readonly Neighbour[]): readonly Neighbour[] {
  return others.filter((other) => other.network.name?.value !== network.name?.value);
}

/** Documents of other folders may be meant for other hosts: a clash with none but those is a hint. */
export function clashReport({ span, message, places, fixes = [] }: Clash): FindingDraft {
  const near = places.filter(({ neighbour }) => neighbour.sameFolder);
  const shown = (near.length > 0 ? near : places).slice(0, shownPlaces);
  return {
    span,
    message,
    related: shown.map((place) => ({ document: place.neighbour.path, span: place.span, message: place.message })),
    fixes,
    ...(near.length === 0 && { stage: "advice", severity: "hint" }),
  };
}

/** `network "red" (red.xml)`, `networks "red" (red.xml) and "blue" (blue.xml)`, `network "red" (red.xml) and 4 others`. */
export function namesOf(places: readonly ClashingPlace[]): string {
  const near = places.filter(({ neighbour }) => neighbour.sameFolder);
  const neighbours = [...new Set((near.length > 0 ? near : places).map(({ neighbour }) => neighbour))];
  const named = neighbours
    .slice(0, 2)
    .map(({ network, label }) => `${quoted(network.name?.raw.trim() ?? "")} (${label})`);
  if (neighbours.length < 3) return `network${named.length === 1 ? "" : "s"} ${alternatives(named, "and")}`;
  return `network ${named[0]} and ${othersOf(neighbours)} others`;
}

/** How many there are beside the first: `4`, `at least 19`. */
export function othersOf(all: readonly unknown[]): string {
  return `${all.length < enough ? "" : "at least "}${all.length - 1}`;
}
