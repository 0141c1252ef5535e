import { broadcastAddress, formatSubnet, networkAddress } from "../../network/address.js";
import { subnetHolding, subnetOfBridge } from "../../network/lookup.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { otherGateways } from "../shared/known-gateways.js";

export const routeGatewayNotAGuest = defineRule({
  id: "route-gateway-not-a-guest",
  title: "Gateway that is not a guest",
  stage: "runtime",
  severity: "warning",
  since: "1.0.6",
  why: "The gateway of a route is the guest that forwards its packets. libvirt accepts any address of the subnet, even the host's own, the network and the broadcast address; the kernel then rejects the route or the packets go nowhere, and libvirt only logs that.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.77.1»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.77.0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='30'/>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.77.3»'/>
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
        <ip address='192.168.77.1' prefix='31'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='fd00:5::' prefix='64' gateway='fd00:77::ffff:ffff:ffff:ffff'/>
      </network>
    `,
  ],
  on: "route",
  check(route, { report }) {
    const { network, family, gateway } = route;
    const value = gateway?.value;
    if (!gateway || !value || value.family !== family) return;
    const { address, prefixLength } = subnetHolding(network, value) ?? {};
    const own = address?.value;
    if (!own || prefixLength === undefined) return;
    const bridge = subnetOfBridge(network, value)?.address;
    const edges = family === "ipv4" && prefixLength <= 30;
    const kind = bridge
      ? "the host's own address"
      : edges && value.bits === networkAddress(own, prefixLength).bits
        ? `the network address of ${formatSubnet(own, prefixLength)}`
        : edges && value.bits === broadcastAddress(own, prefixLength).bits
          ? `the broadcast address of ${formatSubnet(own, prefixLength)}`
          : undefined;
    if (kind === undefined) return;
    report({
      span: gateway.span,
      message: `Gateway ${gateway.raw} is ${kind}; write that of a guest`,
      consequence: "libvirt accepts it, but the route leads nowhere.",
      related: [{ span: (bridge ?? address).span, message: bridge ? "The host's own address" : "The subnet is here" }],
      fixes: otherGateways(network, route, family).map((known) => change(gateway.attribute, known)),
    });
  },
});
