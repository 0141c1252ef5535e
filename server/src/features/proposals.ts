// Values to write that fit the network at hand, for attributes of no fixed words.
import type { AttributeSpec } from "../format/format.js";
import { formatAddress } from "../network/address.js";
import { newUuid } from "../network/fresh.js";
import { proposedAddress } from "../rules/proposals.js";
import type { XmlElement } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";
import type { Context } from "./context.js";

export interface Proposal {
  readonly value: string;
  /** Why this value, in a few words. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation?: string;
}

/** Values for that attribute of the element, the likeliest first. */
export function valueProposals(
  { result }: Analysis,
  _context: Context,
  element: XmlElement,
  attribute: AttributeSpec,
): readonly Proposal[] {
  const address = result.network && proposedAddress(result.network, element, attribute.name);
  return address ? [{ value: formatAddress(address), detail: "free" }] : [];
}

/** The same for the text of the element. */
export function textProposals({ format }: Analysis, { chance }: Context, element: XmlElement): readonly Proposal[] {
  return format.specOf(element)?.text?.type === "uuid" ? [{ value: newUuid(chance), detail: "new" }] : [];
}
