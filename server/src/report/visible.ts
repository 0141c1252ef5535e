// Makes characters visible that would otherwise move the cursor, start a line, turn the writing direction or show
// nothing, so that a document can neither forge a line of output nor hide what it says.

/** Control, format and unpaired surrogate characters, line and paragraph separators, blanks other than the space. */
const unseen = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu;

const named: ReadonlyMap<string, string> = new Map(Object.entries<string>({ "\n": "\\n", "\r": "\\r", "\t": "\\t" }));

/** The text on one line: `\n`, `\u001b`, `\u{e0001}` for what cannot be seen, the rest as it is. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => named.get(character) ?? escaped(character));
}

/** The same for JSON, where an escape stands for the character itself: nothing is lost. */
export function escapeUnseen(json: string): string {
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    character.split("").map(escapedUnit).join(""),
  );
}

function escaped(character: string): string {
  return character.length > 1 ? `\\u{${character.codePointAt(0)?.toString(16)}}` : escapedUnit(character);
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
