// The libvirt versions people know, and the comment in a document that names one.

interface KnownVersion {
  readonly version: string;
  /** Who has it. */
  readonly of: string;
  /** Whether virnet's verdicts are compared with that very libvirt. */
  readonly proven?: boolean;
}

export const knownVersions: readonly KnownVersion[] = [
  { version: "12.8.0", of: "the newest virnet knows", proven: true },
  { version: "11.3.0", of: "Debian 13", proven: true },
  { version: "10.0.0", of: "Ubuntu 24.04" },
  { version: "9.0.0", of: "Debian 12", proven: true },
  { version: "8.0.0", of: "Ubuntu 22.04, RHEL 8" },
  { version: "7.0.0", of: "Debian 11" },
  { version: "6.0.0", of: "Ubuntu 20.04" },
];

/** Whether libvirt could have such a version; the server says when it is one it does not know. */
export function isVersion(text: string): boolean {
  return /^\d{1,4}\.\d{1,4}(\.\d{1,4})?$/.test(text.trim());
}

/** Whether the first of two versions is older. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  for (const part of [0, 1, 2]) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** What asks for a version in a document; the first such comment counts. Offsets in UTF-16, the ends excluded. */
export interface TargetComment {
  /** The version it names. */
  readonly version: { readonly start: number; readonly end: number };
  /** All of it, and its line when nothing else is on that. */
  readonly whole: { readonly start: number; readonly end: number };
}

export function targetComment(text: string): TargetComment | undefined {
  const match = /<!--\s*virnet-target[\s,]+([^\s,:>-][^\s,>]*?)(?=[\s,:]|-->)[\s\S]*?-->/.exec(text);
  if (!match?.[1]) return undefined;
  const start = match.index + match[0].indexOf(match[1], "<!--".length + "virnet-target".length);
  const version = { start, end: start + match[1].length };
  const end = match.index + match[0].length;
  const before = /(?:^|\n)([\t ]*)$/.exec(text.slice(0, match.index));
  const after = /^[\t ]*(?:\r?\n|$)/.exec(text.slice(end));
  if (!before || !after) return { version, whole: { start: match.index, end } };
  return { version, whole: { start: match.index - (before[1]?.length ?? 0), end: end + after[0].length } };
}
