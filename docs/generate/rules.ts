// Writes docs/rules/: a page for every rule, and the table of all of them by topic.
import { readdirSync } from "node:fs";
import { meaningOf } from "../../server/src/cli/explain.js";
import { versionsOf } from "../../server/src/cli/rules.js";
import { makeReport, reportFile } from "../../server/src/report/report.js";
import { formatText } from "../../server/src/report/text.js";
import { examplesOf, readExample } from "../../server/src/rules/example.js";
import type { Rule } from "../../server/src/rules/rule.js";
import { rules } from "../../server/src/rules/rules.js";
import { besidePath, examplePath, lintExample } from "../../server/src/workspace/examples.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { block, code, table } from "./markdown.js";

/** The folder of the pages; it contains nothing else. */
export const folder = "docs/rules";

const made = "<!-- Made from the rule's own file by `npm run generate`; edit there. -->";

/** Longer examples are cut, in characters; they exceed a limit and show nothing else. */
const longestShown = 1500;

/** The page of one rule. */
export function rulePage(rule: Rule): string {
  const parts = [
    `# ${rule.title}`,
    made,
    table(
      ["Rule", "Severity", "What libvirt does", "libvirt versions"],
      [[code(rule.id), rule.severity, meaningOf(rule), versionsOf(rule)]],
    ),
    rule.why.trim(),
    ...history(rule),
    ...examples(rule),
    "## Disabling the rule",
    disabling(rule),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Since when virnet has it, and what it was called before; nothing for one of the first release under its first name. */
function history({ added, formerly = [] }: Rule): string[] {
  const since = added === undefined ? [] : [`Since virnet ${added}.`];
  const before = formerly.length === 0 ? [] : [`Formerly called ${formerly.map(code).join(" and ")}.`];
  return since.length + before.length === 0 ? [] : [[...since, ...before].join(" ")];
}

/** An example with findings, one without, and the fixes; nothing where no document is known to raise the rule. */
function examples(rule: Rule): string[] {
  const {
    bad: [wrong],
    good: [right],
  } = examplesOf(rule);
  if (wrong === undefined || right === undefined) return [];
  const bad = wrong.text;
  const { findings } = lintExample(rule, bad);
  const own = findings.filter((finding) => finding.rule === rule.id);
  const fixes = own.flatMap((finding) => finding.fixes);
  const [first] = fixes;
  const after = first && applyEdits(bad, first.edits);
  const titles = [...new Set(fixes.map(({ title, safe }) => `- ${title}${safe ? " (safe: `--fix` applies it)" : ""}`))];
  const beside = besideOf(rule);
  return [
    "## Wrong",
    shown(bad),
    ...(beside === "" ? [] : [`together with ${code(besidePath)} in the same folder:`, shown(beside)]),
    rule.until === undefined ? "virnet reports:" : `virnet reports, with ${code(`--target ${rule.until}`)}:`,
    block("text", printed(rule, bad, own)),
    "## Right",
    shown(right.text),
    ...(titles.length === 0 ? [] : ["## Fixes", titles.join("\n")]),
    ...(after === undefined || after.length > longestShown ? [] : ["After the first fix:", shown(after)]),
  ];
}

/** The document beside the examples; empty without one. */
function besideOf({ beside = "" }: Rule): string {
  return readExample(beside).text;
}

function shown(text: string): string {
  if (text.length <= longestShown) return block("xml", text);
  return `${block("xml", `${text.slice(0, 120)}...`)}\n\nand so on, ${text.length} characters in all.`;
}

/** What the command line prints, without the summary. */
function printed(rule: Rule, text: string, findings: Parameters<typeof reportFile>[1]): string {
  const report = reportFile(
    { path: examplePath, text },
    findings,
    () => "",
    () => besideOf(rule),
  );
  const blocks = formatText(makeReport("", [report]), false)
    .trimEnd()
    .split("\n\n")
    .slice(0, -1);
  return blocks
    .join("\n\n")
    .split("\n")
    .filter((row) => !/^ *= see: /.test(row))
    .join("\n");
}

function disabling({ id, on }: Rule): string {
  if (on === "document") {
    return "The rule cannot be disabled: until this is fixed, virnet cannot check anything else.";
  }
  const inConfig = `${code(".virnet.json")} (or another severity instead of ${code("off")}):

${block("json", `{ "rules": { "${id}": "off" } }`)}`;
  if (on === "failure") return `For all documents in a folder, in its ${inConfig}`;
  return `For one place, with the reason after a colon:

${block("xml", `<!-- virnet-disable-next-line ${id}: why this is meant -->`)}

For the whole document:

${block("xml", `<!-- virnet-disable-file ${id}: why this is meant -->`)}

For all documents in a folder, in its ${inConfig}`;
}

/** `docs/rules/README.md`. */
export function ruleTable(): string {
  const byTopic = new Map<string, Rule[]>();
  const topics = topicsOfRules();
  for (const rule of rules as readonly Rule[]) {
    const topic = topics.get(rule.id);
    if (topic === undefined) throw new Error(`no file of a rule is called ${rule.id}.ts`);
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), rule]);
  }
  const parts = [
    "# Rules",
    "<!-- Made from the rules by `npm run generate`. -->",
    `${rules.length} rules. An **error** means that libvirt rejects the document or can never start the network; nothing else is an error. A **warning** means that libvirt accepts the document, but ignores or misinterprets a part of it, or that the network fails later. **Information** and **hints** are advice.`,
    ...[...byTopic].flatMap(([topic, members]) => [
      `## ${topic}`,
      table(
        ["Rule", "Severity", "libvirt", "What it finds"],
        members.map((rule) => [`[${rule.id}](${rule.id}.md)`, rule.severity, versionsOf(rule), rule.title]),
      ),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The topic of each rule: the folder its file is in. */
export function topicsOfRules(): Map<string, string> {
  const root = "server/src/rules";
  const topics = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    topics.flatMap(({ name }) =>
      readdirSync(`${root}/${name}`).map((file) => [file.replace(/\.ts$/, ""), name] as const),
    ),
  );
}

/** Files in the folder of the pages that belong to no rule. */
export function strayPages(): string[] {
  const pages = new Set(["README.md", ...rules.map((rule) => `${rule.id}.md`)]);
  try {
    return readdirSync(folder)
      .filter((file) => !pages.has(file))
      .map((file) => `${folder}/${file}`);
  } catch {
    return [];
  }
}
