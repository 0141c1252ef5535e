// The documents that the generator works on: plain elements, and their serialization.
import type { Random } from "./random.js";

export interface Element {
  name: string;
  attributes: [name: string, value: string][];
  children: (Element | string)[];
}

/** An element; attributes that are `undefined` and children that are missing are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined> = {},
  children: readonly (Element | string | undefined)[] = [],
): Element {
  return {
    name,
    attributes: Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
    children: children.filter((child) => child !== undefined),
  };
}

export interface Place {
  readonly element: Element;
  readonly parent: Element | undefined;
  /** Names from the root: `/network/ip/dhcp`. */
  readonly path: string;
}

/** The element and all below it, in document order. */
export function places(root: Element, parent?: Element, above = ""): Place[] {
  const path = `${above}/${root.name}`;
  const below = elementsIn(root).flatMap((child) => places(child, root, path));
  return [{ element: root, parent, path }, ...below];
}

export function elementsIn(parent: Element): Element[] {
  return parent.children.filter((child) => typeof child !== "string");
}

export function given(element: Element, attribute: string): string | undefined {
  return element.attributes.find(([name]) => name === attribute)?.[1];
}

/** Sets the attribute, at its place when it is there, else as the last. */
export function setValue(element: Element, attribute: string, value: string): void {
  const found = element.attributes.find(([name]) => name === attribute);
  if (found) found[1] = value;
  else element.attributes.push([attribute, value]);
}

/** Written as XML in one of the ways people write it. Values are taken as they are but for `&`, `<` and the quote. */
export function write(root: Element, random: Random): string {
  const quote = random.pick(['"', "'"]);
  const indent = random.pick(["  ", "  ", "\t", ""]);
  const lineEnd = indent === "" && random.chance(0.5) ? "" : "\n";
  const empty = random.pick(["/>", "/>", " />", "></"]);
  const escaped = (value: string) =>
    value
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(quote, quote === '"' ? "&quot;" : "&apos;");
  const put = ({ name, attributes, children }: Element, margin: string): string => {
    const tag = `${margin}<${name}${attributes.map(([key, value]) => ` ${key}=${quote}${escaped(value)}${quote}`).join("")}`;
    if (children.length === 0) return empty === "></" ? `${tag}></${name}>` : `${tag}${empty}`;
    if (children.some((child) => typeof child === "string")) {
      const inside = children.map((child) => (typeof child === "string" ? escapeText(child) : put(child, "")));
      return `${tag}>${inside.join("")}</${name}>`;
    }
    const inside = children.map((child) => put(child as Element, margin + indent));
    return [`${tag}>`, ...inside, `${margin}</${name}>`].join(lineEnd);
  };
  return put(root, "") + lineEnd;
}

/** `<` and `&` of a text as references; markup that a mutation put there on purpose is between U+E000 and U+E001. */
function escapeText(text: string): string {
  const parts = text.split(/\uE000([^\uE001]*)\uE001/u);
  return parts.map((part, index) => (index % 2 ? part : part.replace(/&/g, "&amp;").replace(/</g, "&lt;"))).join("");
}

/** A piece of text that is written as it is, markup and references included. */
export function raw(markup: string): string {
  return `\uE000${markup}\uE001`;
}

export function copy(root: Element): Element {
  return structuredClone(root);
}
