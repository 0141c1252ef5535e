// The first fix of one mistake in the XML restores the network that was there: how often, by kind of mistake.
import assert from "node:assert/strict";
import { everyNth } from "../helpers/wide.js";
import { type Mistake, mistakes, soundNetworks, trialsOf } from "./one-mistake.js";

/** The least share of trials in which the text is restored, in hundredths; 100 where nothing is said. */
const floors: Partial<Record<Mistake, number>> = {
  // Before text that has a name in it: `<titleThe lab</title>`.
  "a > of a start tag is missing": 99,
  "a start tag is missing": 98,
  // Values with spaces or with the other quote in them.
  "the closing quote of the first value is missing": 99,
  "the closing quote of the last value is missing": 99,
  "the opening quote of the first value is missing": 99,
  "the opening quote of the last value is missing": 98,
  "a value has no quotes": 99,
  "a value has quotes of two kinds": 98,
  "all quotes are typographic": 98,
  "a value has typographic quotes": 99,
  // `<hostname>www</host>` in a `<host>` that goes on.
  "an end tag of another element": 99,
};

describe("the first fix of one mistake in the XML", () => {
  // All of them take ten minutes.
  const some = soundNetworks(60).filter((_, index) => index % 6 === 0);
  const texts = everyNth(some, 8);
  for (const mistake of Object.keys(mistakes) as Mistake[]) {
    const floor = floors[mistake] ?? 100;
    it(`restores at least ${floor} % where ${mistake}`, () => {
      const trials = [...trialsOf(mistake, texts)];
      const failed = trials.filter(({ isRestored }) => !isRestored);
      assert.ok(trials.length > 0, "no trial");
      // In a sample one failure weighs more.
      const most = Math.ceil((trials.length * (100 - floor)) / 100);
      assert.ok(failed.length <= most, `${failed.length} of ${trials.length}: ${JSON.stringify(failed[0], null, 1)}`);
    });
  }
});
