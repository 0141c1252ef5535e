// Tracks the namespace declarations in scope while a text is read from start to end.
import { splitName } from "./names.js";

const xml = "http://www.w3.org/XML/1998/namespace";
const xmlns = "http://www.w3.org/2000/xmlns/";

interface NamespaceScope {
  /** Opens an element with these attributes; its declarations apply until `close`. */
  open(attributes: readonly { readonly name: string; readonly value: string | undefined }[]): void;
  /** Closes the element opened last. */
  close(): void;
  /** Returns the namespace of an element's name; `undefined` for none or an unbound prefix. */
  ofElement(name: string): string | undefined;
  /** Returns the namespace of an attribute's name; one without a prefix has none. */
  ofAttribute(name: string): string | undefined;
}

/** Creates an empty scope. */
export function createNamespaceScope(): NamespaceScope {
  const bindings = new Map<string, string[]>();
  const declaredBy: ReadonlySet<string>[] = [];
  const resolve = (prefix: string) => (prefix === "xml" ? xml : bindings.get(prefix)?.at(-1) || undefined);
  return {
    open(attributes) {
      const declared = new Set<string>();
      for (const { name, value } of attributes) {
        // `xmlns:` without a prefix after it declares nothing.
        if (value === undefined || !(name === "xmlns" || (name.startsWith("xmlns:") && name.length > 6))) continue;
        const prefix = name.slice(6);
        if (declared.has(prefix)) continue;
        declared.add(prefix);
        const uris = bindings.get(prefix);
        if (uris === undefined) bindings.set(prefix, [value]);
        else uris.push(value);
      }
      declaredBy.push(declared);
    },
    close() {
      for (const prefix of declaredBy.pop() ?? []) bindings.get(prefix)?.pop();
    },
    ofElement: (name) => resolve(splitName(name).prefix),
    ofAttribute(name) {
      const { prefix } = splitName(name);
      if (name === "xmlns" || prefix === "xmlns") return xmlns;
      return prefix === "" ? undefined : resolve(prefix);
    },
  };
}
