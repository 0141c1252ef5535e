import { tag } from "../../prose/wording.js";
import { readInteger } from "../../vocabulary/readers.js";
import type { AttributeSpec } from "../../vocabulary/vocabulary.js";
import { attributeOf, type XmlAttribute } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const exclusiveAttributes = defineRule({
  id: "exclusive-attributes",
  title: "Attributes that exclude each other",
  stage: "parse",
  severity: "error",
  why: "Some attributes say the same thing in two ways, such as `netmask` and `prefix`. libvirt rejects an element that has both, even when they agree.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0' «prefix»='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0' «prefix»='0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.20.0.0' prefix='16' «netmask»='255.255.0.0' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0'/>
        <route address='10.20.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, { document, vocabulary, report }) {
    const reported = new Set<string>();
    for (const attribute of vocabulary.attributesOf(spec)) {
      const first = attributeOf(element, attribute.name);
      for (const { name } of attribute.excludes ?? []) {
        const second = attributeOf(element, name);
        const pair = [attribute.name, name].sort().join(" ");
        // An empty value has a finding of its own, and so has the netmask of an IPv6 <ip>.
        if (!first?.value || !second?.value || reported.has(pair)) continue;
        if (element.name === "ip" && pair === "netmask prefix" && attributeOf(element, "family")?.value === "ipv6")
          continue;
        reported.add(pair);
        const stage = [
          exclusion(attribute, name, first),
          exclusion(vocabulary.attribute(spec, name), attribute.name, second),
        ].includes("schema")
          ? "schema"
          : "parse";
        const [earlier, later] = first.span.start < second.span.start ? [first, second] : [second, first];
        report({
          span: later.nameSpan,
          stage,
          message: `${tag(element)} has both ${earlier.name} and ${later.name}; keep one`,
          related: [{ span: earlier.nameSpan, message: `${earlier.name} is here` }],
          fixes: [later, earlier].map((surplus) => withoutAttribute(document, surplus)),
        });
      }
    }
  },
});

/** The stage that rejects the other attribute beside this one. */
function exclusion(spec: AttributeSpec | undefined, other: string, { value }: XmlAttribute): string | undefined {
  const entry = spec?.excludes?.find(({ name }) => name === other);
  const slipsThrough = entry?.unless !== undefined && readInteger(value ?? "", 10)?.toString() === entry.unless;
  return slipsThrough ? "schema" : entry?.stage;
}
