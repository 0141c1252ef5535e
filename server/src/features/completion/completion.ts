// Completion: what may be written at the cursor, with the text that makes the document right wherever the cursor stands.
// The door of completion/, which has a file for each kind of thing that can be written.
import type { CompletionList } from "vscode-languageserver";
import type { Place } from "../../xml/locate.js";
import type { XmlElement } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import type { Context } from "../context.js";
import { attributesAt, newAttributes } from "./attributes.js";
import { endTagFor, tagEnds } from "./closing.js";
import { steering } from "./comments.js";
import { bareTag, newElements, otherNames } from "./elements.js";
import { itemsOf, type Offer } from "./items.js";
import { isBlankDocument, wholeNetworks } from "./root.js";
import { type Scene, sceneAt, wordAround } from "./scene.js";
import { contentsAt, valuesAt } from "./values.js";

/** The characters after which an editor asks by itself, and the places where there is an answer to that. */
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
 * What may be written at the offset. `trigger` is the character after which the editor asked by itself, if it did; what
 * nobody meant to ask is not answered.
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
      return steering(scene, place.node);
    default:
      return [];
  }
}

/** In the name of a start tag: another name for the element, or a whole one where nothing but the name is there. */
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
  // Where end tags come by themselves, what is typed would only be taken for the beginning of one.
  const textEnds =
    !scene.context.support.alignsEndTags &&
    scene.vocabulary.specOf(element)?.text !== undefined &&
    /^[\t ]*(?:[\n\r<]|$)/.test(source.slice(offset));
  const ends = nothingTyped || textEnds ? endTagFor(scene, element, here) : [];
  const value = contentsAt(scene, element, text);
  return [
    ...(word ? newElements(scene, element, word) : []),
    // What is typed of a value is ended before it is replaced: all that is offered begins at the same place.
    ...(ends.length > 0 ? value.filter(({ span }) => span.start === offset) : value),
    ...ends,
  ];
}

/** In an end tag: the whole of it, from its `<` to its `>` where that is on the same line. */
function inEndTag(scene: Scene, { element, endTag, offset }: Extract<Place, { kind: "end-tag" }>): Offer[] {
  const { start, end } = endTag.span;
  const oneLine = !/[\n\r]/.test(scene.document.text.slice(start, end));
  if (element === undefined || (!oneLine && offset > endTag.nameSpan.end)) return [];
  return endTagFor(scene, element, { start, end: oneLine ? end : endTag.nameSpan.end });
}
