// Numbers with a unit, as people write them where libvirt wants a bare number: `100Mbit`, `10 MB/s`, `9k`, `1h30m`.

/** A number and the word after it, if any. */
const quantity = /^\+?(\d{1,15}(?:[.,]\d{1,6})?)\s*([A-Za-zµ]{0,12}(?:\/[A-Za-z]{1,6}|ps)?)$/;

interface Quantity {
  readonly number: number;
  readonly unit: string;
}

/** Whether a comma or dot may separate thousands rather than a fraction: `1,500`. */
export function hasThousands(text: string): boolean {
  return /^\d{1,3}(?:[ ,._'\u00a0\u202f]\d{3})+$/.test(text);
}

/** Parses a number with at most one unit; `1,5` is one and a half. */
export function readQuantity(text: string): Quantity | undefined {
  if (hasThousands(text.trim())) return undefined;
  const [, number, unit] = quantity.exec(text.trim()) ?? [];
  return number === undefined || unit === undefined ? undefined : { number: Number(number.replace(",", ".")), unit };
}

const dataUnit = /^(?:([kmgt])|kilo|mega|giga|tera)?(i?)(bits?|bytes?|b)?(?:\/s(?:ec)?|ps)?$/i;

interface DataUnit {
  /** The power of 1000 or 1024. */
  readonly power: number;
  readonly step: 1000 | 1024;
  /** What it counts, by a letter or a word; `none` where it does not say. */
  readonly base: "bit" | "byte" | "none";
}

/**
 * Reads a unit of data, with or without a time: a capital B or "byte" means bytes, "b" or "bit" means bits, as networking
 * people write them. `undefined` for other words.
 */
function readDataUnit(unit: string): DataUnit | undefined {
  const [whole, , binary = "", base = ""] = dataUnit.exec(unit) ?? [];
  if (whole === undefined || whole === "") return undefined;
  const power = "kmgt".indexOf(whole.charAt(0).toLowerCase()) + 1;
  if (power === 0 && (base === "" || binary !== "")) return undefined;
  const isByte = base === "B" || /^bytes?$/i.test(base);
  return { power, step: binary === "" ? 1000 : 1024, base: base === "" ? "none" : isByte ? "byte" : "bit" };
}

/** Converts a rate with a unit to kB/s, not rounded; `undefined` without a unit that is known. */
export function kilobytesPerSecond(text: string): number | undefined {
  const read = readQuantity(text);
  const unit = read && read.unit !== "" ? readDataUnit(read.unit) : undefined;
  if (read === undefined || unit === undefined) return undefined;
  return (read.number * unit.step ** unit.power) / (unit.base === "byte" ? 1000 : 8000);
}

/** Converts an amount with a unit to KiB, not rounded: without bits in it a unit counts bytes by 1024, as tc does. */
export function kibibytes(text: string): number | undefined {
  const read = readQuantity(text);
  const unit = read && read.unit !== "" ? readDataUnit(read.unit) : undefined;
  if (read === undefined || unit === undefined || /\/s|ps$/i.test(read.unit)) return undefined;
  if (unit.base === "bit" && /bits?$/i.test(read.unit)) return (read.number * unit.step ** unit.power) / 8192;
  return read.number * 1024 ** (unit.power - 1);
}

/** Converts an amount with a unit to bytes, by 1000 to a prefix: an MTU of `9k` is 9000. */
export function bytes(text: string): number | undefined {
  const read = readQuantity(text);
  const unit = read && read.unit !== "" ? readDataUnit(read.unit) : undefined;
  if (read === undefined || unit === undefined || /\/s|ps$|bits?$/i.test(read.unit)) return undefined;
  return read.number * unit.step ** unit.power;
}

const secondsByUnit: ReadonlyMap<string, number> = new Map(
  [
    [1, "s", "sec", "secs", "second", "seconds"] as const,
    [60, "m", "min", "mins", "minute", "minutes"] as const,
    [3600, "h", "hr", "hrs", "hour", "hours"] as const,
    [86_400, "d", "day", "days"] as const,
    [604_800, "w", "wk", "week", "weeks"] as const,
  ].flatMap(([seconds, ...words]) => words.map((word) => [word, seconds] as const)),
);

const part = /(\d{1,9}(?:[.,]\d{1,4})?)\s*([a-z]{1,7})\s*/y;

/** Converts a time with units to seconds: `90m`, `1h30m`, `2 days`, `500ms`; `undefined` without a unit that is known. */
export function seconds(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  const milliseconds = /^(\d{1,9})\s*ms$/.exec(words)?.[1];
  if (milliseconds !== undefined) return Number(milliseconds) / 1000;
  let total = 0;
  let at = 0;
  while (at < words.length) {
    part.lastIndex = at;
    const found = part.exec(words);
    const size = secondsByUnit.get(found?.[2] ?? "");
    if (!found?.[1] || size === undefined) return undefined;
    total += Number(found[1].replace(",", ".")) * size;
    at = part.lastIndex;
  }
  return at === 0 ? undefined : total;
}

/** Seconds of a unit of time, as `unit` of a lease has it or another format: `hours`, `days`. */
export function secondsOfUnit(word: string): number | undefined {
  return secondsByUnit.get(word.trim().toLowerCase());
}
