// libvirt releases: order, names, and the range that the vocabulary covers.

/** A libvirt release as three numbers; compare with `compareVersions`. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly micro: number;
}

export const oldestVersion = "0.3.0";
export const newestVersion = "12.8.0";

/** Parses `12.8.0` or `12.8`; `undefined` for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (!match) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), micro: Number(match[3] ?? 0) };
}

/** Negative when `a` is older than `b`, zero when equal, positive when newer. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.micro - b.micro;
}

/** Formats a version as `12.8.0`. */
export function formatVersion(version: Version): string {
  return `${version.major}.${version.minor}.${version.micro}`;
}

const versionByText = new Map<string, Version>();

/**
 * Parses a version bound of the vocabulary or of a rule.
 * @throws on a malformed one, which is a bug.
 */
export function bound(text: string): Version {
  let version = versionByText.get(text);
  if (!version) {
    version = parseVersion(text);
    if (!version) throw new Error(`not a libvirt version: ${text}`);
    versionByText.set(text, version);
  }
  return version;
}

/** The newest libvirt that the vocabulary covers, the default target. */
export const newest: Version = bound(newestVersion);

/** Whether an item with these bounds (both inclusive) exists in the version. */
export function holds(item: { readonly since?: string; readonly until?: string }, version: Version): boolean {
  if (item.since !== undefined && compareVersions(version, bound(item.since)) < 0) return false;
  return item.until === undefined || compareVersions(version, bound(item.until)) <= 0;
}

/** Returns the nearest version that the vocabulary covers. */
export function clampVersion(version: Version): Version {
  if (compareVersions(version, bound(oldestVersion)) < 0) return bound(oldestVersion);
  return compareVersions(version, bound(newestVersion)) > 0 ? bound(newestVersion) : version;
}
