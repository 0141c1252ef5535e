import type { Fix } from "../../findings.js";
import { parseAddress } from "../../network/address.js";
import { neededParameters, type VirtualPortType } from "../../network/guests.js";
import { alternatives, consequence, quoted, sentence, tag } from "../../prose/wording.js";
import type { AttributeSpec } from "../../vocabulary/vocabulary.js";
import { attributeOf, childElements } from "../../xml/tree.js";
import { correctValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { withoutAttribute } from "../shared/fixes.js";
import { meaningOfMode } from "../shared/mode-changes.js";
import { withoutEmptied } from "../shared/removals.js";
import { type Asked, fixOf, writtenBeside } from "../shared/repair.js";
import { refusedIn } from "../shared/skipped-elements.js";
import { saidByOthers } from "../shared/unclosed-values.js";
import { meansAbsence, repairs } from "../shared/value-repairs.js";
import { splitsOf } from "../shared/value-splits.js";

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
  check({ element, spec }, { document, vocabulary, network, report }) {
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
          message: `${attribute.name} is ${quoted(attribute.value)}, with whitespace around; write ${word}`,
          consequence: sentence(`libvirt ${lenientReading(known, attribute.value)}`),
          fixes: [
            { title: `Change ${known.name} to ${word}`, safe: true, edits: correctValue(document, attribute, word) },
          ],
        });
      }
      if (judgement.ok || known.values.some(({ value }) => value === attribute.value)) continue;
      if (saidByOthers(vocabulary, spec, known, attribute)) continue;
      const stage = refusedIn(element, judgement.stage);
      const mode = spec.path === "/network/forward" && known.name === "mode" && network.forward?.element === element;
      const meant = mode ? meaningOfMode({ document, vocabulary, network }, attribute.value.trim()) : undefined;
      const asked = { document, vocabulary, network, spec, attribute, known, value: attribute.value };
      report({
        span: attribute.valueSpan.start === attribute.valueSpan.end ? attribute.span : attribute.valueSpan,
        stage,
        message: messageOf(asked, meant?.answer),
        ...(stage === "schema" && {
          consequence: sentence(consequence("schema", vocabulary.version, lenientReading(known, attribute.value))),
        }),
        fixes: meant?.fixes ?? fixesOf(asked),
      });
    }
  },
});

/** So many words can be named or offered one by one. */
const few = 4;

/** What is wrong with the word and which was meant; else the words, if they are few. */
function messageOf({ attribute, vocabulary, known, value }: Asked, answer: string | undefined): string {
  if (value.trim() === "") return `${attribute.name} of ${tag(attribute.owner)} is empty`;
  const words = vocabulary.valuesOf(known);
  const what = words.length <= few ? alternatives(words) : vocabulary.type(known.type).expected;
  const [meant] = answer === undefined ? repairs(vocabulary, known, value) : [];
  return `${attribute.name} is ${quoted(value)}, not ${what}${answer ?? (meant ? `; did you mean ${meant.value}?` : "")}`;
}

/** What was most likely meant; where nothing is near, a choice of the words if they are few, or none at all. */
function fixesOf(asked: Asked): Fix[] {
  const { document, vocabulary, spec, attribute, known, value } = asked;
  const own = (word: string, safe: boolean): Fix => fixOf(asked, { sets: [[known.name, word]], safe });
  const isOptional = vocabulary.requirement(known, spec.parents[0]) === undefined;
  // An address says of which family it is.
  const family = known.type === "family" ? parseAddress(writtenBeside(asked, "address") ?? "")?.family : undefined;
  if (family !== undefined && (family !== known.default || value !== "")) return [own(family, true)];
  if (isOptional && (value === "" || meansAbsence(vocabulary, known, value))) {
    return [withoutAttribute(document, attribute, { safe: value === "" && vocabulary.emptyIsAbsent(known) })];
  }
  const likely = [
    ...splitsOf(asked).map((repair) => fixOf(asked, repair)),
    ...repairs(vocabulary, known, value).map(({ value: word, safe }) => own(word, safe)),
  ];
  if (likely.length > 0)
    return likely.filter(({ title }, index) => likely.findIndex((fix) => fix.title === title) === index);
  const words = vocabulary.valuesOf(known).filter((word) => isComplete(asked, word));
  const choice = words.length <= few ? words.map((word) => own(word, false)) : [];
  if (isOptional && !vocabulary.type(known.type).identity) choice.push(withoutAttribute(document, attribute));
  else if (!isOptional && spec.min === 0 && isBare(attribute.owner, known.name)) {
    choice.push(withoutEmptied(document, vocabulary, attribute.owner));
  }
  return choice;
}

/** Whether the element has all that this word wants beside it: a virtual port of some types needs parameters. */
function isComplete({ spec, attribute }: Asked, word: string): boolean {
  if (spec.path !== "/network/virtualport") return true;
  const parameters = childElements(attribute.owner).find(({ name }) => name === "parameters");
  const needed = neededParameters[word as VirtualPortType] ?? [];
  return needed.every((name) => parameters && attributeOf(parameters, name)?.value);
}

/** How libvirt's parser interprets a word that only the schema rejects; completes "libvirt ...". */
function lenientReading({ type, values }: AttributeSpec, value: string): string {
  const words = values?.map((each) => each.value) ?? [];
  if (value === "") return "interprets it as absent";
  if (type === "forwardMode") return "interprets it as no forwarding";
  if (type === "looseYesNo") return `interprets it as ${value.toLowerCase() === "yes" ? "yes" : "no"}`;
  if (type === "looseOnOff") return `interprets it as ${value === "off" ? "off" : "on"}`;
  return type === "trunk" && words.includes(value.toLowerCase())
    ? `interprets it as ${value.toLowerCase()}`
    : "accepts it";
}
