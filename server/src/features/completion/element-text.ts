// The text of a new element: its required and usual attributes, its required and usual children, a tab stop for each
// value, and the cursor where the next thing is to be written.
import type { AttributeSpec, ElementSpec, Format, ValueSpec } from "../../format/format.js";
import { newUuid } from "../../network/fresh.js";
import { escapeAttribute, escapeText } from "../../xml/entities.js";
import { splitName } from "../../xml/names.js";
import type { Span, XmlAttribute, XmlElement } from "../../xml/tree.js";
import { valueProposals } from "../proposals.js";
import type { Frame } from "./frame.js";
import { isRequired } from "./items.js";
import { fits, quoteFor, type Scene } from "./scene.js";
import type { Part, Stop } from "./snippet.js";

/** What is said of the element before it is there. */
export interface NewElement {
  readonly spec: ElementSpec;
  /** With the prefix that the document gives its namespace. */
  readonly name: string;
  readonly parent: XmlElement | undefined;
}

/** The whole element within its frame. */
export function elementText(scene: Scene, { spec, name, parent }: NewElement, frame: Frame): Part[] {
  const quote = quoteFor(undefined, scene.document);
  const element = imagined(name, spec, parent, frame.span);
  const parts = write(scene, spec, element, quote, frame.newLine, 0);
  const ends = parts.some((part) => typeof part !== "string" && part.kind === "end");
  return [frame.before, ...parts, ...(ends ? [] : [{ kind: "end", lead: "" } as const]), frame.after];
}

function write(
  scene: Scene,
  spec: ElementSpec,
  element: XmlElement,
  quote: '"' | "'",
  newLine: Frame["newLine"],
  depth: number,
): Part[] {
  const parts: Part[] = [`<${element.name}`];
  for (const attribute of attributesAlong(scene, spec, element)) {
    const part = valuePart(scene, attribute, element, quote);
    (element.attributes as XmlAttribute[]).push(imaginedAttribute(element, attribute.name, part));
    parts.push(` ${attribute.name}=${quote}`, part, quote);
  }
  if (spec.text) return [...parts, ">", textPart(scene, spec.text.type), `</${element.name}>`];

  const children = childrenAlong(scene, spec, element);
  if (children.length === 0 && !spec.opened) return [...parts, "/>"];
  parts.push(">");
  for (const child of children) {
    const inner = imagined(prefixed(element.prefix, child.name), child, element, element.span);
    parts.push(newLine(depth + 1), ...write(scene, child, inner, quote, newLine, depth + 1));
  }
  if (depth === 0) parts.push({ kind: "end", lead: children.length === 0 ? newLine(1) : "" });
  return [...parts, newLine(depth), `</${element.name}>`];
}

/** The required and usual attributes of a new element, none of which excludes another. */
function attributesAlong({ format, mode, ...scene }: Scene, spec: ElementSpec, element: XmlElement): AttributeSpec[] {
  const along: AttributeSpec[] = [];
  const parentPath = element.parent && format.specOf(element.parent)?.path;
  for (const attribute of format.attributesOf(spec, mode)) {
    if (!isRequired(attribute, parentPath, format) && attribute.usual !== "always") continue;
    if (!fits(attribute, element, { format, mode, ...scene })) continue;
    if (along.some(({ excludes }) => excludes?.some(({ name }) => name === attribute.name))) continue;
    along.push(attribute);
  }
  return along;
}

/** The required and usual children of a new element. */
function childrenAlong(scene: Scene, spec: ElementSpec, element: XmlElement): ElementSpec[] {
  return scene.format
    .childrenOf(spec, scene.mode)
    .filter((child) => isExpected(child, spec, scene.format) || child.usual === "always")
    .filter((child) => fits(child, element, scene));
}

/** Whether libvirt misses the child where there is none. */
export function isExpected(child: ElementSpec, parent: ElementSpec | undefined, format: Format): boolean {
  return child.min > 0 && format.requirement(child, parent?.path) !== undefined;
}

/** The value of a new attribute: the only one there is, one of several to choose from, or one to type over. */
export function valuePart(
  scene: Scene,
  attribute: AttributeSpec,
  element: XmlElement,
  quote: '"' | "'",
): string | Stop {
  const words = likelyWords(attribute, scene.format).map((word) => escapeAttribute(word, quote));
  const plain = escapeAttribute(attribute.default ?? "", quote);
  if (words.length === 1) return words[0] ?? "";
  if (words.length > 1) return { kind: "stop", choices: words, plain };
  const [proposal] = valueProposals(scene.analysis, scene.context, element, attribute);
  if (proposal) {
    const value = escapeAttribute(proposal.value, quote);
    return { kind: "stop", placeholder: value, plain: value };
  }
  const example = attribute.example ?? scene.format.type(attribute.type).example;
  return { kind: "stop", placeholder: escapeAttribute(example, quote), plain };
}

/**
 * The words an attribute takes, the likeliest first: of two the one that changes something, of more the default;
 * deprecated ones last.
 */
export function likelyWords(attribute: AttributeSpec, format: Format): string[] {
  const all = attribute.values ?? [];
  const weight = ({ value, deprecated }: ValueSpec) =>
    deprecated ? 2 : (value === attribute.default) === all.length > 2 ? 0 : 1;
  return all
    .filter((word) => format.known(word))
    .toSorted((a, b) => weight(a) - weight(b))
    .map(({ value }) => value);
}

function textPart({ format, context }: Scene, type: string): Stop {
  if (type === "uuid") {
    const uuid = newUuid(context.chance);
    return { kind: "stop", placeholder: uuid, plain: uuid };
  }
  return { kind: "stop", placeholder: escapeText(format.type(type).example), plain: "" };
}

/** The name with the prefix in use in place of the vocabulary's own. */
function prefixed(prefix: string, name: string): string {
  const { localName } = splitName(name);
  return prefix === "" || localName === name ? name : `${prefix}:${localName}`;
}

/** The element as the document would have it, so that values can be proposed for it. */
function imagined(name: string, spec: ElementSpec, parent: XmlElement | undefined, { start }: Span): XmlElement {
  const nowhere = { start, end: start };
  return {
    kind: "element",
    name,
    nameSpan: nowhere,
    ...splitName(name),
    namespace: spec.namespace,
    attributes: [],
    children: [],
    parent,
    span: nowhere,
    startTag: nowhere,
    startTagClosed: true,
    selfClosing: true,
    endTag: undefined,
  };
}

function imaginedAttribute(owner: XmlElement, name: string, part: string | Stop): XmlAttribute {
  return {
    kind: "attribute",
    name,
    nameSpan: owner.span,
    prefix: "",
    localName: name,
    namespace: undefined,
    value: typeof part === "string" ? part : (part.placeholder ?? part.choices?.[0]),
    valueSpan: owner.span,
    quote: "'",
    quoteClosed: true,
    span: owner.span,
    owner,
  };
}
