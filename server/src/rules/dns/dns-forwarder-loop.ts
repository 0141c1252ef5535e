import { spaceOf } from "../../network/address.js";
import { subnetOfBridge } from "../../network/lookup.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const dnsForwarderLoop = defineRule({
  id: "dns-forwarder-loop",
  title: "Forwarder that points back at the network",
  stage: "ignored",
  severity: "warning",
  why: "The address of an `<ip>` is where the network's own dnsmasq listens. dnsmasq ignores a forwarder with its own address, and the names it was meant for go unanswered. With `<domain register='yes'>` the host's resolver queries the network, so a forwarder to that resolver (an address in 127.0.0.0/8) sends queries in a loop.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='«192.168.77.1»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
        <dns>
          <forwarder addr='«127.0.0.53»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.168.77.1' port='5353'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
        <dns>
          <forwarder domain='corp.test' addr='127.0.0.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes'/>
        <dns>
          <forwarder addr='127.0.0.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { dns, domain } = network;
    for (const { element, addr, port, domain: only } of dns?.forwarders ?? []) {
      const server = addr?.value;
      if (!addr || !server || (port?.value ?? 53) !== 53) continue;
      const remove = withoutElement(document, element);
      const own = subnetOfBridge(network, server);
      if (own?.address) {
        report({
          span: addr.span,
          message: `Forwarder ${addr.raw} is the network's own address; name a server outside`,
          consequence: "dnsmasq ignores a server that is itself, so these names go unanswered.",
          related: [{ span: own.address.span, message: "The network's DNS server answers here" }],
          fixes: [remove],
        });
      } else if (domain?.register?.value && !only && spaceOf(server) === "loopback") {
        report({
          span: addr.span,
          stage: "runtime",
          message: `Forwarder ${addr.raw} is the host's resolver, which queries this network because of register="yes"`,
          consequence: "Queries for unknown names may go round in a loop.",
          related: [{ span: domain.register.span, message: "The host's resolver queries this network" }],
          fixes: [remove],
        });
      }
    }
  },
});
