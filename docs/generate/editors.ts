// Writes the configurations into docs/editors.md: each block is generated from a file under editors/, which the tests of
// the editors load. The rest of the page is written by hand.
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { block } from "./markdown.js";

export const page = "docs/editors.md";
const folder = "editors";

/** Languages of code blocks, by the extension of the file. */
const languages: Readonly<Record<string, string>> = {
  ".el": "elisp",
  ".json": "json",
  ".lua": "lua",
  ".rs": "rust",
  ".sublime-settings": "json",
  ".toml": "toml",
  ".vim": "vim",
};

/** A comment that names the file, and the block after it. */
const placed = /^<!-- (\S+) -->\n\n```.*?^```$/gms;

/** The page with the files as they are now. */
export function editors(): string {
  return readFileSync(page, "utf8").replace(placed, (_, path: string) => {
    const text = readFileSync(path, "utf8");
    return `<!-- ${path} -->\n\n${block(languages[extname(path)] ?? "text", text)}`;
  });
}

/** The configurations that the page does not show. */
export function unshownConfigurations(): string[] {
  const shown = new Set([...readFileSync(page, "utf8").matchAll(placed)].map(([, path]) => path));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"))
    .filter((path) => !shown.has(path));
}
