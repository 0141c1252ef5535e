// Checks that libvirt's XML parser can resolve every entity of a document where it is used. Only documents with a
// DOCTYPE have entities of their own.
import type { Declarations } from "./entities.js";
import { isPredefined, largestGrowth } from "./entities.js";
import type { WellFormednessProblem } from "./mistake.js";
import { mistake, quote } from "./mistake.js";
import type { Span, XmlDocument, XmlNode } from "./tree.js";

/** Maximum depth of nested entities. */
const deepest = 20;

type Where = "attribute" | "text";

/**
 * Finds the first entity reference that libvirt rejects; `isWellFormed` judges an entity's text as element content.
 * Does not look at unknown entities.
 */
export function wrongEntity(
  document: XmlDocument,
  declarations: Declarations,
  isWellFormed: (content: string) => boolean,
): WellFormednessProblem | undefined {
  const { entities } = declarations;
  const verdicts = new Map<string, string>();
  const sizes = new Map<string, number>();
  let growth = 0;

  /** Returns why the entity is not allowed there; empty when it is. */
  function reason(name: string, where: Where, open: readonly string[]): string {
    const declared = entities.get(name);
    if (isPredefined(name)) return "";
    if (declared === undefined) return declarations.elsewhere ? "" : `uses "&${quote(name)};", which is not defined`;
    if (declared.kind === "unparsed") return "stands for a file that is no text";
    if (declared.kind === "external")
      return where === "attribute" ? "stands for another file, which a value cannot hold" : "";
    if (open.includes(name)) return "contains itself";
    if (open.length >= deepest) return "holds entities in entities, too deep";
    const key = `${where} ${name}`;
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const inside = namesIn(declared.value).map((inner) => reason(inner, where, [...open, name]));
    let verdict = inside.find((found) => found !== "") ?? "";
    if (verdict === "" && where === "attribute" && declared.value.includes("<"))
      verdict = "contains `<`, which no value may";
    if (verdict === "" && !isWellFormed(where === "attribute" ? declared.value.replace(/</g, "") : declared.value)) {
      verdict = "has a text that is not well-formed by itself";
    }
    verdicts.set(key, verdict);
    return verdict;
  }

  function size(name: string): number {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const declared = entities.get(name);
    const own = declared?.kind === "internal" ? declared.value : "";
    const total = namesIn(own).reduce((sum, inner) => sum + size(inner), own.length + 20);
    sizes.set(name, total);
    return total;
  }

  for (const { span, where } of stretches(document)) {
    for (const reference of references(document.text, span)) {
      const why = reason(reference.name, where, []);
      growth += why === "" ? size(reference.name) : 0;
      const grown = growth > largestGrowth(document.text.length) ? "makes the document far too large" : "";
      const what = why || grown;
      if (what === "") continue;
      const message = `Entity "&${quote(reference.name)};" ${what}; write its text instead`;
      return mistake(message, reference.start, reference.end);
    }
  }
  return undefined;
}

function namesIn(value: string): string[] {
  return [...references(value, { start: 0, end: value.length })]
    .map(({ name }) => name)
    .filter((name) => !isPredefined(name));
}

function* references(text: string, span: Span) {
  const pattern = /&([^#\s;&<][^\s;&<]*);/g;
  for (const match of text.slice(span.start, span.end).matchAll(pattern)) {
    const start = span.start + match.index;
    yield { name: match[1] ?? "", start, end: start + match[0].length };
  }
}

/** Yields the attribute values and texts in document order. */
function* stretches(document: XmlDocument): Generator<{ readonly span: Span; readonly where: Where }> {
  const pending: XmlNode[] = [...document.children].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "text") yield { span: node.span, where: "text" };
    if (node.kind !== "element") continue;
    for (const attribute of node.attributes) yield { span: attribute.valueSpan, where: "attribute" };
    for (let index = node.children.length - 1; index >= 0; index -= 1) pending.push(node.children[index] as XmlNode);
  }
}
