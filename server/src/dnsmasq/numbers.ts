// Numbers as dnsmasq parses them: decimal digits only, in C integers of 32 bits that wrap around. No digits are zero.
import { unhidden } from "./line.js";
import { type Problem, type Token, wrong } from "./token.js";

/** Whether dnsmasq accepts the text as a number; empty text too. */
export function isNumber(text: string): boolean {
  return /^[0-9]*$/.test(unhidden(text));
}

/** The number that C's `atoi` makes of the leading digits: wraps around after 32 bits. */
export function toInteger(text: string): number {
  const digits = /^[ \t]*[-+]?[0-9]+/.exec(unhidden(text))?.[0].trim() ?? "0";
  // Longer numbers are all the same to strtol.
  const magnitude = BigInt(
    digits
      .replace(/^[-+]/, "")
      .replace(/^0+(?=[0-9])/, "")
      .slice(0, 20),
  );
  const long = magnitude > 0x7fff_ffff_ffff_ffffn ? 0x7fff_ffff_ffff_ffffn : magnitude;
  return Number(BigInt.asIntN(32, digits.startsWith("-") ? -long : long));
}

/** Checks a number between two limits. */
export function numberProblem(
  token: Token,
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined } = {},
): Problem | undefined {
  if (!isNumber(token.text)) return wrong(token, "is not a number");
  const number = toInteger(token.text);
  const large =
    BigInt(
      unhidden(token.text)
        .replace(/^(?=$)/, "0")
        .slice(0, 20),
    ) > 0x7fff_ffffn;
  if (max !== undefined && (number > max || number < 0)) return wrong(token, `is too large: at most ${max}`);
  if (min !== undefined && number < min) return wrong(token, large ? "is too large" : `is too small: at least ${min}`);
  return undefined;
}

/** Checks a number of 32 bits that does not wrap around. */
export function wideNumberProblem(token: Token, min = 0): Problem | undefined {
  if (!isNumber(token.text)) return wrong(token, "is not a number");
  const digits = unhidden(token.text).replace(/^0+/, "");
  const number = digits.length > 10 ? 0x1_0000_0000 : Number(digits);
  if (number > 0xffff_ffff) return wrong(token, "is too large: at most 4294967295");
  return number < min ? wrong(token, `is too small: at least ${min}`) : undefined;
}

/** Checks a port. */
export function portProblem(token: Token): Problem | undefined {
  return numberProblem(token, { min: 0, max: 65535 });
}
