// What libvirt rejects in a network because of its forward mode, as the vocabulary has it.

import { alternatives, tag } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import type { Ban, Mode, Vocabulary } from "../../vocabulary/vocabulary.js";
import { removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { attributeOf, type Span, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { childrenRead } from "./elements-read.js";
import { refusedIn } from "./skipped-elements.js";

/** An element or attribute that libvirt rejects in a forward mode. */
export interface Banned {
  /** `<ip>`, `<bridge stp>`. */
  readonly name: string;
  readonly span: Span;
  /** The element itself, or the one of the attribute. */
  readonly element: XmlElement;
  /** The name of the attribute, if it is one. */
  readonly attribute?: string;
  readonly ban: Ban;
  readonly removal: Edit;
}

/** Joins names, each once; of many the first ones: `<ip>, <dns>, <mac> and 3 more`. */
export function namesIn(names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.length > 4
    ? `${unique.slice(0, 3).join(", ")} and ${unique.length - 3} more`
    : alternatives(unique, "and");
}

/** Finds what libvirt rejects in that forward mode, in document order. */
export function* bannedItems(
  root: XmlElement,
  mode: Mode,
  vocabulary: Vocabulary,
  document: XmlDocument,
): Generator<Banned> {
  const pending = childrenRead(root, vocabulary).toReversed();
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined || spec.open || !vocabulary.known(spec)) continue;
    const ban = banOf(spec.bans, mode, vocabulary, element, undefined);
    if (ban) {
      const stage = refusedIn(element, ban.stage);
      yield {
        name: tag(element),
        span: element.nameSpan,
        element,
        ban: { ...ban, stage },
        removal: removeSpan(document, element.span),
      };
      continue;
    }
    for (const known of spec.attributes) {
      const attribute = vocabulary.known(known) ? attributeOf(element, known.name) : undefined;
      if (attribute === undefined || (attribute.value === "" && vocabulary.emptyIsAbsent(known))) continue;
      const attributeBan = banOf(known.bans, mode, vocabulary, element, attribute.value);
      if (!attributeBan) continue;
      yield {
        name: `${tag(element).slice(0, -1)} ${known.name}>`,
        span: attribute.span,
        element,
        attribute: known.name,
        ban: attributeBan,
        removal: removeAttribute(document, attribute),
      };
    }
    for (const child of childrenRead(element, vocabulary).toReversed()) pending.push(child);
  }
}

function banOf(
  bans: readonly Ban[] | undefined,
  mode: Mode,
  vocabulary: Vocabulary,
  element: XmlElement,
  value: string | undefined,
): Ban | undefined {
  return bans?.find(
    (ban) => ban.modes.includes(mode) && holds(ban, vocabulary.version) && !exempt(ban, element, value),
  );
}

/** `unless` names a value that slips through: of the attribute itself, or `name=value` of one of the element's. */
function exempt(ban: Ban, element: XmlElement, value: string | undefined): boolean {
  if (ban.unless === undefined) return false;
  const [name, wanted] = ban.unless.split("=");
  if (wanted === undefined || name === undefined) return numberOrWord(value) === ban.unless;
  const other = attributeOf(element, name)?.value;
  return other === undefined || other === "" || numberOrWord(other) === wanted;
}

/** `00` slips through where `0` does: libvirt compares numbers. */
function numberOrWord(value: string | undefined): string | undefined {
  return value !== undefined && /^\s*\+?\d+$/.test(value) ? value.trim().replace(/^\+?0*(?=\d)/, "") : value;
}
