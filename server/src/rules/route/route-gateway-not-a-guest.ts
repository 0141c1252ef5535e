import { broadcastAddress, formatSubnet, networkAddress } from "../../network/address.js";
import { subnetHolding, subnetOfBridge } from "../../network/lookup.js";
import { defineRule } from "../rule.js";

export const routeGatewayNotAGuest = defineRule({
  id: "route-gateway-not-a-guest",
  title: "Gateway that is not a guest",
  stage: "runtime",
  severity: "warning",
  since: "1.0.6",
  why: "The gateway is the guest that knows the way. libvirt accepts any address of the subnet, also the host's own and those that name the subnet or all of it; the kernel then rejects the route or sends packets nowhere, and libvirt only notes that in its log.",
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
  check({ network, family, gateway }, { report }) {
    const value = gateway?.value;
    if (!gateway || !value || value.family !== family) return;
    const { address, prefixLength } = subnetHolding(network, value) ?? {};
    const own = address?.value;
    if (!own || prefixLength === undefined) return;
    const bridge = subnetOfBridge(network, value)?.address;
    const edges = family === "ipv4" && prefixLength <= 30;
    const kind = bridge
      ? "the host's own address on this network"
      : edges && value.bits === networkAddress(own, prefixLength).bits
        ? `the network address of ${formatSubnet(own, prefixLength)}`
        : edges && value.bits === broadcastAddress(own, prefixLength).bits
          ? `the broadcast address of ${formatSubnet(own, prefixLength)}`
          : undefined;
    if (kind === undefined) return;
    report({
      span: gateway.span,
      message: `Gateway ${gateway.raw} is ${kind}, not a guest's; libvirt takes it, but the route leads nowhere, write the address of the guest that knows the way`,
      related: [{ span: (bridge ?? address).span, message: bridge ? "The host's own address" : "The subnet is here" }],
    });
  },
});
