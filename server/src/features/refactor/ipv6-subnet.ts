// An IPv6 subnet of the network's own, for one that has none.
import { formatAddress, formatSubnet } from "../../network/address.js";
import { newUla } from "../../network/fresh.js";
import { addChild } from "../../xml/edits.js";
import { childPlace, elementAt, mayHold, type Refactor } from "./refactor.js";

const prefixLength = 64;

export const ipv6Subnet: Refactor = {
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
    return [
      {
        title: `Add the IPv6 subnet ${formatSubnet(own, prefixLength)}`,
        edits: [addChild(document, network.element, xml, childPlace(analysis.format, network.element, "/network/ip"))],
      },
    ];
  },
};
