// libvirt's limits on any XML document: nesting and size. Measured with libvirt 9.0.0, 11.3.0 and 12.8.0.
import type { Span, XmlDocument, XmlElement } from "./tree.js";

/**
 * Maximum nesting of elements, the root included. (libxml2 before 2.14, as measured with 9.0.0, allows one more level.)
 */
export const deepestNesting = 256;

/** Finds the start tag of the first element nested deeper than libvirt's XML parser allows; `undefined` without one. */
export function depthExceeded(document: XmlDocument): Span | undefined {
  const { root } = document;
  if (root === undefined) return undefined;
  const open: { readonly element: XmlElement; next: number }[] = [{ element: root, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.element.children[top.next];
    top.next += 1;
    if (child === undefined) open.pop();
    else if (child.kind === "element") {
      if (open.length === deepestNesting) return child.startTag;
      open.push({ element: child, next: 0 });
    }
  }
  return undefined;
}

/** The largest document libvirt accepts, in bytes of UTF-8: the limit of a string sent from client to daemon. */
export const largestSize = 4 * 1024 * 1024;

/** Returns the size of the text in bytes of UTF-8 when libvirt rejects it as too large; else `undefined`. */
export function sizeExceeded(text: string): number | undefined {
  if (text.length * 3 <= largestSize) return undefined;
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Each half of a surrogate pair counts for two of its four bytes.
    if (code < 0x80) bytes += 1;
    else bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes > largestSize ? bytes : undefined;
}
