// Every document in the files of the rules.
import { examplesOf, readExample } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";

/** The examples of all rules, and the documents beside them, each once. */
export function exampleTexts(): string[] {
  const all = rules.flatMap((rule) => {
    const { bad, good } = examplesOf(rule);
    return [...[...bad, ...good].map(({ text }) => text), ...(rule.beside ? [readExample(rule.beside).text] : [])];
  });
  return [...new Set(all)];
}

/** The document without what lays it out. */
export function onOneLine(text: string): string {
  return text.trim().replace(/>\s+</g, "><");
}
