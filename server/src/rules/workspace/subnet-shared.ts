import { formatSubnet, inSubnet, spaceOf } from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { defineRule } from "../rule.js";
import { clashReport, namesOf, strangers } from "../shared/workspace-clashes.js";

export const subnetShared = defineRule({
  id: "subnet-shared",
  title: "Overlapping subnets of two networks",
  stage: "runtime",
  severity: "warning",
  why: "A host can route an address to one network only. When an IPv4 subnet is exactly that of a network already running, libvirt refuses to start the second. It does not compare IPv6 subnets, nor such as lie within one another; there the host sends packets for the addresses they share to one network only.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='«192.168.77.1»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='«192.168.77.1»' prefix='1'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='«192.168.77.1»' prefix='24'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <bridge name='virbr-red'/>
      <ip address='192.168.77.1' prefix='24'/>
    </network>
  `,
  on: "workspace",
  check({ network, others }, { report }) {
    for (const own of network.subnets) {
      const { address, prefixLength } = own;
      if (!address?.value || prefixLength === undefined || !isPlain(own)) continue;
      const overlapping = strangers(network, others).flatMap((neighbour) => {
        const theirs = neighbour.network.subnets.find((other) => overlaps(own, other));
        return theirs?.address?.value && theirs.prefixLength !== undefined
          ? [
              {
                neighbour,
                span: theirs.address.span,
                message: `Subnet ${formatSubnet(theirs.address.value, theirs.prefixLength)}`,
                same: theirs.prefixLength === prefixLength,
              },
            ]
          : [];
      });
      if (overlapping.length === 0) continue;
      const alike = overlapping.filter(({ same }) => same);
      const places = alike.length > 0 ? alike : overlapping;
      const subnet = formatSubnet(address.value, prefixLength);
      const consequence =
        alike.length > 0 && address.value.family === "ipv4"
          ? "on one host the second cannot start while the first runs"
          : "on one host the guests of both cannot all be reached";
      report(
        clashReport({
          span: address.span,
          message: `Subnet ${subnet} ${alike.length > 0 ? "is also that of" : "overlaps that of"} ${namesOf(places)}; ${consequence}, so give each a subnet of its own`,
          places,
        }),
      );
    }
  },
});

/** Link-local subnets are the same everywhere, and one of prefix length 0 is a mistake of its own. */
function isPlain({ address, prefixLength }: Subnet): boolean {
  return prefixLength !== 0 && address?.value !== undefined && spaceOf(address.value) !== "link-local";
}

function overlaps(a: Subnet, b: Subnet): boolean {
  if (!a.address?.value || !b.address?.value || a.prefixLength === undefined || b.prefixLength === undefined)
    return false;
  if (a.address.value.family !== b.address.value.family || b.prefixLength === 0) return false;
  return inSubnet(a.address.value, b.address.value, Math.min(a.prefixLength, b.prefixLength));
}
