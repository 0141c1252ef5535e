// Tells a libvirt network from any other XML by its text alone, for files whose name says nothing.

/** What may stand before the root element: a byte order mark, declarations, comments, blanks. A DOCTYPE is another dialect's. */
const prolog = /^\uFEFF?(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/;

/** Elements of which a libvirt network has at least one, and whose company no other dialect with such a root keeps. */
const children =
  /<(?:name|uuid|forward|bridge|mac|mtu|domain|dns|ip|route|portgroup|virtualport|vlan|bandwidth|port)[\s/>]/;

/** Only the beginning of a file is looked at, in UTF-16 code units. */
const enough = 64 * 1024;

/**
 * Whether the text is a libvirt network: its root element is `network`, in no namespace, and something in it is
 * libvirt's. Also a half-typed one.
 */
export function looksLikeNetwork(text: string): boolean {
  const start = text.slice(0, enough);
  const rest = start.slice(prolog.exec(start)?.[0].length ?? 0);
  const root = /^<network(?:\s[^<>]*)?>/.exec(rest)?.[0];
  if (root === undefined || /\sxmlns\s*=/.test(root)) return false;
  return children.test(rest.slice(root.length).replace(/<!--[\s\S]*?(?:-->|$)/g, ""));
}
