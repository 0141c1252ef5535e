import type { Fix } from "../../findings.js";
import { formatAddress } from "../../network/address.js";
import { isHostName, recordAt } from "../../network/lookup.js";
import type { StaticHost } from "../../network/model.js";
import { holds } from "../../vocabulary/versions.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { macForId } from "../shared/client-ids.js";
import { withoutElement } from "../shared/fixes.js";

export const dhcpHostUnidentified = defineRule({
  id: "dhcp-host-unidentified",
  title: "Static host without MAC address, name or id",
  stage: "parse",
  severity: "error",
  since: "0.8.8",
  why: "A static host says how to recognize the guest: under an IPv4 address by `mac` or `name`, under an IPv6 one by `id` (its DUID) or `name`. libvirt rejects a host that has neither; `id` alone is not enough for IPv4, although the schema accepts it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host «id='0:3:0:1:52:54:0:0:0:1'» ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«host» ip='192.168.77.5'/>
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
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host name='web' id='0:3:0:1:52:54:0:0:0:1' ip='192.168.77.5'/>
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
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check(host, { document, vocabulary, report }) {
    const { element, subnet, mac, id, name, ip } = host;
    const family = subnet.address?.value?.family;
    if (family === undefined || mac || name || (family === "ipv6" && id)) return;
    if (family === "ipv6" && !holds({ since: "1.0.3" }, vocabulary.version)) return;
    const whom = ip ? `Static host ${ip.raw}` : "Static host";
    const fixes = id ? macForId(id) : namings(host);
    // The last host of a <dhcp> without ranges leaves one that serves nothing.
    const others = (subnet.dhcp?.hosts.length ?? 0) + (subnet.dhcp?.ranges.length ?? 0);
    if (!id && others > 1) fixes.push(withoutElement(document, element));
    report({
      span: id?.attribute.span ?? element.nameSpan,
      message: id
        ? `${whom} has only an id, which is for IPv6; write mac or name`
        : `${whom} has neither ${family === "ipv6" ? "id" : "mac"} nor name; write one of them`,
      fixes,
    });
  },
});

/** Names for the guest: the one that the network's DNS has for its address, else one made from the address. */
function namings({ element, subnet, ip }: StaticHost): Fix[] {
  const address = ip?.value;
  if (!address) return [];
  const { network } = subnet;
  const written = recordAt(network, address)?.hostnames.map(({ raw }) => raw.split(".")[0] ?? "");
  const made = `host-${formatAddress(address)}`.replace(/[.:]+/g, "-").replace(/-$/, "");
  const better = [...(written ?? []), made].find(
    (name) => /^[a-z][a-z0-9-]*$/i.test(name) && !isHostName(network, name),
  );
  if (better === undefined) return [];
  return [{ title: `Add name='${better}'`, safe: false, edits: [setAttribute(element, "name", better)] }];
}
