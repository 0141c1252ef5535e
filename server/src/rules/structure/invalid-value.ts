import type { FindingDraft, Fix } from "../../findings.js";
import { interpretedSpelling } from "../../network/address-spellings.js";
import { textSpan } from "../../network/fields.js";
import { faultInWords } from "../../prose/value-faults.js";
import { abbreviated, consequence, quoted, sentence, tag } from "../../prose/wording.js";
import { diagnose, type Fault } from "../../vocabulary/diagnose.js";
import { readInteger } from "../../vocabulary/readers.js";
import type { ElementSpec, RefusalStage, Vocabulary } from "../../vocabulary/vocabulary.js";
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
import { isBare } from "../shared/bare-elements.js";
import { withDnsFixes } from "../shared/dns-values.js";
import { withoutAttribute } from "../shared/fixes.js";
import { insteadOfOctet, partialAddresses } from "../shared/partial-addresses.js";
import { withoutEmptied } from "../shared/removals.js";
import { type Asked, fixOf, isAccepted, type Repair } from "../shared/repair.js";
import { refusedIn } from "../shared/skipped-elements.js";
import { saidByOthers } from "../shared/unclosed-values.js";
import { meansAbsence, repairs } from "../shared/value-repairs.js";
import { splitsOf } from "../shared/value-splits.js";

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
      const finding = judgeAttribute({ document, vocabulary, network, spec, attribute, known, value: attribute.value });
      if (finding) report(withDnsFixes(finding, attribute, place));
    }
    const finding = judgeText(document, vocabulary, spec, element);
    if (finding) report(withDnsFixes(finding, element, place));
  },
});

function judgeAttribute(asked: Asked): FindingDraft | undefined {
  const { vocabulary, attribute, known, value } = asked;
  const asksDriver = !inPortGroup(attribute.owner);
  const judgement = vocabulary.judge(known, value, asksDriver);
  if (judgement.ok) return undefined;
  const type = vocabulary.type(known.type);
  const stage = refusedIn(attribute.owner, judgement.stage, attribute.name);
  const fault: Fault = diagnose(type, known, value, vocabulary.version, asksDriver) ?? { kind: "other" };
  const reading = stage === "schema" ? interpretedSpelling(type, value) : undefined;
  const splits = splitsOf(asked);
  const proposals = splits.length > 0 ? splits : proposalsFor(asked, fault, reading);
  const fixes = [...proposals.map((repair) => fixOf(asked, repair)), ...removalsOf(asked, proposals.length > 0)];
  return {
    span: attribute.valueSpan.start === attribute.valueSpan.end ? attribute.span : attribute.valueSpan,
    stage,
    message: messageOf(asked, fault, reading, splits[0], proposals[0]),
    ...(stage === "schema" && {
      consequence: sentence(consequence("schema", vocabulary.version, parserOn(asked, reading))),
    }),
    fixes,
  };
}

function inPortGroup(element: XmlElement | undefined): boolean {
  for (let step = element; step !== undefined; step = step.parent) if (step.name === "portgroup") return true;
  return false;
}

type Reading = ReturnType<typeof interpretedSpelling>;

/** The values that may have been meant, the most likely first. */
function proposalsFor(asked: Asked, fault: Fault, reading: Reading): Repair[] {
  const { vocabulary, known, value } = asked;
  if (value === "") return [];
  const own = (text: string, safe: boolean, note = ""): Repair => ({ sets: [[known.name, text]], safe, note });
  const partial =
    fault.kind === "spelling" || fault.kind === "numbers" || fault.kind === "notAddress" ? partialAddresses(asked) : [];
  if (partial.length > 0) return partial.filter((repair) => isAccepted(asked, repair));
  if (fault.kind === "octet") return insteadOfOctet(asked).filter((repair) => isAccepted(asked, repair));
  if (reading) {
    // Of an incomplete address nobody knows which part is missing.
    const { read, meant = undefined } =
      known.name === "address" || value.split(".").length === 4 ? reading : { read: reading.read };
    // What libvirt makes of it need not be what was meant.
    const asRead = own(read, false, meant ? ", as libvirt interprets it" : "");
    return (meant === undefined ? [asRead] : [own(meant, false), asRead]).filter((repair) => isAccepted(asked, repair));
  }
  return repairs(vocabulary, known, value).map((repair) => own(repair.value, repair.safe, repair.note));
}

/** What libvirt makes itself, or does without: worth a fix where nothing is known that was meant. */
const madeByLibvirt: ReadonlyMap<string, string> = new Map([
  ["/network/mac", ": libvirt generates one"],
  ["/network/uuid", ": libvirt generates one"],
  ["/network/mtu", ": the usual size"],
]);

/** Removals that take nothing away: of empty values, of words for none, and of what the element does not need. */
function removalsOf(asked: Asked, hasProposals: boolean): Fix[] {
  const { document, vocabulary, spec, attribute, known, value } = asked;
  const isRequired = vocabulary.requirement(known, spec.parents[0]) !== undefined;
  const element = attribute.owner;
  if (value === "") {
    if (!isRequired) return [withoutAttribute(document, attribute, { safe: vocabulary.emptyIsAbsent(known) })];
    return spec.min === 0 && isBare(element, attribute.name) ? [withoutEmptied(document, vocabulary, element)] : [];
  }
  if (meansAbsence(vocabulary, known, value)) {
    return isRequired ? [withoutEmptied(document, vocabulary, element)] : [withoutAttribute(document, attribute)];
  }
  if (hasProposals) return [];
  const note = madeByLibvirt.get(spec.path);
  if (note !== undefined) return [withoutEmptied(document, vocabulary, element, { note })];
  if (isRequired || known.names || vocabulary.type(known.type).identity) return [];
  return [withoutAttribute(document, attribute)];
}

/** Most messages are cut after about so many characters. */
const readable = 100;

function messageOf(
  asked: Asked,
  fault: Fault,
  reading: Reading,
  split: Repair | undefined,
  proposal: Repair | undefined,
): string {
  const { attribute, known, value, vocabulary } = asked;
  const given = `${attribute.name} is ${quoted(value)}`;
  const type = vocabulary.type(known.type);
  const [own, ...others] = proposal?.sets.filter(([name]) => name !== "family") ?? [];
  const pairs = proposal?.sets.flatMap(([name, text]) => (text === undefined ? [] : [`${name}='${text}'`])).join(" ");
  if (split && own?.[1] === undefined)
    return `${given}, which belongs in ${type.name === "prefix" ? "netmask" : "prefix"}`;
  const name = value === "" ? `${attribute.name} of ${tag(attribute.owner)}` : attribute.name;
  let wrong = faultInWords(fault, name, value, type);
  if (split && type.name !== "prefix" && !value.endsWith("]")) {
    wrong = `${given}, ${others.length < 2 ? "two" : "several"} values in one`;
  } else if (partialAddresses(asked).length > 0) {
    wrong = `${given}, only a part of an address`;
  } else if (reading) {
    const because = reading.because.replace(/^, (?:since )?/, "");
    wrong = because === "" ? `${given}, not ${type.expected}` : `${given}: ${because}`;
  }
  if (fault.kind === "notNumber" && meansAbsence(vocabulary, known, value)) {
    return `${given}; to say so, leave the ${vocabulary.requirement(known) === undefined ? "attribute" : "element"} out`;
  }
  if (proposal === undefined) {
    const isNeeded = vocabulary.requirement(known) !== undefined;
    return fault.kind === "notNumber" && isNeeded ? `${wrong}; write one such as ${type.example}` : wrong;
  }
  const answer = `${wrong}; did you mean ${others.length > 0 ? pairs : own?.[1]}?`;
  const says =
    fault.kind !== "tooLarge" && fault.kind !== "tooSmall" && fault.kind !== "spaces" && fault.kind !== "octet";
  return says && answer.length <= readable ? answer : wrong;
}

/** What libvirt's parser makes of a value that only the schema rejects; completes "libvirt ...". */
function parserOn({ vocabulary, known, value }: Asked, reading: Reading): string {
  if (reading) return `interprets it as ${reading.read}`;
  if (value === "" && vocabulary.emptyIsAbsent(known)) return "interprets it as absent";
  const readers = vocabulary.type(known.type).parser.map(({ reader }) => reader);
  const base = readers.includes("integerAuto") ? "auto" : readers.includes("integer") ? 10 : undefined;
  const number = base && readInteger(value, base, true);
  return number === undefined || `${number}` === value.trim() ? "accepts it" : `interprets it as ${number}`;
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
  const type = vocabulary.type(spec.text.type);
  const fault: Fault = diagnose(type, spec.text, value, vocabulary.version) ?? { kind: "other" };
  const found = repairs(vocabulary, spec.text, value);
  const fixes = found.flatMap((repair): Fix[] => {
    const edit = setText(document, element, repair.value);
    const edits = repair.value === value.trim() ? trimText(document, element) : edit ? [edit] : [];
    return edits.length > 0
      ? [{ title: `Change ${element.name} to ${abbreviated(repair.value)}`, safe: repair.safe, edits }]
      : [];
  });
  const isNeedless = value.trim() === "" && hasTextBeside(element);
  if (fixes.length === 0 && (spec.min === 0 || isNeedless)) {
    fixes.push(withoutEmptied(document, vocabulary, element, { note: madeByLibvirt.get(spec.path) ?? "" }));
  }
  const wrong = faultInWords(fault, tag(element), value, type);
  const answer = `${wrong}; did you mean ${found[0]?.value}?`;
  const says = found.length > 0 && fault.kind !== "spaces" && fault.kind !== "tooLong" && answer.length <= readable;
  return {
    span: value.trim() === "" ? element.nameSpan : textSpan(element),
    stage,
    message: says ? answer : wrong,
    ...(stage === "schema" && { consequence: sentence(consequence("schema", vocabulary.version, "accepts it")) }),
    fixes,
  };
}

function hasTextBeside(element: XmlElement): boolean {
  const siblings = element.parent ? childElements(element.parent) : [];
  return siblings.some((other) => other !== element && other.name === element.name && stringValue(other).trim() !== "");
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
