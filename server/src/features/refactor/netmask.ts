// Converts a netmask to a prefix and back, on <ip> and <route>; on an <ip> with neither, adds the prefix that its
// address class implies.
import { formatAddress, netmaskOfPrefix } from "../../network/address.js";
import type { Route, Subnet } from "../../network/model.js";
import type { XmlAttribute } from "../../xml/tree.js";
import { setAttribute } from "../../xml/value-edits.js";
import { elementAt, type Offer, type Refactoring } from "./refactoring.js";

export const netmask: Refactoring = {
  kind: "refactor.rewrite.netmask",
  offer(analysis, span) {
    const element = elementAt(analysis, span);
    const { network } = analysis.result;
    const subnet = network?.subnets.find((candidate) => candidate.element === element);
    const route = network?.routes.find((candidate) => candidate.element === element);
    const written = subnet ?? route;
    if (written?.family !== "ipv4" || written.address?.value?.family !== "ipv4") return [];
    // A prefix of 0 has no effect on <ip>, and default routes may be written in any of the three ways.
    if (!written.prefixLength) return [];
    if (written.prefix && (written.netmask || !written.prefix.value)) return [];
    return [rewritten(written, written.prefixLength)];
  },
};

function rewritten({ element, netmask: mask, prefix }: Subnet | Route, length: number): Offer {
  if (mask)
    return { title: `Replace netmask by prefix='${length}'`, edits: [renamed(mask.attribute, "prefix", `${length}`)] };
  if (prefix) {
    const dotted = formatAddress(netmaskOfPrefix(length));
    return { title: `Replace prefix by netmask='${dotted}'`, edits: [renamed(prefix.attribute, "netmask", dotted)] };
  }
  return {
    title: `Add prefix='${length}', which libvirt assumes`,
    edits: [setAttribute(element, "prefix", `${length}`)],
  };
}

/** Replaces the attribute's name and value; its quotes stay. */
function renamed({ span, quote = "'" }: XmlAttribute, name: string, value: string) {
  return { ...span, newText: `${name}=${quote}${value}${quote}` };
}
