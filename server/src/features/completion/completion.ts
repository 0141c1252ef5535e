// Completion: what may be written at the cursor, with text that keeps the document valid wherever the cursor is. The
// entry to completion/, which has a file for each kind of offer.
import type { CompletionList } from "vscode-languageserver";
import type { Place } from "../../xml/locate.js";
import type { XmlElement } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import type { Context } from "../context.js";
import { attributesAt, newAttributes } from "./attributes.js";
import { endTagFor, tagEnds } from "./closing.js";
import { directiveOffers } from "./comments.js";
import { bareTag, newElements, otherNames } from "./elements.js";
import { itemsOf, type Offer } from "./items.js";
import { isBlankDocument, wholeNetworks } from "./root.js";
import { type Scene, sceneAt, wordAround } from "./scene.js";
import { contentsAt, valuesAt } from "./values.js";

/** The trigger characters, and for each the kinds of place where it has an answer. */
const triggers: ReadonlyMap<string, readonly Place["kind"][]> = new Map(
  Object.entries<readonly Place["kind"][]>({
    "<": ["element-name", "end-tag"],
    "/": ["end-tag"],
    ":": ["element-name", "attribute-name"],
    "=": ["attribute-value"],
    "'": ["attribute-value"],
    '"': ["attribute-value"],
    " ": ["tag", "comment"],
  }),
);

export const completionTriggers: readonly string[] = [...triggers.keys()];

/**
 * Returns the completions at the offset. `trigger`: the trigger character, if the editor asked because of it; the list
 * is empty where that was not meant as a request.
 */
export function completionsAt(analysis: Analysis, offset: number, context: Context, trigger?: string): CompletionList {
  const scene = sceneAt(analysis, offset, context, trigger);
  const meant = trigger === undefined || triggers.get(trigger)?.includes(scene.place.kind) !== false;
  return { isIncomplete: false, items: meant ? itemsOf(offersAt(scene), scene) : [] };
}

function offersAt(scene: Scene): Offer[] {
  const { analysis, document, place } = scene;
  // A text too large for libvirt was not parsed.
  if (document.text !== analysis.document.text) return [];
  const blank = isBlankDocument(scene);
  if (blank && (place.kind === "prolog" || place.kind === "element-name")) return wholeNetworks(scene);
  if (!blank && !analysis.result.isNetwork) return [];
  switch (place.kind) {
    case "element-name":
      return atName(scene, place.element, place.parent);
    case "content":
      return inContent(scene, place);
    case "tag":
      return [
        ...newAttributes(scene, place.element, { before: place.needsBlankBefore, after: place.needsBlankAfter }),
        ...tagEnds(scene, place.element),
      ];
    case "attribute-name":
      return attributesAt(scene, place.element, place.attribute);
    case "attribute-value":
      return valuesAt(scene, place.element, place.attribute);
    case "end-tag":
      return inEndTag(scene, place);
    case "comment":
      return directiveOffers(scene, place.node);
    default:
      return [];
  }
}

/** In the name of a start tag: offers other names for the element, or a whole element if only the name is written. */
function atName(scene: Scene, element: XmlElement, parent: XmlElement | undefined): Offer[] {
  if (parent === undefined) return [];
  const bare = bareTag(scene, element);
  if (bare === undefined) return otherNames(scene, element, parent);
  return [...newElements(scene, parent, bare, element), ...endTagFor(scene, parent, bare)];
}

function inContent(scene: Scene, { element, offset, text }: Extract<Place, { kind: "content" }>): Offer[] {
  const { text: source } = scene.document;
  const word = wordAround(source, offset);
  const here = { start: offset, end: offset };
  const nothingTyped = word !== undefined && word.start === word.end;
  // Where end tags are indented automatically, typed text would only be taken as the beginning of one.
  const textEnds =
    !scene.context.support.alignsEndTags &&
    scene.vocabulary.specOf(element)?.text !== undefined &&
    /^[\t ]*(?:[\n\r<]|$)/.test(source.slice(offset));
  const ends = nothingTyped || textEnds ? endTagFor(scene, element, here) : [];
  const value = contentsAt(scene, element, text);
  return [
    ...(word ? newElements(scene, element, word) : []),
    // Beside end tags, only values that start at the same offset: editors expect that of all items.
    ...(ends.length > 0 ? value.filter(({ span }) => span.start === offset) : value),
    ...ends,
  ];
}

/** In an end tag: replaces all of it, from its `<` to its `>` if that is on the same line. */
function inEndTag(scene: Scene, { element, endTag, offset }: Extract<Place, { kind: "end-tag" }>): Offer[] {
  const { start, end } = endTag.span;
  const oneLine = !/[\n\r]/.test(scene.document.text.slice(start, end));
  if (element === undefined || (!oneLine && offset > endTag.nameSpan.end)) return [];
  return endTagFor(scene, element, { start, end: oneLine ? end : endTag.nameSpan.end });
}
