// Recognizes a libvirt network by its text alone, for files that are not recognized by name.
import { rootAttributes, rootChildren } from "./network-elements.js";
import { enough, outerTags, rootOffset } from "./text.js";

/** Children that no other XML has below a root called network, as far as we know. */
const libvirtsAlone = new Set(["bandwidth", "dns", "forward", "portgroup", "virtualport"]);

/** Children that anybody may have, though they hold no text. */
const anybodys = new Set(["link"]);

/** What the attributes of a child must have in them to show that it is libvirt's. */
const signs: ReadonlyMap<string, RegExp> = new Map(
  [...rootChildren].flatMap(([name, attributes]) =>
    attributes === null || anybodys.has(name)
      ? []
      : [[name, libvirtsAlone.has(name) ? /^/ : new RegExp(`\\s(?:${attributes.join("|")})\\s*=`)] as const],
  ),
);

/** What the root of a network may have on it, after its name. */
const own = new RegExp(`^\\s*(?:(?:${rootAttributes.join("|")}|xmlns:[\\w.-]+)\\s*=\\s*(?:'[^']*'|"[^"]*")\\s*)*/?$`);

/**
 * Whether the text is a libvirt network, even a half-typed one: its root element is `network`, in no namespace, and more
 * of its children are libvirt's than not.
 */
export function looksLikeNetwork(text: string): boolean {
  const beginning = text.slice(0, enough);
  const start = rootOffset(beginning);
  if (start === undefined) return false;
  const [root, ...tags] = outerTags(beginning.slice(start));
  if (root?.name !== "network" || !root.closed || /\sxmlns\s*=/.test(root.attributes)) return false;
  const libvirts = new Set<string>();
  const undecided = new Set<string>();
  const alien = new Set(own.test(root.attributes) ? [] : ["attribute"]);
  for (const { name, attributes, hasText } of tags) {
    const holds = rootChildren.get(name);
    // `<ip>10.0.0.1</ip>` is somebody else's.
    const isKnown = holds !== undefined && (holds === null || !hasText);
    if (isKnown) (signs.get(name)?.test(attributes) ? libvirts : undecided).add(name);
    else if (!name.includes(":")) alien.add(name);
  }
  if (libvirts.size === 0) return undecided.size > 0 && alien.size === 0;
  return libvirts.size + undecided.size > alien.size;
}

/**
 * Finds a network within other text, such as terminal output, including the comments before it; `undefined` for a text that
 * is a network from the beginning. Offsets in UTF-16, the end excluded.
 */
export function networkWithin(text: string): { readonly start: number; readonly end: number } | undefined {
  if (text.length > enough || rootOffset(text) !== undefined) return undefined;
  const root = /<network(?=[\s>])/.exec(text)?.index;
  const close = "</network>";
  const last = root === undefined ? -1 : text.indexOf(close, root);
  if (root === undefined || last < 0) return undefined;
  const end = last + close.length;
  return looksLikeNetwork(text.slice(root, end)) ? { start: withProlog(text, root), end } : undefined;
}

/** Where the comments and the declaration before a root element begin. */
function withProlog(text: string, root: number): number {
  let start = root;
  for (;;) {
    const before = text.slice(0, start).trimEnd();
    const opening = before.endsWith("-->") ? "<!--" : before.endsWith("?>") ? "<?xml" : undefined;
    const opened = opening === undefined ? -1 : before.lastIndexOf(opening);
    if (opened < 0) return start;
    start = opened;
  }
}
