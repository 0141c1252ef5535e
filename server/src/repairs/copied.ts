// Stray texts that were copied along with a document, such as the marks of a tree view: one mistake of all of it.
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { mistakeOf } from "../xml/lookalikes.js";
import type { WellFormednessProblem } from "../xml/mistake.js";
import { straysIn } from "../xml/strays.js";
import { childElements, type XmlDocument, type XmlElement, type XmlNode } from "../xml/tree.js";

interface CopiedAlong {
  /** The first of the texts. */
  readonly first: XmlNode;
  readonly mistake: WellFormednessProblem;
}

const copiedByDocument = new WeakMap<XmlDocument, CopiedAlong | null>();

/** Finds what was copied along; `undefined` where any other text is where only elements belong. Cached. */
export function copiedAlong(document: XmlDocument, vocabulary: Vocabulary): CopiedAlong | undefined {
  let copied = copiedByDocument.get(document);
  if (copied === undefined) {
    copied = copiedIn(document, vocabulary) ?? null;
    copiedByDocument.set(document, copied);
  }
  return copied ?? undefined;
}

function copiedIn({ text, root }: XmlDocument, vocabulary: Vocabulary): CopiedAlong | undefined {
  const found = strayTexts(vocabulary, root).map((node) => ({ node, strays: straysIn(text, node.span) }));
  const all = found.flatMap(({ strays }) => strays);
  const [first] = found;
  const [stray] = all;
  if (first === undefined || stray === undefined || found.some(({ strays }) => strays.length === 0)) return undefined;
  return { first: first.node, mistake: mistakeOf(all, stray.shown) };
}

/** The texts in elements that have none, in document order. */
function strayTexts(vocabulary: Vocabulary, root: XmlElement | undefined): XmlNode[] {
  const texts: XmlNode[] = [];
  const pending = root ? [root] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined || spec.open || spec.text) continue;
    for (const node of element.children) {
      if ((node.kind === "text" || node.kind === "cdata") && /[^\t\n\r ]/.test(node.value)) texts.push(node);
    }
    for (const child of childElements(element)) pending.push(child);
  }
  return texts.sort((a, b) => a.span.start - b.span.start);
}
