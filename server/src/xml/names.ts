// XML names and whitespace, and the parts of a qualified name.

const start =
  ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const further = `${start}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

/** Source of a regular expression (flag `u`) that matches an XML 1.0 name, prefix included. */
export const namePattern = `[${start}][${further}]*`;

const nameAt = new RegExp(namePattern, "uy");
const wholeName = new RegExp(`^${namePattern}$`, "u");

/** Returns the end of the name that begins at `from`; `from` itself when none begins there. */
export function nameEnd(text: string, from: number): number {
  nameAt.lastIndex = from;
  return nameAt.test(text) ? nameAt.lastIndex : from;
}

/** Whether the text is a complete XML name. */
export function isName(text: string): boolean {
  return wholeName.test(text);
}

/** Whether the character is XML whitespace: space, tab, line feed or carriage return. */
export function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r";
}

/** Returns the first offset at or after `from` that is not whitespace; at most `to`. */
export function skipBlanks(text: string, from: number, to: number = text.length): number {
  let offset = from;
  while (offset < to && isBlank(text[offset])) offset += 1;
  return offset;
}

/**
 * Splits `dnsmasq:option` into prefix and local name; a name whose first colon is at its start or end has no prefix.
 */
export function splitName(name: string): { readonly prefix: string; readonly localName: string } {
  const colon = name.indexOf(":");
  if (colon <= 0 || colon === name.length - 1) return { prefix: "", localName: name };
  return { prefix: name.slice(0, colon), localName: name.slice(colon + 1) };
}
