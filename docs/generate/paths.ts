// Writes server/src/vocabulary/paths.ts: the paths of all elements and attributes as types, so that a misspelt one does
// not compile.
import { elements } from "../../server/src/vocabulary/load.js";

/** Where the module lies. */
export const pathsModule = "server/src/vocabulary/paths.ts";

/** The module. */
export function paths(): string {
  const attributes = elements.flatMap(({ path, attributes: own }) => own.map(({ name }) => `${path}@${name}`));
  return `// The paths of the vocabulary. Made from schemas/ by \`npm run generate\`; edit there.

/** The path of an element: \`/network/ip/dhcp/host\`. */
${union("ElementPath", [...new Set(elements.map(({ path }) => path))])}

/** The path of an attribute: \`/network/ip/dhcp/host@mac\`. */
${union("AttributePath", [...new Set(attributes)])}
`;
}

function union(name: string, members: readonly string[]): string {
  return `export type ${name} =\n${members.map((member) => `  | ${JSON.stringify(member)}`).join("\n")};`;
}
