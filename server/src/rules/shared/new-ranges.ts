// DHCP ranges to write instead of one that has no room: free addresses of the subnet, as completion proposes them.
import { rangeEnds, rangeStarts } from "../../addressing/free-ranges.js";
import type { Fix } from "../../findings.js";
import { type Address, formatAddress } from "../../network/address.js";
import type { Range } from "../../network/model.js";
import { setValue } from "../../xml/value-edits.js";

/** So many addresses are not few, see dhcp-pool-small. */
const enough = 4n;

/**
 * Replaces a range by a free one where it would have few addresses with these ends, the known ones; empty where there is no
 * room, or an end is not written.
 */
export function newRanges({ subnet, start, end, element }: Range, from?: Address, to?: Address): Fix[] {
  if (!start || !end || (from && to && to.bits - from.bits + 1n >= enough)) return [];
  const [first] = rangeStarts(subnet, { edited: element });
  const [last] = rangeEnds(subnet, { start: first, edited: element });
  if (!first || !last || last.bits - first.bits + 1n < enough) return [];
  const [firstText, lastText] = [formatAddress(first), formatAddress(last)];
  return [
    {
      title: `Change the range to ${firstText} to ${lastText}, which is free`,
      safe: false,
      edits: [setValue(start.attribute, firstText), setValue(end.attribute, lastText)],
    },
  ];
}
