// Nothing about a rule is forgotten: its line in the list, its examples, their verdicts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { topicsOfRules } from "../../docs/generate/rules.js";
import { examplesOf } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";
import { longestRecorded, readVerdicts } from "../libvirt/record.js";

const folder = "server/src/rules";

/** Rules of which one example says it all: a document is too large, or nests too deep, in one way. */
const single = new Set(["document-too-large", "nesting-too-deep", "internal-error"]);

describe("every rule", () => {
  const files = [...topicsOfRules()]
    .map(([id, topic]) => `${folder}/${topic}/${id}.ts`)
    .filter((path) => /\bdefineRule\(/.test(readFileSync(path, "utf8")));

  it("is in the list", () => {
    const ids = new Set(rules.map(({ id }) => id));
    const missing = files.filter((path) => !ids.has(path.replace(/.*\/|\.ts$/g, "")));
    assert.deepEqual(missing, [], `add a line to ${folder}/rules.ts for each`);
    assert.equal(files.length, rules.length);
  });

  it("has two examples of what is wrong and two near misses", () => {
    const few = rules.filter(({ id, bad, good }) => !single.has(id) && (bad.length < 2 || good.length < 2));
    assert.deepEqual(
      few.map(({ id, bad, good }) => `${id}: ${bad.length} bad, ${good.length} good`),
      [],
    );
  });

  it("has examples that differ", () => {
    for (const rule of rules) {
      const { bad, good } = examplesOf(rule);
      const texts = [...bad, ...good].map(({ text }) => text);
      assert.equal(new Set(texts).size, texts.length, rule.id);
    }
  });

  it("has a verdict of real libvirt for each example", () => {
    const recorded = new Set(readVerdicts().map(({ document }) => document));
    const missing = rules.flatMap((rule) => {
      const { bad, good } = examplesOf(rule);
      const of = (kind: string, texts: readonly { readonly text: string }[]) =>
        texts.flatMap(({ text }, index) =>
          text.length > longestRecorded || recorded.has(text) ? [] : [`${rule.id}, ${kind} ${index + 1}`],
        );
      return [...(bad.length > 0 ? [...of("bad", bad), ...of("good", good)] : [])];
    });
    assert.deepEqual(missing, [], "record them on a machine with libvirt: npm run test:libvirt -- --record");
  });
});
