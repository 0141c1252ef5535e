// Removes what libvirt writes for itself and a file kept by hand does not need: counters of a running network, a device
// that is named twice, the warning at the head of libvirt's own files.

import { removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { attributeOf, childElements, type XmlComment } from "../../xml/tree.js";
import { removeAttribute } from "../../xml/value-edits.js";
import type { Analysis } from "../analysis.js";
import { elementAt, type Offer, type Refactoring } from "./refactoring.js";

export const leftovers: Refactoring = {
  kind: "refactor.rewrite.leftovers",
  offer: (analysis, span) => (elementAt(analysis, span) === analysis.result.network?.element ? removal(analysis) : []),
};

/** Applies to the whole document, wherever the cursor is. */
export const allLeftovers: Refactoring = { kind: "source.removeLeftovers.virnet", offer: removal };

interface Leftover {
  readonly name: string;
  readonly edit: Edit;
}

function removal(analysis: Analysis): Offer[] {
  const found = [...counters(analysis), ...deviceNamedTwice(analysis), ...warnings(analysis)];
  if (found.length === 0) return [];
  const names = [...new Set(found.map(({ name }) => name))];
  return [{ title: `Remove what libvirt wrote for itself: ${names.join(", ")}`, edits: found.map(({ edit }) => edit) }];
}

function* counters({ vocabulary, result: { document, network } }: Analysis): Generator<Leftover> {
  const pending = network ? [network.element] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined || spec.open) continue;
    for (const { name, readonly } of vocabulary.attributesOf(spec)) {
      const attribute = readonly ? attributeOf(element, name) : undefined;
      if (attribute) yield { name, edit: removeAttribute(document, attribute) };
    }
    for (const child of childElements(element).toReversed()) pending.push(child);
  }
}

/** libvirt writes the first device of a pool both as `dev` and as an <interface>, and accepts either alone. */
function deviceNamedTwice({ result: { document, network } }: Analysis): Leftover[] {
  const { dev, interfaces = [] } = network?.forward ?? {};
  if (!dev || interfaces[0]?.dev?.raw !== dev.raw) return [];
  return [{ name: "<forward dev>", edit: removeAttribute(document, dev.attribute) }];
}

const warning = /WARNING: THIS IS AN AUTO-GENERATED FILE\. CHANGES TO IT ARE LIKELY TO BE\s+OVERWRITTEN AND LOST/;

/** In libvirt's own folder the warning is true. */
function warnings({ document: { uri }, result: { document } }: Analysis): Leftover[] {
  if (/\/libvirt\/(?:[^/]+\/)?networks\//.test(uri)) return [];
  return document.children
    .filter((node): node is XmlComment => node.kind === "comment" && warning.test(node.value))
    .map(({ span }) => ({ name: "the warning", edit: withEmptyLine(document.text, removeSpan(document, span)) }));
}

/** libvirt leaves an empty line after it. */
function withEmptyLine(text: string, edit: Edit): Edit {
  const empty = /[\t ]*(?:\r\n|\n|\r)/y;
  empty.lastIndex = edit.end;
  return { ...edit, end: edit.end + (empty.exec(text)?.[0].length ?? 0) };
}
