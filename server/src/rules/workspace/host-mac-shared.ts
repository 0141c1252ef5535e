import type { Fix } from "../../findings.js";
import { formatMac } from "../../network/mac.js";
import type { Network, StaticHost } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import type { Span, XmlDocument } from "../../xml/tree.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { type ClashingPlace, clashReport, makeOwn, namesOf, strangers } from "../shared/workspace-clashes.js";

export const hostMacShared = defineRule({
  id: "host-mac-shared",
  title: "One MAC address with static hosts in two networks",
  stage: "advice",
  severity: "information",
  why: "A guest's interface is in one network, so one of the two reservations is never used: mostly a line that was copied to begin another network, or left over when a guest was moved. libvirt does not compare them.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='«52:54:00:0a:0b:0c»' name='www' ip='192.168.77.10'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.100' end='192.168.77.199'/>
            <host mac='52:54:00:0a:0b:01' ip='192.168.77.10'/>
            <host mac='«52:54:00:0A:0B:0C»' ip='192.168.77.11'/>
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
            <host mac='52:54:00:0a:0b:0d' name='www' ip='192.168.77.10'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mac address='52:54:00:0a:0b:0c'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.100' end='192.168.77.199'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <ip address='192.168.78.1' prefix='24'>
        <dhcp>
          <host mac='52:54:00:0a:0b:0c' name='db' ip='192.168.78.20'/>
        </dhcp>
      </ip>
    </network>
  `,
  on: "workspace",
  check({ network, others, free }, { document, report }) {
    const own = hostsOf(network);
    if (own.length === 0) return;
    const placesOf = new Map<string, ClashingPlace[]>(own.map(({ text }) => [text, []]));
    for (const neighbour of strangers(network, others)) {
      for (const { text, span } of hostsOf(neighbour.network)) {
        placesOf.get(text)?.push({ neighbour, span, message: "The same MAC address" });
      }
    }
    let edits = 0;
    for (const { text, span, host } of own) {
      const places = placesOf.get(text) ?? [];
      if (places.length === 0) continue;
      const copy = edits < mostEdits ? makeOwn(document, network, free) : [];
      for (const fix of copy) edits += fix.edits.length;
      report(
        clashReport({
          span,
          message: `MAC address ${text} also has a static host in ${namesOf(places)}`,
          consequence: "A guest's interface is in one network, so one of the two is never used.",
          places,
          fixes: [...withoutMac(document, host), ...copy],
        }),
      );
    }
  },
});

/**
 * Making it a network of its own may take edits for every host, and there may be a finding for each: so many edits are
 * offered altogether.
 */
const mostEdits = 200;

/** Removes the address from a host that has another identity, otherwise the host, unless DHCP would end with it. */
function withoutMac(document: XmlDocument, { mac, name, ip, element, subnet: { dhcp } }: StaticHost): Fix[] {
  if (mac && name?.value && ip?.value)
    return [
      {
        title: `Remove mac: the host is then known by its name ${name.value}`,
        safe: false,
        edits: [removeAttribute(document, mac.attribute)],
      },
    ];
  if (!dhcp || dhcp.ranges.length + dhcp.hosts.length < 2) return [];
  return [{ title: "Remove this <host>", safe: false, edits: [removeSpan(document, element.span)] }];
}

interface Host {
  readonly host: StaticHost;
  readonly text: string;
  readonly span: Span;
}

/** A network is compared with many others, again and again. */
const known = new WeakMap<Network, readonly Host[]>();

function hostsOf(network: Network): readonly Host[] {
  const remembered = known.get(network);
  if (remembered) return remembered;
  const all: readonly StaticHost[] = network.subnets.flatMap((subnet) => subnet.dhcp?.hosts ?? []);
  const hosts = all.flatMap((host) =>
    host.mac?.value ? [{ text: formatMac(host.mac.value), span: host.mac.span, host }] : [],
  );
  known.set(network, hosts);
  return hosts;
}
