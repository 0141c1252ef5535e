// Writes docs/claims.md: every statement of libvirt's description of the format, as of 0.10.0, and where virnet covers it.
import { code, table } from "./markdown.js";
import { readTable } from "./tables.js";

/**
 * One way in which virnet covers a statement; a statement may have several.
 *
 * - `rule`: `where` is the rule's id, and `@version` unless the statement holds for 0.10.0; `proof` is a document with a
 *   finding of the rule
 * - `hover`: `where` is an element, `element@attribute` or `element@attribute=value`; `proof` is a part of its
 *   description, notes or default
 * - `since`: `where` as for `hover`; `proof` is the version in which it was added
 * - `accepted`: `proof` is a document that must have neither errors nor warnings, `where` the version or empty
 */
export interface ClaimRow {
  readonly number: string;
  readonly claim: string;
  readonly kept: string;
  readonly where: string;
  readonly proof: string;
}

export function claimRows(): readonly ClaimRow[] {
  return readTable("docs/data/claims.tsv", ["number", "claim", "kept", "where", "proof"]);
}

export function claims(): string {
  const rows = claimRows();
  const numbers = [...new Set(rows.map((row) => row.number))];
  const parts = [
    "# Statements of libvirt's format description",
    "<!-- Made from docs/data/claims.tsv by `npm run generate`; edit there. -->",
    `libvirt's description of network XML, as of version 0.10.0, makes ${numbers.length} statements. virnet covers each of them by a rule, by the description of an element (shown on hover and in the [reference](reference.md)), by the version in which an element or attribute was added, or by a document that must be accepted. The rules are tested with target 0.10.0 unless another version is named.`,
    table(
      ["", "Statement", "Covered by"],
      numbers.map((number) => {
        const own = rows.filter((row) => row.number === number);
        return [number, own[0]?.claim ?? "", own.map(keeper).join("; ")];
      }),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

function keeper({ kept, where, proof }: ClaimRow): string {
  switch (kept) {
    case "rule": {
      const [id, version] = where.split("@");
      return `[${id}](rules/${id}.md)${version ? ` (${version})` : ""}`;
    }
    case "hover":
      return `description of ${code(where)}`;
    case "since":
      return `${code(where)} since ${proof}`;
    default:
      return "accepted";
  }
}
