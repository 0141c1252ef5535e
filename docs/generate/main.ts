// Writes all generated documents, and removes the pages of deleted rules; run from the repository's root.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { outputs } from "./outputs.js";
import { strayPages } from "./rules.js";

for (const { path, content } of outputs) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content());
}
for (const path of strayPages()) rmSync(path, { recursive: true });
