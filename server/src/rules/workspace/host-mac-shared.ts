import { formatMac } from "../../network/mac.js";
import type { Network, StaticHost } from "../../network/model.js";
import { clashReport, namesOf, strangers } from "../neighbours.js";
import { defineRule } from "../rule.js";

export const hostMacShared = defineRule({
  id: "host-mac-shared",
  title: "One MAC address with static hosts in two networks",
  stage: "advice",
  severity: "information",
  why: "A guest's interface is in one network, so one of the two reservations is never used: mostly a line that was copied to begin another network, or left behind when a guest was moved. libvirt does not compare them.",
  bad: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:0a:0b:0c' name='www' ip='192.168.77.10'/></dhcp></ip></network>",
  good: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:0a:0b:0d' name='www' ip='192.168.77.10'/></dhcp></ip></network>",
  beside:
    "<network><name>red</name><ip address='192.168.78.1' prefix='24'><dhcp><host mac='52:54:00:0a:0b:0c' name='db' ip='192.168.78.20'/></dhcp></ip></network>",
  on: "workspace",
  check({ network, others }, { report }) {
    const own = hostsOf(network);
    if (own.length === 0) return;
    const neighbours = strangers(network, others).map((neighbour) => ({
      neighbour,
      hosts: hostsOf(neighbour.network),
    }));
    for (const { text, span } of own) {
      const places = neighbours.flatMap(({ neighbour, hosts }) =>
        hosts.flatMap((host) =>
          host.text === text ? [{ neighbour, span: host.span, message: "The same MAC address" }] : [],
        ),
      );
      if (places.length === 0) continue;
      report(
        clashReport({
          span,
          message: `MAC address ${text} has a static host in ${namesOf(places)} too; a guest's interface is in one network, so remove the one that is not used`,
          places,
        }),
      );
    }
  },
});

function hostsOf(network: Network) {
  const hosts: readonly StaticHost[] = network.subnets.flatMap((subnet) => subnet.dhcp?.hosts ?? []);
  return hosts.flatMap(({ mac }) => (mac?.value ? [{ text: formatMac(mac.value), span: mac.span }] : []));
}
