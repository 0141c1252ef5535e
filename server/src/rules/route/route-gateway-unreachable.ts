import type { Fix } from "../../findings.js";
import { formatAddress, formatSubnet, withSubnetOf } from "../../network/address.js";
import { isTold, subnetHolding, subnetsOf } from "../../network/lookup.js";
import { alternatives, familyName } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { change, withoutElement } from "../shared/fixes.js";

/** More subnets are not named: every route names them. */
const mostNamed = 8;

export const routeGatewayUnreachable = defineRule({
  id: "route-gateway-unreachable",
  title: "Gateway outside the network's subnets",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "The gateway of a route is a guest on this network, so its address lies in one of the network's own subnets. libvirt rejects any other, and thereby any route in a forward mode that has no `<ip>`.",
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
  check({ element, network, family, gateway }, { document, vocabulary, report }) {
    if (!gateway?.value || gateway.value.family !== family) return;
    const { value } = gateway;
    // Where no route is allowed at all, that is the mistake.
    if (network.mode && vocabulary.element("/network/route")?.modes?.includes(network.mode) === false) return;
    // A subnet whose address or prefix cannot be told has an error of its own.
    if (!isTold(network)) return;
    if (subnetHolding(network, value)) return;
    const alike = subnetsOf(network, value.family).slice(0, mostNamed);
    const subnets: string[] = [];
    const fixes: Fix[] = [];
    for (const { address, prefixLength } of alike) {
      if (!address?.value || prefixLength === undefined) continue;
      subnets.push(formatSubnet(address.value, prefixLength));
      const moved = withSubnetOf(value, address.value, prefixLength);
      if (moved) fixes.push(change(gateway.attribute, formatAddress(moved)));
    }
    fixes.push(withoutElement(document, element));
    const where =
      subnets.length > 0
        ? `in no subnet of this network (${alternatives(subnets, "and")})`
        : `out of reach: this network has no ${familyName(family)} subnet`;
    report({
      span: gateway.span,
      message: `Gateway ${gateway.raw} is ${where}`,
      related: alike.flatMap(({ address }) => (address ? [{ span: address.span, message: "A subnet is here" }] : [])),
      fixes,
    });
  },
});
