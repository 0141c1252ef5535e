// Sorts static hosts by address; comments move with their host.

import { compareAddresses } from "../../network/address.js";
import type { Dhcp, StaticHost } from "../../network/model.js";
import { spansWithComments } from "../../xml/comments.js";
import type { Edit } from "../../xml/text-edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import { elementAt, enclosing, type Offer, type Refactoring } from "./refactoring.js";

export const sortHosts: Refactoring = {
  kind: "refactor.rewrite.sortHosts",
  offer(analysis, span) {
    const element = elementAt(analysis, span);
    const own = enclosing(element, "host") ?? element;
    return sorted(
      analysis,
      dhcpsOf(analysis).filter((dhcp) => dhcp.element === own || dhcp.hosts.some((host) => host.element === own)),
    );
  },
};

/** Applies to the whole document, for editors to run on save. */
export const sortAllHosts: Refactoring = {
  kind: "source.sortHosts.virnet",
  offer: (analysis) => sorted(analysis, dhcpsOf(analysis)),
};

function dhcpsOf({ result: { network } }: Analysis): Dhcp[] {
  return (network?.subnets ?? []).flatMap(({ dhcp }) => dhcp ?? []);
}

function sorted({ result: { document } }: Analysis, dhcps: readonly Dhcp[]): Offer[] {
  const edits = dhcps.flatMap((dhcp) => swaps(document, dhcp));
  return edits.length > 0 ? [{ title: "Sort the static hosts by address", edits }] : [];
}

/** Moves hosts: replaces each one that changes places by the text of its successor in order. */
function swaps(document: XmlDocument, { element, hosts }: Dhcp): Edit[] {
  const spans = spansWithComments(document, element.children);
  const ordered = hosts.toSorted(byAddress);
  return hosts.flatMap((host, index) => {
    const place = spans.get(host.element);
    const source = ordered[index] && spans.get(ordered[index].element);
    if (!place || !source || ordered[index] === host) return [];
    return [{ ...place, newText: document.text.slice(source.start, source.end) }];
  });
}

/** Compares hosts by address; those without a readable one come last. */
function byAddress({ ip: a }: StaticHost, { ip: b }: StaticHost): number {
  if (!a?.value || !b?.value) return Number(!a?.value) - Number(!b?.value);
  return compareAddresses(a.value, b.value);
}
