import type { FindingDraft, Fix } from "../../findings.js";
import { interpretedSpelling } from "../../network/address-spellings.js";
import { textSpan } from "../../network/fields.js";
import { consequence, quoted, tag, verdict } from "../../prose/wording.js";
import type { AttributeSpec, ElementSpec, RefusalStage, Vocabulary } from "../../vocabulary/vocabulary.js";
import { removeSpan } from "../../xml/edits.js";
import { templateMark } from "../../xml/mistake.js";
import {
  isComplete,
  stringValue,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "../../xml/tree.js";
import { correctValue, setText, trimText } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withDnsFixes } from "../shared/dns-values.js";
import { withoutAttribute } from "../shared/fixes.js";
import { prefixFixes } from "../shared/prefix-fixes.js";
import { refusedIn } from "../shared/skipped-elements.js";
import { saidByOthers } from "../shared/unclosed-values.js";
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
  check({ element, spec }, { document, vocabulary, network, report }) {
    const place = { document, network, version: vocabulary.version };
    for (const attribute of element.attributes) {
      const known = vocabulary.attribute(spec, attribute.name);
      if (known === undefined || known.values || !vocabulary.known(known) || attribute.value === undefined) continue;
      if (saidByOthers(vocabulary, spec, known, attribute)) continue;
      const finding = judgeAttribute(document, vocabulary, spec, known, attribute, attribute.value);
      if (finding) report(withDnsFixes(finding, attribute, place));
    }
    const finding = judgeText(document, vocabulary, spec, element);
    if (finding) report(withDnsFixes(finding, element, place));
  },
});

function judgeAttribute(
  document: XmlDocument,
  vocabulary: Vocabulary,
  spec: ElementSpec,
  known: AttributeSpec,
  attribute: XmlAttribute,
  value: string,
): FindingDraft | undefined {
  const judgement = vocabulary.judge(known, value, !inPortGroup(attribute.owner));
  if (judgement.ok) return undefined;
  const stage = refusedIn(attribute.owner, judgement.stage, attribute.name);
  const change = (to: string, safe: boolean, note = ""): Fix => ({
    title: `Change to ${to}${note}`,
    safe,
    edits: correctValue(document, attribute, to),
  });
  const place = {
    span: attribute.valueSpan.start === attribute.valueSpan.end ? attribute.span : attribute.valueSpan,
    stage,
  };
  if (value === "") return emptyValue(document, vocabulary, known, attribute, place);
  const split = prefixFixes(vocabulary, spec, attribute);
  const other = stage === "schema" ? interpretedSpelling(vocabulary.type(known.type), value) : undefined;
  if (other) {
    const { read, because, meant } = other;
    // What libvirt makes of it need not be what was meant.
    const fixes = [change(read, false, meant ? ", as libvirt reads it" : "")];
    if (meant !== undefined) fixes.unshift(change(meant, false));
    return {
      ...place,
      message: `${attribute.name} is ${quoted(value)}, which libvirt reads as ${read}${because}; ${consequence("schema", vocabulary.version)}`,
      fixes: split.length > 0 ? split : fixes,
    };
  }
  const wanted = [
    ...split,
    ...(split.length > 0 ? [] : repairs(vocabulary, known, value).map(({ value, safe }) => change(value, safe))),
  ];
  if (wanted.length === 0 && vocabulary.requirement(known) === undefined) {
    wanted.push(withoutAttribute(document, attribute));
  }
  return {
    ...place,
    message: `${attribute.name} is ${quoted(value)}, not ${vocabulary.type(known.type).expected}; ${verdict(stage, known.lenient, vocabulary.version)}`,
    fixes: wanted,
  };
}

function inPortGroup(element: XmlElement | undefined): boolean {
  for (let step = element; step !== undefined; step = step.parent) if (step.name === "portgroup") return true;
  return false;
}

/** libvirt treats many empty values as absent; its schema accepts none of them. */
function emptyValue(
  document: XmlDocument,
  vocabulary: Vocabulary,
  known: AttributeSpec,
  attribute: XmlAttribute,
  place: Pick<FindingDraft, "span"> & { readonly stage: RefusalStage },
): FindingDraft {
  const what = vocabulary.emptyIsAbsent(known)
    ? "empty, which libvirt takes for none"
    : `empty, not ${vocabulary.type(known.type).expected}`;
  const removal = withoutAttribute(document, attribute, { safe: vocabulary.emptyIsAbsent(known) });
  const required = vocabulary.requirement(known) !== undefined;
  return {
    ...place,
    message: `${attribute.name} of ${tag(attribute.owner)} is ${what}; ${consequence(place.stage, vocabulary.version)}`,
    fixes: required ? [] : [removal],
  };
}

function judgeText(
  document: XmlDocument,
  vocabulary: Vocabulary,
  spec: ElementSpec,
  element: XmlElement,
): FindingDraft | undefined {
  // The text of an element without its end tag is still being written.
  if (spec.text === undefined || !vocabulary.known(spec) || !isComplete(element)) return undefined;
  const value = stringValue(element);
  const judgement = vocabulary.judge(spec.text, value);
  if (judgement.ok || templateMark(value)) return undefined;
  const stage = lacksText(vocabulary, spec, element, judgement.stage);
  const fixes = repairs(vocabulary, spec.text, value).flatMap((repair): Fix[] => {
    const edit = setText(document, element, repair.value);
    const edits = repair.value === value.trim() ? trimText(document, element) : edit ? [edit] : [];
    return edits.length > 0 ? [{ title: `Change to ${repair.value}`, safe: repair.safe, edits }] : [];
  });
  if (fixes.length === 0 && spec.min === 0) {
    const removal = removeSpan(document, element.span);
    fixes.push({ title: `Remove <${element.name}>`, safe: false, edits: [removal] });
  }
  return {
    span: value.trim() === "" ? element.nameSpan : textSpan(element),
    stage,
    message: `<${element.name}> ${value === "" ? "is empty" : `is ${quoted(value)}`}, not ${vocabulary.type(spec.text.type).expected}; ${consequence(stage, vocabulary.version)}`,
    fixes,
  };
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
