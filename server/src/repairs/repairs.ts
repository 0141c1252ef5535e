// What was meant by the attributes, texts and children that an element cannot have. One mistake has one repair: the value
// is kept and put where it belongs. The door of this room; everything here is computed from one element when it is asked
// for, and only where something is wrong.
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import type { XmlElement } from "../xml/tree.js";
import { attributeRepairs, type Site, unknownAttributes } from "./attributes.js";
import { elementRepairs, unknownChildren } from "./elements.js";
import { textRepair, textsIn } from "./texts.js";
import type { Repair } from "./write.js";

export { trimmedSpan } from "./texts.js";
export type { Repair } from "./write.js";

export interface Repairs {
  /** Returns the repair that claims an attribute, text or child. */
  of(piece: object): Repair | undefined;
  /** Whether a repair speaks of the piece at another one, which it marks. */
  isClaimedElsewhere(piece: object): boolean;
}

/** What repairs are computed from, as rules have it. */
type Place = Pick<Site, "document" | "vocabulary" | "network">;

const none: Repairs = { of: () => undefined, isClaimedElsewhere: () => false };
const repairsByElement = new WeakMap<XmlElement, Map<Vocabulary, Repairs>>();

/** Returns the repairs of what is wrong directly in an element; cached, since several rules ask. */
export function repairsIn({ document, vocabulary, network }: Place, element: XmlElement): Repairs {
  const spec = vocabulary.specOf(element);
  if (spec === undefined || spec.open) return none;
  let known = repairsByElement.get(element);
  const cached = known?.get(vocabulary);
  if (cached !== undefined) return cached;
  const site = { document, vocabulary, network, element, spec };
  const repairs = [
    ...(unknownAttributes(vocabulary, element, spec).length > 0 ? attributeRepairs(site) : []),
    ...(textsIn(site).length > 0 ? [textRepair(site)].filter((repair) => repair !== undefined) : []),
    ...(unknownChildren(site).length > 0 ? elementRepairs(site) : []),
  ];
  const byPiece = new Map<object, Repair>();
  for (const repair of repairs) for (const piece of repair.claims) byPiece.set(piece, repair);
  const result: Repairs = {
    of: (piece) => byPiece.get(piece),
    isClaimedElsewhere: (piece) => {
      const repair = byPiece.get(piece);
      return repair !== undefined && repair.claims[0] !== piece;
    },
  };
  known ??= new Map();
  known.set(vocabulary, result);
  repairsByElement.set(element, known);
  return result;
}
