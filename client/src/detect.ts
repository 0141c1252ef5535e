// Recognizes a libvirt network by its text alone, for files that are not recognized by name.
import { enough, outerTags, rootOffset } from "./text.js";

/**
 * The children of a network, and the attributes by which they are recognized as libvirt's; `null` for children that other
 * XML may have as well.
 */
export const children: ReadonlyMap<string, RegExp | null> = new Map(
  Object.entries<RegExp | null>({
    bandwidth: /^/,
    bridge: /\s(?:name|stp|delay|zone|macTableManager)\s*=/,
    description: null,
    dns: /^/,
    domain: /\sname\s*=/,
    forward: /^/,
    ip: /\s(?:address|family|netmask|prefix)\s*=/,
    link: null,
    mac: /\saddress\s*=/,
    metadata: null,
    mtu: /\ssize\s*=/,
    name: null,
    port: /\sisolated\s*=/,
    portgroup: /^/,
    route: /\s(?:address|family|gateway)\s*=/,
    title: null,
    uuid: null,
    virtualport: /^/,
    vlan: /\strunk\s*=/,
  }),
);

/** The children that contain text; `<ip>10.0.0.1</ip>` is not libvirt's. */
const textual = /^(?:description|metadata|name|title|uuid)$/;

/** The attributes that the root of a network may have, after its name. */
const own = /^\s*(?:(?:connections|ipv6|trustGuestRxFilters|xmlns:[\w.-]+)\s*=\s*(?:'[^']*'|"[^"]*")\s*)*\/?$/;

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
    const sign = hasText && !textual.test(name) ? undefined : children.get(name);
    if (sign !== undefined) (sign?.test(attributes) ? libvirts : undecided).add(name);
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
