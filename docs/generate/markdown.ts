// Pieces of Markdown that the generators share.

export { code, table } from "../../server/src/prose/markdown.js";

/** A fenced block; the fence is longer than any run of backticks inside. */
export function block(language: string, text: string): string {
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}
