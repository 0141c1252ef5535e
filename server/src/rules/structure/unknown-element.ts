import { quoted, tag } from "../../prose/wording.js";
import { repairsIn } from "../../repairs/repairs.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { answer, withoutElement } from "../shared/fixes.js";

export const unknownElement = defineRule({
  id: "unknown-element",
  title: "Unknown element",
  stage: "schema",
  severity: "error",
  why: "`virsh net-define` silently ignores elements it does not know: a misspelt `<dhcp>` is a network without DHCP. Only schema validation (`net-define --validate`) rejects them.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«dchp»/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«nameserver» addr='192.168.77.2'/>
      </network>
    `,
    `
      <network xmlns:lab='urn:example:lab'>
        <name>lab</name>
        <«lab:owner»>storage team</lab:owner>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«bridge» xmlns='urn:example:lab' name='virbr7'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«network»>
          <name>inner</name>
        </network>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp/>
        </ip>
      </network>
    `,
    `
      <network xmlns:lab='urn:example:lab'>
        <name>lab</name>
        <metadata>
          <lab:owner>storage team</lab:owner>
        </metadata>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element, spec }, context) {
    const { document, vocabulary, report } = context;
    if (spec.open) return;
    for (const child of childElements(element)) {
      if (child.name === "" || vocabulary.specOf(child) !== undefined) continue;
      if (child.prefix !== "") {
        // Where dnsmasq's options belong, a rule of their own reports what is wrong with their namespace.
        if (spec.path === "/network" && child.localName === "options") continue;
        const move = repairsIn(context, element).of(child);
        report({
          span: child.nameSpan,
          message: move
            ? `${tag(child)} does not belong in ${tag(element)} but in ${move.meant}`
            : `${tag(child)} does not belong in ${tag(element)}; data of applications belongs in <metadata>`,
          fixes: [...(move?.fixes ?? []), withoutElement(document, child)],
          ...(move && { restores: true }),
        });
        continue;
      }
      if (child.namespace !== undefined) {
        report({
          span: child.nameSpan,
          message: `${tag(child)} is in the namespace ${quoted(child.namespace)}, not one that libvirt knows`,
          fixes: [withoutElement(document, child)],
        });
        continue;
      }
      // Known somewhere else: the rule for misplaced elements says where.
      if (vocabulary.elementsNamed(child.name).some((known) => known.parents.length > 0)) continue;
      const repairs = repairsIn(context, element);
      if (repairs.isClaimedElsewhere(child)) continue;
      const repair = repairs.of(child);
      report({
        span: child.nameSpan,
        message: `${tag(element)} has no child ${tag(child)}${answer(repair)}`,
        fixes: [...(repair?.fixes ?? []), withoutElement(document, child)],
        ...(repair && { restores: true }),
      });
    }
  },
});
