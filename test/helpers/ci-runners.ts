// What CI runners execute of a line in a log, according to their sources.

/** Blanks at the beginning that .NET trims, and what its comparison of texts takes no notice of. */
const ignorable = /[\p{Cc}\p{Cf}\p{DI}]/gu;

/** The commands in an output, each as `runner: what it would carry out`; a runner may know a command of any name. */
export function commandsIn(output: string): string[] {
  return [...output.split(/\r\n|\r|\n/).flatMap(commandsOfLine), ...gitlabSections(output)];
}

function commandsOfLine(line: string): string[] {
  // With and without what a comparison that follows the rules of a language passes over, and without colours.
  const readings = new Set([line, line.replace(ignorable, ""), line.replace(/\u001b\[[\d;]*m/g, "")]);
  return [...readings].flatMap((reading) => [
    ...githubV2(reading).map((command) => `GitHub: ${command}`),
    ...bracketed(reading, "##[").map((command) => `GitHub: ${command}`),
    ...bracketed(reading, "##vso[").map((command) => `Azure: ${command}`),
    ...bracketed(reading, "##teamcity[").map((command) => `TeamCity: ${command}`),
  ]);
}

/** `::name key=value::data`, at the beginning of the trimmed line. */
function githubV2(line: string): string[] {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith("::")) return [];
  const end = trimmed.indexOf("::", 2);
  return end < 0 ? [] : [trimmed.slice(2, end).split(" ")[0] ?? ""];
}

/** `##[name key=value]data` and its kin, anywhere in the line. */
function bracketed(line: string, prefix: string): string[] {
  const start = line.indexOf(prefix);
  const end = start < 0 ? -1 : line.indexOf("]", start);
  return end < 0 ? [] : [line.slice(start + prefix.length, end).split(" ")[0] ?? ""];
}

function gitlabSections(output: string): string[] {
  return [...output.matchAll(/section_(?:start|end):\d+:[\w.-]+(?:\[.*?\])?\r\u001b\[0K/g)].map(
    (found) => `GitLab: ${found[0]}`,
  );
}
