// The syntax of LSP snippets: writing placeholders, and reading a snippet as the text that a plain editor gets.

/** `${1:text}`: a tab stop with a text to overwrite. */
export function placeholder(number: number, text: string): string {
  return `\${${number}:${text.replace(/[\\$}]/g, "\\$&")}}`;
}

/** `${1|one,other|}`: a tab stop with words to choose from. */
export function choice(number: number, words: readonly string[]): string {
  return `\${${number}|${words.map((word) => word.replace(/[\\,|]/g, "\\$&")).join(",")}|}`;
}

/** The snippet with the first word of each choice as a placeholder. */
export function withoutChoices(snippet: string): string {
  return snippet.replace(/(?<!\\)\$\{(\d+)\|((?:[^\\,|]|\\.)*)(?:,(?:[^\\|]|\\.)*)?\|\}/gs, (_, number, word) =>
    placeholder(Number(number), word.replace(/\\([\\,|$}])/g, "$1")),
  );
}

/** `$1`: what is written at that tab stop, once more. No digit may follow; yasnippet knows it without braces only. */
export function mirror(number: number): string {
  return `$${number}`;
}

/**
 * The snippet as text: placeholders (also nested ones) written out and mirrored, the first word of a choice, variables
 * by their default, tab stops gone. What is not well-formed stands as it is.
 */
export function plainText(snippet: string): string {
  // A mirror may stand before its placeholder, so that it takes a second reading.
  return read(snippet, read(snippet, new Map()).written).text;
}

/** The text, and what is written at each tab stop and variable; `known`: the same of an earlier reading. */
function read(snippet: string, known: ReadonlyMap<string, string>) {
  const written = new Map<string, string>();
  let at = 0;

  /** Up to the end or to an unescaped `}` when one is awaited; stands before it then. */
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

  /** At a `$`; behind what it introduces afterwards. */
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

  /** Behind the name in `${name...}`; `undefined` when it does not end well. */
  function inBraces(name: string): string | undefined {
    if (match(/\}/y)) return valueAt(name);
    const words = match(/\|((?:[^\\|]|\\.)*)\|\}/sy)?.[1];
    if (words !== undefined)
      return keep(name, (/^(?:[^\\,]|\\.)*/s.exec(words)?.[0] ?? "").replace(/\\([\\,|$}])/g, "$1"));
    // A transformation of what is written: which expression it is plain text cannot show.
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
