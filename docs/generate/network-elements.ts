// Writes client/src/network-elements.ts: what the extension must know of a network to tell one from other XML, without
// loading the vocabulary.
import { elements } from "../../server/src/vocabulary/load.js";

/** Where the module lies. */
export const networkElementsModule = "client/src/network-elements.ts";

/** The module. */
export function networkElements(): string {
  const [root] = elements;
  const own = root?.attributes.map(({ name }) => name).filter((name) => !name.startsWith("xmlns")) ?? [];
  const children = elements
    .filter(({ parents, namespace }) => parents.includes("/network") && namespace === undefined)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const entries = children.map(({ name, text, open, attributes }) => {
    const holds = text || open ? "null" : JSON.stringify(attributes.map((attribute) => attribute.name).sort());
    return `  [${JSON.stringify(name)}, ${holds.replaceAll(",", ", ")}],`;
  });
  return `// What is on and in the root element of a network. Made from schemas/ by \`npm run generate\`; edit there.

/** The attributes of the root. */
export const rootAttributes: readonly string[] = ${JSON.stringify(own.sort()).replaceAll(",", ", ")};

/** The children of the root with their attributes; \`null\` for those that hold text or anything at all. */
export const rootChildren: ReadonlyMap<string, readonly string[] | null> = new Map([
${entries.join("\n")}
]);
`;
}
