import assert from "node:assert/strict";
import {
  amount,
  bitRate,
  byteRate,
  counted,
  dataSize,
  duration,
  grouped,
  share,
} from "../../server/src/prose/numbers.js";

const table = <T extends readonly unknown[]>(
  what: string,
  of: (...given: T) => string,
  rows: readonly (readonly [...T, string])[],
) =>
  describe(`features/meaning/numbers ${what}`, () => {
    for (const row of rows) {
      const given = row.slice(0, -1) as unknown as T;
      it(`${given.join(", ")}: ${row.at(-1)}`, () => assert.equal(of(...given), row.at(-1)));
    }
  });

table("grouped", grouped, [
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [1_234_567n, "1,234,567"],
]);
table("amount", amount, [
  [254n, "254"],
  [16_777_213n, "16,777,213"],
  [9_999_999_999n, "9,999,999,999"],
  [2n ** 64n, "2^64"],
  [2n ** 64n - 1n, "about 2^64"],
  [2n ** 64n + 300n, "about 2^64"],
  [2n ** 128n, "2^128"],
  [12n * 10n ** 18n, "about 1.2 × 10^19"],
]);
table("counted", (number: bigint, noun: string) => counted(number, noun), [
  [1n, "guest", "1 guest"],
  [2n, "guest", "2 guests"],
  [0n, "guest", "0 guests"],
]);
table("counted", counted, [[2, "address", "addresses", "2 addresses"]]);
table("share", share, [
  [100n, 254n, "39.4%"],
  [127n, 254n, "50%"],
  [254n, 254n, "all"],
  [0n, 254n, "none"],
  [1n, 2n ** 64n, "less than 0.1%"],
  [99_999n, 100_000n, "99.9%"],
]);
table("duration", duration, [
  [0, "0 seconds"],
  [1, "1 second"],
  [1.28, "1.28 seconds"],
  [12.6, "13 seconds"],
  [5400, "1 hour 30 minutes"],
  [216_000, "2 days 12 hours"],
  [90_061, "1 day 1 hour 1 minute 1 second"],
]);
table("bitRate", bitRate, [
  [800n, "800 bit/s"],
  [8_192_000n, "8.19 Mbit/s"],
  [83_886_080n, "83.9 Mbit/s"],
  [999_999n, "1 Mbit/s"],
  [1_000_000_000n, "1 Gbit/s"],
  [10n ** 16n, "10,000 Tbit/s"],
]);
table("byteRate", byteRate, [
  [999n, "999 bytes/s"],
  [12_500_000n, "12.5 MB/s"],
  [18_014_398_509_481_984_000n, "18,014,399 TB/s"],
]);
table("dataSize", dataSize, [
  [1024n, "1 KiB"],
  [5_242_880n, "5 MiB"],
  [1_536n, "1.5 KiB"],
]);
