// Pieces of an option's value: cutting them as dnsmasq does, and saying what is wrong with one.
import { asWritten } from "./line.js";

/** A piece of a value; quoted characters in it are hidden. */
export interface Token {
  readonly text: string;
  /** Where it begins in the value. */
  readonly start: number;
}

/** What dnsmasq rejects in the value of an option. */
export interface Problem {
  /** The piece it is about, as written; empty for one that is missing. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Follows the piece in a sentence: "is not an IPv4 address"; for a missing one the option: "needs a target". */
  readonly says: string;
  /** What was meant instead of the piece, if that is evident. */
  readonly instead?: string;
  /**
   * dnsmasq accepts it where the host has such a file, interface or name in the DNS. Whether hosts usually have, or
   * that is doubtful.
   */
  readonly onHost?: "usual" | "doubtful";
}

/** Describes what is wrong with a piece. */
export function wrong({ text, start }: Token, says: string, more: Pick<Problem, "instead" | "onHost"> = {}): Problem {
  return { text: asWritten(text), start, end: start + text.length, says, ...more };
}

/** Describes what is missing after the value. */
export function missing({ text, start }: Token, what: string): Problem {
  return { text: "", start, end: start + text.length, says: `needs ${what}` };
}

/** Cuts at the first mark; spaces around it are lost. The rest is `undefined` when there is no mark. */
export function cut({ text, start }: Token, mark = ","): readonly [first: Token, rest: Token | undefined] {
  const at = text.indexOf(mark);
  if (at < 0) return [{ text, start }, undefined];
  let end = at;
  while (end > 0 && text[end - 1] === " ") end--;
  let next = at + 1;
  while (text[next] === " ") next++;
  return [
    { text: text.slice(0, end), start },
    { text: text.slice(next), start: start + next },
  ];
}

/** Cuts at every comma, up to a number of pieces; the last one keeps the rest. */
export function cutAll(token: Token, most = Number.POSITIVE_INFINITY): Token[] {
  const pieces: Token[] = [];
  let rest: Token | undefined = token;
  while (rest !== undefined && pieces.length < most - 1) {
    const [first, next] = cut(rest);
    pieces.push(first);
    rest = next;
  }
  return rest === undefined ? pieces : [...pieces, rest];
}

/** The token without its first characters. */
export function after({ text, start }: Token, length: number): Token {
  return { text: text.slice(length), start: start + length };
}

/** Whether the piece names tags that must be set: `tag:lab`, or `net:lab` as in old times. */
export function isTag({ text }: Token): boolean {
  return text.startsWith("tag:") || text.startsWith("net:");
}
