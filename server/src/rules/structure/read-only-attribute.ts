import { attributeOf } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const readOnlyAttribute = defineRule({
  id: "read-only-attribute",
  title: "Attribute that libvirt only writes",
  stage: "advice",
  severity: "hint",
  why: "`virsh net-dumpxml` of a running network shows counters such as `connections`. libvirt ignores them when it reads a definition, so in a file they are leftovers that go stale. `net-dumpxml --inactive` leaves them out.",
  bad: [
    `
      <network «connections='3'»>
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth1' «connections='1'»/>
          <interface dev='eth2'/>
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth1'/>
          <interface dev='eth2'/>
        </forward>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, { document, vocabulary, report }) {
    for (const known of vocabulary.attributesOf(spec)) {
      const attribute = known.readonly ? attributeOf(element, known.name) : undefined;
      if (attribute?.value === undefined || !vocabulary.judge(known, attribute.value).ok) continue;
      report({
        span: attribute.span,
        message: `${known.name} is a counter of a running network, which libvirt ignores in a definition`,
        fixes: [withoutAttribute(document, attribute, { safe: true })],
        tags: ["unnecessary"],
      });
    }
  },
});
