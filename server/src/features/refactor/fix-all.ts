// Applies every safe fix in the document.
import { applySafeFixes } from "../../lint/fixes.js";
import type { Refactoring } from "./refactoring.js";

export const fixAll: Refactoring = {
  kind: "source.fixAll.virnet",
  halfTyped: true,
  offer({ document, result }) {
    if (!result.findings.some(({ fixes }) => fixes.some(({ safe }) => safe))) return [];
    const { edits } = applySafeFixes(document.text, {
      insist: true,
      target: result.target,
      severities: result.severities,
    });
    return edits.length > 0 ? [{ title: "Apply all safe fixes", edits }] : [];
  },
};
