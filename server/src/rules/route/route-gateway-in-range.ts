import { hostAt, rangeOfAnySubnet, subnetOfBridge } from "../../network/lookup.js";
import { defineRule } from "../rule.js";

export const routeGatewayInRange = defineRule({
  id: "route-gateway-in-range",
  title: "Gateway inside a DHCP range",
  stage: "advice",
  severity: "hint",
  since: "1.0.6",
  why: "A gateway has to keep its address. One inside a DHCP range without a static host may be given to another guest, and the route then leads there.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.77.20»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <host mac='52:54:00:00:00:01' ip='192.168.77.98'/>
          </dhcp>
        </ip>
        <route address='10.5.0.0' prefix='16' gateway='«192.168.77.99»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <host mac='52:54:00:00:00:01' ip='192.168.77.20'/>
          </dhcp>
        </ip>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.20'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.20' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.20'/>
      </network>
    `,
  ],
  on: "route",
  check({ network, gateway }, { report }) {
    const value = gateway?.value;
    if (!gateway || !value) return;
    const range = rangeOfAnySubnet(network, value);
    const { dhcp } = range?.subnet ?? {};
    if (!range || (dhcp && hostAt(dhcp, value)) || subnetOfBridge(network, value)) return;
    report({
      span: gateway.span,
      message: `Gateway ${gateway.raw} is in a DHCP range without a static host; another guest may get it`,
      related: [{ span: range.element.nameSpan, message: "The range is here" }],
    });
  },
});
