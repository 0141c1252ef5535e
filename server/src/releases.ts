// How a target is written: a libvirt version (`9.0.0`, `9.0`), a series of them (`12`), or a release of a distribution that
// has one (`debian12`, `rhel9.4`, `bookworm`). The releases are in schemas/releases.json. Does not load the vocabulary,
// because the extension reads targets too.
import list from "../../schemas/releases.json" with { type: "json" };
import { nearest } from "./vocabulary/nearest.js";
import { bound, compareVersions, newest, parseVersion, type Version } from "./vocabulary/versions.js";

/** A release of a distribution, such as Debian 12. */
export interface Release {
  /** As a target names it: `debian12`. */
  readonly word: string;
  /** `Debian 12 (bookworm)`. */
  readonly label: string;
  /** The libvirt version it has: `9.0.0`. */
  readonly version: string;
}

export interface Distribution {
  /** `RHEL, AlmaLinux, Rocky Linux`. */
  readonly title: string;
  /** The newest first. */
  readonly releases: readonly Release[];
}

interface ListedRelease {
  readonly release: string;
  readonly code?: string;
  readonly libvirt: string;
}

/** The versions that real libvirt of the same version has confirmed virnet's verdicts for. */
export const provenVersions: ReadonlySet<string> = new Set(["12.8.0", "11.3.0", "9.0.0"]);

export const distributions: readonly Distribution[] = list.distributions.map(({ id, name, title, releases }) => ({
  title,
  releases: releases.map(({ release, code, libvirt }: ListedRelease) => ({
    word: /^\d/.test(release) ? id + release : release,
    label: `${name} ${release}${code === undefined ? "" : ` (${code})`}`,
    version: libvirt,
  })),
}));

const allReleases = distributions.flatMap(({ releases }) => releases);

/** The releases that have this very version, those of one distribution together. */
export function releasesWith(version: string): readonly Release[] {
  return allReleases.filter((release) => release.version === version);
}

/** The oldest version that many people still run. */
export const oldestInWideUse: Version = bound(list.wideUse.oldest);

/** Every version a known release has, the newest first. */
export const releasedVersions: readonly string[] = [...new Set(allReleases.map(({ version }) => version))]
  .map((version) => ({ version, parsed: parseVersion(version) ?? newest }))
  .sort((a, b) => compareVersions(b.parsed, a.parsed))
  .map(({ version }) => version);

/** The words for releases, `debian12`. */
export const targetWords: readonly string[] = allReleases.map(({ word }) => word);

/** Examples of what a target may be, for messages. */
export const targetExamples = "9.0.0, 12 or debian12";

/**
 * Reads a target: `12.8.0`, `12.8`, `12` (the last release of that series, or the newest known), `debian12`, `rhel9` (the
 * newest release of that series), `sles15sp6`, `noble`. The version may be one virnet does not know; `undefined` for
 * anything else.
 */
export function parseTarget(text: string): Version | undefined {
  const wanted = text.trim().toLowerCase();
  const version = parseVersion(wanted) ?? lastOfSeries(wanted);
  if (version !== undefined) return version;
  const release = releaseNamed(wanted);
  return release && parseVersion(release.libvirt);
}

/**
 * A sentence about an invalid target: `target: "debain12" is not a libvirt version or a release; did you mean debian12?`
 * `shown` is the value as printed.
 */
export function targetMistake(name: string, value: unknown, shown: string): string {
  const meant = typeof value === "string" ? nearest(value.trim().toLowerCase(), targetWords) : undefined;
  return meant === undefined
    ? `${name} must be a libvirt version or a release, such as ${targetExamples}, not ${shown}`
    : `${name}: ${shown} is not a libvirt version or a release; did you mean ${meant}?`;
}

/** The last minor release of the series before 3.x; from then on a series ended with x.10. */
const lastMinors: readonly string[] = ["0.10.2", "1.3.5", "2.5.0"];

function lastOfSeries(text: string): Version | undefined {
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const major = Number(text);
  if (major === newest.major) return newest;
  if (major > newest.major) return { major, minor: 0, micro: 0 };
  return parseVersion(lastMinors[major] ?? `${major}.10.0`);
}

function releaseNamed(text: string): ListedRelease | undefined {
  const [, word, number] = /^([a-z]+)[\s_-]*(\d+(?:\.\d+)*(?:[\s_-]*sp\d+)?)?$/.exec(text) ?? [];
  if (word === undefined) return undefined;
  if (number === undefined) return listed.find(({ code, release }) => code === word || release === word);
  const written = number.replace(/(?<![\s_-])[\s_-]*sp(?=\d)/, ".");
  const releases: readonly ListedRelease[] =
    list.distributions.find(({ id, also }) => id === word || (also as string[]).includes(word))?.releases ?? [];
  return (
    releases.find(({ release }) => release === written) ??
    // The newest of a series: the 9.8 of RHEL 9.
    releases.find(({ release }) => release.startsWith(`${written}.`)) ??
    // A point release has the libvirt of its series: Debian 12.4, Ubuntu 24.04.1.
    releases.find(({ release }) => written.startsWith(`${release}.`))
  );
}

const listed: readonly ListedRelease[] = list.distributions.flatMap(({ releases }) => releases as ListedRelease[]);
