import type { Fix } from "../../findings.js";
import { formatSubnet } from "../../network/address.js";
import type { Route } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const routeRepeated = defineRule({
  id: "route-repeated",
  title: "Two routes to one destination",
  stage: "ignored",
  severity: "warning",
  since: "1.0.6",
  why: "The kernel holds one route per destination and metric. It rejects the second one when the network starts; libvirt only logs that. Another `metric` makes it a spare.",
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
  check({ routes }, { document, vocabulary, report }) {
    const spec = vocabulary.element("/network/route");
    const knowsMetric = spec !== undefined && vocabulary.attribute(spec, "metric") !== undefined;
    const first = new Map<string, Route>();
    const metrics = new Map<string, Set<number | undefined>>();
    const repeated: { route: Route; earlier: Route; destination: string }[] = [];
    for (const route of routes) {
      const { address, family, metric, prefixLength } = route;
      if (!address?.value || address.value.family !== family || prefixLength === undefined) continue;
      const destination = formatSubnet(address.value, prefixLength);
      const number = metric ? metric.value : 1;
      const used = metrics.get(destination) ?? new Set();
      metrics.set(destination, used.add(number));
      const earlier = first.get(`${destination} ${number}`);
      if (earlier) repeated.push({ route, earlier, destination });
      else first.set(`${destination} ${number}`, route);
    }
    /** By destination: up to which metric all are used. */
    const highest = new Map<string, number>();
    for (const { route, earlier, destination } of repeated) {
      const { element, gateway } = route;
      const fixes: Fix[] = [];
      // With another gateway it may be a spare.
      if (knowsMetric && gateway?.value && earlier.gateway?.value?.bits !== gateway.value.bits) {
        let metric = (highest.get(destination) ?? 1) + 1;
        while (metrics.get(destination)?.has(metric)) metric += 1;
        highest.set(destination, metric);
        const title = route.metric ? `Change metric to ${metric}` : `Add metric='${metric}'`;
        const edits = [setAttribute(element, "metric", `${metric}`)];
        fixes.push({ title: `${title}, as a spare`, safe: false, edits });
      }
      fixes.push({ title: "Remove this <route>", safe: false, edits: [removeSpan(document, element.span)] });
      report({
        span: element.nameSpan,
        message: `There is already a route to ${destination} with this metric`,
        consequence: "libvirt starts the network without the second one and only logs that.",
        related: [{ span: earlier.element.nameSpan, message: "The first route is here" }],
        fixes,
      });
    }
  },
});
