import { longestLabel, longestName, longLabelOf } from "../../network/dns-name.js";
import { answersDns, runsDnsmasq } from "../../network/dnsmasq.js";
import type { Field, Network } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";

export const dnsNameTooLong = defineRule({
  id: "dns-name-too-long",
  title: "DNS name with a label of more than 63 characters",
  stage: "start",
  severity: "error",
  why: "A label of a DNS name, the part between two dots, has 63 characters at most, and a whole name 253. libvirt does not check, but dnsmasq rejects such a name in its configuration, and the network does not start. Names of more than 253 characters keep newer versions of dnsmasq (2.93) from starting.",
  bad: [
    `
      <network>
        <name>lab</name>
        <domain name='«${"a".repeat(64)}»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='«${"lab.".repeat(63)}ab»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <domain name='${"a".repeat(63)}.test'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='${"lab.".repeat(63)}a'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { vocabulary, report }) {
    for (const { field, name } of namesOf(network, holds({ since: "1.2.3" }, vocabulary.version))) {
      const label = longLabelOf(name);
      if (label !== undefined) {
        report({
          span: field.span,
          message: `${field.attribute.name} has ${name === label ? "" : `the label ${quoted(label)} of `}${label.length} characters, and a DNS label has ${longestLabel} at most`,
        });
      } else if (name.length > longestName) {
        report({
          span: field.span,
          stage: "runtime",
          severity: "warning",
          message: `${field.attribute.name} has ${name.length} characters, and a DNS name has ${longestName} at most; newer dnsmasq refuses it and the network does not start`,
        });
      }
    }
  },
});

/** The names that go into dnsmasq's configuration; libvirt puts an underscore before a service. */
function* namesOf(network: Network, underscored: boolean): Generator<{ field: Field<string>; name: string }> {
  if (!runsDnsmasq(network)) return;
  const { domain, dns } = network;
  const named = (field: Field<string> | undefined, name = field?.value) =>
    field && name && !name.includes("\n") ? [{ field, name }] : [];
  yield* named(domain?.name);
  if (!dns || !answersDns(network)) return;
  for (const forwarder of dns.forwarders) yield* named(forwarder.domain);
  for (const txt of dns.txts) yield* named(txt.name);
  for (const srv of dns.srvs) {
    const service = srv.service?.value;
    if (service && underscored && !service.includes("/") && !service.includes("*"))
      yield* named(srv.service, `_${service}`);
    yield* named(srv.domain);
    if (srv.target?.value && !/[,"\s]/.test(srv.target.value)) yield* named(srv.target);
  }
}
