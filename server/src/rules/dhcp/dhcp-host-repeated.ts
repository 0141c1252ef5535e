import { formatMac } from "../../network/mac.js";
import type { Field, StaticHost } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { createOwnHosts, type Repeated } from "../shared/own-host.js";

export const dhcpHostRepeated = defineRule({
  id: "dhcp-host-repeated",
  title: "Two static hosts with the same MAC, address or name",
  stage: "runtime",
  severity: "warning",
  why: "A guest is known by its MAC address (for IPv6 by its id), and an address and a name belong to one guest. libvirt defines a network with the same twice, though `virsh net-update` would reject it; dnsmasq then uses only one of the two entries.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
            <host mac='52:54:00:00:00:02' ip='«192.168.77.5»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
            <host mac='«52:54:00:00:00:01»' ip='192.168.77.6'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
            <host name='web' ip='«192.168.77.5»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host id='0:3:0:1:52:54:0:0:0:1' ip='fd00:77::5'/>
            <host id='«00:03:00:01:52:54:00:00:00:01»' ip='fd00:77::6'/>
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
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
            <host mac='52:54:00:00:00:02' ip='192.168.77.6'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check(dhcp, { document, report }) {
    const seen = new Map<string, Field<unknown>>();
    const makeOwn = createOwnHosts(dhcp);
    for (const host of dhcp.hosts) {
      const keys = keysOf(host);
      const again = keys.flatMap(({ key, ...rest }) => {
        const earlier = seen.get(key);
        return earlier ? [{ ...rest, earlier }] : [];
      });
      for (const { key, field } of keys) if (!seen.has(key)) seen.set(key, field);
      const [first] = again;
      if (!first) continue;
      const { what, field, consequence, earlier } = first;
      report({
        span: field.span,
        message: `${field.raw} is the ${what} of two static hosts`,
        consequence,
        related: [{ span: earlier.span, message: "The first host with it" }],
        fixes: [
          ...makeOwn(host, new Set(again.map((repeated) => repeated.what))),
          { title: "Remove this <host>", safe: false, edits: [removeSpan(document, host.element.span)] },
        ],
      });
    }
  },
});

interface Key {
  readonly key: string;
  readonly what: Repeated;
  readonly field: { readonly raw: string; readonly span: Span } & Field<unknown>;
  readonly consequence: string;
}

/** What identifies the host, the strongest first: one repetition is reported once. */
function keysOf({ mac, id, ip, name }: StaticHost): Key[] {
  const keys: Key[] = [];
  if (mac?.value) {
    const consequence = "libvirt accepts both, but the guest gets only one of the addresses.";
    keys.push({ key: `mac ${formatMac(mac.value)}`, what: "MAC address", field: mac, consequence });
  }
  if (id?.raw && !mac) {
    const key = `id ${id.raw.toLowerCase().replace(/\b0+(?=[0-9a-f])/g, "")}`;
    keys.push({
      key,
      what: "id",
      field: id,
      consequence: "libvirt accepts both, but the guest gets only one of the addresses.",
    });
  }
  if (ip?.value) {
    const consequence = "libvirt accepts both, but only one of the guests gets it.";
    keys.push({ key: `ip ${ip.value.family} ${ip.value.bits}`, what: "address", field: ip, consequence });
  }
  if (name?.raw) {
    const consequence = "libvirt accepts both, but the name resolves to only one of the addresses.";
    keys.push({ key: `name ${name.raw.toLowerCase()}`, what: "name", field: name, consequence });
  }
  return keys;
}
