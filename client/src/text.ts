// Finds things in the text of a network without a parser, enough for the extension. Offsets are UTF-16, as in the editor.

/** How much of a file is looked at to recognize it, in UTF-16 code units. */
export const enough = 64 * 1024;

/** What may precede the root element: a byte order mark, declarations, comments, whitespace. A DOCTYPE means another dialect. */
const prolog = /^\uFEFF?(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/;

/** A tag, even one whose `>` is still missing; attribute values may contain anything. */
const tagPattern = /<(\/?)([A-Za-z_][\w.:-]*)(?=[\s/>])((?:[^<>'"]|'[^']*'|"[^"]*")*)(>?)/g;

interface Tag {
  readonly name: string;
  /** The text between the name and the `>`, with the slash of an empty element. */
  readonly attributes: string;
  /** Whether it has its `>`. */
  readonly closed: boolean;
  /** Whether text follows, other than whitespace and template placeholders. */
  readonly hasText: boolean;
  readonly start: number;
}

/** Replaces the characters of comments and CDATA sections by spaces; offsets stay the same. */
export function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, (part) => " ".repeat(part.length));
}

/** Where the root element begins; `undefined` where there is none, or a DOCTYPE comes first. */
export function rootOffset(text: string): number | undefined {
  const start = prolog.exec(text)?.[0].length ?? 0;
  return /^<[A-Za-z_]/.test(text.slice(start, start + 2)) ? start : undefined;
}

/** The start tags of the root element and of its children, in order; elements that are not closed hide what follows. */
export function* outerTags(text: string): Generator<Tag> {
  const plain = withoutComments(text);
  let depth = 0;
  for (const { index, 1: end, 2: name = "", 3: attributes = "", 4: last = "" } of plain.matchAll(tagPattern)) {
    if (end === "/") {
      depth -= 1;
      if (depth <= 0) return;
      continue;
    }
    const isStart = last === ">" && !attributes.endsWith("/");
    if (depth < 2) {
      const end = index + 1 + name.length + attributes.length + last.length;
      const hasText = isStart && /^\s*[^\s<{%$]/.test(plain.slice(end, end + 200));
      yield { name, attributes, closed: last === ">", hasText, start: index };
    }
    if (isStart) depth += 1;
    else if (depth === 0) return;
  }
}

/** The name of the network, as libvirt would read it; `undefined` when it has none yet. */
export function networkName(text: string): string | undefined {
  for (const { name, start } of outerTags(text)) {
    if (name !== "name") continue;
    const written = /^<name\s*>([^<]*)<\/name\s*>/.exec(text.slice(start, start + 1000))?.[1];
    return written === undefined ? undefined : decoded(written) || undefined;
  }
  return undefined;
}

/** The file a network is saved as: `lab.network.xml`. */
export function fileNameFor(text: string): string {
  const name = networkName(text) ?? "";
  // No path, no hidden file, no character that Windows does not allow.
  const plain = name.replace(/[\s/\\:*?"<>|\p{Cc}]+/gu, "-").replace(/^[.-]+/, "");
  return `${plain === "" ? "new" : plain.slice(0, 100)}.network.xml`;
}

/** Where the forward mode is set: the `<forward>`, or the root element of a network without one. */
export function forwardOffset(text: string): number | undefined {
  const tags = [...outerTags(text)];
  return (tags.find(({ name }, index) => index > 0 && name === "forward") ?? tags[0])?.start;
}

const entities: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }),
);

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
