import { quoted, tag } from "../../prose/wording.js";
import { repairsIn } from "../../repairs/repairs.js";
import { defineRule } from "../rule.js";
import { answer, withoutAttribute } from "../shared/fixes.js";

export const unknownAttribute = defineRule({
  id: "unknown-attribute",
  title: "Unknown attribute",
  stage: "schema",
  severity: "error",
  why: "`virsh net-define` silently ignores attributes it does not know: `<bridge nme='virbr7'/>` gives the bridge some other name. Only schema validation (`net-define --validate`) rejects them.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge «nme»='virbr7'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7' «nme»='virbr8'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp «localPtr»='yes'>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7'/>
      </network>
    `,
    `
      <network xmlns:lab='urn:example:lab'>
        <name>lab</name>
        <metadata>
          <lab:owner mail='lab@example.org'/>
        </metadata>
        <ip address='192.168.77.1' prefix='24' localPtr='yes'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, context) {
    const { document, vocabulary, report } = context;
    if (spec.open) return;
    for (const attribute of element.attributes) {
      if (attribute.name === "xmlns" || attribute.prefix === "xmlns") continue;
      if (vocabulary.attribute(spec, attribute.name) !== undefined) continue;
      const repairs = repairsIn(context, element);
      if (repairs.isClaimedElsewhere(attribute)) continue;
      const repair = repairs.of(attribute);
      const others = (repair?.claims ?? []).filter((piece) => piece !== attribute);
      const names = [attribute, ...(others as (typeof attribute)[])].map(({ name }) => quoted(name)).join(" or ");
      report({
        span: attribute.nameSpan,
        message: `${tag(element)} has no attribute ${names}${answer(repair)}`,
        fixes: [...(repair?.fixes ?? []), ...(others.length === 0 ? [withoutAttribute(document, attribute)] : [])],
        ...(repair && { restores: true }),
      });
    }
  },
});
