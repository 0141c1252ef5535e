// The syntax of LSP snippets: writing placeholders, and converting a snippet to plain text for editors without
// snippets.

/** Writes `${1:text}`: a tab stop with a text to overwrite. */
export function placeholder(number: number, text: string): string {
  return `\${${number}:${text.replace(/[\\$}]/g, "\\$&")}}`;
}

/** Writes `${1|one,other|}`: a tab stop with words to choose from. */
export function choice(number: number, words: readonly string[]): string {
  return `\${${number}|${words.map((word) => word.replace(/[\\,|]/g, "\\$&")).join(",")}|}`;
}

/** Replaces each choice by a placeholder with its first word. */
export function withoutChoices(snippet: string): string {
  return snippet.replace(/(?<!\\)\$\{(\d+)\|((?:[^\\,|]|\\.)*)(?:,(?:[^\\|]|\\.)*)?\|\}/gs, (_, number, word) =>
    placeholder(Number(number), word.replace(/\\([\\,|$}])/g, "$1")),
  );
}

/**
 * Writes `$1`: repeats the text of that tab stop. No digit may follow; yasnippet only knows the form without braces.
 */
export function mirror(number: number): string {
  return `$${number}`;
}

/**
 * Converts a snippet to text: placeholders (also nested ones) and mirrors by their text, choices by the first word,
 * variables by their default, without tab stops. Malformed parts stay as they are.
 */
export function plainText(snippet: string): string {
  // A mirror may come before its placeholder, which takes a second pass.
  return read(snippet, read(snippet, new Map()).written).text;
}

/** Converts a snippet, and collects the text of each tab stop and variable; `known`: those of an earlier pass. */
function read(snippet: string, known: ReadonlyMap<string, string>) {
  const written = new Map<string, string>();
  let at = 0;

  /** Reads to the end, or if nested to before an unescaped `}`. */
  function text(nested: boolean): string {
    let out = "";
    while (at < snippet.length) {
      const mark = snippet.charAt(at);
      if (mark === "\\" && /[\\$}]/.test(snippet.charAt(at + 1))) {
        out += snippet.charAt(at + 1);
        at += 2;
      } else if (mark === "}" && nested) {
        break;
      } else {
        out += mark === "$" ? stop() : mark;
        if (mark !== "$") at += 1;
      }
    }
    return out;
  }

  /** Reads what a `$` introduces; continues after it. */
  function stop(): string {
    const bare = match(/\$(\d+|[A-Za-z_]\w*)/y);
    if (bare) return valueAt(bare[1] ?? "");
    const start = at;
    const name = match(/\$\{(\d+|[A-Za-z_]\w*)/y)?.[1];
    const value = name === undefined ? undefined : inBraces(name);
    if (value !== undefined) return value;
    at = start + 1;
    return "$";
  }

  /** Reads what follows the name in `${name...}`; `undefined` when it is malformed. */
  function inBraces(name: string): string | undefined {
    if (match(/\}/y)) return valueAt(name);
    const words = match(/\|((?:[^\\|]|\\.)*)\|\}/sy)?.[1];
    if (words !== undefined)
      return keep(name, (/^(?:[^\\,]|\\.)*/s.exec(words)?.[0] ?? "").replace(/\\([\\,|$}])/g, "$1"));
    // A transformation: plain text cannot show its result.
    if (match(/\/(?:[^\\/]|\\.)*\/(?:\$\{[^}]*\}|[^\\/]|\\.)*\/[a-z]*\}/sy)) return valueAt(name);
    if (!match(/:/y)) return undefined;
    const inner = text(true);
    return match(/\}/y) ? keep(name, inner) : undefined;
  }

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(snippet);
    if (found) at = pattern.lastIndex;
    return found;
  }

  function keep(name: string, value: string): string {
    if (!written.has(name)) written.set(name, value);
    return valueAt(name);
  }

  function valueAt(name: string): string {
    return written.get(name) ?? known.get(name) ?? "";
  }

  return { text: text(false), written };
}
