// libvirt's limits: measured verdicts at the edge.
import assert from "node:assert/strict";
import { deepestNesting, depthExceeded, largestSize, sizeExceeded } from "../../server/src/xml/limits.js";
import { parse } from "../../server/src/xml/parse.js";

describe("limits", () => {
  const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;

  // libvirt 12.8.0: 256 taken, 257 "Excessive depth in document: 256"
  it("nests 256 elements and no more", () => {
    assert.equal(depthExceeded(parse(nested(deepestNesting))), undefined);
    assert.deepEqual(depthExceeded(parse(nested(deepestNesting + 1))), { start: 256 * 3, end: 257 * 3 });
    assert.deepEqual(depthExceeded(parse(`${"<a>".repeat(256)}<b/>${"</a>".repeat(256)}`)), { start: 768, end: 772 });
    assert.equal(depthExceeded(parse(`<a>${"<b/>".repeat(1000)}</a>`)), undefined);
    assert.equal(depthExceeded(parse("")), undefined);
  });

  // libvirt 9.0.0, 11.3.0, 12.8.0: 4194304 bytes taken, 4194305 "Unable to encode message payload"
  it("takes 4 MiB of UTF-8 and no more", () => {
    assert.equal(sizeExceeded("a".repeat(largestSize)), undefined);
    assert.equal(sizeExceeded("a".repeat(largestSize + 1)), largestSize + 1);
    assert.equal(sizeExceeded("ä".repeat(largestSize / 2)), undefined);
    assert.equal(sizeExceeded(`${"ä".repeat(largestSize / 2)}a`), largestSize + 1);
    assert.equal(sizeExceeded(`${"€".repeat(largestSize / 3)}`), undefined);
    assert.equal(sizeExceeded(`${"€".repeat(largestSize / 3)}ab`), largestSize + 1);
    assert.equal(sizeExceeded("😀".repeat(largestSize / 4)), undefined);
    assert.equal(sizeExceeded(`${"😀".repeat(largestSize / 4)}a`), largestSize + 1);
  });
});
