// Turns the JSON of a config file into a config: checks every member, and reports and leaves out what is invalid.

import { alternatives } from "../prose/wording.js";
import type { Severities, Severity } from "../severity.js";
import type { Version } from "../vocabulary/versions.js";
import type { Span } from "../xml/tree.js";
import type { Choices, Config, Override } from "./config.js";
import { type Glob, readGlob } from "./globs.js";
import { type Reading, readRuleId, readSeverity, readTarget, shown, unknownName } from "./values.js";

/** A value in the file. */
export interface JsonNode {
  readonly span: Span;
  /** As JSON.parse would return it. */
  readonly value: unknown;
  /** Of an object; the same key may occur twice. */
  readonly members?: readonly { readonly key: string; readonly span: Span; readonly node: JsonNode }[];
  /** Of an array. */
  readonly items?: readonly JsonNode[];
}

export interface ConfigProblem {
  /** One sentence, without a capital and a full stop, because a position precedes it. */
  readonly message: string;
  readonly span: Span;
  /** Whether a value was used nevertheless, the nearest valid one. */
  readonly mild: boolean;
}

export interface ConfigReading {
  readonly config: Config;
  /** In the order of the file. */
  readonly problems: readonly ConfigProblem[];
}

export function interpret(root: JsonNode): ConfigReading {
  const problems: ConfigProblem[] = [];
  const config = configOf(root, (span, message, mild = false) => problems.push({ message, span, mild }));
  return { config, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

type Complain = (span: Span, message: string, mild?: boolean) => void;

const anyPattern = 'a pattern such as "lab/*.xml" or a list of them';

function configOf(node: JsonNode, complain: Complain): Config {
  const found = membersOf("", node, ["target", "rules", "ignore", "overrides", "$schema"], complain);
  const { ignore, overrides, $schema: schema } = found;
  if (schema !== undefined && typeof schema.value !== "string")
    complain(schema.span, `$schema must be the URL of a schema, not ${shown(schema.value)}`);
  if (overrides !== undefined && overrides.items === undefined)
    complain(overrides.span, `overrides must be a list of objects, not ${shown(overrides.value)}`);
  return {
    ...choicesOf("", found, complain),
    ignore: ignore === undefined ? [] : globsOf("ignore", ignore, complain),
    overrides: (overrides?.items ?? []).flatMap((item, index) => overrideOf(`overrides[${index}]`, item, complain)),
  };
}

function overrideOf(name: string, node: JsonNode, complain: Complain): Override[] {
  const found = membersOf(`${name}.`, node, ["files", "target", "rules"], complain);
  const choices = choicesOf(`${name}.`, found, complain);
  if (found.files !== undefined) return [{ files: globsOf(`${name}.files`, found.files, complain), ...choices }];
  if (node.members !== undefined) complain(node.span, `${name} has no "files"; write ${anyPattern}`);
  return [];
}

function choicesOf(
  prefix: string,
  { target, rules }: { readonly target?: JsonNode; readonly rules?: JsonNode },
  complain: Complain,
): Choices {
  const version: Version | undefined = target && take(readTarget(`${prefix}target`, target.value), target, complain);
  return {
    ...(version && { target: version }),
    severities: rules === undefined ? new Map() : severitiesOf(`${prefix}rules`, rules, complain),
  };
}

function severitiesOf(name: string, node: JsonNode, complain: Complain): Severities {
  if (node.members === undefined) complain(node.span, `${name} must be an object of rules, not ${shown(node.value)}`);
  const severities = new Map<string, Severity | "off">();
  for (const { key, span, node: value } of membersWithoutRepeats(node, complain)) {
    const { value: id, problem } = readRuleId(key);
    if (problem !== undefined) complain(span, problem, id !== undefined);
    const severity = id && take(readSeverity(`${name}.${key}`, value.value), value, complain);
    if (id !== undefined && severity) severities.set(id, severity);
  }
  return severities;
}

function globsOf(name: string, node: JsonNode, complain: Complain): Glob[] {
  return (node.items ?? [node]).flatMap(({ value, span }) => {
    const glob = typeof value === "string" ? readGlob(value) : `${name} must be ${anyPattern}, not ${shown(value)}`;
    if (typeof glob !== "string") return [glob];
    complain(span, glob);
    return [];
  });
}

/** The members of an object by their keys; keys other than `keys` are reported. */
function membersOf<Key extends string>(
  prefix: string,
  node: JsonNode,
  keys: readonly Key[],
  complain: Complain,
): { readonly [key in Key]?: JsonNode } {
  const list = alternatives(
    keys.filter((key) => key !== "$schema"),
    "and",
  );
  if (node.members === undefined) {
    const what = prefix === "" ? "the config" : prefix.slice(0, -1);
    complain(node.span, `${what} must be an object with ${list}, not ${shown(node.value)}`);
  }
  const found: { [key in Key]?: JsonNode } = {};
  for (const { key, span, node: value } of membersWithoutRepeats(node, complain)) {
    const name = keys.find((candidate) => candidate === key);
    if (name !== undefined) found[name] = value;
    else complain(span, unknownName("setting", key, keys, `the settings here are ${list}`));
  }
  return found;
}

/** All members; the second of two with the same key is reported. */
function membersWithoutRepeats(node: JsonNode, complain: Complain): NonNullable<JsonNode["members"]> {
  const keys = new Set<string>();
  for (const { key, span } of node.members ?? []) {
    if (keys.has(key)) complain(span, `${shown(key)} is given twice; the last one applies`);
    keys.add(key);
  }
  return node.members ?? [];
}

function take<T>({ value, problem }: Reading<T>, node: JsonNode, complain: Complain): T | undefined {
  if (problem !== undefined) complain(node.span, problem, value !== undefined);
  return value;
}
