import type { Fix } from "../../findings.js";
import { type Address, type Family, formatAddress, formatSubnet, plus, withSubnetOf } from "../../network/address.js";
import { isTold, rangeOfAnySubnet, subnetHolding, subnetOfBridge, subnetsOf } from "../../network/lookup.js";
import type { Network } from "../../network/model.js";
import { makesBridge } from "../../network/read-forward.js";
import { firstUsable } from "../../network/subnet.js";
import { alternatives, familyName } from "../../prose/wording.js";
import type { XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { change, withoutElement } from "../shared/fixes.js";
import { otherGateways } from "../shared/known-gateways.js";
import { addSubnet } from "../shared/subnet-fixes.js";

/** More subnets are not named: every route names them. */
const mostNamed = 8;

export const routeGatewayUnreachable = defineRule({
  id: "route-gateway-unreachable",
  title: "Gateway outside the network's subnets",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "The gateway of a route is a guest of this network, so its address is in one of the network's own subnets. libvirt rejects any other, and so any route in a forward mode that has no `<ip>`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.78.2»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.78.2»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='192.168.78.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.79.2»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='192.168.78.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.78.2'/>
      </network>
    `,
  ],
  on: "route",
  check(route, { document, vocabulary, report }) {
    const { element, network, family, gateway } = route;
    if (!gateway?.value || gateway.value.family !== family) return;
    const { value } = gateway;
    // Where no route is allowed at all, that is the mistake.
    if (network.mode && vocabulary.element("/network/route")?.modes?.includes(network.mode) === false) return;
    // A subnet whose address or prefix cannot be told has an error of its own.
    if (!isTold(network)) return;
    if (subnetHolding(network, value)) return;
    const alike = subnetsOf(network, value.family).slice(0, mostNamed);
    const subnets: string[] = [];
    const choices = new Set(otherGateways(network, route, family));
    for (const { address, prefixLength } of alike) {
      if (!address?.value || prefixLength === undefined) continue;
      subnets.push(formatSubnet(address.value, prefixLength));
      const moved = withSubnetOf(value, address.value, prefixLength);
      if (moved && isSlip(value, moved) && isFree(network, moved)) choices.add(formatAddress(moved));
    }
    const fixes: Fix[] = [...choices].map((choice) => change(gateway.attribute, choice));
    if (choices.size === 0 && makesBridge(network)) fixes.push(withSubnetFor(document, network, value));
    fixes.push(withoutElement(document, element));
    const [first, second, ...others] = subnets;
    const named = [first, second, ...(others.length > 0 ? [`${others.length} others`] : [])].flatMap(
      (each) => each ?? [],
    );
    report({
      span: gateway.span,
      message:
        first === undefined
          ? `Gateway ${gateway.raw} is out of reach: this network has no ${familyName(family)} subnet`
          : `Gateway ${gateway.raw} is outside the network's subnet${named.length > 1 ? "s" : ""} ${alternatives(named, "and")}`,
      related: alike.flatMap(({ address }) => (address ? [{ span: address.span, message: "A subnet is here" }] : [])),
      fixes,
    });
  },
});

/** Whether only one octet, or one group of IPv6, is another. */
function isSlip(a: Address, b: Address): boolean {
  const size = a.family === "ipv4" ? 8n : 16n;
  let differing = a.bits ^ b.bits;
  while (differing !== 0n && (differing & ((1n << size) - 1n)) === 0n) differing >>= size;
  return differing < 1n << size;
}

/** Whether a guest that keeps its address may have this one. */
function isFree(network: Network, address: Address): boolean {
  return !subnetOfBridge(network, address) && !rangeOfAnySubnet(network, address);
}

/** Usual lengths of subnets. */
const lengths: Readonly<Record<Family, number>> = { ipv4: 24, ipv6: 64 };

/** Adds a subnet for the gateway, with the lowest other address for the host. */
function withSubnetFor(document: XmlDocument, network: Network, gateway: Address): Fix {
  const length = lengths[gateway.family];
  const first = firstUsable(gateway, length) ?? gateway;
  const own = formatAddress(first.bits === gateway.bits ? plus(first, 1) : first);
  const family = gateway.family === "ipv6" ? "family='ipv6' " : "";
  const xml = `<ip ${family}address='${own}' prefix='${length}'/>`;
  const edits = [addSubnet(document, network, xml)];
  return { title: `Add ${xml}`, safe: false, edits };
}
