// The Markdown we write, and what becomes of it in an editor that shows plain text only.

/** A code span; the fence is longer than any run of backticks inside. */
export function code(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}

/** Characters of a value shown in a hover. */
const longestValue = 80;

/** Text of the document as a code span: on one line, shortened so that it stays readable. */
export function codeOf(written: string): string {
  const line = written.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
  const short = line.length > longestValue ? `${line.slice(0, longestValue - 3)}...` : line;
  return short.trim() === "" ? '""' : code(short);
}

/** A table with a head; rows of another length than the head are the caller's mistake. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Blocks with an empty line between them; what is missing or empty is left out. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

/** A line across, between what holds here and what holds everywhere. */
export const rule = "---";

/** Our Markdown as plain text: no marks, links with their address behind them, tables in columns. */
export function plainOf(markdown: string): string {
  const blocks: string[] = [];
  for (const block of markdown.split(/\n{2,}/)) {
    if (block === rule) continue;
    const lines = block.split("\n").filter((line) => !line.startsWith("```"));
    blocks.push(lines.every((line) => line.startsWith("|")) ? columns(lines) : lines.map(withoutMarks).join("\n"));
  }
  return blocks.join("\n\n");
}

/** The rows of a table with their cells lined up, without the line under its head. */
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
