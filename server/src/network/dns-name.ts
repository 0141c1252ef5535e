// The rules of the DNS for names, which libvirt and its schema do not check.

/** Maximum length of a label and of a name, in bytes. */
export const longestLabel = 63;
export const longestName = 253;

/** Finds the first label that is too long, in ASCII names only: others must be encoded first. */
export function longLabelOf(name: string): string | undefined {
  return isAscii(name) ? name.split(".").find((label) => label.length > longestLabel) : undefined;
}

/**
 * Describes what is wrong with the shape of a name, as a clause; `undefined` for a valid name. A dot at the end is
 * valid.
 */
export function malformation(name: string): string | undefined {
  if (name === "" || name === ".") return undefined;
  if (name.startsWith(".")) return "begins with a dot";
  const labels = (name.endsWith(".") ? name.slice(0, -1) : name).split(".");
  if (labels.includes("")) return "has two dots in a row";
  const odd = labels.find((label) => label.startsWith("-") || label.endsWith("-"));
  return odd === undefined ? undefined : `has a label that ${odd.startsWith("-") ? "begins" : "ends"} with a hyphen`;
}

/**
 * Encodes an international name for the DNS, `bär.test` as `xn--br-via.test`; `undefined` when it does not need or have
 * an encoding.
 */
export function asciiName(name: string): string | undefined {
  if (!/^[\p{L}\p{N}.-]+$/u.test(name)) return undefined;
  try {
    const { hostname } = new URL(`http://${name}`);
    return hostname.includes("xn--") ? hostname : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the name is the domain itself or is inside it. */
export function isWithin(name: string, domain: string): boolean {
  const own = name.toLowerCase().replace(/\.$/, "");
  return own === domain || own.endsWith(`.${domain}`);
}

function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}
