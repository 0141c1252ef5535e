import { isRejected } from "../../dnsmasq/judge.js";
import { readConfigLines } from "../../dnsmasq/line.js";
import { dnsmasqOf } from "../../dnsmasq/versions.js";
import { answersDns, runsDnsmasq } from "../../network/dnsmasq.js";
import type { Field, Network } from "../../network/model.js";
import { dnsmasqRejects, quoted } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dnsmasqLineSmuggled = defineRule({
  id: "dnsmasq-line-smuggled",
  title: "Line break that adds a line to dnsmasq's configuration",
  stage: "start",
  severity: "error",
  why: "A line break in an attribute, written `&#10;`, ends the line in dnsmasq's configuration, and what follows becomes a line of its own: an option that dnsmasq obeys, even `dhcp-script=...`, which runs a program on the host. Old libvirt passes it on from a TXT value or SRV target (rejected by 11.3.0), and from a domain, a boot file or a TFTP root (11.3.0 still does; 12.8.0 does not start such a network). In a document from someone else it is an attack.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«/srv/tftp&#10;cache-size=7»'/>
        </ip>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«/srv/tftp&#10;cache-size=7»'/>
        </ip>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <dns>
          <txt name='rack' value='«row 3&#10;dhcp-script=/tmp/run»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 11.3.0 -->
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«/srv/tftp&#10;no-host»'/>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp'/>
        </ip>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='no-hosts'/>
          <dnsmasq:option value='no-resolv'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp images'/>
        </ip>
      </network>
    `,
  ],
  on: "network",
  check(network, { vocabulary, report }) {
    const rejected = holds({ since: "12.8.0" }, vocabulary.version);
    for (const { field, whole } of exposed(network, holds({ until: "11.2.0" }, vocabulary.version))) {
      if (!field?.value?.includes("\n")) continue;
      // The schema rejects the others in every version.
      if (rejected && !whole) continue;
      const { name } = field.attribute;
      const [own = "", ...smuggled] = field.value.split("\n");
      const edits = [setValue(field.attribute, own)];
      const fixes =
        name === "value"
          ? [
              {
                title: "Replace the line break with a space",
                safe: false,
                edits: [setValue(field.attribute, onOneLine(field.value))],
              },
            ]
          : own === ""
            ? []
            : [{ title: `Cut ${name} off at the line break`, safe: false, edits }];
      if (rejected) {
        report({
          span: field.span,
          message: `${name} has a line break, which would add a line to dnsmasq's configuration; remove it`,
          consequence: "libvirt rejects that when the network starts, so it can be defined but never starts.",
          fixes,
        });
        continue;
      }
      const dnsmasq = dnsmasqOf(vocabulary.version);
      const lines = smuggled.flatMap((line) => readConfigLines(line, dnsmasq));
      const fails = whole && lines.some((line) => isRejected(line, dnsmasq));
      const first = smuggled.find((line) => line.trim() !== "") ?? "";
      const shown = first.length > 30 ? `${first.slice(0, 27)}...` : first;
      report({
        span: field.span,
        stage: fails ? "start" : "runtime",
        severity: fails ? "error" : "warning",
        message: `Line break in ${name}: ${quoted(shown)} becomes a line of dnsmasq's configuration; remove it`,
        consequence: fails
          ? dnsmasqRejects
          : "DANGER: dnsmasq obeys such a line, even one that runs programs on the host.",
        fixes,
      });
    }
  },
});

/** Values that reach dnsmasq's configuration unchecked; `whole` when nothing follows on the line and no schema looks. */
function* exposed(
  network: Network,
  recordsToo: boolean,
): Generator<{ field: Field<string> | undefined; whole: boolean }> {
  if (!runsDnsmasq(network)) return;
  yield { field: network.domain?.name, whole: false };
  if (answersDns(network)) {
    for (const { domain } of network.dns?.forwarders ?? []) yield { field: domain, whole: false };
    if (recordsToo) {
      for (const { value } of network.dns?.txts ?? []) yield { field: value, whole: true };
      for (const { target, domain } of network.dns?.srvs ?? []) {
        yield { field: target, whole: false };
        yield { field: domain, whole: false };
      }
    }
  }
  for (const { family, tftp, dhcp } of network.subnets) {
    if (family !== "ipv4") continue;
    yield { field: tftp?.root, whole: true };
    if (dhcp && dhcp.ranges.length + dhcp.hosts.length > 0) yield { field: dhcp.bootp?.file, whole: false };
  }
}

/** Puts the lines of a text after one another, with a space between them. */
function onOneLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}
