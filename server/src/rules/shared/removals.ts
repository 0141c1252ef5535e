// Removals of what says nothing: an element with a value that means "none", and what is left empty without it.
import type { Fix } from "../../findings.js";
import { tag } from "../../prose/wording.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { removeSpan } from "../../xml/edits.js";
import { childElements, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import { isBare } from "./bare-elements.js";

/** Removes an element, with the elements around it that would have nothing else in them: `Remove <bandwidth>: no limit`. */
export function withoutEmptied(
  document: XmlDocument,
  vocabulary: Vocabulary,
  element: XmlElement,
  { note = "", safe = false }: { readonly note?: string; readonly safe?: boolean } = {},
): Fix {
  let removed = element;
  for (let parent = element.parent; parent?.parent !== undefined; parent = parent.parent) {
    const others = parent.children.filter((node) => node !== removed);
    const isOnly = childElements(parent).length === 1 && isBare({ ...parent, children: others });
    if (!isOnly || vocabulary.specOf(parent)?.min !== 0) break;
    removed = parent;
  }
  return { title: `Remove ${tag(removed)}${note}`, safe, edits: [removeSpan(document, removed.span)] };
}
