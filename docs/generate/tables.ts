// Reads tables of tab-separated values: a header line with the names of the columns, then rows.
import { readFileSync } from "node:fs";

/** The rows as objects of the columns named; a missing cell is empty. @throws when a column is missing */
export function readTable<Column extends string>(path: string, columns: readonly Column[]): Record<Column, string>[] {
  const [head = "", ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(", ")}`);
  return rows.map((row) => {
    const cells = row.split("\t");
    const pairs = columns.map((column) => [column, cells[names.indexOf(column)] ?? ""] as const);
    return Object.fromEntries(pairs) as Record<Column, string>;
  });
}
