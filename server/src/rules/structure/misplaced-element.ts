import { alternatives, tag } from "../../prose/wording.js";
import { repairsIn } from "../../repairs/repairs.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { answer, withoutElement } from "../shared/fixes.js";

export const misplacedElement = defineRule({
  id: "misplaced-element",
  title: "Element in the wrong place",
  stage: "schema",
  severity: "error",
  why: "libvirt looks for each element in its own parent only. A `<range>` directly in `<ip>`, or a `<dhcp>` beside it, is silently ignored, and the network has no DHCP. Schema validation rejects it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«range» start='192.168.77.10' end='192.168.77.99'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <«dhcp»>
          <range start='192.168.77.10' end='192.168.77.99'/>
        </dhcp>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«host» mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«range» start='192.168.77.10' end='192.168.77.99'/>
          <«host» mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          <tftp root='/srv/tftp'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <«port» start='1024' end='65535'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <metadata>
          <lab:range xmlns:lab='urn:example:lab' start='192.168.77.100' end='192.168.77.199'/>
        </metadata>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <port start='1024' end='65535'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <port isolated='yes'/>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element, spec }, context) {
    const { document, vocabulary, report } = context;
    if (spec.open) return;
    for (const child of childElements(element)) {
      if (child.prefix !== "" || child.namespace !== undefined || vocabulary.specOf(child) !== undefined) continue;
      const homes = vocabulary.elementsNamed(child.name).flatMap((home) => home.parents);
      if (homes.length === 0) continue;
      const repairs = repairsIn(context, element);
      if (repairs.isClaimedElsewhere(child)) continue;
      const repair = repairs.of(child);
      const parents = [...new Set(homes.map((path) => `<${path.split("/").at(-1)}>`))];
      const isMove = repair?.home === undefined && /^<[\w:]+>$/.test(repair?.meant ?? "");
      report({
        span: child.nameSpan,
        message:
          repair === undefined || isMove || repair.meant.endsWith("'>")
            ? `${tag(child)} does not belong in ${tag(element)} but in ${isMove ? repair?.meant : alternatives(parents)}`
            : `${tag(child)} does not belong in ${tag(element)}${answer(repair)}`,
        fixes: [...(repair?.fixes ?? []), withoutElement(document, child)],
        ...(repair && { restores: true }),
      });
    }
  },
});
