// Writes docs/claims.md: every statement of libvirt's description of the format, as of 0.10.0, and where virnet keeps it.
import { code, table } from "./markdown.js";
import { readTable } from "./tables.js";

/**
 * One way in which virnet keeps a statement; a statement may have several.
 *
 * - `rule`: `where` is the rule's id, and `@version` unless the statement holds for 0.10.0; `proof` a document that it
 *   finds fault with
 * - `hover`: `where` is an element, `element@attribute` or `element@attribute=value`; `proof` words of its description,
 *   notes or default
 * - `since`: `where` the same; `proof` the version in which it came
 * - `accepted`: `proof` a document that must raise neither errors nor warnings, `where` the version or empty
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
    "# Statements of the format's description",
    "<!-- Made from docs/data/claims.tsv by `npm run generate`; edit there. -->",
    `libvirt's own description of network XML, as it stood with 0.10.0, makes ${numbers.length} statements. Each is kept by a rule, stands in the description of its element (hover, [reference](reference.md)), is a version of the vocabulary, or is a document that must pass. Rules are tried with target 0.10.0 unless another version is named.`,
    table(
      ["", "Statement", "Kept by"],
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
