// libvirt versions, and the directive in a document that sets one.

/** Whether the first of two versions is older. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  for (const part of [0, 1, 2]) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The first virnet-target directive of a document. Offsets in UTF-16, the ends excluded. */
export interface TargetComment {
  /** The version it names. */
  readonly version: { readonly start: number; readonly end: number };
  /** The whole comment, including its line when nothing else is on it. */
  readonly whole: { readonly start: number; readonly end: number };
}

export function targetComment(text: string): TargetComment | undefined {
  const match = /<!--\s*virnet-target[\s,]+([^\s,:>-](?:[^\s,:>-]|-(?!->))*)(?=[\s,:]|-->)/.exec(text);
  const close = match ? text.indexOf("-->", match.index + match[0].length) : -1;
  if (!match?.[1] || close < 0) return undefined;
  const start = match.index + match[0].indexOf(match[1], "<!--".length + "virnet-target".length);
  const version = { start, end: start + match[1].length };
  const end = close + "-->".length;
  const before = /(?:^|\n)([\t ]*)$/.exec(text.slice(0, match.index));
  const after = /^[\t ]*(?:\r?\n|$)/.exec(text.slice(end));
  if (!before || !after) return { version, whole: { start: match.index, end } };
  return { version, whole: { start: match.index - (before[1]?.length ?? 0), end: end + after[0].length } };
}
