// What the rules about a workspace share: whom they look at, and how they speak of a clash.

import type { Choices } from "../../addressing/choices.js";
import { ownNetwork } from "../../addressing/own-network.js";
import type { FindingDraft, Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { alternatives, quoted } from "../../prose/wording.js";
import type { Span, XmlDocument } from "../../xml/tree.js";
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
  readonly consequence: string;
  readonly places: readonly ClashingPlace[];
  readonly fixes?: readonly Fix[];
}

/** The others but those of the same name: what they share is a consequence of that, and said there. */
export function strangers(network: Network, others: readonly Neighbour[]): readonly Neighbour[] {
  return others.filter((other) => other.network.name?.value !== network.name?.value);
}

/** Documents of other folders may be meant for other hosts: a clash with none but those is a hint. */
export function clashReport({ span, message, consequence, places, fixes = [] }: Clash): FindingDraft {
  const near = places.filter(({ neighbour }) => neighbour.sameFolder);
  const shown = (near.length > 0 ? near : places).slice(0, shownPlaces);
  return {
    span,
    message,
    consequence,
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

/** Shared by all findings of a network, which offer the same. */
const ownNetworkByChoices = new WeakMap<Choices, readonly Fix[]>();

/**
 * Makes the document a network of its own, which shares nothing with others; no fix where that is impossible. What it has
 * for itself already stays. The title names what is new: `Make this copy a network of its own (lab-2, virbr1, 192.168.123.0/24)`.
 */
export function makeOwn(document: XmlDocument, network: Network, free: Choices): readonly Fix[] {
  const known = ownNetworkByChoices.get(free);
  if (known) return known;
  const name = free.name();
  const own = name === undefined ? undefined : ownNetwork(document, network, name, free);
  const fixes = own
    ? [{ title: `Make this copy a network of its own${details(own.parts)}`, safe: false, edits: own.edits }]
    : [];
  ownNetworkByChoices.set(free, fixes);
  return fixes;
}

function details(parts: readonly string[]): string {
  return parts.length === 0
    ? ""
    : ` (${parts.slice(0, mostParts).join(", ")}${parts.length > mostParts ? ", ..." : ""})`;
}

/** Named in a title: a name, a bridge and the usual number of subnets. */
const mostParts = 4;

/** Whether a network shares anything but its name with others. */
export function sharesMore({ shared }: Choices, { subnets }: Network): boolean {
  if (shared.bridge || shared.uuid || shared.mac || shared.natAddresses) return true;
  return subnets.some((subnet) => shared.subnet(subnet) || (subnet.dhcp?.hosts ?? []).some(shared.host));
}
