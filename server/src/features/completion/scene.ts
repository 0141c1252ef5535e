// The context of completion: the document, the place of the cursor, and what applies there.
import type { AttributeSpec, ElementSpec, Mode, Vocabulary } from "../../vocabulary/vocabulary.js";
import { locate, type Place } from "../../xml/locate.js";
import { isBlank } from "../../xml/names.js";
import { attributeOf, type Span, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import type { Context } from "../context.js";

export interface Scene {
  readonly analysis: Analysis;
  readonly context: Context;
  readonly document: XmlDocument;
  readonly vocabulary: Vocabulary;
  /** The effective forward mode; `undefined` while it is unknown. */
  readonly mode: Mode | undefined;
  /** Whether a `<forward>` is missing, and may still be added. */
  readonly mayGetMode: boolean;
  readonly place: Place;
  /** The trigger character; `undefined` when the user asked. */
  readonly trigger: string | undefined;
}

/** Creates the context of completion at an offset. */
export function sceneAt(analysis: Analysis, offset: number, context: Context, trigger?: string): Scene {
  const { document, network } = analysis.result;
  const place = locate(document, offset);
  const mayGetMode = network?.modeSource === "absent";
  return {
    analysis,
    context,
    document,
    vocabulary: analysis.vocabulary,
    mode: network?.mode,
    mayGetMode,
    place,
    trigger,
  };
}

/**
 * Whether the item has any meaning there: in some forward mode, with an address of this family, with this type of
 * virtual port. `element`: the element that would contain it.
 */
export function fits(item: ElementSpec | AttributeSpec, element: XmlElement, { vocabulary }: Scene): boolean {
  if (item.modes?.length === 0) return false;
  if (item.family !== undefined && item.family !== familyOf(element, vocabulary)) return false;
  const type = "onlyTypes" in item && element.parent ? attributeOf(element.parent, "type")?.value : undefined;
  return !type || !("onlyTypes" in item) || item.onlyTypes?.includes(type) === true;
}

/** Returns the family attribute of the nearest enclosing element that can have one. */
export function familyOf(element: XmlElement, vocabulary: Vocabulary): string | undefined {
  for (let step: XmlElement | undefined = element; step; step = step.parent) {
    const said = vocabulary.specOf(step)?.attributes.find(({ type }) => type === "family");
    if (said) return attributeOf(step, said.name)?.value || said.default;
  }
  return undefined;
}

/** Returns the scene as if the forward mode were still open. */
export function withAnyMode(scene: Scene): Scene {
  return { ...scene, mode: undefined };
}

/** Returns the word around the cursor in a text, empty if there is none; `undefined` inside other text. */
export function wordAround(text: string, offset: number): Span | undefined {
  const isNamePart = (character: string | undefined) => character !== undefined && /[\w.:-]/.test(character);
  let [start, end] = [offset, offset];
  while (isNamePart(text[start - 1])) start -= 1;
  while (isNamePart(text[end])) end += 1;
  const before = text[start - 1];
  return before === undefined || before === ">" || before === "\uFEFF" || isBlank(before) ? { start, end } : undefined;
}
