// Escapes what would otherwise move the cursor, start a line, change the writing direction, be invisible, or be executed by
// a CI runner that reads its log, so that a document can neither forge a line of output, nor hide its content, nor inject a
// command. Escapes are those of JSON, so the reader sees what is there.

/**
 * Control, format and unpaired surrogate characters, line and paragraph separators, whitespace other than the space, other
 * invisible characters; and the second of the number signs that begin a runner command anywhere in a line: GitHub's
 * `##[group]`, Azure's `##vso[...]`, TeamCity's `##teamcity[...]`. GitLab's commands have a carriage return in them.
 */
const unseen = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{DI}]|(?<=#)#(?=\w*\[)/gu;

const named: ReadonlyMap<string, string> = new Map(Object.entries<string>({ "\n": "\\n", "\r": "\\r", "\t": "\\t" }));

/** The text on one line: `\n`, `\u001b`, `\u{e0001}` for what cannot be seen, `#\u0023[` for `##[`, the rest as it is. */
export function visible(text: string): string {
  return text.replace(unseen, spelled);
}

/** The characters of a text, each with its visible form. */
export function* visibleCharacters(text: string): Generator<readonly [character: string, shown: string]> {
  let end = 0;
  for (const { 0: character, index } of text.matchAll(unseen)) {
    for (const plain of text.slice(end, index)) yield [plain, plain];
    yield [character, spelled(character)];
    end = index + character.length;
  }
  for (const plain of text.slice(end)) yield [plain, plain];
}

/** Escapes a line that begins with foreign text: `\u003a:` for the `::` that begins a command to GitHub's runner. */
export function visibleLine(line: string): string {
  return visible(line).replace(/^( *):(?=:)/, (_, spaces: string) => `${spaces}${escapedUnit(":")}`);
}

/** Escapes JSON, where an escape means the character itself, so nothing is lost. */
export function escapeUnseen(json: string): string {
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2028\u2029]|(?<=#)#(?=\w*\[)/gu, (character) =>
    character.split("").map(escapedUnit).join(""),
  );
}

function spelled(character: string): string {
  if (character.length > 1) return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return named.get(character) ?? escapedUnit(character);
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
