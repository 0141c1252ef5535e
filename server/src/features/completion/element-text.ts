// The text of a new element: its required and usual attributes and children, a tab stop for each value, and the final
// cursor position.
import type { AttributeSpec, ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { splitName } from "../../xml/names.js";
import type { XmlElement } from "../../xml/tree.js";
import { quoteFor } from "../../xml/value-edits.js";
import type { Frame } from "./frame.js";
import { imagined, imaginedAttribute } from "./imagined.js";
import { isRequired } from "./items.js";
import { fits, type Scene } from "./scene.js";
import type { Part } from "./snippet.js";
import { textPart, valuePart } from "./words.js";

/** What is decided about an element before it is written. */
export interface NewElement {
  readonly spec: ElementSpec;
  /** With the prefix that the document binds to its namespace. */
  readonly name: string;
  /** An attribute to write first, with its value. */
  readonly said?: { readonly name: string; readonly value: string } | undefined;
  readonly parent: XmlElement | undefined;
}

/** How the element is written. */
interface Style {
  readonly quote: '"' | "'";
  readonly frame: Frame;
}

/** Writes the whole element in its frame. */
export function elementText(scene: Scene, { spec, name, said, parent }: NewElement, frame: Frame): Part[] {
  const style = { quote: quoteFor(scene.document.root), frame };
  const element = imagined(name, spec, parent, frame.span.start);
  if (said) element.attributes.push(imaginedAttribute(element, said.name, said.value));
  const parts = write(scene, spec, element, style, 0);
  const ends = parts.some((part) => typeof part !== "string" && part.kind === "end");
  return [frame.before, ...parts, ...(ends ? [] : [{ kind: "end", lead: "" } as const]), frame.after];
}

function write(
  scene: Scene,
  spec: ElementSpec,
  element: ReturnType<typeof imagined>,
  style: Style,
  depth: number,
): Part[] {
  const { quote, frame } = style;
  // IPv6 subnets are rarely given DHCP: guests configure their own addresses.
  const opened = spec.opened && element.attributes.length === 0;
  const parts: Part[] = [`<${element.name}`];
  for (const { name, value } of element.attributes) parts.push(` ${name}=${quote}${value}${quote}`);
  for (const attribute of attributesAlong(scene, spec, element)) {
    const part = valuePart(scene, attribute, element, quote);
    const value = typeof part === "string" ? part : (part.placeholder ?? part.choices?.[0]);
    element.attributes.push(imaginedAttribute(element, attribute.name, value));
    parts.push(` ${attribute.name}=${quote}`, part, quote);
  }
  if (spec.text) return [...parts, ">", textPart(scene, element, spec.text.type), `</${element.name}>`];

  const children = childrenAlong(scene, spec, element);
  if (children.length === 0 && !opened) return [...parts, "/>"];
  parts.push(">");
  for (const child of children) {
    const inner = imagined(prefixed(element.prefix, child.name), child, element, frame.span.start);
    parts.push(frame.newLine(depth + 1), ...write(scene, child, inner, style, depth + 1));
  }
  if (depth === 0) parts.push({ kind: "end", lead: children.length === 0 ? frame.newLine(1) : "" });
  return [...parts, frame.newLine(depth), `</${element.name}>`];
}

/** Lists the required and usual attributes of a new element. */
function attributesAlong(scene: Scene, spec: ElementSpec, element: XmlElement): AttributeSpec[] {
  const { vocabulary, mode } = scene;
  const parentPath = element.parent && vocabulary.specOf(element.parent)?.path;
  return vocabulary
    .attributesOf(spec, mode)
    .filter((attribute) => isRequired(attribute, parentPath, vocabulary) || attribute.usual === "always")
    .filter((attribute) => fits(attribute, element, scene));
}

/** Lists the required and usual children of a new element. */
function childrenAlong(scene: Scene, spec: ElementSpec, element: XmlElement): ElementSpec[] {
  return scene.vocabulary
    .childrenOf(spec, scene.mode)
    .filter((child) => isExpected(child, spec, scene.vocabulary) || child.usual === "always")
    .filter((child) => fits(child, element, scene));
}

/** Whether libvirt requires the child. */
export function isExpected(child: ElementSpec, parent: ElementSpec | undefined, vocabulary: Vocabulary): boolean {
  return child.min > 0 && vocabulary.requirement(child, parent?.path) !== undefined;
}

/** Replaces the vocabulary's prefix in a name by the one in use. */
function prefixed(prefix: string, name: string): string {
  const { localName } = splitName(name);
  return prefix === "" || localName === name ? name : `${prefix}:${localName}`;
}
