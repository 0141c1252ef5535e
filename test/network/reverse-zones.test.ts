import assert from "node:assert/strict";
import { hasReverseZone } from "../../server/src/network/subnet.js";

describe("reverse zones", () => {
  for (const [family, lengths] of [
    ["ipv4", [8, 16, 24]],
    ["ipv6", Array.from({ length: 31 }, (_, index) => 4 * (index + 1))],
  ] as const) {
    it(`end at ${lengths.join(", ")} for ${family}`, () =>
      assert.deepEqual(
        Array.from({ length: 129 }, (_, length) => length).filter((length) => hasReverseZone(family, length)),
        lengths,
      ));
  }
});
