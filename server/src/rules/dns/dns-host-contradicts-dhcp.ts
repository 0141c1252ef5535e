import { formatAddress } from "../../network/address.js";
import { quoted } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const dnsHostContradictsDhcp = defineRule({
  id: "dns-host-contradicts-dhcp",
  title: "DNS host with another address than in DHCP",
  stage: "runtime",
  severity: "warning",
  why: "A DHCP `<host>` with a name is in the DNS as well: dnsmasq answers queries for the name with its address. With a DNS `<host>` that gives the same name another address it answers with either of the two, and only one of them is the guest.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>«web»</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.7'>
            <hostname>db</hostname>
          </host>
          <host ip='192.168.77.9'>
            <hostname>www</hostname>
            <hostname>«Web»</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.5'>
            <hostname>web</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='fd00:77::9'>
            <hostname>web</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "network",
  check({ dns, subnets }, { document, report }) {
    const leases = subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []);
    for (const { ip, hostnames } of dns?.hosts ?? []) {
      if (!ip?.value) continue;
      for (const { element, value: name, span } of hostnames) {
        const same = leases.filter(
          (lease) =>
            name &&
            lease.name?.value?.toLowerCase() === name.toLowerCase() &&
            lease.ip?.value?.family === ip.value?.family,
        );
        const [guest] = same;
        if (!name || !guest?.ip?.value || same.some((lease) => lease.ip?.value?.bits === ip.value?.bits)) continue;
        const address = formatAddress(guest.ip.value);
        report({
          span,
          message: `${quoted(name)} has ${ip.raw} here but ${address} in DHCP; write the same address in both`,
          consequence: "dnsmasq answers with either of the two.",
          related: [{ span: guest.ip.span, message: `The address of ${quoted(name)} in DHCP` }],
          // Other names of the record may rightly have its address.
          fixes:
            hostnames.length === 1
              ? [change(ip.attribute, address)]
              : [
                  {
                    title: `Remove the name ${name} here`,
                    safe: false,
                    edits: [removeSpan(document, element.span)],
                  },
                ],
        });
      }
    }
  },
});
