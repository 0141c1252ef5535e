// Writes the skeleton of a network in a document without any element, named after its file. Only where that is an error.
import { nameOfFile } from "../../addressing/new-identifiers.js";
import { lineEnd } from "../../xml/edits.js";
import { escapeText } from "../../xml/entities.js";
import type { Refactoring } from "./refactoring.js";

export const beginNetwork: Refactoring = {
  kind: "quickfix",
  halfTyped: true,
  offer({ document: { uri }, result: { document, findings } }, _span, { others }) {
    const { text, children } = document;
    if (findings.length === 0) return [];
    const isBare = children.every(({ kind }) => kind === "comment" || kind === "instruction");
    const name = nameOfFile(uri, others);
    if (!isBare || name === undefined) return [];
    const newline = lineEnd(document);
    const end = text.trimEnd().length;
    const network = ["<network>", `  <name>${escapeText(name)}</name>`, "</network>", ""].join(newline);
    const newText = (end === 0 ? "" : newline) + network;
    return [{ title: `Write a network called ${name}`, edits: [{ start: end, end: text.length, newText }] }];
  },
};
