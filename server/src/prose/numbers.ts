// Formats numbers for people: grouped digits, powers of two, shares, times, data rates. Independent of the locale.

/** Groups digits: `1,024,000`. */
export function grouped(number: bigint | number): string {
  return number.toString().replace(/\B(?=(?:\d{3}){1,99}$)/g, ",");
}

/** Larger numbers are not written out: nobody reads that many digits. */
const large = 10n ** 10n;

/** Formats a number of addresses: digits while they are readable, then `2^64`, `about 2^64` or `about 1.2 × 10^19`. */
export function amount(number: bigint): string {
  if (number < large) return grouped(number);
  const bits = number.toString(2).length;
  for (const exponent of [bits - 1, bits]) {
    const power = 1n << BigInt(exponent);
    const distance = number > power ? number - power : power - number;
    if (distance * 1000n < power) return `${distance === 0n ? "" : "about "}2^${exponent}`;
  }
  const digits = number.toString();
  return `about ${digits[0]}.${digits[1]} × 10^${digits.length - 1}`;
}

/** Formats a number with its noun, `1 address`, `253 addresses`; by default the plural is the noun with an `s`. */
export function counted(number: bigint | number, noun: string, plural = `${noun}s`): string {
  return `${amount(BigInt(number))} ${BigInt(number) === 1n ? noun : plural}`;
}

/** Formats a part of a whole as `39.4%`, `all` or `less than 0.1%`; the whole is not zero. */
export function share(part: bigint, whole: bigint): string {
  if (part === whole) return "all";
  const tenths = (part * 2000n + whole) / (whole * 2n);
  if (tenths === 0n) return part === 0n ? "none" : "less than 0.1%";
  const shown = tenths >= 1000n && part < whole ? 999n : tenths;
  return `${shown / 10n}${shown % 10n === 0n ? "" : `.${shown % 10n}`}%`;
}

const units: readonly (readonly [seconds: number, noun: string])[] = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  [1, "second"],
];

/** Formats a duration as `1 hour 30 minutes`, with fractions only below ten seconds: `1.25 seconds`. */
export function duration(seconds: number): string {
  if (seconds < 10 && !Number.isInteger(seconds)) return `${significant(seconds)} seconds`;
  let left = Math.round(seconds);
  const parts: string[] = [];
  for (const [size, noun] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(counted(count, noun));
  }
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}

/** Formats bits per second: `8.4 Mbit/s`. */
export function bitRate(bitsPerSecond: bigint): string {
  return scaled(bitsPerSecond, 1000, ["bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"]);
}

/** Formats bytes per second: `12.5 MB/s`. */
export function byteRate(bytesPerSecond: bigint): string {
  return scaled(bytesPerSecond, 1000, ["bytes/s", "kB/s", "MB/s", "GB/s", "TB/s"]);
}

/** Formats a number of bytes: `5 MiB`. */
export function dataSize(bytes: bigint): string {
  return scaled(bytes, 1024, ["bytes", "KiB", "MiB", "GiB", "TiB"]);
}

/** Formats a number in the largest unit that leaves at least 1. */
function scaled(number: bigint, base: number, names: readonly string[]): string {
  let value = Number(number);
  let index = 0;
  // A value that would be shown as 1000 is shown as 1 of the next unit.
  while (index < names.length - 1 && Number(significant(value).replaceAll(",", "")) >= base) {
    value /= base;
    index += 1;
  }
  return `${significant(value)} ${names[index]}`;
}

/** Formats a number with three significant digits; whole numbers keep all of theirs. */
function significant(value: number): string {
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return grouped(Number(value.toFixed(decimals)));
}
