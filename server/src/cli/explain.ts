// `virnet explain RULE`: everything about one rule.

import { alternatives } from "../prose/wording.js";
import { toJson } from "../report/json.js";
import type { Rule } from "../rules/rule.js";
import { rules, ruleUrl } from "../rules/rules.js";
import type { Stage } from "../severity.js";
import { lintExample } from "../workspace/examples.js";
import { type Arguments, UsageError, unknown } from "./args.js";
import { formattedExample } from "./example.js";
import { table } from "./help.js";
import type { Io } from "./io.js";
import { versionsOf } from "./rules.js";

/** The exit code. @throws UsageError */
export async function runExplain({ positionals, values }: Arguments, io: Io): Promise<number> {
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError("explain needs the name of one rule; virnet rules lists them");
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new UsageError(unknownRule(id));
  io.stdout.write(values.get("format") === "json" ? toJson(asJson(rule)) : asText(rule));
  return 0;
}

/** Says as a clause what libvirt does with what the rule finds. */
export function meaningOf({ on, stage }: Pick<Rule, "on" | "stage">): string {
  return on === "failure" ? "a failure of virnet, not a fault of the document" : stageMeaning[stage];
}

const stageMeaning: Readonly<Record<Stage, string>> = {
  parse: "libvirt's XML parser rejects the document",
  define: "libvirt's network driver rejects the network when it is defined",
  schema: "only schema validation rejects it (net-define --validate, virt-xml-validate)",
  start: "the network can be defined but never starts",
  ignored: "libvirt accepts it, but silently ignores part of it or interprets it as something else",
  runtime: "libvirt accepts it, but it fails at run time or on most hosts",
  advice: "accepted by libvirt, not recommended",
};

/** Names the most similar rule, or else those whose names contain the word. */
function unknownRule(id: string): string {
  const ids = rules.map((rule) => rule.id);
  const message = unknown("rule", id, ids);
  if (message.endsWith("?")) return message;
  const related = id === "" ? [] : ids.filter((candidate) => candidate.includes(id)).slice(0, 5);
  return `${message}; ${related.length > 0 ? `did you mean ${alternatives(related)}?` : "virnet rules lists them"}`;
}

/** The titles of the fixes offered for the rule's bad example. */
function fixesOf(rule: Rule): string[] {
  const { findings } = lintExample(rule, rule.bad);
  const titles = findings.filter((finding) => finding.rule === rule.id).flatMap((finding) => finding.fixes);
  return [...new Set(titles.map((fix) => fix.title))];
}

function asJson(rule: Rule) {
  const { id, title, severity, stage, since, until, why, bad, good, beside } = rule;
  return { id, title, severity, stage, since, until, why, bad, good, beside, fixes: fixesOf(rule), url: ruleUrl(id) };
}

function asText(rule: Rule): string {
  const facts = table(
    [
      ["Severity:", rule.severity],
      ["Stage:", `${rule.stage}: ${meaningOf(rule)}`],
      ["libvirt:", versionsOf(rule)],
      ["Page:", ruleUrl(rule.id)],
    ],
    "",
  );
  const fixes = fixesOf(rule);
  return `${rule.id}: ${rule.title}

${facts}

${wrapped(rule.why.trim())}
${rule.bad === "" ? "" : examples(rule)}${fixes.length === 0 ? "" : `\nFixes offered for the wrong example:\n\n${fixes.map((title) => `  ${title}\n`).join("")}`}`;
}

function examples({ bad, beside, good }: Rule): string {
  return `
Wrong:

${shown(bad)}
${beside === undefined ? "" : `\nBeside:\n\n${shown(beside)}\n`}
Right:

${shown(good)}
`;
}

/** Wraps at spaces to lines of at most 100 characters; the author's own line breaks stay. */
function wrapped(prose: string): string {
  return prose.replace(/(?=\S)(.{1,100})(?:[ \t]+|$)/gm, (match, row: string, at: number) => {
    const next = prose[at + match.length];
    return next === undefined || next === "\n" ? row : `${row}\n`;
  });
}

/** Formats an example; those that show a limit are too long to print in full. */
function shown(example: string): string {
  const text = example.length > 4000 ? `${example.slice(0, 200)}...` : formattedExample(example).trim();
  return text.replace(/^(?=.)/gm, "  ");
}
