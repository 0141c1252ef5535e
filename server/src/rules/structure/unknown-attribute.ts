import type { Fix } from "../../findings.js";
import { dropped, quoted, tag } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

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
  check({ element, spec }, { document, vocabulary, report }) {
    if (spec.open) return;
    const written = new Set(element.attributes.map(({ name }) => name));
    const free = vocabulary.attributesOf(spec).flatMap(({ name }) => (written.has(name) ? [] : [name]));
    for (const attribute of element.attributes) {
      if (attribute.name === "xmlns" || attribute.prefix === "xmlns") continue;
      if (vocabulary.attribute(spec, attribute.name) !== undefined) continue;
      const meant = vocabulary.nearest(attribute.name, free);
      const fixes: Fix[] = meant
        ? [{ title: `Change to ${meant}`, safe: true, edits: [{ ...attribute.nameSpan, newText: meant }] }]
        : [];
      fixes.push(withoutAttribute(document, attribute));
      const elsewhere =
        meant === undefined
          ? vocabulary.elements.find(
              (other) => spec.parents.includes(other.path) && vocabulary.attribute(other, attribute.name),
            )
          : undefined;
      report({
        span: attribute.nameSpan,
        message: `${tag(element)} has no attribute ${quoted(attribute.name)}${meant ? `, did you mean ${meant}?` : ""}${elsewhere ? `; it belongs on <${elsewhere.name}>` : ""}; ${dropped(vocabulary.version)}`,
        fixes,
      });
    }
  },
});
