// Adds a DHCP range that fills the subnet to an <ip> without one.

import { widestFreeStretch } from "../../addressing/free-ranges.js";
import { canServe } from "../../addressing/proposed-addresses.js";
import { formatAddress } from "../../network/address.js";
import { addChild } from "../../xml/edits.js";
import { childPlace, elementAt, mayHold, type Refactoring } from "./refactoring.js";

export const dhcpRange: Refactoring = {
  kind: "refactor.rewrite.dhcpRange",
  offer(analysis, span) {
    const { network, document } = analysis.result;
    const element = elementAt(analysis, span);
    const subnet = network?.subnets.find(
      (each) => element && (each.element === element || each.dhcp?.element === element),
    );
    if (!subnet || (subnet.dhcp && subnet.dhcp.ranges.length > 0) || !mayHold(analysis, "/network/ip/dhcp/range"))
      return [];
    const stretch = canServe(subnet, analysis.vocabulary.version) ? widestFreeStretch(subnet) : undefined;
    if (stretch === undefined) return [];
    const [start, end] = [formatAddress(stretch.first), formatAddress(stretch.last)];
    const xml = `<range start='${start}' end='${end}'/>`;
    const edit = subnet.dhcp
      ? addChild(document, subnet.dhcp.element, xml, null)
      : addChild(
          document,
          subnet.element,
          `<dhcp>\n  ${xml}\n</dhcp>`,
          childPlace(analysis.vocabulary, subnet.element, "/network/ip/dhcp"),
        );
    return [{ title: `Add a DHCP range from ${start} to ${end}`, edits: [edit] }];
  },
};
