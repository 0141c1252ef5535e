// The values of a config and of an editor's settings: what they stand for, or a sentence about what is wrong with them.

import { alternatives, quoted } from "../prose/wording.js";
import { parseTarget, targetAdvice } from "../releases.js";
import { renamedRules, rules } from "../rules/rules.js";
import { allSeverities, type Severity } from "../severity.js";
import { nearest } from "../vocabulary/nearest.js";
import { clampVersion, compareVersions, formatVersion, type Version } from "../vocabulary/versions.js";

export interface Reading<T> {
  /** What it stands for; `undefined` when it makes no sense. */
  readonly value?: T;
  readonly problem?: string;
}

const ruleIds: readonly string[] = rules.map(({ id }) => id);
const known: ReadonlySet<string> = new Set(ruleIds);

/** What a rule may be set to, mildest first. */
export const ruleSettings: readonly (Severity | "off")[] = ["off", ...[...allSeverities].reverse()];

/**
 * The value of `name` as the libvirt version a target stands for; one beyond those that are known counts as the nearest of
 * them, with a problem that says so.
 */
export function readTarget(name: string, value: unknown): Reading<Version> {
  const version = typeof value === "string" ? parseTarget(value) : undefined;
  if (version === undefined) return { problem: `${name} is ${shown(value)}${targetAdvice(value)}` };
  const covered = clampVersion(version);
  const distance = compareVersions(version, covered);
  if (distance === 0) return { value: version };
  const side = distance < 0 ? "older than the oldest" : "newer than the newest";
  const problem = `${name} is ${shown(value)}, ${side} libvirt virnet knows; documents are checked for ${formatVersion(covered)}`;
  return { value: covered, problem };
}

/** The value of `name` as what a rule may be set to. */
export function readSeverity(name: string, value: unknown): Reading<Severity | "off"> {
  const setting = ruleSettings.find((candidate) => candidate === value);
  if (setting !== undefined) return { value: setting };
  const meant = typeof value === "string" && value.length > 2 ? meantBy(value.toLowerCase()) : undefined;
  const advice = meant === undefined ? `write ${alternatives(ruleSettings)}` : `did you mean ${meant}?`;
  return { problem: `${name} is ${shown(value)}${meant === undefined ? "; " : ", "}${advice}` };
}

/** Other tools say `warn` and `info`. */
function meantBy(word: string): string | undefined {
  return ruleSettings.find((setting) => setting.startsWith(word)) ?? nearest(word, ruleSettings);
}

/** The id of a rule, also by one that it had earlier, with a problem that says so. */
export function readRuleId(id: string, renamed = renamedRules): Reading<string> {
  if (known.has(id)) return { value: id };
  const current = renamed.get(id);
  return current === undefined
    ? { problem: unknownName("rule", id, ruleIds, "virnet rules lists them") }
    : { value: current, problem: `the rule ${quoted(id)} is now called ${current}` };
}

/** `there is no rule "mtu-unusal", did you mean mtu-unusual?`, or what to do where nothing near was meant. */
export function unknownName(what: string, name: string, names: readonly string[], advice: string): string {
  const meant = nearest(name, names);
  return `there is no ${what} ${quoted(name)}${meant === undefined ? `; ${advice}` : `, did you mean ${meant}?`}`;
}

/** A value for a sentence: as JSON, shortened. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
