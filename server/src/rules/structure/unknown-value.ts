import type { Fix } from "../../findings.js";
import { alternatives, quoted, verdict } from "../../prose/wording.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { removeSpan } from "../../xml/edits.js";
import type { XmlAttribute, XmlDocument, XmlElement } from "../../xml/tree.js";
import { correctValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { withoutAttribute } from "../shared/fixes.js";
import { refusedIn } from "../shared/skipped-elements.js";
import { saidByOthers } from "../shared/unclosed-values.js";
import { repairs } from "../shared/value-repairs.js";

export const unknownValue = defineRule({
  id: "unknown-value",
  title: "Value that is not one of the allowed words",
  stage: "parse",
  severity: "error",
  why: "Words such as forward modes and `yes`/`no` are matched letter by letter, in lower case. libvirt rejects most others; for a few attributes it interprets any other word as one of the two (`stp='no'` turns STP on), and there only schema validation rejects it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='«isolated»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='«bridged»'/>
        <bridge name='br0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='«no»'/>
      </network>
    `,
    `
      <network trustGuestRxFilters='«maybe»'>
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='«none»'>
          <pf dev='eth0'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='« yes»'>
          <bandwidth>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network trustGuestRxFilters='no'>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <virtualport type='openvswitch'/>
        <portgroup name='web' default='yes'>
          <vlan trunk='yes'>
            <tag id='42'/>
          </vlan>
        </portgroup>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, { document, vocabulary, report }) {
    for (const attribute of element.attributes) {
      const known = vocabulary.attribute(spec, attribute.name);
      if (!known?.values || !vocabulary.known(known) || attribute.value === undefined) continue;
      const judgement = vocabulary.judge(known, attribute.value);
      // A word of another version: the rule for what is newer than the target reports it.
      if (judgement.ok && known.lenient && attribute.value.trim() !== attribute.value) {
        const word = attribute.value.trim();
        report({
          span: attribute.valueSpan,
          stage: "ignored",
          message: `${attribute.name} is ${quoted(attribute.value)}, with blanks around; the schema overlooks them, but libvirt's parser ${known.lenient}, so write ${word}`,
          fixes: [{ title: `Change to ${word}`, safe: true, edits: correctValue(document, attribute, word) }],
        });
      }
      if (judgement.ok || known.values.some(({ value }) => value === attribute.value)) continue;
      if (saidByOthers(vocabulary, spec, known, attribute)) continue;
      const stage = refusedIn(element, judgement.stage);
      const allowed = vocabulary.valuesOf(known);
      report({
        span: attribute.valueSpan.start === attribute.valueSpan.end ? attribute.span : attribute.valueSpan,
        stage,
        message: `${attribute.name} is ${quoted(attribute.value)}, not ${alternatives(allowed)}; ${verdict(stage, known.lenient, vocabulary.version)}`,
        fixes: fixesOf(document, vocabulary, spec, known, attribute, attribute.value),
      });
    }
  },
});

/** What was most likely meant; where nothing is near, a choice of the words if they are few, or none at all. */
function fixesOf(
  document: XmlDocument,
  vocabulary: Vocabulary,
  spec: ElementSpec,
  known: AttributeSpec,
  attribute: XmlAttribute,
  written: string,
): Fix[] {
  const change = (value: string, safe: boolean): Fix => ({
    title: `Change to ${value}`,
    safe,
    edits: correctValue(document, attribute, value),
  });
  const likely = [
    ...repairs(vocabulary, known, written).map(({ value, safe }) => change(value, safe)),
    ...isolation(document, attribute.owner, attribute),
  ];
  if (likely.length > 0) return likely;
  const words = vocabulary.valuesOf(known);
  const choice = words.length <= few ? words.map((word) => change(word, false)) : [];
  if (vocabulary.requirement(known, spec.parents[0]) === undefined) {
    choice.push(withoutAttribute(document, attribute));
  }
  return choice;
}

/** So many words can be offered one by one. */
const few = 4;

/** An isolated network is one without <forward>; many look for a mode of that name. */
function isolation(document: XmlDocument, element: XmlElement, { name, value }: XmlAttribute): Fix[] {
  if (element.name !== "forward" || name !== "mode") return [];
  if (!["none", "isolated", "isolate", "internal", "hostonly", "host-only"].includes(value?.toLowerCase() ?? ""))
    return [];
  return [
    {
      title: "Remove <forward>: an isolated network",
      safe: value === "none" && isBare(element, "mode"),
      edits: [removeSpan(document, element.span)],
    },
  ];
}
