// Reads the tables beside the tests: tab-separated, with column names in the first line.
import { readFileSync } from "node:fs";

/** The rows below the head, each as its cells by column name. */
export function readTable(name: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(`test/vocabulary/${name}`, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}
