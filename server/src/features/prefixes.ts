// Namespace prefixes as names: declared by `xmlns:prefix`, used by tags and attributes in its scope.
import type { Span, XmlAttribute, XmlElement } from "../xml/tree.js";
import { childElements } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";
import type { Occurrence } from "./occurrence.js";

interface Pending {
  readonly element: XmlElement;
  /** The declarations in scope, by prefix. */
  readonly around: ReadonlyMap<string, XmlAttribute>;
}

/** Returns every place with a declared prefix, in no order; none outside a network. */
export function prefixesOf({ result }: Analysis): Occurrence[] {
  const { isNetwork, document } = result;
  const found: Occurrence[] = [];
  const pending: Pending[] = isNetwork && document.root ? [{ element: document.root, around: new Map() }] : [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { element } = next;
    const declared = element.attributes.filter(({ prefix, value }) => prefix === "xmlns" && value);
    const inForce = declared.length === 0 ? next.around : new Map(next.around);
    for (const declaration of declared) (inForce as Map<string, XmlAttribute>).set(declaration.localName, declaration);
    const use = (prefix: string, { start }: Span, whole: Span, role: Occurrence["role"] = "reference") => {
      const declaration = inForce.get(prefix);
      if (prefix === "" || declaration === undefined) return;
      const span = { start, end: start + prefix.length };
      const key = `${prefix} ${declaration.nameSpan.start}`;
      found.push({ thing: "prefix", key, role, span, text: prefix, element, whole, value: undefined });
    };
    for (const { localName, nameSpan, span } of declared) {
      use(localName, { start: nameSpan.end - localName.length, end: nameSpan.end }, span, "definition");
    }
    for (const { prefix, nameSpan, span } of element.attributes) {
      if (prefix !== "xmlns") use(prefix, nameSpan, span);
    }
    use(element.prefix, element.nameSpan, element.span);
    if (element.endTag?.name === element.name) use(element.prefix, element.endTag.nameSpan, element.span);
    for (const child of childElements(element)) pending.push({ element: child, around: inForce });
  }
  return found;
}
