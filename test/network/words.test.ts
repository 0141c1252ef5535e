import assert from "node:assert/strict";
import * as words from "../../server/src/network/words.js";

describe("network/words", () => {
  const tables: readonly (readonly [string, (text: string) => unknown, readonly (readonly [string, unknown])[]])[] = [
    [
      "yes or no",
      words.readYesNo,
      [
        ["yes", true],
        ["no", false],
        ["YES", undefined],
        ["true", undefined],
        ["", undefined],
      ],
    ],
    [
      "loose yes",
      words.readLooseYes,
      [
        ["yes", true],
        ["YES", true],
        ["on", false],
        ["no", false],
        ["", false],
      ],
    ],
    [
      "any case",
      words.readYesNoAnyCase,
      [
        ["Yes", true],
        ["NO", false],
        ["on", undefined],
      ],
    ],
    [
      "unless off",
      words.readUnlessOff,
      [
        ["off", false],
        ["OFF", true],
        ["no", true],
        ["on", true],
      ],
    ],
    [
      "one of",
      words.oneOf(["a", "b"]),
      [
        ["a", "a"],
        ["A", undefined],
        ["c", undefined],
      ],
    ],
    [
      "unsigned",
      words.readUnsigned,
      [
        ["0", 0],
        ["010", 10],
        [" +7", 7],
        ["4294967295", 4294967295],
        ["4294967296", undefined],
        ["7 ", undefined],
        ["-1", undefined],
        ["0x7", undefined],
        ["1.5", undefined],
        ["", undefined],
      ],
    ],
    [
      "any base",
      words.readUnsignedAnyBase,
      [
        ["0", 0],
        ["010", 8],
        ["0x1F", 31],
        ["0X1f", 31],
        ["10", 10],
        ["08", undefined],
        ["a", undefined],
        ["0x", undefined],
      ],
    ],
    [
      "wrapping",
      words.readUnsignedWrapping,
      [
        ["1500", 1500],
        ["-1", 4294967295],
        [" -5", 4294967291],
        ["-4294967295", 1],
        ["-4294967296", undefined],
        ["-0", 0],
        ["+-1", undefined],
        ["- 1", undefined],
        ["-", undefined],
      ],
    ],
    [
      "long",
      words.readLong,
      [
        ["18446744073709551615", 18446744073709551615n],
        ["18446744073709551616", undefined],
        ["-1", undefined],
      ],
    ],
    [
      "duration",
      words.readDuration,
      [
        ["30", 30],
        ["18446744073709551615", 2 ** 64],
        ["x", undefined],
      ],
    ],
    [
      "duration in any base",
      words.readDurationAnyBase,
      [
        ["0x10", 16],
        ["010", 8],
        ["5m", undefined],
      ],
    ],
  ];
  for (const [name, read, rows] of tables) {
    for (const [text, expected] of rows)
      it(`${name}: ${JSON.stringify(text)}`, () => assert.equal(read(text), expected));
  }
});
