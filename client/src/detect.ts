// Tells a libvirt network from any other XML by its text alone, for files whose name says nothing.
import { enough, outerTags, rootOffset } from "./text.js";

/**
 * The children of a network, and the attributes that show that they are libvirt's. `null` for those that say nothing
 * either way, because anybody may have them.
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

/** The children that hold text; `<ip>10.0.0.1</ip>` is somebody else's. */
const textual = /^(?:description|metadata|name|title|uuid)$/;

/** What the root of a network may say of itself, behind its name. */
const own = /^\s*(?:(?:connections|ipv6|trustGuestRxFilters|xmlns:[\w.-]+)\s*=\s*(?:'[^']*'|"[^"]*")\s*)*\/?$/;

/**
 * Whether the text is a libvirt network: its root element is `network`, in no namespace, and more in it is libvirt's
 * than anybody else's. Also a half-typed one.
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
 * Where a network stands in a text that is more than that, such as what a terminal shows; with the comments before it. Not
 * in one that is a network from its beginning. Offsets in UTF-16, the end excluded.
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
