// Finds what a text lost by edits: parts that no edit was to touch, digits that no longer occur anywhere.

import type { LintResult } from "../../server/src/lint/lint.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import type { Edit } from "../../server/src/xml/text-edits.js";
import { moved } from "../../server/src/xml/text-edits.js";
import { childElements, type Span, type XmlDocument, type XmlNode } from "../../server/src/xml/tree.js";

interface Item extends Span {
  readonly key: string;
  /** What it says, where it is a node of nothing but text. */
  readonly plain?: string;
  /** Whether it is none of libvirt's business. */
  readonly isAside?: boolean;
}

/**
 * Comments, instructions, CDATA, texts and values that no edit touches and that are gone all the same; of a safe fix also
 * comments and the like that its edits take away whole.
 */
export function lostItems(
  { document: before, isWellFormed }: LintResult,
  { document: after }: LintResult,
  edits: readonly Edit[],
  isSafe: boolean,
): string[] {
  const left = new Map<string, number>();
  const at = moved(edits);
  // Where a text is not well-formed, what is a value and what is text is a guess, which a fix may turn out wrong.
  const isInAnother = (start: number, end: number) =>
    !isWellFormed &&
    itemsOf(after).some((item) => !item.isAside && item.start <= at(start, "start") && at(end, "end") <= item.end);
  for (const { key } of itemsOf(after)) left.set(key, (left.get(key) ?? 0) + 1);
  const lost = new Set<string>();
  for (const { key, start, end, plain, isAside } of itemsOf(before)) {
    const isTouched = edits.some((edit) =>
      isSafe && isAside ? start < edit.start && edit.end < end : edit.start <= end && start <= edit.end,
    );
    if (isTouched) continue;
    const count = left.get(key) ?? 0;
    // A text may have become part of another.
    const isElsewhere = (plain !== undefined && after.text.includes(plain)) || isInAnother(start, end);
    if (count === 0 && !isElsewhere) lost.add(key);
    left.set(key, Math.max(0, count - 1));
  }
  return [...lost];
}

function itemsOf(document: XmlDocument): Item[] {
  const found: Item[] = [];
  const pending: XmlNode[] = document.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "element") {
      for (const { value, span } of node.attributes) if (value) found.push({ key: `value ${value}`, ...span });
      pending.push(...node.children.toReversed());
    } else if (node.kind === "text" || node.kind === "cdata") {
      const plain = node.value.trim();
      const raw = document.text.slice(node.span.start, node.span.end).trim();
      const written = node.kind === "cdata" ? node.value : raw;
      if (plain !== "")
        found.push({ key: `text ${plain}`, plain: written, isAside: node.kind === "cdata", ...node.span });
    } else if (node.kind !== "doctype") {
      // Its `<` may have been part of a value, and written so then.
      const plain = document.text.slice(node.span.start + 1, node.span.end).trim();
      found.push({ key: `${node.kind} ${node.value.trim()}`, plain, isAside: true, ...node.span });
    }
  }
  return found;
}

/**
 * What the edits take away and do not write again, digit by digit. Letters may change, since that is what a slip of the
 * pen is; a number never does, but for zeros in front.
 */
export function lostDigits(text: string, edits: readonly (Span & { readonly newText: string })[]): string[] {
  // `1500.0` and `08` say no more than `1500` and `8`.
  const whole = (written: string) => written.replace(/^(\D?)0*(\d+)(?:\.0+)?(?=\D?$)/, "$1$2");
  const digits = (written: string) => [
    ...whole(written)
      .replace(/&#\d+;/g, "")
      .replace(/[^0-9]/g, ""),
  ];
  // What was one value may be two, in either order.
  const texts = edits.map(({ newText }) => newText);
  const written = [texts, texts.toReversed()].map((ordered) => digits(ordered.join(" ")));
  return edits.flatMap(({ start, end }) => {
    const piece = text.slice(start, end);
    const isKept = written.some((added) => {
      let from = 0;
      return digits(piece).every((digit) => {
        from = added.indexOf(digit, from) + 1;
        return from > 0;
      });
    });
    const isThereTwice = text.indexOf(piece.trim()) !== text.lastIndexOf(piece.trim());
    return isKept || isThereTwice ? [] : [piece];
  });
}

/** What stands where nobody reads: in an element that is not known there, in an attribute that is not. */
export function unread({ document, target }: LintResult): Span[] {
  const vocabulary = vocabularyOf(target);
  const found: Span[] = [];
  const pending = document.root ? [document.root] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined) found.push(element.span);
    for (const attribute of element.attributes) {
      if (spec && vocabulary.attribute(spec, attribute.name) === undefined) found.push(attribute.span);
    }
    if (spec) pending.push(...childElements(element));
  }
  return found;
}
