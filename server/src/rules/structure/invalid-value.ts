import type { FindingDraft, Fix } from "../../findings.js";
import { textSpan } from "../../network/fields.js";
import type { Network } from "../../network/model.js";
import { faultInWords } from "../../prose/value-faults.js";
import { abbreviated, consequence, quoted, sentence, tag } from "../../prose/wording.js";
import { neededChild } from "../../repairs/needed.js";
import { diagnose, type Fault } from "../../vocabulary/diagnose.js";
import type { ElementSpec, RefusalStage, Vocabulary } from "../../vocabulary/vocabulary.js";
import { escapeText } from "../../xml/entities.js";
import { templateMark } from "../../xml/mistake.js";
import {
  childElements,
  isComplete,
  stringValue,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "../../xml/tree.js";
import { setText, trimText } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { judgeAttribute, madeByLibvirt } from "../shared/attribute-values.js";
import { withDnsFixes } from "../shared/dns-values.js";
import { withoutEmptied } from "../shared/removals.js";
import { saidByOthers } from "../shared/unclosed-values.js";
import { asManyElements, partsOf } from "../shared/value-lists.js";
import { howMany, readable } from "../shared/value-messages.js";
import { repairs } from "../shared/value-repairs.js";

export const invalidValue = defineRule({
  id: "invalid-value",
  title: "Value of the wrong type",
  stage: "parse",
  severity: "error",
  why: "Every value has a type: an address, a number within limits, a MAC address, a UUID. libvirt's parser rejects most values of another type; some it interprets as something else, and only schema validation rejects those. Addresses are such a case: libvirt interprets `192.168.010.1` as 192.168.8.1 (octal) and `192.168.1` as 192.168.0.1.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='«192.168.77.1/24»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«192.168.010.1»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«24»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«gateway»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='«fd00:77::1%eth0»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' «prefix=''»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge «name=''» stp='on'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«9k»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mac address='«52-54-00-0a-0b-0c»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <uuid>«1234»</uuid>
      </network>
    `,
    `
      <network>
        <«name»></name>
      </network>
    `,
    `
      <network>
        <name>«net/lab»</name>
      </network>
    `,
    `
      <network connections='«many»'>
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <dns>
          <host ip='192.168.77.2'>
            <«hostname»></hostname>
          </host>
        </dns>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <dns>
          <host ip='192.168.77.2'>
            <hostname>www</hostname>
            <«hostname»></hostname>
          </host>
        </dns>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <outbound average='1000' burst='«4294967296»'/>
          </bandwidth>
        </portgroup>
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
        <ip address='192.168.10.1' netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network connections='1'>
        <name>lab</name>
        <bridge stp='on'/>
        <mtu size='9000'/>
        <mac address='52:54:00:0a:0b:0c'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'>
          <bandwidth>
            <outbound average='1000000' burst='4294967295'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, { document, vocabulary, network, path, report }) {
    const place = { document, network, vocabulary };
    for (const attribute of element.attributes) {
      const known = vocabulary.attribute(spec, attribute.name);
      if (known === undefined || known.values || !vocabulary.known(known) || attribute.value === undefined) continue;
      if (saidByOthers(vocabulary, spec, known, attribute)) continue;
      const finding = judgeAttribute({ document, vocabulary, network, spec, attribute, known, value: attribute.value });
      if (finding) report(withDnsFixes(finding, attribute, place));
    }
    const finding = judgeText(document, vocabulary, spec, element);
    if (finding?.fixes.length === 0) finding.fixes.push(...textNeeded(network, spec, element, path));
    if (finding) report(withDnsFixes(finding, element, place));
  },
});

function judgeText(
  document: XmlDocument,
  vocabulary: Vocabulary,
  spec: ElementSpec,
  element: XmlElement,
): (FindingDraft & { readonly fixes: Fix[] }) | undefined {
  // The text of an element without its end tag is still being written.
  if (spec.text === undefined || !vocabulary.known(spec) || !isComplete(element)) return undefined;
  const value = stringValue(element);
  const judgement = vocabulary.judge(spec.text, value);
  if (judgement.ok || templateMark(value)) return undefined;
  const stage = lacksText(vocabulary, spec, element, judgement.stage);
  const type = vocabulary.type(spec.text.type);
  const fault: Fault = diagnose(type, spec.text, value, vocabulary.version) ?? { kind: "other" };
  const parts = partsOf(vocabulary, spec, spec.text, value);
  const place = textSpan(element);
  const found = parts ? [] : repairs(vocabulary, spec.text, value);
  const isPlain = setText(document, element, "") !== undefined;
  const fixes = parts && isPlain ? asManyElements(document, spec, element, place, parts) : [];
  for (const repair of found) {
    const edit = setText(document, element, repair.value);
    const edits = repair.value === value.trim() ? trimText(document, element) : edit ? [edit] : [];
    const title = `Change ${element.name} to ${abbreviated(repair.value)}`;
    if (edits.length > 0) fixes.push({ title, safe: repair.safe, edits });
  }
  const isNeedless = value.trim() === "" && hasTextBeside(element);
  if (fixes.length === 0 && (spec.min === 0 || isNeedless)) {
    fixes.push(withoutEmptied(document, vocabulary, element, { note: madeByLibvirt.get(spec.path) ?? "" }));
  }
  const wrong = faultInWords(fault, tag(element), value, type);
  const answer = `${wrong}; did you mean ${found[0]?.value}?`;
  const says = found.length > 0 && fault.kind !== "spaces" && fault.kind !== "tooLong" && answer.length <= readable;
  return {
    span: value.trim() === "" ? element.nameSpan : place,
    stage,
    message: parts ? `${tag(element)} is ${quoted(value)}, ${howMany(parts)} values in one` : says ? answer : wrong,
    ...(stage === "schema" && { consequence: sentence(consequence("schema", vocabulary.version, "accepts it")) }),
    fixes,
  };
}

function hasTextBeside(element: XmlElement): boolean {
  const siblings = element.parent ? childElements(element.parent) : [];
  return siblings.some((other) => other !== element && other.name === element.name && stringValue(other).trim() !== "");
}

/** What the rest of the document says of the text of an empty element: the file's name is the network's, for one. */
function textNeeded(network: Network, spec: ElementSpec, element: XmlElement, path: string | undefined): Fix[] {
  const { parent, children, endTag, startTag, attributes } = element;
  const needed = parent && children.length === 0 ? neededChild(network, parent, spec, path) : undefined;
  const value = needed?.values.find(([name]) => name === "")?.[1];
  if (value === undefined || attributes.length > 0) return [];
  const text = escapeText(value);
  const edit = endTag
    ? { start: startTag.end, end: startTag.end, newText: text }
    : { start: element.nameSpan.end, end: element.span.end, newText: `>${text}</${element.name}>` };
  const why = needed?.why ? `, ${needed.why}` : "";
  return [{ title: `Change ${element.name} to ${value}${why}`, safe: false, edits: [edit] }];
}

/** Versions that skip an empty element still want one that is not empty, where the element is required. */
function lacksText(vocabulary: Vocabulary, spec: ElementSpec, element: XmlElement, stage: RefusalStage): RefusalStage {
  const siblings = element.parent?.children ?? [];
  const alike = (node: XmlNode): node is XmlElement => node.kind === "element" && node.name === element.name;
  // Said once, of the first.
  if (siblings.find(alike) !== element || siblings.some((node) => alike(node) && stringValue(node) !== ""))
    return stage;
  return vocabulary.requirement(spec) ?? stage;
}
