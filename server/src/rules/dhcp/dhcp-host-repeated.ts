import { freeAddress } from "../../addressing/free-addresses.js";
import type { Fix } from "../../findings.js";
import { formatAddress } from "../../network/address.js";
import { formatMac } from "../../network/mac.js";
import type { Dhcp, Field, StaticHost } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import type { Span, XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

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
    for (const host of dhcp.hosts) {
      const keys = keysOf(host);
      const [again] = keys.flatMap(({ key, ...rest }) => {
        const earlier = seen.get(key);
        return earlier ? [{ ...rest, earlier }] : [];
      });
      for (const { key, field } of keys) if (!seen.has(key)) seen.set(key, field);
      if (!again) continue;
      const { what, field, effect, earlier } = again;
      report({
        span: field.span,
        message: `${field.raw} is the ${what} of two static hosts; libvirt takes both, but ${effect}`,
        related: [{ span: earlier.span, message: "It stands here first" }],
        fixes: repairs(dhcp, host, what, document),
      });
    }
  },
});

interface Key {
  readonly key: string;
  readonly what: "MAC address" | "id" | "address" | "name";
  readonly field: { readonly raw: string; readonly span: Span } & Field<unknown>;
  readonly effect: string;
}

/** What identifies the host, the strongest first: one repetition is reported once. */
function keysOf({ mac, id, ip, name }: StaticHost): Key[] {
  const keys: Key[] = [];
  if (mac?.value) {
    const effect = "the guest can have only one of the addresses";
    keys.push({ key: `mac ${formatMac(mac.value)}`, what: "MAC address", field: mac, effect });
  }
  if (id?.raw && !mac) {
    const key = `id ${id.raw.toLowerCase().replace(/\b0+(?=[0-9a-f])/g, "")}`;
    keys.push({ key, what: "id", field: id, effect: "the guest can have only one of the addresses" });
  }
  if (ip?.value) {
    const effect = "dnsmasq gives it to one of the guests only";
    keys.push({ key: `ip ${ip.value.family} ${ip.value.bits}`, what: "address", field: ip, effect });
  }
  if (name?.raw) {
    const effect = "the name stands for only one of the addresses";
    keys.push({ key: `name ${name.raw.toLowerCase()}`, what: "name", field: name, effect });
  }
  return keys;
}

function repairs(dhcp: Dhcp, host: StaticHost, what: Key["what"], document: XmlDocument): Fix[] {
  const fixes: Fix[] = [];
  const free = what === "address" ? freeAddress(dhcp.subnet) : undefined;
  if (free && host.ip) {
    const ip = formatAddress(free);
    fixes.push(change(host.ip.attribute, ip, { note: ", which is free" }));
  }
  fixes.push({ title: "Remove this <host>", safe: false, edits: [removeSpan(document, host.element.span)] });
  return fixes;
}
