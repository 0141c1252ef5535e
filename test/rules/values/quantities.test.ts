// Numbers with a unit, in the unit that libvirt wants.
import assert from "node:assert/strict";
import { bytes, kibibytes, kilobytesPerSecond, seconds } from "../../../server/src/rules/shared/quantities.js";

const table = (
  what: string,
  read: (text: string) => number | undefined,
  rows: Readonly<Record<string, number | undefined>>,
) =>
  describe(`rules/shared/quantities ${what}`, () => {
    for (const [text, expected] of Object.entries(rows)) it(text, () => assert.equal(read(text), expected));
  });

// Bits, unless a capital B or "byte" says otherwise.
table("kilobytesPerSecond", kilobytesPerSecond, {
  "100Mbit": 12_500,
  "1Gbps": 125_000,
  "10Mbps": 1250,
  "10 MB/s": 10_000,
  "10MBps": 10_000,
  "512k": 64,
  "800 kbit/s": 100,
  "5 megabytes/sec": 5000,
  "5 megabyte/s": 5000,
  "8000bit/s": 1,
  "2.5 Gbit/s": 312_500,
  "1Mibit": 131.072,
  "1 MiB/s": 1048.576,
  "10 parsec": undefined,
  "100 per s": undefined,
  fast: undefined,
  "100": undefined,
  "1,000 Mbit": 125,
});

// By 1024, as tc reads sizes.
table("kibibytes", kibibytes, {
  "5MB": 5120,
  "5m": 5120,
  "64kb": 64,
  "1 GiB": 1_048_576,
  "8192 kbit": 1000,
  "10MB/s": undefined,
  "5 apples": undefined,
});

table("bytes", bytes, { "9k": 9000, "9KB": 9000, "1500 bytes": 1500, "1500 bits": undefined, "1500m2": undefined });

table("seconds", seconds, {
  "12h": 43_200,
  "2d": 172_800,
  "90m": 5400,
  "1h30m": 5400,
  "1 hour 30 min": 5400,
  "1.5h": 5400,
  "500ms": 0.5,
  "1 fortnight": undefined,
  "12": undefined,
  "": undefined,
});
