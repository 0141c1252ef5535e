// `virnet explain RULE`: everything about one rule.
import { bound } from "../format/versions.js";
import { lint } from "../lint/lint.js";
import { toJson } from "../report/json.js";
import { rules, ruleUrl } from "../rules/index.js";
import type { Rule, Stage } from "../rules/rule.js";
import { alternatives } from "../rules/wording.js";
import { type Command, UsageError, unknown } from "./args.js";
import { table } from "./help.js";
import { versionsOf } from "./rules.js";

export const explainCommand: Command = {
  name: "explain",
  summary: "Say what a rule finds, why it matters and what to write instead",
  usage: "RULE [--format text|json]",
  about: "Tells all about one rule: what libvirt does, since when, a document it finds fault with and one it does not.",
  options: { format: { value: "FORMAT", choices: ["text", "json"], help: "Output format" } },
  examples: ["virnet explain dhcp-range-outside-subnet"],
  async run({ positionals, values }, io) {
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0)
      throw new UsageError("explain takes the name of one rule; virnet rules lists them");
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule) throw new UsageError(unknownRule(id));
    io.stdout.write(values.get("format") === "json" ? toJson(asJson(rule)) : asText(rule));
    return 0;
  },
};

const stageMeaning: Readonly<Record<Stage, string>> = {
  parse: "libvirt's XML parser refuses the document",
  define: "libvirt's network driver refuses to define the network",
  schema: "only schema validation refuses it: net-define --validate, virt-xml-validate",
  start: "the network can be defined but never started",
  ignored: "libvirt takes it, but drops part of it or reads it as something else, without a word",
  runtime: "libvirt takes it, but it fails at run time or on most hosts",
  advice: "libvirt takes it; a seasoned administrator would write it differently",
};

/** Names the nearest rule, or else those that have the word in their name. */
function unknownRule(id: string): string {
  const ids = rules.map((rule) => rule.id);
  const message = unknown("rule", id, ids);
  if (message.endsWith("?")) return message;
  const related = id === "" ? [] : ids.filter((candidate) => candidate.includes(id)).slice(0, 5);
  return `${message}; ${related.length > 0 ? `did you mean ${alternatives(related)}?` : "virnet rules lists them"}`;
}

/** The titles of the fixes offered in the rule's bad example. */
function fixesOf(rule: Rule): string[] {
  const target = rule.until ?? rule.since;
  const { findings } = lint(rule.bad, { insist: true, target: target === undefined ? undefined : bound(target) });
  const titles = findings.filter((finding) => finding.rule === rule.id).flatMap((finding) => finding.fixes);
  return [...new Set(titles.map((fix) => fix.title))];
}

function asJson(rule: Rule) {
  const { id, title, severity, stage, since, until, why, bad, good } = rule;
  return { id, title, severity, stage, since, until, why, bad, good, fixes: fixesOf(rule), url: ruleUrl(id) };
}

function asText(rule: Rule): string {
  const facts = table(
    [
      ["Severity:", rule.severity],
      ["Stage:", `${rule.stage}: ${stageMeaning[rule.stage]}`],
      ["libvirt:", versionsOf(rule)],
      ["Page:", ruleUrl(rule.id)],
    ],
    "",
  );
  const fixes = fixesOf(rule);
  return `${rule.id}: ${rule.title}

${facts}

${wrapped(rule.why.trim())}

Wrong:

${indented(rule.bad)}

Right:

${indented(rule.good)}
${fixes.length === 0 ? "" : `\nFixes offered for the wrong example:\n\n${fixes.map((title) => `  ${title}\n`).join("")}`}`;
}

/** Lines of at most 100 characters, broken at blanks; line ends of the author's stay. */
function wrapped(prose: string): string {
  return prose.replace(/(?=\S)(.{1,100})(?:[ \t]+|$)/gm, (match, row: string, at: number) => {
    const next = prose[at + match.length];
    return next === undefined || next === "\n" ? row : `${row}\n`;
  });
}

/** Examples that show a limit are too long to print whole. */
function indented(example: string): string {
  const shown = example.length > 4000 ? `${example.slice(0, 200)}...` : example.trim();
  return shown.replace(/^(?=.)/gm, "  ");
}
