import { consequence, tag } from "../../prose/wording.js";
import type { ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { addChild } from "../../xml/edits.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const missingElement = defineRule({
  id: "missing-element",
  title: "Required element is missing",
  stage: "parse",
  severity: "error",
  why: "A network needs a `<name>`, a `<vlan>` at least one `<tag>`, a DNS `<host>` at least one `<hostname>`. libvirt refuses the network without them.",
  bad: [
    `
      <«network»>
        <ip address='192.168.77.1' prefix='24'/>
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
  ],
  on: "element",
  needs: "document",
  check({ element, spec }, { document, vocabulary, report }) {
    const present = new Set(childElements(element).map((child) => vocabulary.specOf(child)?.path));
    for (const child of vocabulary.childrenOf(spec)) {
      const stage = child.min > 0 ? vocabulary.requirement(child, spec.path) : undefined;
      if (stage === undefined || present.has(child.path)) continue;
      const xml = skeleton(child, vocabulary);
      // The name comes first by custom, everything else after what is there.
      const after = child.path === "/network/name" ? null : undefined;
      report({
        span: element.nameSpan,
        stage,
        message: `${tag(element)} has no <${child.name}>; ${consequence(stage, vocabulary.version)}, add ${xml}`,
        fixes: [{ title: `Add ${xml}`, safe: false, edits: [addChild(document, element, xml, after)] }],
      });
    }
  },
});

/** The smallest right way to write the element: with its required attributes and text. */
function skeleton(spec: ElementSpec, vocabulary: Vocabulary): string {
  const attributes = vocabulary
    .attributesOf(spec)
    .filter((attribute) => vocabulary.requirement(attribute, spec.parents[0]) !== undefined)
    .map(
      (attribute) => ` ${attribute.name}='${attribute.values?.[0]?.value ?? vocabulary.type(attribute.type).example}'`,
    )
    .join("");
  if (!spec.text) return `<${spec.name}${attributes}/>`;
  const text = spec.path === "/network/name" ? "lab" : vocabulary.type(spec.text.type).example;
  return `<${spec.name}${attributes}>${text}</${spec.name}>`;
}
