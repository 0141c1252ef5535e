// No fix that is offered brings a finding: counted by rule, whatever the place, over the examples and generated documents.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/findings.js";
import { isOfText } from "../../server/src/lint/compare.js";
import { vetted } from "../../server/src/lint/vetting.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { quickOrWide } from "../helpers/wide.js";
import { type Case, exampleCases, generatedCases } from "./cases.js";

/** What these find hides what is in it, and a forward mode that cannot be read hides what depends on it: a fix shows that. */
const hiding = /^(?:(?:unknown|misplaced)-(?:element|attribute)|dnsmasq-namespace|root-in-namespace)$/;
const isGrave = ({ severity }: Finding) => severity === "error" || severity === "warning";

/** The fixes that leave a document with more findings of a rule than it had. */
function offences({ id, text, read }: Case): string[] {
  const before = read(text);
  if (!before.isWellFormed) return [];
  return vetted(before, before.findings, { target: before.target }).flatMap((finding) =>
    finding.fixes.flatMap(({ title, safe, edits }) => {
      // What a safe fix restores was meant; what is found in that is the author's.
      if (safe || isOfText(finding) || hiding.test(finding.rule) || !before.network?.mode) return [];
      const after = read(applyEdits(text, edits)).findings;
      // An error hides advice about the same element.
      const counted = (found: readonly Finding[]) => (finding.severity === "error" ? found.filter(isGrave) : found);
      const more = counted(after).filter(({ rule }) => countOf(after, rule) > countOf(before.findings, rule));
      return more.map(
        (found) => `${id}: "${title}" of ${finding.rule} brings ${found.rule}: ${found.message}\n${text}`,
      );
    }),
  );
}

function countOf(findings: readonly Finding[], wanted: string): number {
  return findings.filter(({ rule }) => rule === wanted).length;
}

describe("fixes bring no finding", () => {
  it("in the examples of rules", () => assert.deepEqual(exampleCases().flatMap(offences), []));

  it("in generated documents", () => assert.deepEqual(generatedCases(7, quickOrWide(40, 5000)).flatMap(offences), []));
});
