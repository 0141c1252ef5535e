// Requests for proposed values, proposals, and helpers shared by all proposers.

import type { Occupant } from "../../addressing/free-subnets.js";
import type { Chance } from "../../addressing/new-identifiers.js";
import { type Address, formatAddress, parseAddress } from "../../network/address.js";
import type { Network } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { attributeOf, type XmlElement } from "../../xml/tree.js";

/** A value to write, with a few words on its origin. */
export interface Proposal {
  readonly value: string;
  /** Fits on one line of a list. */
  readonly detail: string;
  /** One or two sentences, if there is more to say. */
  readonly documentation?: string;
}

/**
 * The attribute (or the text) of an element to propose values for; its current value is ignored, it is being written.
 */
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

/** Returns values in order of likelihood; duplicates and values wrong for the target version are filtered later. */
export type Proposer = (ask: Ask) => Iterable<Proposal>;

/** Creates a proposer that returns the same values in any document. */
export function always(...proposals: readonly (readonly [value: string, detail: string])[]): Proposer {
  const fixed = proposals.map(([value, detail]) => ({ value, detail }));
  return () => fixed;
}

/** Proposes an address. */
export function proposed(address: Address, detail: string): Proposal {
  return { value: formatAddress(address), detail };
}

/** Returns the value of another attribute of the element; `undefined` when it is empty or missing. */
export function beside({ element }: Ask, name: string): string | undefined {
  return attributeOf(element, name)?.value || undefined;
}

/** Returns the address in another attribute of the element; `undefined` when it is missing or unreadable. */
export function addressBeside(ask: Ask, name: string): Address | undefined {
  return parseAddress(beside(ask, name) ?? "");
}

/** Whether both addresses are present and equal. */
export function sameAddress(a: Address | undefined, b: Address | undefined): boolean {
  return a !== undefined && b !== undefined && a.family === b.family && a.bits === b.bits;
}

/** Proposes the next name in a series: eth4 after eth2 and eth3, web-02 after web-01. */
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

/** Formats `network "red"`. */
export function called({ name }: Network): string {
  return `network ${quoted(name?.raw.trim() ?? "")}`;
}

/** Returns what occupies subnets besides the element: the rest of its own network, and the others of the workspace. */
export function occupantsBeside({ network, element, others }: Ask): readonly Occupant[] {
  const own: Occupant = {
    subnets: network.subnets.filter((subnet) => subnet.element !== element),
    routes: network.routes.filter((route) => route.element !== element),
  };
  return [own, ...others];
}
