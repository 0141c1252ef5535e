import { defineRule } from "../rule.js";
import { macForId } from "../shared/client-ids.js";
import { withoutAttribute } from "../shared/fixes.js";

export const dhcpHostIdOnIpv4 = defineRule({
  id: "dhcp-host-id-on-ipv4",
  title: "Client id for an IPv4 guest",
  stage: "ignored",
  severity: "warning",
  since: "1.0.3",
  why: "`id` is the DUID of an IPv6 guest. Under an IPv4 address libvirt stores it but does not pass it to dnsmasq; only `mac` and `name` apply there.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host «id='0:3:0:1:52:54:0:0:0:1'» name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host name='web' ip='192.168.77.5'/>
            <host name='db' «id='0:1:0:1:2a:3b:4c:5d:52:54:0:0:0:2'» ip='192.168.77.6'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host id='0:3:0:1:52:54:0:0:0:1' name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ subnet, id, mac, name }, { document, report }) {
    // With mac the schema rejects it, alone the parser does.
    if (subnet.address?.value?.family !== "ipv4" || !id?.raw || mac || !name) return;
    report({
      span: id.attribute.span,
      message: "id has no effect under an IPv4 address; the guest is identified by its name alone",
      fixes: [...macForId(id), withoutAttribute(document, id.attribute)],
      tags: ["unnecessary"],
    });
  },
});
