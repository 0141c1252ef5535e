import type { Choices } from "../../addressing/choices.js";
import { isDefaultSubnet } from "../../addressing/free-subnets.js";
import { resemblesStock } from "../../addressing/in-use.js";
import { moveSubnets, outermost } from "../../addressing/move-subnets.js";
import type { Fix } from "../../findings.js";
import { type Address, formatSubnet, inSubnet, spaceOf } from "../../network/address.js";
import type { Network, Subnet } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import type { Span, XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { clashReport, makeOwn, namesOf, strangers } from "../shared/workspace-clashes.js";

export const subnetShared = defineRule({
  id: "subnet-shared",
  title: "Overlapping subnets of two networks",
  stage: "runtime",
  severity: "warning",
  why: "A host can route an address to one network only. When an IPv4 subnet is exactly that of a network already running, libvirt does not start the second. It does not compare IPv6 subnets, nor subnets that contain one another; there the host sends packets for the addresses they share to one network only.",
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
        <ip address='«192.168.0.1»' prefix='16'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='«192.168.77.129»' prefix='25'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip family='ipv6' address='«fd00:77::1»' prefix='64'/>
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
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='192.168.76.1' prefix='24'/>
        <ip family='ipv6' address='fd00:77:0:1::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip family='ipv6' address='fe80::1' prefix='64'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <bridge name='virbr-red'/>
      <ip address='192.168.77.1' prefix='24'/>
      <ip family='ipv6' address='fd00:77::1' prefix='64'/>
    </network>
  `,
  on: "workspace",
  check({ network, others, free }, { document, report }) {
    const neighbours = strangers(network, others).map((neighbour) => ({
      neighbour,
      blocks: blocksOf(neighbour.network),
    }));
    for (const own of blocksOf(network)) {
      // Link-local subnets are the same everywhere.
      if (spaceOf(own.address) === "link-local") continue;
      const overlapping = neighbours.flatMap(({ neighbour, blocks }) => {
        const theirs = blocks.find((other) => overlaps(own, other));
        if (theirs === undefined) return [];
        const message = `Subnet ${formatSubnet(theirs.address, theirs.prefixLength)}`;
        return [{ neighbour, span: theirs.span, message, same: theirs.prefixLength === own.prefixLength }];
      });
      if (overlapping.length === 0) continue;
      const alike = overlapping.filter(({ same }) => same);
      const places = alike.length > 0 ? alike : overlapping;
      const subnet = formatSubnet(own.address, own.prefixLength);
      const consequence =
        alike.length > 0 && own.address.family === "ipv4"
          ? "On one host the second cannot start while the first runs."
          : "On one host not all guests of both can be reached.";
      report(
        clashReport({
          span: own.span,
          message: `Subnet ${subnet} ${alike.length > 0 ? "is also that of" : "overlaps that of"} ${namesOf(places)}`,
          consequence,
          places,
          fixes: [
            ...moveAway(network, own.subnet, free),
            ...withoutSubnet(document, network, own.subnet),
            ...makeOwn(document, network, free),
          ],
        }),
      );
    }
  },
});

interface Block {
  readonly address: Address;
  readonly prefixLength: number;
  /** Of the address. */
  readonly span: Span;
  readonly subnet: Subnet;
}

/** The subnets whose extent is known; one of prefix length 0 is a mistake of its own. */
function blocksOf({ subnets }: Network): readonly Block[] {
  return subnets.flatMap((subnet) => {
    const { address, prefixLength } = subnet;
    return address?.value && prefixLength ? [{ address: address.value, prefixLength, span: address.span, subnet }] : [];
  });
}

/** Moves the subnet, or the one around it, to free addresses, with all that lies in it. */
function moveAway(network: Network, subnet: Subnet, free: Choices): Fix[] {
  const outer = outermost(subnet);
  const to = free.subnet(outer);
  if (!to || !outer.address?.value || outer.prefixLength === undefined) return [];
  // The network default is where it is expected to be.
  if (resemblesStock(network) && !network.uuid?.value && isDefaultSubnet(outer)) return [];
  const others = network.subnets.length > 1;
  const what = others ? formatSubnet(outer.address.value, outer.prefixLength) : "the network";
  const title = `Move ${what} to ${formatSubnet(to, outer.prefixLength)}, which is free`;
  return [{ title, safe: false, edits: moveSubnets(network, [{ subnet: outer, to }]) }];
}

/** The guests of an isolated network do without the host, if it serves no names or files and has no routes. */
function withoutSubnet(document: XmlDocument, network: Network, { element, dhcp, tftp }: Subnet): Fix[] {
  const { mode, subnets, routes, dns, dnsmasqOptions, domain } = network;
  const isNeeded = tftp || dns || domain || routes.length + dnsmasqOptions.length > 0 || subnets.length > 1;
  if (mode !== "none" || isNeeded) return [];
  const title = `Remove <ip>: guests still reach each other${dhcp ? ", without DHCP" : ""}`;
  return [{ title, safe: false, edits: [removeSpan(document, element.span)] }];
}

function overlaps(a: Block, b: Block): boolean {
  return inSubnet(a.address, b.address, Math.min(a.prefixLength, b.prefixLength));
}
