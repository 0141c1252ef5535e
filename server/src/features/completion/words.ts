// Likely values of an attribute: its words in order of likelihood, and the initial value of a new attribute.

import { defaultSubnet } from "../../addressing/free-subnets.js";
import { inSubnet, parseAddress } from "../../network/address.js";
import { kindOf } from "../../vocabulary/value-kinds.js";
import type { AttributeSpec, ValueSpec } from "../../vocabulary/vocabulary.js";
import { escapeAttribute, escapeText } from "../../xml/entities.js";
import { attributeOf, childElements, type XmlElement } from "../../xml/tree.js";
import { textProposals, valueProposals } from "../proposals/proposals.js";
import { isUnsuited } from "./ruled-out.js";
import { familyOf, type Scene } from "./scene.js";
import type { Stop } from "./snippet.js";

/**
 * Returns the words of an attribute, the likeliest first: of two, the one that changes something; of more, the default.
 * Words that do not work in this network and deprecated ones come last.
 */
export function likelyWords(scene: Scene, attribute: AttributeSpec, element: XmlElement): ValueSpec[] {
  const all = attribute.values ?? [];
  const weight = ({ value, deprecated }: ValueSpec) => {
    if (deprecated) return 3;
    if (isUnsuited(value, attribute, element, scene)) return 2;
    return (value === attribute.default) === all.length > 2 ? 0 : 1;
  };
  return all.filter((word) => scene.vocabulary.known(word)).toSorted((a, b) => weight(a) - weight(b));
}

/** Writes the value of a new attribute: its only one, a choice of several, or one to type over. */
export function valuePart(
  scene: Scene,
  attribute: AttributeSpec,
  element: XmlElement,
  quote: '"' | "'",
): string | Stop {
  const { analysis, context, vocabulary } = scene;
  const words = likelyWords(scene, attribute, element).map(({ value }) => escapeAttribute(value, quote));
  const plain = escapeAttribute(attribute.default ?? "", quote);
  if (words.length === 1) return words[0] ?? "";
  if (words.length > 1) return { kind: "stop", choices: words, plain: words[0] ?? "" };
  const [proposal] = valueProposals(analysis, context, element, attribute);
  if (proposal) {
    const value = escapeAttribute(proposal.value, quote);
    return { kind: "stop", placeholder: value, plain: value };
  }
  const example = attribute.example ?? vocabulary.type(attribute.type).example;
  if (kindOf(attribute, vocabulary) === "address" && !isFitExample(example, scene, element))
    return { kind: "stop", plain };
  const value = attribute.names?.defines ? unlikeSiblings(example, attribute, element) : example;
  return { kind: "stop", placeholder: escapeAttribute(value, quote), plain };
}

/** Appends a number to the name if another such element has it already. */
function unlikeSiblings(name: string, attribute: AttributeSpec, { name: kind, parent }: XmlElement): string {
  const siblings = parent ? childElements(parent).filter((sibling) => sibling.name === kind) : [];
  const present = new Set(siblings.map((sibling) => attributeOf(sibling, attribute.name)?.value));
  let value = name;
  for (let number = 2; present.has(value); number += 1) value = `${name}${number}`;
  return value;
}

/**
 * Whether an example is useful: the examples are IPv4, and many are in libvirt's network `default`, which does not fit
 * a network with subnets.
 */
function isFitExample(example: string, { analysis, vocabulary }: Scene, element: XmlElement): boolean {
  const address = parseAddress(example);
  if (address === undefined || familyOf(element, vocabulary) === "ipv6") return false;
  const known = (analysis.result.network?.subnets ?? []).some((subnet) => subnet.address?.value);
  return !known || !inSubnet(address, defaultSubnet.address, defaultSubnet.prefixLength);
}

/** Writes the text of a new element of that type. */
export function textPart({ analysis, context, vocabulary }: Scene, element: XmlElement, type: string): Stop {
  const [proposal] = textProposals(analysis, context, element);
  const plain = escapeText(proposal?.value ?? "");
  return { kind: "stop", placeholder: plain || escapeText(vocabulary.type(type).example), plain };
}
