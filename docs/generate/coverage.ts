// Writes docs/coverage.md: which rules cover each known check, of libvirt and beyond.
import { code, table } from "./markdown.js";
import { readTable } from "./tables.js";

/** `check`: its name, or `additional` for rules beyond the list; `rules`: ids, comma separated, or `-`. */
export interface CoverageRow {
  readonly check: string;
  readonly title: string;
  readonly rules: string;
  readonly reason: string;
}

export const additional = "additional";

export function coverageRows(): readonly CoverageRow[] {
  return readTable("docs/data/coverage.tsv", ["check", "title", "rules", "reason"]);
}

/** The ids a row names. */
export function ruleIdsOf({ rules }: Pick<CoverageRow, "rules">): string[] {
  return rules === "-" ? [] : rules.split(",").map((id) => id.trim());
}

export function coverage(): string {
  const rows = coverageRows();
  const checks = rows.filter((row) => row.check !== additional);
  const beyond = checks.filter((row) => row.check.startsWith("x-"));
  const own = checks.filter((row) => !row.check.startsWith("x-"));
  const covered = checks.filter((row) => row.rules !== "-").length;
  const parts = [
    "# Coverage",
    "<!-- Made from docs/data/ by `npm run generate`; edit there. -->",
    `The known checks of libvirt and beyond, and the rules of virnet that cover them: ${covered} of ${checks.length} have a rule. For the others, the table says why there is none.`,
    "## What libvirt checks, rejects or ignores",
    list(own),
    "## What libvirt does not check",
    list(beyond),
    "## Additional rules",
    table(
      ["Rule", "Why"],
      rows
        .filter((row) => row.check === additional)
        .flatMap((row) => ruleIdsOf(row).map((id) => [link(id), row.reason])),
    ),
    "## What the document alone cannot tell",
    table(
      ["Subject", "Why, and what virnet does"],
      readTable("docs/data/undecided.tsv", ["subject", "why"]).map((row) => [row.subject, row.why]),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

function list(rows: readonly CoverageRow[]): string {
  return table(
    ["Check", "What it is about", "Rules"],
    rows.map((row) => [
      code(row.check),
      row.title,
      [ruleIdsOf(row).map(link).join(", "), row.reason === "-" ? "" : row.reason].filter(Boolean).join("; "),
    ]),
  );
}

function link(id: string): string {
  return `[${id}](rules/${id}.md)`;
}
