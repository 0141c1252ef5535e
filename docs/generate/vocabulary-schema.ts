// Brings schemas/vocabulary.schema.json up to date: the names of types and the paths of elements, so that whoever writes
// the vocabulary is offered them, and told of one that does not exist.
import { readFileSync } from "node:fs";
import { elements, types } from "../../server/src/vocabulary/load.js";

/** Where the schema lies; all but those two lists is written by hand. */
export const vocabularySchemaPath = "schemas/vocabulary.schema.json";

/** The schema. */
export function vocabularySchema(): string {
  const lists = { typeName: [...types.keys()], knownPath: elements.map(({ path }) => path) };
  let text = readFileSync(vocabularySchemaPath, "utf8");
  for (const [name, members] of Object.entries(lists)) {
    const list = new RegExp(`("${name}": \\{\\s*"description": "[^"]*",\\s*"enum": \\[)[^\\]]*(\\])`);
    const items = members.map((member) => `\n        ${JSON.stringify(member)}`).join(",");
    text = text.replace(list, `$1${items}\n      $2`);
  }
  return text;
}
