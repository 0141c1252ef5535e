// What an attribute is likely to say: its words in order of likelihood, and the place to fill in where it is new.
import type { AttributeSpec, Format, ValueSpec } from "../../format/format.js";
import { escapeAttribute, escapeText } from "../../xml/entities.js";
import type { XmlElement } from "../../xml/tree.js";
import { textProposals, valueProposals } from "../proposals.js";
import { familyOf, type Scene } from "./scene.js";
import type { Stop } from "./snippet.js";

/**
 * The words an attribute takes, the likeliest first: of two the one that changes something, of more the default;
 * deprecated ones last.
 */
export function likelyWords(attribute: AttributeSpec, format: Format): ValueSpec[] {
  const all = attribute.values ?? [];
  const weight = ({ value, deprecated }: ValueSpec) =>
    deprecated ? 2 : (value === attribute.default) === all.length > 2 ? 0 : 1;
  return all.filter((word) => format.known(word)).toSorted((a, b) => weight(a) - weight(b));
}

/** The value of a new attribute: the only one there is, one of several to choose from, or one to type over. */
export function valuePart(
  scene: Scene,
  attribute: AttributeSpec,
  element: XmlElement,
  quote: '"' | "'",
): string | Stop {
  const { analysis, context, format } = scene;
  const words = likelyWords(attribute, format).map(({ value }) => escapeAttribute(value, quote));
  const plain = escapeAttribute(attribute.default ?? "", quote);
  if (words.length === 1) return words[0] ?? "";
  if (words.length > 1) return { kind: "stop", choices: words, plain };
  const [proposal] = valueProposals(analysis, context, element, attribute);
  if (proposal) {
    const value = escapeAttribute(proposal.value, quote);
    return { kind: "stop", placeholder: value, plain: value };
  }
  // The examples are of IPv4.
  if (familyOf(element, format) === "ipv6") return { kind: "stop", plain };
  const example = attribute.example ?? format.type(attribute.type).example;
  return { kind: "stop", placeholder: escapeAttribute(example, quote), plain };
}

/** The text of a new element of that type. */
export function textPart({ analysis, context, format }: Scene, element: XmlElement, type: string): Stop {
  const [proposal] = textProposals(analysis, context, element);
  const plain = escapeText(proposal?.value ?? "");
  return { kind: "stop", placeholder: plain || escapeText(format.type(type).example), plain };
}
