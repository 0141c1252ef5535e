import type { Fix } from "../../findings.js";
import { tag } from "../../prose/wording.js";
import { type Needed, neededChild } from "../../repairs/needed.js";
import type { ElementSpec } from "../../vocabulary/vocabulary.js";
import { addChild } from "../../xml/edits.js";
import { escapeText } from "../../xml/entities.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

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
  check({ element, spec }, { document, vocabulary, network, path, report }) {
    const present = new Set(childElements(element).map((child) => vocabulary.specOf(child)?.path));
    for (const child of vocabulary.childrenOf(spec)) {
      const stage = vocabulary.requirement(child, spec.path);
      if (stage === undefined || present.has(child.path)) continue;
      const needed = neededChild(network, element, child, path);
      const xml = needed && xmlOf(child, needed);
      const fixes: Fix[] = [];
      if (xml !== undefined) {
        // The name comes first by custom, everything else after what is there.
        const after = child.path === "/network/name" ? null : undefined;
        const why = needed?.why ? `, ${needed.why}` : "";
        fixes.push({ title: `Add ${xml}${why}`, safe: false, edits: [addChild(document, element, xml, after)] });
      }
      if (spec.min === 0 && childElements(element).length === 0) fixes.push(withoutElement(document, element));
      report({
        span: element.nameSpan,
        stage,
        message: `${tag(element)} has no <${child.name}>`,
        fixes,
      });
    }
  },
});

function xmlOf({ name }: ElementSpec, { values }: Needed): string {
  const attributes = values.flatMap(([key, value]) => (key === "" ? [] : [` ${key}='${value}'`])).join("");
  const text = values.find(([key]) => key === "")?.[1];
  return text === undefined ? `<${name}${attributes}/>` : `<${name}${attributes}>${escapeText(text)}</${name}>`;
}
