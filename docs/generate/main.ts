// Writes all generated documents; run from the repository's root.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { outputs } from "./outputs.js";

for (const { path, content } of outputs) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content());
}
