// DNS names by the rules of the DNS itself, which libvirt and its schema do not look at.

/** Bytes a label may have, and a whole name. */
export const longestLabel = 63;
export const longestName = 253;

/** The first label that is too long; only looks at ASCII names, others are encoded first. */
export function longLabelOf(name: string): string | undefined {
  return isAscii(name) ? name.split(".").find((label) => label.length > longestLabel) : undefined;
}

/** What is wrong with the shape of the name, as a clause; `undefined` when nothing is. A dot at the end is fine. */
export function malformation(name: string): string | undefined {
  if (name === "" || name === ".") return undefined;
  if (name.startsWith(".")) return "begins with a dot";
  const labels = (name.endsWith(".") ? name.slice(0, -1) : name).split(".");
  if (labels.includes("")) return "has two dots in a row";
  const odd = labels.find((label) => label.startsWith("-") || label.endsWith("-"));
  return odd === undefined ? undefined : `has a label that ${odd.startsWith("-") ? "begins" : "ends"} with a hyphen`;
}

/** An international name as the DNS has it, `bär.test` as `xn--br-via.test`; `undefined` when it needs or has no such form. */
export function asciiName(name: string): string | undefined {
  if (!/^[\p{L}\p{N}.-]+$/u.test(name)) return undefined;
  try {
    const { hostname } = new URL(`http://${name}`);
    return hostname.includes("xn--") ? hostname : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the name is that domain or lies in it. */
export function isWithin(name: string, domain: string): boolean {
  const own = name.toLowerCase().replace(/\.$/, "");
  return own === domain || own.endsWith(`.${domain}`);
}

function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}
