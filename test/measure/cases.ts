// The documents whose help is measured: the examples of rules, files of given folders, generated ones.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lint } from "../../server/src/lint/lint.js";
import type { LintResult } from "../../server/src/lint/result.js";
import { examplesOf } from "../../server/src/rules/example.js";
import type { Rule } from "../../server/src/rules/rule.js";
import { rules } from "../../server/src/rules/rules.js";
import type { Version } from "../../server/src/vocabulary/versions.js";
import { lintExample } from "../../server/src/workspace/examples.js";
import { generate } from "../libvirt/generate.js";
import type { Slip } from "../slips/slip.js";

/** Lints a text that was changed, as the first was linted. */
export type Read = (text: string) => LintResult;

export interface Case {
  /** Where it comes from. */
  readonly source: string;
  readonly id: string;
  readonly text: string;
  /** Lints the text, or one that it was changed to, beside what it was beside. */
  readonly read: Read;
}

/** Lints a text for a version, the newest unless given, as a file that was named on the command line. */
export function readerFor(target?: Version): Read {
  return (text) => lint(text, { insist: true, target });
}

/** The bad examples of every rule, each linted for a version in which the rule holds. */
export function exampleCases(): Case[] {
  return (rules as readonly Rule[]).flatMap((rule) =>
    examplesOf(rule).bad.map(({ text }, index) => ({
      source: "examples",
      id: `${rule.id} bad ${index + 1}`,
      text,
      read: (changed) => lintExample(rule, changed),
    })),
  );
}

/** The XML files of folders and the folders in them, but not the fixed ones of slips. */
export function folderCases(folders: readonly string[]): Case[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".xml") && !name.endsWith(".fixed.xml"))
      .sort()
      .map((name) => join(folder, name))
      .map((id) => ({ source: folder, id, text: readFileSync(id, "utf8"), read: readerFor() })),
  );
}

/** The XML files of folders that have a fixed one beside them: `NAME.xml` and `NAME.fixed.xml`. */
export function folderSlips(folders: readonly string[]): Slip[] {
  return folderCases(folders).flatMap(({ source, id, text }) => {
    const fixed = id.replace(/\.xml$/, ".fixed.xml");
    return existsSync(fixed) ? [{ kind: source, wrong: text, meant: readFileSync(fixed, "utf8") }] : [];
  });
}

/** Generated documents, most of them with one or two mistakes. */
export function generatedCases(seed: number, count: number): Case[] {
  return generate(seed, count).map(({ id, text, labels }) => ({
    source: labels.length > 1 ? "generated, two mistakes" : "generated",
    id,
    text,
    read: readerFor(),
  }));
}
