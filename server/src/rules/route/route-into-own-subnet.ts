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
  why: "The host reaches the guests of a subnet directly, through the bridge. A route to the same subnet, or to a part of it, by way of one guest is pointless at best; a part of it is taken away from the bridge.",
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
    const part = own.prefixLength < prefixLength ? "a part of " : "";
    report({
      span: address.span,
      message: `Route to ${formatSubnet(destination, prefixLength)}, ${part}this network's own subnet; the host reaches it directly, and a guest in between only gets in the way`,
      related: [
        { span: own.address.span, message: `The subnet is ${formatSubnet(own.address.value, own.prefixLength)}` },
      ],
      fixes: [withoutElement(document, element)],
    });
  },
});
