import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const routeIsDefault = defineRule({
  id: "route-is-default",
  title: "Default route through a guest",
  stage: "runtime",
  severity: "warning",
  since: "1.0.6",
  why: "Routes of a network are routes of the host. Before it starts a network libvirt compares its IPv4 routes with those of the host and gives up when one has the same destination; and nearly every host has a default route. It does not check IPv6, where the new default route competes with the old one.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='«0.0.0.0»' prefix='0' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='«::»' prefix='0' gateway='fd00:77::2'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='«0.0.0.0»' netmask='0.0.0.0' gateway='192.168.77.2'/>
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
        <route address='0.0.0.0' prefix='1' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "route",
  check({ element, family, address, gateway, prefix, netmask, prefixLength }, { document, vocabulary, report }) {
    // IPv6 has no netmask: what is written as one gives no length.
    const length = family === "ipv6" && netmask && !prefix ? 0 : prefixLength;
    if (family === undefined || length !== 0 || (address && address.value?.bits !== 0n)) return;
    const required = vocabulary.element("/network/route")?.attributes.find(({ name }) => name === "address");
    if (!address && required && vocabulary.requirement(required)) return;
    if (gateway?.value?.family !== family || (prefix && netmask)) return;
    report({
      span: address?.span ?? element.nameSpan,
      message: `This is a default route for the host itself, through the guest ${gateway.raw}`,
      consequence:
        family === "ipv4"
          ? "libvirt cannot start the network on a host that has a default route, as nearly all have."
          : "It competes with the host's own default route.",
      fixes: [withoutElement(document, element)],
    });
  },
});
