// Reads the user's settings from whatever an editor sends: leniently, with a sentence about everything invalid.
import { type Reading, readRuleId, readSeverity, readTarget, shown } from "../config/values.js";
import type { DocumentSettings } from "../service.js";

/** The editor's settings: those of documents, which a config file can override, and those of the server. */
export interface EditorSettings extends DocumentSettings {
  /** Whether documents that are not open are read, too. */
  readonly scan: boolean;
  /** Whether diagnostics of documents that are not open are shown. */
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
 * Reads `{ target, rules, ... }` or `{ virnet: { target, rules, ... } }`. What is missing, null, empty or invalid is as in
 * `defaults`. A version newer or older than all known ones becomes the newest or oldest known.
 */
export function readSettings(value: unknown, defaults: EditorSettings = defaultSettings): SettingsReading {
  const own = isObject(value) && "virnet" in value ? value.virnet : value;
  if (own === undefined || own === null) return { settings: defaults, problems: [] };
  if (!isObject(own))
    return { settings: defaults, problems: [`ignored: the virnet settings must be an object, not ${shown(own)}`] };
  const problems: string[] = [];
  const take = <T>({ value: read, problem }: Reading<T>): T | undefined => {
    if (problem !== undefined) problems.push(read === undefined ? `ignored: ${problem}` : problem);
    return read;
  };
  /** The setting `virnet.PATH` as `read` reads it; `undefined` when it is missing. */
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
  return typeof value === "boolean" ? { value } : { problem: `${name} must be true or false, not ${shown(value)}` };
}

function readObject(name: string, value: unknown): Reading<Readonly<Record<string, unknown>>> {
  return isObject(value)
    ? { value }
    : { problem: `${name} must be an object of rules and severities, not ${shown(value)}` };
}

/** Narrows what an editor sent, which may be anything. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
