// Reads the values of config files and editor settings: what they mean, or a sentence about what is wrong with them.

import { alternatives, quoted } from "../prose/wording.js";
import { parseTarget, targetMistake } from "../releases.js";
import { renamedRules, rules } from "../rules/rules.js";
import { allSeverities, type Severity } from "../severity.js";
import { nearest } from "../vocabulary/nearest.js";
import { clampVersion, compareVersions, formatVersion, type Version } from "../vocabulary/versions.js";

export interface Reading<T> {
  /** What it means; `undefined` when it is invalid. */
  readonly value?: T;
  readonly problem?: string;
}

const ruleIds: readonly string[] = rules.map(({ id }) => id);
const ruleIdSet: ReadonlySet<string> = new Set(ruleIds);

/** The settings of a rule, mildest first. */
export const ruleSettings: readonly (Severity | "off")[] = ["off", ...[...allSeverities].reverse()];

/**
 * Reads the value of `name` as a target. A version older or newer than all that virnet knows becomes the nearest one it
 * knows, with a problem that says so.
 */
export function readTarget(name: string, value: unknown): Reading<Version> {
  const version = typeof value === "string" ? parseTarget(value) : undefined;
  if (version === undefined) return { problem: targetMistake(name, value, shown(value)) };
  const covered = clampVersion(version);
  const distance = compareVersions(version, covered);
  if (distance === 0) return { value: version };
  const side = distance < 0 ? "older" : "newer";
  const problem = `${name}: ${shown(value)} is ${side} than any libvirt virnet knows; checking for ${formatVersion(covered)}`;
  return { value: covered, problem };
}

/** Reads the value of `name` as the setting of a rule. */
export function readSeverity(name: string, value: unknown): Reading<Severity | "off"> {
  const setting = ruleSettings.find((candidate) => candidate === value);
  if (setting !== undefined) return { value: setting };
  const meant = typeof value === "string" && value.length > 2 ? meantBy(value.toLowerCase()) : undefined;
  const problem =
    meant === undefined
      ? `${name} must be ${alternatives(ruleSettings)}, not ${shown(value)}`
      : `${name}: ${shown(value)} is not a severity; did you mean ${meant}?`;
  return { problem };
}

/** Other tools say `warn` and `info`. */
function meantBy(word: string): string | undefined {
  return ruleSettings.find((setting) => setting.startsWith(word)) ?? nearest(word, ruleSettings);
}

/** Reads the id of a rule; one that it had earlier is read as the present one, with a problem that says so. */
export function readRuleId(id: string, renamed = renamedRules): Reading<string> {
  if (ruleIdSet.has(id)) return { value: id };
  const current = renamed.get(id);
  return current === undefined
    ? { problem: unknownName("rule", id, ruleIds, "virnet rules lists them") }
    : { value: current, problem: `the rule ${quoted(id)} is now called ${current}` };
}

/** `there is no rule "mtu-unusal"; did you mean mtu-unusual?`, or `advice` where no name is similar. */
export function unknownName(what: string, name: string, names: readonly string[], advice: string): string {
  const meant = nearest(name, names);
  return `there is no ${what} ${quoted(name)}; ${meant === undefined ? advice : `did you mean ${meant}?`}`;
}

/** Formats a value for a sentence: as JSON, shortened. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
