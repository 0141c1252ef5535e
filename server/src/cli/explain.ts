// `virnet explain RULE`: everything about one rule.

import { alternatives } from "../prose/wording.js";
import { toJson } from "../report/json.js";
import { readExample } from "../rules/example.js";
import type { Rule } from "../rules/rule.js";
import { renamedRules, rules, ruleUrl } from "../rules/rules.js";
import type { Stage } from "../severity.js";
import { lintExample } from "../workspace/examples.js";
import { type Arguments, UsageError, unknown } from "./args.js";
import { table } from "./help.js";
import type { Io } from "./io.js";
import { versionsOf } from "./rules.js";

/** The exit code. @throws UsageError */
export async function runExplain({ positionals, values }: Arguments, io: Io): Promise<number> {
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError("explain needs the name of one rule; virnet rules lists them");
  const rule = rules.find((candidate) => candidate.id === (renamedRules.get(id) ?? id));
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

/** What a rule is shown with: its first examples. */
interface Shown {
  /** Absent where no document is known to raise the rule. */
  readonly bad?: string | undefined;
  readonly good: string;
  readonly beside?: string | undefined;
}

function shownOf({ bad: [bad], good: [good = ""], beside }: Rule): Shown {
  const text = (source: string | undefined) => (source === undefined ? undefined : readExample(source).text);
  return { bad: text(bad), good: readExample(good).text, beside: text(beside) };
}

/** The titles of the fixes offered in the rule's bad example. */
function fixesOf(rule: Rule, { bad }: Shown): string[] {
  const findings = bad === undefined ? [] : lintExample(rule, bad).findings;
  const titles = findings.filter((finding) => finding.rule === rule.id).flatMap((finding) => finding.fixes);
  return [...new Set(titles.map((fix) => fix.title))];
}

function asJson(rule: Rule) {
  const { id, title, severity, stage, since, until, why } = rule;
  const shown = shownOf(rule);
  const { bad = "", good, beside } = shown;
  const fixes = fixesOf(rule, shown);
  return { id, title, severity, stage, since, until, why, bad, good, beside, fixes, url: ruleUrl(id) };
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
  const shown = shownOf(rule);
  const fixes = fixesOf(rule, shown);
  return `${rule.id}: ${rule.title}

${facts}

${wrapped(rule.why.trim())}
${examples(shown)}${fixes.length === 0 ? "" : `\nFixes offered for the wrong example:\n\n${fixes.map((title) => `  ${title}\n`).join("")}`}`;
}

function examples({ bad, beside, good }: Shown): string {
  if (bad === undefined) return "";
  return `
Wrong:

${indented(bad)}
${beside === undefined ? "" : `\nBeside:\n\n${indented(beside)}\n`}
Right:

${indented(good)}
`;
}

/** Wraps at spaces to lines of at most 100 characters; the author's own line breaks stay. */
function wrapped(prose: string): string {
  return prose.replace(/(?=\S)(.{1,100})(?:[ \t]+|$)/gm, (match, row: string, at: number) => {
    const next = prose[at + match.length];
    return next === undefined || next === "\n" ? row : `${row}\n`;
  });
}

/** Indents an example; those that show a limit are too long to print in full. */
function indented(example: string): string {
  const text = example.length > 4000 ? `${example.slice(0, 200)}...` : example.trim();
  return text.replace(/^(?=.)/gm, "  ");
}
