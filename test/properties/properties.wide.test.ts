// A sample of the documents that `npm run test:properties` tests by the thousand.
import assert from "node:assert/strict";
import fc from "fast-check";
import { quickOrWide } from "../helpers/wide.js";
import { documents } from "./documents.js";
import { outcomeOf } from "./promises.js";

describe("every fix", () => {
  it("keeps its promises", () => {
    fc.assert(
      fc.property(documents, (text) => assert.deepEqual(outcomeOf(text).broken, [])),
      { seed: 20, numRuns: quickOrWide(20, 300) },
    );
  });
});
