import { formatSubnet } from "../../network/address.js";
import { subnetHolding } from "../../network/lookup.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const routeIntoOwnSubnet = defineRule({
  id: "route-into-own-subnet",
  title: "Route to the network's own subnet",
  stage: "runtime",
  severity: "warning",
  since: "1.0.6",
  why: "The host reaches the guests of a subnet directly, through the bridge. A route to the same subnet by way of a guest has no effect; one to a part of it takes that part away from the bridge.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='«192.168.77.0»' prefix='24' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='«192.168.77.128»' prefix='25' gateway='192.168.77.2'/>
        <route address='10.9.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='192.168.78.0' prefix='24' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='192.168.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "route",
  check({ element, network, family, address, prefixLength }, { document, report }) {
    const destination = address?.value;
    if (!address || destination?.family !== family || !destination || prefixLength === undefined) return;
    const own = subnetHolding(network, destination, 1, prefixLength);
    if (!own?.address?.value || own.prefixLength === undefined) return;
    const isPart = own.prefixLength < prefixLength;
    report({
      span: address.span,
      message: `${formatSubnet(destination, prefixLength)} is ${isPart ? "part of " : ""}this network's own subnet, which needs no route`,
      consequence: isPart
        ? "The host sends packets for these guests to the gateway instead of the bridge."
        : "The host reaches the subnet through the bridge, with or without the route.",
      related: [
        { span: own.address.span, message: `The subnet is ${formatSubnet(own.address.value, own.prefixLength)}` },
      ],
      fixes: [withoutElement(document, element)],
    });
  },
});
