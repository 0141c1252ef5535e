// The user's settings from whatever an editor sends: read leniently, with a sentence about everything that makes no sense.
import { type Reading, readRuleId, readSeverity, readTarget, shown } from "../config/values.js";
import type { DocumentSettings } from "../service.js";

/** What the editor's settings say: of every document that no config file says otherwise of, and of the server. */
export interface EditorSettings extends DocumentSettings {
  /** Whether documents that are not open are read too. */
  readonly scan: boolean;
  /** Whether what is wrong with them is shown. */
  readonly closedDiagnostics: boolean;
}

export const defaultSettings: EditorSettings = {
  severities: new Map(),
  inlayHints: true,
  codeLens: true,
  orderChildren: false,
  scan: true,
  closedDiagnostics: false,
};

interface SettingsReading {
  readonly settings: EditorSettings;
  /** For the log, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * Reads `{ target, rules, ... }` or `{ virnet: { target, rules, ... } }`. What is missing, null or empty is as in
 * `defaults`; so is what makes no sense. A version newer or older than all known counts as the newest or oldest known.
 */
export function readSettings(value: unknown, defaults: EditorSettings = defaultSettings): SettingsReading {
  const own = isObject(value) && "virnet" in value ? value.virnet : value;
  if (own === undefined || own === null) return { settings: defaults, problems: [] };
  if (!isObject(own)) return { settings: defaults, problems: [`virnet settings are ${shown(own)}, not an object`] };
  const problems: string[] = [];
  const take = <T>({ value: read, problem }: Reading<T>): T | undefined => {
    if (problem !== undefined) problems.push(read === undefined ? `${problem}; it is ignored` : problem);
    return read;
  };
  /** The setting `virnet.PATH` as `read` reads it, unless it is not there. */
  const setting = <T>(path: string, read: (name: string, value: unknown) => Reading<T>): T | undefined => {
    const found = path.split(".").reduce<unknown>((holder, key) => (isObject(holder) ? holder[key] : undefined), own);
    return found === undefined || found === null || found === "" ? undefined : take(read(`virnet.${path}`, found));
  };

  const target = setting("target", readTarget) ?? defaults.target;
  const rules = setting("rules", readObject) ?? {};
  const severities = Object.entries(rules).flatMap(([rule, wanted]) => {
    const id = wanted === null ? undefined : take(readRule(rule));
    const severity = id === undefined ? undefined : take(readSeverity(`virnet.rules.${rule}`, wanted));
    return id === undefined || severity === undefined ? [] : [[id, severity] as const];
  });
  const settings: EditorSettings = {
    ...(target && { target }),
    severities: new Map([...(defaults.severities ?? []), ...severities]),
    inlayHints: setting("inlayHints.enabled", readFlag) ?? defaults.inlayHints ?? true,
    codeLens: setting("codeLens.enabled", readFlag) ?? defaults.codeLens ?? true,
    orderChildren: setting("format.orderChildren", readFlag) ?? defaults.orderChildren ?? false,
    scan: setting("workspace.scan", readFlag) ?? defaults.scan,
    closedDiagnostics: setting("workspace.diagnostics", readFlag) ?? defaults.closedDiagnostics,
  };
  return { settings, problems };
}

export function isSameSettings(a: readonly EditorSettings[], b: readonly EditorSettings[]): boolean {
  const [first, second] = [a, b].map((list) =>
    JSON.stringify(list.map((settings) => ({ ...settings, severities: [...(settings.severities ?? [])] }))),
  );
  return first === second;
}

function readRule(rule: string): Reading<string> {
  const { problem, ...read } = readRuleId(rule);
  return problem === undefined ? read : { ...read, problem: `virnet.rules: ${problem}` };
}

function readFlag(name: string, value: unknown): Reading<boolean> {
  return typeof value === "boolean" ? { value } : { problem: `${name} is ${shown(value)}, not true or false` };
}

function readObject(name: string, value: unknown): Reading<Readonly<Record<string, unknown>>> {
  return isObject(value) ? { value } : { problem: `${name} is ${shown(value)}, not an object of rules and severities` };
}

/** The settings as an editor may send them: anything may be anything. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
