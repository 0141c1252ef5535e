// What is asked when a value is to be proposed, what a proposal is, and what all proposers need.

import type { Occupant } from "../../addressing/free-subnets.js";
import type { Chance } from "../../addressing/new-identifiers.js";
import { type Address, formatAddress, parseAddress } from "../../network/address.js";
import type { Network } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { attributeOf, type XmlElement } from "../../xml/tree.js";

/** A value to write, with a few words on where it comes from. */
export interface Proposal {
  readonly value: string;
  /** Fits on the line of a list. */
  readonly detail: string;
  /** One or two sentences, where there is more to say. */
  readonly documentation?: string;
}

/** For whom: an attribute (or the text) of an element. What it says now does not count, it is being written. */
export interface Ask {
  /** Of the document. */
  readonly uri: string;
  readonly element: XmlElement;
  readonly network: Network;
  /** The other networks of the workspace. */
  readonly others: readonly Network[];
  readonly vocabulary: Vocabulary;
  readonly chance: Chance;
}

/** Values in order of likelihood; they need be neither distinct nor right for the target version. */
export type Proposer = (ask: Ask) => Iterable<Proposal>;

/** The same values whatever the document says. */
export function always(...proposals: readonly (readonly [value: string, detail: string])[]): Proposer {
  const fixed = proposals.map(([value, detail]) => ({ value, detail }));
  return () => fixed;
}

export function proposed(address: Address, detail: string): Proposal {
  return { value: formatAddress(address), detail };
}

/** What another attribute of the element says; `undefined` when it is empty or missing. */
export function beside({ element }: Ask, name: string): string | undefined {
  return attributeOf(element, name)?.value || undefined;
}

export function addressBeside(ask: Ask, name: string): Address | undefined {
  return parseAddress(beside(ask, name) ?? "");
}

/** An address as a key. */
export function keyOf({ family, bits }: Address): string {
  return `${family} ${bits}`;
}

export function sameAddress(a: Address | undefined, b: Address | undefined): boolean {
  return a !== undefined && b !== undefined && a.family === b.family && a.bits === b.bits;
}

/** eth2 and eth3 are followed by eth4, web-01 by web-02. */
export function following(names: ReadonlySet<string>): Proposal[] {
  const last = [...names].at(-1);
  const [, stem, digits] = /^(.*?)(\d{1,3})$/.exec(last ?? "") ?? [];
  if (stem === undefined || digits === undefined) return [];
  let number = Number(digits);
  let value: string;
  do {
    number += 1;
    value = `${stem}${String(number).padStart(digits.length, "0")}`;
  } while (names.has(value));
  return [{ value, detail: `follows ${last}` }];
}

/** `network "red"`. */
export function called({ name }: Network): string {
  return `network ${quoted(name?.raw.trim() ?? "")}`;
}

/** What takes subnets beside the element: the rest of its own network, and the others of the workspace. */
export function occupantsBeside({ network, element, others }: Ask): readonly Occupant[] {
  const own: Occupant = {
    subnets: network.subnets.filter((subnet) => subnet.element !== element),
    routes: network.routes.filter((route) => route.element !== element),
  };
  return [own, ...others];
}
