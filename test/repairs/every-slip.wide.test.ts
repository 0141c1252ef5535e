// Slips of every kind that the vocabulary allows are repaired by the first fix of their first error.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { layoutEdits } from "../../server/src/formatter/formatter.js";
import { lint } from "../../server/src/lint/lint.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { exampleTexts } from "../helpers/examples.js";
import { everyNth } from "../helpers/wide.js";
import { essence, type Slip, type SlipKind, slipKinds, slipsIn } from "./slips.js";

/** How many of a hundred slips have one error, whose first fix gives the document as it was meant. */
const least: Readonly<Record<SlipKind, number>> = {
  "another word": 98,
  "text for an attribute": 98,
  "child for an attribute": 98,
  "attribute for text": 98,
  "attribute of the parent": 90,
  "attribute of a sibling": 98,
  // The rest is what the forward mode does not allow at home either.
  "one level deeper": 95,
  "one level higher": 95,
};

const errorsOf = (text: string) => lint(text, { insist: true }).findings.filter(({ severity }) => severity === "error");

/** Slips in examples without errors. */
function slips(): Slip[] {
  const files = readdirSync("examples").filter((name) => name.endsWith(".xml"));
  const texts = [...files.map((name) => readFileSync(`examples/${name}`, "utf8")), ...exampleTexts()];
  const seen = new Set<string>();
  return texts.flatMap((text) =>
    text.includes("virnet-target") || errorsOf(text).length > 0 ? [] : [...slipsIn(text, seen)],
  );
}

function faultOf({ text, original, what }: Slip): string | undefined {
  const errors = errorsOf(text);
  const [first, ...others] = errors;
  if (first === undefined) return `${what}: no error`;
  if (others.length > 0) return `${what}: ${errors.map(({ rule, message }) => `${rule} (${message})`).join(", ")}`;
  const fixed = applyEdits(text, first.fixes[0]?.edits ?? []);
  if (isTidy(original) && !isTidy(fixed)) return `${what}: not laid out after ${first.fixes[0]?.title}`;
  return essence(fixed) === essence(original)
    ? undefined
    : `${what}: ${first.rule}, ${first.message}: ${first.fixes[0]?.title}`;
}

const isTidy = (text: string) => layoutEdits(parse(text), vocabularyOf(newest), {}).length === 0;

describe("every slip", () => {
  let all: Slip[] = [];
  before(() => {
    all = slips();
  });
  for (const kind of slipKinds) {
    it(`${kind}: at least ${least[kind]} % are repaired`, () => {
      const own = all.filter((slip) => slip.kind === kind);
      const faults = everyNth(own, 4).flatMap((slip) => faultOf(slip) ?? []);
      assert.ok(own.length >= 4, `only ${own.length} slips`);
      assert.ok(faults.length <= own.length * (1 - least[kind] / 100), faults.join("\n"));
    });
  }
});
