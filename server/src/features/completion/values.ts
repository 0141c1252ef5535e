// Completion of values of attributes and elements: the words of the format, then what fits this network. Adds missing
// quotes.

import { describeAttribute, describeValue } from "../../prose/describe.js";
import type { AttributeSpec } from "../../vocabulary/vocabulary.js";
import { escapeAttribute, escapeText } from "../../xml/entities.js";
import { nameEnd } from "../../xml/names.js";
import type { Span, XmlAttribute, XmlElement, XmlText } from "../../xml/tree.js";
import { quoteFor } from "../../xml/value-edits.js";
import { type Proposal, textProposals, valueProposals } from "../proposals/proposals.js";
import { specOfAttribute } from "./attributes.js";
import { gist, kinds, type Offer, ranks } from "./items.js";
import { optionLineOffers } from "./option-lines.js";
import type { Scene } from "./scene.js";
import { likelyWords } from "./words.js";

/** Offers values in place of the whole value at the cursor. */
export function valuesAt(scene: Scene, element: XmlElement, typed: XmlAttribute): Offer[] {
  const attribute = specOfAttribute(scene, typed);
  if (attribute === undefined) return [];
  const { span, open, close, blank } = writtenAs(scene, typed);
  if (/[\n\r]/.test(scene.document.text.slice(span.start, span.end))) return [];
  if (attribute.type === "optionLine" && typed.quote !== undefined) return optionLineOffers(scene, span);
  const quote = typed.quote ?? quoteFor(element);
  const offers = valuesOf(scene, element, attribute).map((offer) => {
    const value = escapeAttribute(offer.label, quote);
    return {
      ...offer,
      span,
      text: [`${open ? quote : ""}${value}${close ? quote : ""}${blank ? " " : ""}`],
      filter: value,
    };
  });
  return isWrittenOut(scene, typed.valueSpan, offers) ? [] : offers;
}

/** Whether one of the values is already written up to the cursor, so that nothing is left to choose. */
function isWrittenOut({ document, place }: Scene, { start, end }: Span, offers: readonly Offer[]): boolean {
  const written = document.text.slice(start, end);
  return place.offset === end && offers.some(({ filter }) => filter === written);
}

function valuesOf(
  scene: Scene,
  element: XmlElement,
  attribute: AttributeSpec,
): Omit<Offer, "span" | "text" | "filter">[] {
  const { vocabulary } = scene;
  const words = likelyWords(scene, attribute, element).map((word) => {
    const state = word.deprecated ? "deprecated" : word.value === attribute.default ? "default" : undefined;
    return {
      label: word.value,
      kind: kinds.word,
      rank: word.deprecated ? ranks.deprecated : ranks.often,
      facts: [state, gist(word.description)].filter(Boolean).join(": "),
      documentation: describeValue(word, attribute, vocabulary),
      deprecated: word.deprecated !== undefined,
    };
  });
  const proposals = valueProposals(scene.analysis, scene.context, element, attribute).map(proposed);
  const found = [...words, ...proposals];
  if (found.length > 0 || !attribute.default) return found;
  const documentation = describeAttribute(attribute, vocabulary);
  return [{ label: attribute.default, kind: kinds.value, rank: ranks.tag, facts: "default", documentation }];
}

/** Returns the span that a value replaces, and what must be added: quotes, a space. */
function writtenAs(
  { document, place }: Scene,
  typed: XmlAttribute,
): { span: Span; open: boolean; close: boolean; blank: boolean } {
  const { text } = document;
  const { valueSpan, quote, quoteClosed, value } = typed;
  const rest = { open: quote === undefined, close: !quoteClosed, blank: false };
  if (quote !== undefined) return { span: quoteClosed ? valueSpan : unclosed(text, valueSpan, place.offset), ...rest };
  const here = { start: place.offset, end: place.offset };
  if (value === undefined) return { span: here, ...rest };
  // `family=|address='...'`: the word after the cursor is the next attribute.
  const next = place.offset === valueSpan.start && nameEnd(text, valueSpan.start) === valueSpan.end - 1;
  return next && value.endsWith("=") ? { span: here, ...rest, blank: true } : { span: valueSpan, ...rest };
}

/** Of a value without closing quote, returns the word at the cursor and what precedes it; the rest may be anything. */
function unclosed(text: string, { start, end }: Span, offset: number): Span {
  const rest = /^[^\t\n\r >]*/.exec(text.slice(offset, end))?.[0] ?? "";
  return { start, end: offset + rest.length };
}

/** Offers values in place of the whole text of an element. */
export function contentsAt(scene: Scene, element: XmlElement, text: XmlText | undefined): Offer[] {
  if (element.children.length > (text ? 1 : 0)) return [];
  const { start, end } = text?.span ?? { start: element.startTag.end, end: element.startTag.end };
  if (/[\n\r]/.test(scene.document.text.slice(start, end))) return [];
  const offers = textProposals(scene.analysis, scene.context, element).map((proposal) => {
    const value = escapeText(proposal.value);
    return { ...proposed(proposal), span: { start, end }, text: [value], filter: value };
  });
  return isWrittenOut(scene, { start, end }, offers) ? [] : offers;
}

function proposed({ value, detail, documentation }: Proposal) {
  return { label: value, kind: kinds.value, rank: ranks.other, facts: detail, documentation };
}
