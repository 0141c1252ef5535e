// What follows from renaming an address: an <ip> that leaves its subnet takes the addresses in it along, and dnsmasq options
// and TXT records name the new addresses.
import { addressesLeft, type Move, moved, movedAddresses, movedTexts } from "../addressing/move-subnets.js";
import { type Address, formatAddress, inSubnet, parseAddress, widthOf } from "../network/address.js";
import type { Subnet } from "../network/model.js";
import { alternatives } from "../prose/wording.js";
import { applyEdits, type Edit } from "../xml/text-edits.js";
import { setValue } from "../xml/value-edits.js";
import type { Analysis } from "./analysis.js";
import { addressOf, occurrencesOf, subnetAt } from "./names.js";
import type { Occurrence } from "./occurrence.js";

/** A place with its new text. */
export interface Change {
  readonly place: Occurrence;
  readonly text: string;
}

interface Following {
  /** Of places that name an address. */
  readonly changes: readonly Change[];
  /** Of destinations of routes, dnsmasq options and TXT records. */
  readonly edits: readonly Edit[];
  readonly moves: readonly Move[];
}

/** Returns what follows from the new name of an address, besides the places that name the same address. */
export function followingFrom(analysis: Analysis, occurrence: Occurrence, newName: string): Following {
  const { network } = analysis.result;
  const [own, target] = [addressOf(occurrence), parseAddress(newName)];
  if (!network || !own || target?.family !== own.family) return { changes: [], edits: [], moves: [] };
  const subnet = subnetAt(analysis, occurrence);
  const moves = subnet && leavesSubnet(subnet, target) ? [{ subnet, to: target }] : [];
  const isOwn = (address: Address) => address.family === own.family && address.bits === own.bits;
  const destination = (address: Address, prefixLength: number) =>
    isOwn(address) && prefixLength === widthOf(own.family) ? target : moved(address, prefixLength, moves);
  const places = new Map(occurrencesOf(analysis).map((place) => [place.span.start, place]));
  const changes: Change[] = [];
  const edits = [...movedTexts(network, destination)];
  for (const { field, address } of movedAddresses(network, moves)) {
    const place = places.get(field.span.start);
    if (place === undefined) edits.push(setValue(field.attribute, formatAddress(address)));
    else if (place.key !== occurrence.key || place.role === "limit")
      changes.push({ place, text: formatAddress(address) });
  }
  return { changes, edits, moves };
}

/** Whether the subnet goes with its address; one that comes from the address class may get another prefix length. */
function leavesSubnet({ address, prefixLength, prefixSource }: Subnet, target: Address): boolean {
  if (!address?.value || prefixLength === undefined || prefixSource === "class") return false;
  return !inSubnet(target, address.value, prefixLength);
}

/** Addresses that a sentence names. */
const mostNamed = 3;

/** A sentence about addresses of moved subnets that remain, in comments and the like; `undefined` when none do. */
export function leftBehind(analysis: Analysis, { moves }: Following, edits: readonly Edit[]): string | undefined {
  const left = addressesLeft(applyEdits(analysis.document.text, edits), moves).map(
    ({ text, line }) => `${text} in line ${line}`,
  );
  if (left.length === 0) return undefined;
  const more = left.length - mostNamed;
  return `Leaves ${alternatives([...left.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])], "and")}`;
}
