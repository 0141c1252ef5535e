// The user's settings from whatever an editor sends: read leniently, with a sentence about everything that makes no sense.
import type { Version } from "../format/format.js";
import { compareVersions, newestVersion, oldestVersion, parseVersion } from "../format/versions.js";
import type { Settings } from "../service.js";

export interface SettingsReading {
  readonly settings: Settings;
  /** For the log, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * Reads `{ target }` or `{ virnet: { target } }`. What is missing, null or empty is as in `defaults`; so is what makes
 * no sense. A version newer or older than all known counts as the newest or oldest known.
 */
export function readSettings(value: unknown, defaults: Settings = {}): SettingsReading {
  const own = isObject(value) && "virnet" in value ? value.virnet : value;
  if (own === undefined || own === null) return { settings: defaults, problems: [] };
  if (!isObject(own)) return { settings: defaults, problems: [`virnet settings are ${quote(own)}, not an object`] };
  const { target } = own;
  if (target === undefined || target === null || target === "") return { settings: defaults, problems: [] };
  const version = typeof target === "string" ? parseVersion(target) : undefined;
  if (version === undefined) {
    const problem = `virnet.target is ${quote(target)}, not a libvirt version such as "${newestVersion}"; it is ignored`;
    return { settings: defaults, problems: [problem] };
  }
  return clamp(version, String(target));
}

function clamp(version: Version, written: string): SettingsReading {
  const bounds = [
    { bound: newestVersion, side: "newer than the newest", beyond: (order: number) => order > 0 },
    { bound: oldestVersion, side: "older than the oldest", beyond: (order: number) => order < 0 },
  ];
  for (const { bound, side, beyond } of bounds) {
    const known = parseVersion(bound);
    if (known === undefined || !beyond(compareVersions(version, known))) continue;
    const problem = `virnet.target is "${written}", ${side} libvirt virnet knows; documents are checked for ${bound}`;
    return { settings: { target: known }, problems: [problem] };
  }
  return { settings: { target: version }, problems: [] };
}

/** The settings as an editor may send them: anything may be anything. */
interface Raw {
  readonly virnet?: unknown;
  readonly target?: unknown;
}

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value for a log line: as JSON, shortened. */
function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
