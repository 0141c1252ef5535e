import type { Fix } from "../../findings.js";
import { longestLabel, longestName, longLabelOf } from "../../network/dns-name.js";
import { answersDns, runsDnsmasq } from "../../network/dnsmasq.js";
import type { Field, Network } from "../../network/model.js";
import { dnsmasqRejects } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dnsNameTooLong = defineRule({
  id: "dns-name-too-long",
  title: "DNS name with a label of more than 63 characters",
  stage: "start",
  severity: "error",
  why: "A label of a DNS name, the part between two dots, has at most 63 characters, and a whole name 253. libvirt does not check that, but dnsmasq rejects a longer label in its configuration, and the network does not start. Names of more than 253 characters keep newer versions of dnsmasq (2.93) from starting.",
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
    const underscores = holds({ since: "1.2.3" }, vocabulary.version);
    for (const { field, name } of namesOf(network, underscores)) {
      const label = longLabelOf(name);
      if (label !== undefined) {
        report({
          span: field.span,
          message: `${name === label ? field.attribute.name : `A label of ${field.attribute.name}`} has ${label.length} characters; a DNS label has at most ${longestLabel}`,
          consequence: dnsmasqRejects,
          fixes: [cut(field, name)],
        });
      } else if (name.length > longestName) {
        report({
          span: field.span,
          stage: "runtime",
          severity: "warning",
          message: `${field.attribute.name} has ${name.length} characters; a DNS name has at most ${longestName}`,
          consequence: "dnsmasq 2.93 rejects it, and the network does not start.",
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

/** Cuts the labels that are too long; `name` is the field's value as dnsmasq sees it. */
function cut({ attribute, raw }: Field<string>, name: string): Fix {
  const longest = longestLabel - (name.length - raw.length);
  const labels = raw.split(".").map((label) => label.slice(0, longest).replace(/(?<!-)-+$/, ""));
  const what = labels.length === 1 ? attribute.name : `the labels of ${attribute.name}`;
  return {
    title: `Cut ${what} to ${longest} characters`,
    safe: false,
    edits: [setValue(attribute, labels.join("."))],
  };
}
