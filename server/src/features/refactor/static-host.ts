// Adds a static host for a guest that is to keep its address: one outside the ranges if there is any, else one taken
// from a range.

import { firstFreeOf, freeAddress } from "../../addressing/free-addresses.js";
import { macsOf, newMac } from "../../addressing/new-identifiers.js";
import { canServe } from "../../addressing/proposed-addresses.js";
import { type Address, formatAddress, plus } from "../../network/address.js";
import { formatMac } from "../../network/mac.js";
import type { Network, Range, Subnet } from "../../network/model.js";
import { addChild } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import type { Span } from "../../xml/tree.js";
import { setValue } from "../../xml/value-edits.js";
import type { Analysis } from "../analysis.js";
import type { Context } from "../context.js";
import { childPlace, elementAt, mayHold, type Offer, type Refactoring } from "./refactoring.js";

export const staticHost: Refactoring = {
  kind: "refactor.rewrite.staticHost",
  offer(analysis, span, context) {
    const element = elementAt(analysis, span);
    const { network } = analysis.result;
    if (!network || !element || !mayHold(analysis, "/network/ip/dhcp/host")) return [];
    const subnet = network.subnets.find(
      (each) =>
        element === each.element ||
        element === each.dhcp?.element ||
        each.dhcp?.ranges.some((range) => range.element === element),
    );
    if (!subnet || !canServe(subnet, analysis.vocabulary.version)) return [];
    const ranges = subnet.dhcp?.ranges ?? [];
    const free = freeAddress(subnet);
    const offers: Offer[] = [];
    if (free) {
      const title = `Add a static host at ${formatAddress(free)}`;
      offers.push({ title, edits: [hostAt(analysis, network, subnet, free, context)] });
    }
    // On a range, one of its addresses; elsewhere that is the last resort.
    const here = ranges.find((range) => range.element === element);
    const giving = here ?? (free ? undefined : ranges.find((range) => firstFreeOf(range, "start")));
    const from = here && isOn(here.end, span) ? "end" : "start";
    const given = giving && firstFreeOf(giving, from);
    if (giving && given) {
      const offer = {
        title: `Make ${formatAddress(given)} of the range a static host`,
        edits: [...withdrawn(giving, from, given), hostAt(analysis, network, subnet, given, context)],
      };
      return here ? [offer, ...offers] : [...offers, offer];
    }
    return offers;
  },
};

function isOn(bound: Range["end"], { start }: Span): boolean {
  const place = bound?.attribute.span;
  return place !== undefined && place.start <= start && start <= place.end;
}

/** Shortens the range by its addresses up to the given one. */
function withdrawn(range: Range, from: "start" | "end", given: Address): Edit[] {
  const bound = range[from];
  return bound ? [setValue(bound.attribute, formatAddress(plus(given, from === "start" ? 1 : -1)))] : [];
}

/** Adds a host for DHCP: IPv4 guests are identified by their MAC address, IPv6 ones by their name. */
function hostAt(analysis: Analysis, network: Network, subnet: Subnet, ip: Address, context: Context): Edit {
  const { document } = analysis.result;
  const used = macsOf([network, ...context.others]);
  const mac = ip.family === "ipv4" ? `mac='${formatMac(newMac(context.chance, used))}' ` : "";
  const xml = `<host ${mac}name='${newName(network)}' ip='${formatAddress(ip)}'/>`;
  const dhcp = subnet.dhcp?.element;
  if (dhcp) return addChild(document, dhcp, xml, childPlace(analysis.vocabulary, dhcp, "/network/ip/dhcp/host"));
  const place = childPlace(analysis.vocabulary, subnet.element, "/network/ip/dhcp");
  return addChild(document, subnet.element, `<dhcp>\n  ${xml}\n</dhcp>`, place);
}

/** Returns `guest1`, or the next unused name. */
function newName({ subnets, dns }: Network): string {
  const hosts = subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []).map(({ name }) => name?.raw);
  const records = (dns?.hosts ?? []).flatMap(({ hostnames }) => hostnames).map(({ value }) => value);
  const taken = new Set([...hosts, ...records].map((name) => name?.toLowerCase()));
  let number = 1;
  while (taken.has(`guest${number}`)) number += 1;
  return `guest${number}`;
}
