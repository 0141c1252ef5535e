// Adds an IPv6 subnet to a network without one. Its addresses are private, so that a network of mode nat translates
// IPv6 as well, unless it says otherwise.

import { newUla } from "../../addressing/new-identifiers.js";
import { formatAddress, formatSubnet } from "../../network/address.js";
import { natForIpv6 } from "../../rules/ip/ip-ipv6-without-nat.js";
import { addChild } from "../../xml/edits.js";
import { childPlace, elementAt, mayHold, type Refactoring } from "./refactoring.js";

const prefixLength = 64;

export const ipv6Subnet: Refactoring = {
  kind: "refactor.rewrite.ipv6Subnet",
  offer(analysis, span, { chance }) {
    const { network, document } = analysis.result;
    const element = elementAt(analysis, span);
    if (!network || !element || !mayHold(analysis, "/network/ip", "family")) return [];
    if (element !== network.element && !network.subnets.some((subnet) => subnet.element === element)) return [];
    if (network.subnets.some(({ family, address }) => family === "ipv6" || address?.value?.family === "ipv6"))
      return [];
    const own = newUla(chance);
    const xml = `<ip family='ipv6' address='${formatAddress(own)}' prefix='${prefixLength}'/>`;
    const subnet = addChild(
      document,
      network.element,
      xml,
      childPlace(analysis.vocabulary, network.element, "/network/ip"),
    );
    const { mode, forward } = network;
    const nat =
      mode === "nat" && forward && !forward.nat?.ipv6 && mayHold(analysis, "/network/forward/nat", "ipv6")
        ? natForIpv6(document, forward)
        : undefined;
    return [
      {
        title: `Add the IPv6 subnet ${formatSubnet(own, prefixLength)}${nat ? ", with NAT" : ""}`,
        edits: nat ? [nat, subnet] : [subnet],
      },
    ];
  },
};
