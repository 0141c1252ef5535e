import { formatSubnet } from "../../network/address.js";
import type { Route } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const routeRepeated = defineRule({
  id: "route-repeated",
  title: "Two routes to one destination",
  stage: "ignored",
  severity: "warning",
  since: "1.0.6",
  why: "The kernel holds one route per destination and metric. It rejects the second one when the network starts; libvirt notes that in its log and goes on. Another `metric` makes it a spare.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
        <«route» address='10.5.0.0' prefix='16' gateway='192.168.77.3'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2' metric='1'/>
        <«route» address='10.5.0.0' netmask='255.255.0.0' gateway='192.168.77.3'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.3' metric='2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
        <route address='10.5.0.0' prefix='17' gateway='192.168.77.3'/>
      </network>
    `,
  ],
  on: "network",
  check({ routes }, { document, report }) {
    const seen = new Map<string, Route>();
    for (const route of routes) {
      const { element, address, family, metric, prefixLength } = route;
      if (!address?.value || address.value.family !== family || prefixLength === undefined) continue;
      const key = `${family} ${address.value.bits}/${prefixLength} ${metric ? metric.value : 1}`;
      const earlier = seen.get(key)?.element;
      if (earlier === undefined) {
        seen.set(key, route);
        continue;
      }
      report({
        span: element.nameSpan,
        message: `There already is a route to ${formatSubnet(address.value, prefixLength)} with this metric; libvirt starts the network without the second one and only notes it in its log`,
        related: [{ span: earlier.nameSpan, message: "The first route is here" }],
        fixes: [{ title: "Remove this <route>", safe: false, edits: [removeSpan(document, element.span)] }],
      });
    }
  },
});
