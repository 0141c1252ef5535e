// Well-formed networks with exactly one mistake in the XML, by kind; and whether the first fix restores what was there.
import { lint } from "../../server/src/lint/lint.js";
import { vetted } from "../../server/src/lint/vetting.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import type { XmlElement, XmlNode } from "../../server/src/xml/tree.js";
import { exampleTexts } from "../helpers/examples.js";
import { generate } from "../libvirt/generate.js";

/** Makes the mistake at an element; `undefined` where it cannot be made there. */
type Damage = (text: string, element: XmlElement) => string | undefined;

const cut = (text: string, start: number, end: number, by = "") => text.slice(0, start) + by + text.slice(end);

/** The whole line of a tag, when nothing else is on it. */
function withoutLine(text: string, start: number, end: number): string | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  if (lineEnd < 0 || text.slice(lineStart, start).trim() !== "" || text.slice(end, lineEnd).trim() !== "")
    return undefined;
  return cut(text, lineStart, lineEnd + 1);
}

function lastChild({ children }: XmlElement): XmlElement | undefined {
  return children.findLast((node): node is XmlElement => node.kind === "element");
}

function valueDamage(
  change: (value: string, quote: string, place: "first" | "last") => string,
  place: "first" | "last",
): Damage {
  return (text, { attributes }) => {
    const attribute = place === "first" ? attributes[0] : attributes.at(-1);
    if (!attribute?.quote || attribute.value === "") return undefined;
    const { start, end } = attribute.valueSpan;
    return cut(text, start - 1, end + 1, change(text.slice(start, end), attribute.quote, place));
  };
}

/** The mistakes, by name. */
export const mistakes = {
  "an end tag is missing": (text, { endTag, children }) =>
    endTag && children.some(({ kind }) => kind === "element")
      ? withoutLine(text, endTag.span.start, endTag.span.end)
      : undefined,
  "an end tag is missing after text": (text, { endTag, children }) =>
    endTag &&
    children.length > 0 &&
    children.every(({ kind }) => kind === "text") &&
    text.slice(endTag.span.start - 1).trim() !== ""
      ? cut(text, endTag.span.start, endTag.span.end)
      : undefined,
  "a / is missing": (text, { selfClosing, startTag }) =>
    selfClosing ? cut(text, startTag.end - 2, startTag.end - 1) : undefined,
  "a > of a start tag is missing": (text, { startTag }) => cut(text, startTag.end - 1, startTag.end),
  "a /> is missing": (text, { selfClosing, startTag }) =>
    selfClosing ? cut(text, startTag.end - 2, startTag.end) : undefined,
  "a > of an end tag is missing": (text, { endTag }) => endTag && cut(text, endTag.span.end - 1, endTag.span.end),
  "a / of an end tag is missing": (text, { endTag }) =>
    endTag && cut(text, endTag.span.start + 1, endTag.span.start + 2),
  "a < of a start tag is missing": (text, { startTag, parent }) =>
    parent && cut(text, startTag.start, startTag.start + 1),
  "a < of an end tag is missing": (text, { endTag }) => endTag && cut(text, endTag.span.start, endTag.span.start + 1),
  "an end tag is self-closing": (text, { endTag, name, children }) =>
    endTag && children.length > 0 ? cut(text, endTag.span.start, endTag.span.end, `<${name}/>`) : undefined,
  "an end tag is too many": (text, { endTag, name, span }) => {
    if (!endTag) return undefined;
    const indent = /\n([ \t]*)$/.exec(text.slice(0, span.start))?.[1];
    return cut(text, span.end, span.end, indent === undefined ? `</${name}>` : `\n${indent}</${name}>`);
  },
  "a start tag ends too early": (text, { selfClosing, startTag, children }) =>
    !selfClosing && children.some(({ kind }) => kind === "element")
      ? cut(text, startTag.end - 1, startTag.end - 1, "/")
      : undefined,
  "an element is closed too early": (text, { selfClosing, startTag, children, name }) =>
    !selfClosing && children.some(({ kind }) => kind === "element")
      ? cut(text, startTag.end, startTag.end, `</${name}>`)
      : undefined,
  "two end tags are swapped": (text, element) => {
    const inner = lastChild(element)?.endTag;
    const { endTag } = element;
    if (!inner || !endTag || text.slice(inner.span.end, endTag.span.start).trim() !== "" || inner.name === endTag.name)
      return undefined;
    return `${text.slice(0, inner.nameSpan.start)}${endTag.name}${text.slice(inner.nameSpan.end, endTag.nameSpan.start)}${inner.name}${text.slice(endTag.nameSpan.end)}`;
  },
  "an end tag in another case": (text, { endTag, name }) =>
    endTag && cut(text, endTag.nameSpan.start, endTag.nameSpan.end, name[0]?.toUpperCase() + name.slice(1)),
  "an end tag is misspelt": (text, { endTag, name }) =>
    endTag && name.length > 2 && !name.includes(":")
      ? cut(text, endTag.nameSpan.start, endTag.nameSpan.end, `${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}`)
      : undefined,
  "an end tag of another element": (text, { endTag, children, parent }) =>
    endTag && parent && children.length > 0
      ? cut(text, endTag.nameSpan.start, endTag.nameSpan.end, parent.name)
      : undefined,
  "a start tag is missing": (text, { startTag, endTag, attributes, children }) =>
    endTag && attributes.length === 0 && children.some(({ kind }) => kind === "element")
      ? withoutLine(text, startTag.start, startTag.end)
      : undefined,
  "the closing quote of the first value is missing": valueDamage((value, quote) => quote + value, "first"),
  "the closing quote of the last value is missing": valueDamage((value, quote) => quote + value, "last"),
  "the opening quote of the first value is missing": valueDamage((value, quote) => value + quote, "first"),
  "the opening quote of the last value is missing": valueDamage((value, quote) => value + quote, "last"),
  "a value has no quotes": valueDamage((value) => (/^[\w.:/-]+$/.test(value) ? value : `'${value}`), "last"),
  "a value has quotes of two kinds": valueDamage(
    (value, quote) => quote + value + (quote === "'" ? '"' : "'"),
    "first",
  ),
  "a value has typographic quotes": valueDamage((value) => `“${value}”`, "first"),
  "all quotes are typographic": (text, { parent, selfClosing }) =>
    parent || selfClosing || !/["']/.test(text) || /["'][^<>]*</.test(text.replace(/<[^>]*>/g, ">"))
      ? undefined
      : text.replace(/<[a-z][^<>]*>/g, (tag) =>
          tag.replace(/=(["'])(.*?)\1/g, (_, quote, value) => (quote === "'" ? `=‘${value}’` : `=“${value}”`)),
        ),
  "all spaces in tags are no-break spaces": (text, { parent, selfClosing }) =>
    parent || selfClosing || /=\s*["'][^"']*[ \n]/.test(text)
      ? undefined
      : text.replace(/<[a-z][^<>]*>/g, (tag) => tag.replace(/ (?=[a-zA-Z:]+=)/g, "\u00a0")),
  "an equals sign is full-width": (text, { attributes: [first] }) =>
    first ? cut(text, first.nameSpan.end, first.nameSpan.end + 1, "＝") : undefined,
  "a zero-width space in a tag": (text, { attributes: [first] }) =>
    first && cut(text, first.span.start, first.span.start, "\u200b"),
  "all angle brackets are full-width": (text, { parent, selfClosing, startTag }) =>
    parent || selfClosing || startTag.start > 0 || /<!|<\?|[＜＞]/.test(text)
      ? undefined
      : text.replaceAll("<", "＜").replaceAll(">", "＞"),
  "an equals sign is missing": (text, { attributes: [first] }) =>
    first ? cut(text, first.nameSpan.end, first.nameSpan.end + 1) : undefined,
  "a space between attributes is missing": (text, { attributes: [first, second] }) =>
    first && second ? cut(text, first.span.end, second.span.start) : undefined,
} satisfies Record<string, Damage>;

export type Mistake = keyof typeof mistakes;

function elementsOf(text: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const pending: XmlNode[] = [...parse(text).children];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind !== "element") continue;
    elements.push(node);
    pending.push(...node.children);
  }
  return elements;
}

/** Networks that libvirt accepts, laid out over lines. */
export function soundNetworks(generated: number): string[] {
  const made = generate(13, generated * 4)
    .filter(({ labels, text }) => labels.length === 0 && /\n\s+</.test(text))
    .slice(0, generated)
    .map(({ text }) => text);
  return [...exampleTexts(), ...made].filter(
    (text) =>
      text.length < 5000 &&
      !text.includes("virnet-disable") &&
      !lint(text, { insist: true }).findings.some(({ severity }) => severity === "error"),
  );
}

/** The elements, attributes, texts and comments of a text, whatever the whitespace around them. */
function treeOf(text: string): string {
  const write = (node: XmlNode): string => {
    if (node.kind === "element") {
      const attributes = node.attributes.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`);
      return `<${node.name}${attributes.join("")}>${node.children.map(write).join("")}</>`;
    }
    if (node.kind === "doctype") return "<!DOCTYPE>";
    return node.value.trim() === "" ? "" : `${node.kind}:${node.value.trim()};`;
  };
  return parse(text).children.map(write).join("");
}

interface Trial {
  readonly text: string;
  readonly damaged: string;
  /** The text after the first fix of the first mistake; `undefined` where there is no fix. */
  readonly fixed: string | undefined;
  readonly message: string;
  readonly isRestored: boolean;
}

/** Makes the mistake at every element of the texts where it can be made. */
export function* trialsOf(mistake: Mistake, texts: readonly string[]): Generator<Trial> {
  for (const text of texts) {
    for (const element of elementsOf(text)) {
      const damaged = mistakes[mistake](text, element);
      if (damaged === undefined || damaged === text) continue;
      const result = lint(damaged, { insist: true });
      if (result.isWellFormed) continue;
      const found = result.findings.filter(({ rule }) => rule === "not-well-formed");
      const [finding] = vetted(result, found, {});
      const fix = finding?.fixes[0];
      const fixed = fix && applyEdits(damaged, fix.edits);
      const isRestored =
        fixed !== undefined && lint(fixed, { insist: true }).isWellFormed && treeOf(fixed) === treeOf(text);
      yield { text, damaged, fixed, message: finding?.message ?? "", isRestored };
    }
  }
}
