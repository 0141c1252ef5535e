// Writes Markdown, and converts it for editors that show plain text only.

/** Formats a code span; the fence is longer than any run of backticks inside. */
export function code(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}

/** Maximum length of a value in a hover, in characters. */
const longestValue = 80;

/** Formats text of the document as a code span, on one line and shortened to stay readable. */
export function codeOf(written: string): string {
  const line = written.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
  const short = line.length > longestValue ? `${line.slice(0, longestValue - 3)}...` : line;
  return short.trim() === "" ? '""' : code(short);
}

/** Formats a table with a header row; all rows must have as many cells as the header. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Formats a list. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Joins blocks with an empty line between them; skips missing and empty ones. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

/** A horizontal rule, between what applies here and what applies everywhere. */
export const rule = "---";

/** Converts our Markdown to plain text: without marks, links followed by their URLs, tables in columns. */
export function plainOf(markdown: string): string {
  const blocks: string[] = [];
  for (const block of markdown.split(/\n{2,}/)) {
    if (block === rule) continue;
    const lines = block.split("\n").filter((line) => !line.startsWith("```"));
    blocks.push(lines.every((line) => line.startsWith("|")) ? columns(lines) : lines.map(withoutMarks).join("\n"));
  }
  return blocks.join("\n\n");
}

/** Aligns the cells of a table's rows, without the line under its header. */
function columns([head = "", , ...body]: readonly string[]): string {
  const rows = [head, ...body].map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => withoutMarks(cell.replaceAll("\\|", "|").trim())),
  );
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? "")].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A code span, a link, or strong text. */
const marks = /(`+)( ?)(.*?)\2\1(?!`)|\[([^\]]*)\]\(([^)]*)\)|\*\*(.*?)\*\*/g;

function withoutMarks(text: string): string {
  return text.replace(marks, (_, fence, _blank, inner, label, address, strong) => {
    if (fence !== undefined) return inner;
    return label === undefined ? withoutMarks(strong) : `${withoutMarks(label)}: ${address}`;
  });
}
