// Completion of attributes: those an element may still have. New ones are written with their quotes; an existing one is
// renamed.

import { describeAttribute } from "../../prose/describe.js";
import type { AttributeSpec, ElementSpec } from "../../vocabulary/vocabulary.js";
import { isBlank, skipBlanks } from "../../xml/names.js";
import type { Span, XmlAttribute, XmlElement } from "../../xml/tree.js";
import { quoteFor } from "../../xml/value-edits.js";
import { valueProposals } from "../proposals/proposals.js";
import { factsOf, isRequired, kinds, type Offer, rankOf, ranks } from "./items.js";
import { isAttributeRuledOut } from "./ruled-out.js";
import { fits, type Scene } from "./scene.js";
import type { Part } from "./snippet.js";
import { likelyWords, valuePart } from "./words.js";

/** Offers new attributes where nothing is typed. */
export function newAttributes(scene: Scene, element: XmlElement, blanks: { before: boolean; after: boolean }): Offer[] {
  const { offset } = scene.place;
  // Nothing can follow the `/` of a tag's end.
  if (/\/[\t\n\r ]*$/.test(scene.document.text.slice(element.nameSpan.end, offset))) return [];
  return offersOf(scene, element, undefined, { start: offset, end: offset }, (attribute, listed) => [
    blanks.before ? " " : "",
    ...written(scene, element, attribute, listed),
    blanks.after ? " " : "",
  ]);
}

/** Offers names for the attribute at the cursor; its value stays. */
export function attributesAt(scene: Scene, element: XmlElement, typed: XmlAttribute): Offer[] {
  const { text } = scene.document;
  const { start, end } = typed.nameSpan;
  const before = !isBlank(text[start - 1]);
  if (scene.place.offset === start && typed.value !== undefined) {
    return newAttributes(scene, element, { before, after: true });
  }
  const lead = before ? " " : "";
  if (typed.value !== undefined) {
    return offersOf(scene, element, typed, typed.nameSpan, (attribute) => [lead + attribute.name]);
  }
  const equals = skipBlanks(text, end);
  const whole = text[equals] === "=" && !/[\n\r]/.test(text.slice(end, equals)) ? equals + 1 : end;
  return offersOf(scene, element, typed, { start, end: whole }, (attribute, listed) => [
    lead,
    ...written(scene, element, attribute, listed),
  ]);
}

function offersOf(
  scene: Scene,
  element: XmlElement,
  typed: XmlAttribute | undefined,
  span: Span,
  write: (attribute: AttributeSpec, listed: boolean) => readonly Part[],
): Offer[] {
  const { vocabulary } = scene;
  const spec = vocabulary.specOf(element);
  if (spec === undefined) return [];
  const parentPath = element.parent && vocabulary.specOf(element.parent)?.path;
  return candidatesIn(scene, spec, element, typed).map((attribute) => {
    const required = isRequired(attribute, parentPath, vocabulary);
    const listed = hasList(scene, element, attribute);
    const text = write(attribute, listed);
    return {
      label: attribute.name,
      kind: kinds.attribute,
      rank: acceptsCurrentValue(attribute, typed, scene) ? rankOf(attribute, required) : ranks.unfit,
      span,
      text,
      filter: attribute.name,
      facts: factsOf(attribute, required ? "required" : undefined),
      documentation: describeAttribute(attribute, vocabulary),
      deprecated: attribute.deprecated !== undefined,
      chooseNext: listed && text.some((part) => typeof part !== "string" && part.kind === "stop"),
    };
  });
}

/** Whether the attribute would accept the value at the cursor. */
function acceptsCurrentValue(
  attribute: AttributeSpec,
  typed: XmlAttribute | undefined,
  { vocabulary }: Scene,
): boolean {
  return !typed?.value || vocabulary.judge(attribute, typed.value).ok;
}

/** Lists the attributes that the element may still have, regardless of `typed`. */
function candidatesIn(scene: Scene, spec: ElementSpec, element: XmlElement, typed: XmlAttribute | undefined) {
  const has = (name: string) => element.attributes.some((attribute) => attribute !== typed && attribute.name === name);
  const declares = (uri: string | undefined) =>
    element.attributes.some(({ prefix, value }) => prefix === "xmlns" && value === uri);
  return scene.vocabulary
    .attributesOf(spec, scene.mode)
    .filter(({ name }) => !has(name))
    .filter(({ excludes }) => !excludes?.some(({ name }) => has(name)))
    .filter(({ name, values }) => !name.startsWith("xmlns:") || !declares(values?.[0]?.value))
    .filter((attribute) => fits(attribute, element, scene))
    .filter((attribute) => !isAttributeRuledOut(attribute, spec, scene, element));
}

/**
 * Writes `name='...'` with its only possible value, else with a place for one; `listed`: the editor then lists the
 * values.
 */
function written(scene: Scene, element: XmlElement, attribute: AttributeSpec, listed: boolean): Part[] {
  const quote = quoteFor(element);
  const only = likelyWords(scene, attribute, element).length === 1;
  const value = listed && !only ? { kind: "stop" as const, plain: "" } : valuePart(scene, attribute, element, quote);
  return [`${attribute.name}=${quote}`, value, quote, { kind: "end", lead: "" }];
}

/** Whether the editor can be made to list the attribute's values, and there are any. */
function hasList({ analysis, context }: Scene, element: XmlElement, attribute: AttributeSpec): boolean {
  if (context.support.suggestCommand === undefined) return false;
  return attribute.values !== undefined || valueProposals(analysis, context, element, attribute).length > 0;
}

/** Returns the spec of an attribute in the document; a namespace may be declared with any prefix. */
export function specOfAttribute(
  { vocabulary }: Scene,
  { name, owner, prefix }: XmlAttribute,
): AttributeSpec | undefined {
  const spec = vocabulary.specOf(owner);
  if (spec === undefined) return undefined;
  return (
    vocabulary.attribute(spec, name) ??
    (prefix === "xmlns" ? spec.attributes.find((each) => each.type === "namespace") : undefined)
  );
}
