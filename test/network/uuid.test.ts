import assert from "node:assert/strict";
import { isNil, isRepetitive, parseUuid, uuidVersion } from "../../server/src/network/uuid.js";

const canonical = "7d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a44";

describe("network/uuid", () => {
  // All taken by libvirt 12.8.0 for <uuid>.
  const taken = [
    canonical,
    canonical.toUpperCase(),
    "7d2c9c1a6c544d0e9a7e0d6c3f1b2a44",
    "7d 2c9c1a6c544d0e9a7e0d6c3f1b2a44",
    "7d-2c-9c-1a-6c-54-4d-0e-9a-7e-0d-6c-3f-1b-2a-44",
    "7d2c9c1a--6c54-4d0e-9a7e-0d6c3f1b2a44",
    `-${canonical}`,
    `- ${canonical}`,
    ` ${canonical} `,
    `${canonical}   `,
    `\n${canonical}\n`,
    `\r${canonical}`,
  ];
  for (const text of taken) it(`takes ${JSON.stringify(text)}`, () => assert.equal(parseUuid(text), canonical));

  // All refused by it.
  const refused = [
    "",
    " ",
    "7d2c9c1a",
    `${canonical}-`,
    `${canonical} - `,
    `${canonical}5`,
    `${canonical}\t\n x`,
    `{${canonical}}`,
    `urn:uuid:${canonical}`,
    `\u00a0${canonical}`,
    "7-d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a44",
    "7d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a4",
    "7d2c9c1a-6c54-4d0e-9a7e-0d6c3f1b2a4 4",
    "7d2c9c1a\t6c544d0e9a7e0d6c3f1b2a44",
    "7d2c9c1a-6c54-4d0e\n-9a7e-0d6c3f1b2a44",
    "7d2c9c1a_6c54_4d0e_9a7e_0d6c3f1b2a44",
    "7d2c9c1g-6c54-4d0e-9a7e-0d6c3f1b2a44",
  ];
  for (const text of refused) it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseUuid(text), undefined));

  it("knows versions", () => {
    assert.equal(uuidVersion(canonical), 4);
    assert.equal(uuidVersion("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), 7);
    assert.equal(uuidVersion("7d2c9c1a-6c54-4d0e-1a7e-0d6c3f1b2a44"), undefined);
    assert.equal(uuidVersion("11111111-1111-1111-1111-111111111111"), undefined);
  });

  it("knows the nil UUID and made up ones", () => {
    const nil = "00000000-0000-0000-0000-000000000000";
    assert.ok(isNil(nil) && isRepetitive(nil));
    for (const text of ["11111111-1111-1111-1111-111111111111", "abababab-abab-abab-abab-abababababab"]) {
      assert.ok(!isNil(text) && isRepetitive(text));
    }
    assert.ok(!isNil(canonical) && !isRepetitive(canonical));
    assert.ok(!isRepetitive("11111111-1111-1111-1111-111111111112"));
  });
});
