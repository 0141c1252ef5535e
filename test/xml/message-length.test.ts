// The messages about XML fit into a Problems panel.
import assert from "node:assert/strict";
import { networkFormat } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";
import { verdicts } from "./verdicts.js";

it("messages about XML have at most 100 characters", () => {
  const messages = new Set(
    verdicts.flatMap(([, , text]) => checkWellFormed(parse(text), networkFormat)?.message ?? []),
  );
  assert.ok(messages.size > 150);
  assert.deepEqual(
    [...messages].filter((message) => message.length > 100),
    [],
  );
});
