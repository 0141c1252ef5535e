// Measures virnet's speed and prints it as tables for the README. Nothing here can fail for being slow.
//   npm run bench [-- --filter TEXT]        memory as well: node --expose-gc out/test/bench/main.js
import { parseArgs } from "node:util";
import { benchDocuments, benchMemory } from "./documents.js";
import { benchFeatures } from "./features.js";
import { benchGrowth } from "./growth.js";
import { benchBundles } from "./startup.js";

const { values } = parseArgs({ options: { filter: { type: "string", default: "" } } });

for (const measure of [benchDocuments, benchFeatures, benchGrowth, benchMemory]) print(measure(values.filter));
for (const text of await benchBundles(values.filter)) print(text);

/** A table without rows is nothing to show. */
function print(text: string): void {
  if (text.split("\n").length > 2) process.stdout.write(`${text}\n\n`);
}
