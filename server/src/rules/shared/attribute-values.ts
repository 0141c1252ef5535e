// Values of attributes that are not of their type: what is wrong with each, and the fixes, the most wanted first.

import { lengthOfGuests } from "../../addressing/subnet-of-guests.js";
import type { FindingDraft, Fix } from "../../findings.js";
import { interpretedSpelling } from "../../network/address-spellings.js";
import { subnetIn } from "../../network/lookup.js";
import { makesBridge } from "../../network/read-forward.js";
import { consequence, quoted, sentence } from "../../prose/wording.js";
import { neededAttribute } from "../../repairs/needed.js";
import { diagnose, type Fault } from "../../vocabulary/diagnose.js";
import type { XmlElement } from "../../xml/tree.js";
import { isBare } from "./bare-elements.js";
import { withoutAttribute } from "./fixes.js";
import { insteadOfOctet, partialAddresses } from "./partial-addresses.js";
import { withoutEmptied } from "./removals.js";
import { type Asked, fixOf, isAccepted, type Repair, writtenBeside } from "./repair.js";
import { refusedIn } from "./skipped-elements.js";
import { asManyElements, partsOf } from "./value-lists.js";
import { howMany, messageOf, parserOn, type Reading } from "./value-messages.js";
import { meansAbsence, repairs } from "./value-repairs.js";
import { splitsOf } from "./value-splits.js";

/** Judges the value of an attribute; `undefined` when its type accepts it. */
export function judgeAttribute(asked: Asked): FindingDraft | undefined {
  const { vocabulary, attribute, known, value } = asked;
  const asksDriver = !inPortGroup(attribute.owner);
  const judgement = vocabulary.judge(known, value, asksDriver);
  if (judgement.ok) return undefined;
  const type = vocabulary.type(known.type);
  const stage = refusedIn(attribute.owner, judgement.stage, attribute.name);
  const fault: Fault = diagnose(type, known, value, vocabulary.version, asksDriver) ?? { kind: "other" };
  const reading = stage === "schema" ? interpretedSpelling(type, value) : undefined;
  const splits = splitsOf(asked);
  const parts = partsOf(vocabulary, asked.spec, known, value);
  const proposals = splits.length > 0 ? splits : parts ? [] : proposalsFor(asked, fault, reading);
  const fixes = [
    ...(parts ? asManyElements(asked.document, asked.spec, attribute.owner, attribute.valueSpan, parts) : []),
    ...proposals.map((repair) => fixOf(asked, repair)),
    ...removalsOf(asked, proposals.length > 0 || parts !== undefined),
  ];
  return {
    span: attribute.valueSpan.start === attribute.valueSpan.end ? attribute.span : attribute.valueSpan,
    stage,
    message: parts
      ? `${attribute.name} is ${quoted(value)}, ${howMany(parts)} values in one`
      : messageOf(asked, fault, reading, splits[0], proposals[0]),
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
export const madeByLibvirt: ReadonlyMap<string, string> = new Map([
  ["/network/mac", ": libvirt generates one"],
  ["/network/uuid", ": libvirt generates one"],
]);

/** Removals that take nothing away: of empty values, of words for none, and of what the element does not need. */
function removalsOf(asked: Asked, hasProposals: boolean): Fix[] {
  const { document, vocabulary, spec, attribute, known, value } = asked;
  const isRequired = vocabulary.requirement(known, spec.parents[0]) !== undefined;
  const element = attribute.owner;
  if (spec.path === "/network/ip" && known.name === "prefix" && !hasProposals) return prefixNeeded(asked);
  if (value === "") {
    if (!isRequired) return [withoutAttribute(document, attribute, { safe: vocabulary.emptyIsAbsent(known) })];
    if (spec.min === 0 && isBare(element, attribute.name)) return [withoutEmptied(document, vocabulary, element)];
    const needed = neededAttribute(asked.network, vocabulary, element, known);
    const sets = needed?.values.filter(([name]) => vocabulary.attribute(spec, name)) ?? [];
    const repair = { sets, note: needed?.why ? `, ${needed.why}` : "", safe: false };
    return sets[0]?.[0] === known.name && isAccepted(asked, repair) ? [fixOf(asked, repair)] : [];
  }
  if (meansAbsence(vocabulary, known, value)) {
    return isRequired ? [withoutEmptied(document, vocabulary, element)] : [withoutAttribute(document, attribute)];
  }
  if (hasProposals) return [];
  const note = madeByLibvirt.get(spec.path);
  if (note !== undefined) return [withoutEmptied(document, vocabulary, element, { note })];
  if (spec.path === "/network/bridge" && known.name === "name" && makesBridge(asked.network)) {
    return [{ ...withoutAttribute(document, attribute), title: "Remove name: libvirt picks a free one" }];
  }
  if (isRequired || known.names || vocabulary.type(known.type).identity) return [];
  return [withoutAttribute(document, attribute)];
}

/** The prefix length with which the subnet's address and its guests are in one subnet; an empty one can go beside a netmask. */
function prefixNeeded(asked: Asked): Fix[] {
  const { document, network, attribute, value } = asked;
  if (writtenBeside(asked, "netmask")) return [withoutAttribute(document, attribute, { safe: value === "" })];
  const subnet = subnetIn(network, attribute.owner);
  const own = subnet?.address?.value;
  if (subnet === undefined || own === undefined) return [];
  const repair: Repair = { sets: [["prefix", `${lengthOfGuests(subnet, own)}`]], safe: false };
  return isAccepted(asked, repair) ? [fixOf(asked, repair)] : [];
}
