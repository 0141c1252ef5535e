// Slips of every kind that the vocabulary allows, made in documents without errors: another word for an attribute, text or a
// child in its place, its value on the parent, an element one level deeper or higher.

import { mainSlot } from "../../server/src/repairs/words.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { type Vocabulary, vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { addBlock, asBlock, removeSpan } from "../../server/src/xml/edits.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits, type Edit } from "../../server/src/xml/text-edits.js";
import { childElements, isComplete, type XmlDocument, type XmlElement } from "../../server/src/xml/tree.js";
import { removeAttribute, setAttribute } from "../../server/src/xml/value-edits.js";

export const slipKinds = [
  "another word",
  "text for an attribute",
  "child for an attribute",
  "attribute for text",
  "attribute of the parent",
  "attribute of a sibling",
  "one level deeper",
  "one level higher",
] as const;
export type SlipKind = (typeof slipKinds)[number];

export interface Slip {
  readonly kind: SlipKind;
  /** The element or attribute of the vocabulary, with what was done: `/network/mtu@size as text`. */
  readonly what: string;
  readonly text: string;
  readonly original: string;
}

const vocabulary: Vocabulary = vocabularyOf(newest);

/** Yields the slips in a document, of every kind and item only one for each `seen`. */
export function* slipsIn(text: string, seen: Set<string>): Generator<Slip> {
  const document = parse(text);
  const pending = document.root ? [document.root] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined || spec.open || !isComplete(element) || element.prefix !== "") continue;
    pending.push(...childElements(element));
    for (const { kind, what, edits } of [...ofAttributes(document, element), ...ofElement(document, element)]) {
      if (seen.has(`${kind} ${what}`)) continue;
      seen.add(`${kind} ${what}`);
      yield { kind, what, text: applyEdits(text, edits), original: text };
    }
  }
}

type Change = Pick<Slip, "kind" | "what"> & { readonly edits: readonly Edit[] };

function* ofAttributes(document: XmlDocument, element: XmlElement): Generator<Change> {
  const spec = vocabulary.specOf(element);
  if (spec === undefined) return;
  for (const attribute of element.attributes) {
    const known = vocabulary.attribute(spec, attribute.name);
    if (known === undefined || known.readonly || attribute.prefix !== "" || !attribute.value) continue;
    const what = `${spec.path}@${known.name}`;
    for (const word of known.meantBy ?? []) {
      if (element.attributes.some(({ name }) => name === word) || vocabulary.attribute(spec, word)) continue;
      yield { kind: "another word", what: `${what} as ${word}`, edits: [{ ...attribute.nameSpan, newText: word }] };
    }
    const raw = document.text.slice(attribute.valueSpan.start, attribute.valueSpan.end);
    const main = mainSlot(vocabulary, spec);
    const isMain = main?.attribute === known && main.steps.length === 0;
    if (element.parent && isMain && childElements(element).length === 0) {
      yield {
        kind: "text for an attribute",
        what,
        edits: [removeAttribute(document, attribute), ...fill(document, element, raw)],
      };
    }
    if (element.parent) {
      const child = `<${known.name}>${raw}</${known.name}>`;
      yield {
        kind: "child for an attribute",
        what,
        edits: [removeAttribute(document, attribute), addBlock(document, element, child)],
      };
    }
    const { parent } = element;
    const isAll = isMain && element.attributes.length === 1 && element.children.every(({ kind }) => kind === "text");
    const owner = parent && vocabulary.specOf(parent);
    const isAlone = parent && childElements(parent).filter(({ name }) => name === element.name).length === 1;
    const beside = parent && isAll && isAlone ? childElements(parent).find((each) => each !== element) : undefined;
    const besideSpec = beside && vocabulary.specOf(beside);
    const isOdd = besideSpec && !besideSpec.open && !besideSpec.text && !vocabulary.attribute(besideSpec, element.name);
    const holds = besideSpec && vocabulary.childrenOf(besideSpec).some(({ name }) => name === element.name);
    if (beside && isOdd && !holds) {
      const edits = [setAttribute(beside, element.name, attribute.value), removeSpan(document, element.span)];
      yield { kind: "attribute of a sibling", what: `${what} on ${besideSpec.path}`, edits };
    }
    if (parent && owner && isAll && isAlone && !vocabulary.attribute(owner, element.name)) {
      const edits = [setAttribute(parent, element.name, attribute.value), removeSpan(document, element.span)];
      yield { kind: "attribute of the parent", what, edits };
    }
  }
}

function* ofElement(document: XmlDocument, element: XmlElement): Generator<Change> {
  const spec = vocabulary.specOf(element);
  const { parent } = element;
  if (spec === undefined || parent === undefined) return;
  const [text, ...others] = element.children;
  if (spec.text && text?.kind === "text" && others.length === 0) {
    const value = text.value.trim();
    const end = { start: element.startTag.end - 1, end: element.span.end, newText: "/>" };
    yield { kind: "attribute for text", what: spec.path, edits: [setAttribute(element, "value", value), end] };
    if (childElements(parent).filter(({ name }) => name === element.name).length === 1) {
      const edits = [setAttribute(parent, element.name, value), removeSpan(document, element.span)];
      yield { kind: "attribute of the parent", what: spec.path, edits };
    }
  }
  const block = asBlock(document, element.span);
  const siblings = childElements(parent);
  const at = siblings.indexOf(element);
  for (const into of [siblings[at - 1], siblings[at + 1]]) {
    const home = into && vocabulary.specOf(into);
    if (into === undefined || home === undefined || home.text || home.open || home.namespace || !isComplete(into))
      continue;
    if (vocabulary.childrenOf(home).some(({ name }) => name === element.name)) continue;
    if (vocabulary.attribute(home, element.name)) continue;
    const edits = [removeSpan(document, element.span), addBlock(document, into, block)];
    yield { kind: "one level deeper", what: `${spec.path} in ${home.path}`, edits };
  }
  const outer = parent.parent;
  const around = outer && vocabulary.specOf(outer);
  if (outer && around && !vocabulary.childrenOf(around).some(({ name }) => name === element.name)) {
    const edits = [removeSpan(document, element.span), addBlock(document, outer, block, parent)];
    yield { kind: "one level higher", what: spec.path, edits };
  }
}

function fill({ text }: XmlDocument, element: XmlElement, value: string): Edit[] {
  if (!element.selfClosing) return [{ start: element.startTag.end, end: element.startTag.end, newText: value }];
  const start = text.lastIndexOf("/", element.startTag.end);
  return [{ start, end: element.startTag.end, newText: `>${value}</${element.name}>` }];
}

/** The document without what does not matter: whitespace, the order of attributes and of elements. */
export function essence(text: string): string {
  const shown = (element: XmlElement): string => {
    const attributes = element.attributes.map(({ name, value }) => ` ${name}='${value}'`).sort();
    const children = childElements(element).map(shown).sort();
    const own = element.children.flatMap((node) => (node.kind === "text" ? node.value.trim() : []));
    return `<${element.name}${attributes.join("")}>${own.join("")}${children.join("")}</>`;
  };
  const { root } = parse(text);
  return root ? shown(root) : "";
}
