// Writes all generated documents, and removes pages of rules that are gone; run from the repository's root.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { outputs } from "./outputs.js";
import { strayPages } from "./rules.js";

for (const { path, content } of outputs) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content());
}
for (const path of strayPages()) rmSync(path, { recursive: true });
