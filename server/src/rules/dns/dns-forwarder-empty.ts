import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const dnsForwarderEmpty = defineRule({
  id: "dns-forwarder-empty",
  title: "Forwarder without address and domain",
  stage: "parse",
  severity: "error",
  since: "2.2.0",
  why: "A `<forwarder>` says which server to ask (`addr`), for which names (`domain`), or both. With `domain` alone the names of that domain are looked up without any server of the network's own choice. With neither, libvirt rejects it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <«forwarder»/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53'/>
          <«forwarder» port='5353'/>
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
          <forwarder domain='lab.test'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { document, report }) {
    for (const { element, addr, domain, port } of dns?.forwarders ?? []) {
      if (addr || domain) continue;
      report({
        span: element.nameSpan,
        message: `<forwarder> has ${port ? "a port but " : ""}neither addr nor domain; write the server's address in addr`,
        fixes: [withoutElement(document, element)],
      });
    }
  },
});
