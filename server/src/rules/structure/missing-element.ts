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
  why: "A network needs a `<name>`, a `<vlan>` at least one `<tag>`, a DNS `<host>` at least one `<hostname>`. libvirt rejects the network without them.",
  bad: [
    `
      <«network»>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <«host» ip='192.168.77.2'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <«vlan» trunk='yes'/>
        <virtualport type='openvswitch'/>
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
        <dns>
          <host ip='192.168.77.2'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <vlan trunk='yes'>
          <tag id='42'/>
        </vlan>
        <virtualport type='openvswitch'/>
      </network>
    `,
  ],
  on: "element",
  needs: "document",
  check({ element, spec }, { document, vocabulary, report }) {
    const present = new Set(childElements(element).map((child) => vocabulary.specOf(child)?.path));
    for (const child of vocabulary.childrenOf(spec)) {
      const stage = vocabulary.requirement(child, spec.path);
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
    .filter((attribute) => vocabulary.requirement(attribute) !== undefined)
    .map((attribute) => ` ${attribute.name}='${vocabulary.type(attribute.type).example}'`)
    .join("");
  if (!spec.text) return `<${spec.name}${attributes}/>`;
  return `<${spec.name}${attributes}>${vocabulary.type(spec.text.type).example}</${spec.name}>`;
}
