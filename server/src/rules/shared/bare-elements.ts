// Whether an element can go without a loss: what a safe fix must know before it removes one.
import type { XmlElement } from "../../xml/tree.js";

/** Whether the element holds nothing but blanks, and no attribute beside those named, each once. */
export function isBare(element: XmlElement, ...attributes: readonly string[]): boolean {
  return (
    element.attributes.every(({ name }) => attributes.includes(name)) &&
    new Set(element.attributes.map(({ name }) => name)).size === element.attributes.length &&
    element.children.every((node) => node.kind === "text" && !/[^\t\n\r ]/.test(node.value))
  );
}
