// Documents as they are while someone types, pastes and mistypes: unusual values, attributes and elements removed,
// repeated and moved, tags and whole texts cut off.
import type { Random } from "../libvirt/random.js";

/** A text, and where it was changed last. */
export interface Mutated {
  readonly text: string;
  readonly at: number;
}

const odd = [
  ...["", " ", "0", "1", "-1", "-64", "31", "32", "33", "64", "127", "128", "129", "255", "256", "4096", "65536"],
  ...["1e9", "1000000000", "4294967295", "4294967296", "18446744073709551615", "18446744073709551616", "9".repeat(64)],
  ...["0x40", "010", "+5", " 5", "5 ", "1.5", "ipv4", "ipv6", "x", "yes", "no", "nat", "isolated"],
  ...["0.0.0.0", "255.255.255.255", "255.255.255.0", "255.0.255.0", "0.0.0.255", "10.5.0.0", "192.168.1", "224.0.0.1"],
  ...["10.0.0.1/8", "10.0.0.256", "127.0.0.1", "192.168.122.1", "::", "::1", "fd00::1", "fd00::", "fe80::1%x"],
  ...["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::ffff:10.0.0.1", "fd00::/64", "ff02::1", "52:54:00:00:00:00"],
  ...[
    "ff:ff:ff:ff:ff:ff",
    "00:00:00:00:00:00",
    "é",
    "naïve.例え",
    "𝒳𝒴",
    "\u0000",
    "\t",
    "\n",
    "\r\n",
    "a\nb",
    "&amp;",
    "&",
    "&#x41;",
    "<",
  ],
  ...["'", '"', "$", "$1", "}", "\\", "{{ name }}", "{% if %}", "<%= x %>", "%d", "a".repeat(300), "[object Object]"],
];

const scraps = [
  ...["<", ">", "/", "/>", "</", "=", "'", '"', "&", "&#x", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE"],
  ...[
    "<ip ",
    "<ip>",
    "</ip>",
    "<ip address='",
    "<route family='ipv6' ",
    "<dhcp>",
    "<range start='",
    "<host mac='",
    "<dns/>",
  ],
  ...["<!-- virnet-disable -->", "<!-- virnet-disable-next-line -->", "<!-- virnet-target 0.3.0 -->", "<!-- virnet-"],
  ...[
    "{{",
    "}}",
    "{% for x in y %}",
    "\n",
    "\r",
    "\t",
    "  ",
    " prefix='64'",
    " family='ipv6'",
    " family='x'",
    "é",
    "𝒳",
    "\uFEFF",
  ],
];

/** A network of parts that other documents have. */
export function gather(random: Random, others: readonly string[]): string {
  const parts = Array.from({ length: random.int(1, 5) }, () =>
    random.chance(0.5) ? ofNoFamily(random) : pieceOf(others, random, part, 0),
  );
  return `<network>\n  <name>lab</name>\n${parts.map((each) => `  ${each}\n`).join("")}</network>\n`;
}

/** Addresses, families and lengths that need not go together, as while each is written after the other. */
const loose: Readonly<Record<string, readonly string[]>> = {
  family: ["ipv4", "ipv6", "ipv6", "x", ""],
  address: ["10.5.0.0", "192.168.122.1", "fd00:5::", "fd00::1", "0.0.0.0", "::", "x", ""],
  netmask: ["255.255.255.0", "255.0.255.0", "ffff::", "0.0.0.0", "x"],
  prefix: ["0", "1", "24", "31", "32", "33", "64", "128", "129", "1000000000", "-1", "x"],
  gateway: ["10.0.0.2", "192.168.122.9", "fd00::2", "x"],
  ip: ["192.168.122.5", "10.5.0.9", "fd00::5", "x"],
  start: ["192.168.122.2", "10.5.0.2", "fd00::2", "255.255.255.255"],
  end: ["192.168.122.254", "10.5.255.254", "fd00::ffff", "0.0.0.0"],
};

function ofNoFamily(random: Random): string {
  const tag = (name: string, names: readonly string[], inside = "") => {
    const written = names.filter(() => random.chance(0.6));
    const attributes = written.map((each) => ` ${each}='${random.pick(loose[each] ?? [])}'`).join("");
    return inside === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
  };
  const place = ["family", "address", "netmask", "prefix"];
  if (random.chance(0.4)) return tag("route", [...place, "gateway"]);
  const inDhcp = [() => tag("range", ["start", "end"]), () => tag("host", ["ip"])];
  const dhcp = Array.from({ length: random.int(0, 3) }, () => random.pick(inDhcp)()).join("");
  return tag("ip", place, dhcp === "" ? "" : `<dhcp>${dhcp}</dhcp>`);
}

const part =
  /<(ip|route|dns|forward|portgroup|bridge|vlan|bandwidth|virtualport|domain|mtu|mac|port|dnsmasq:options)\b[^<>]*(?:(?<=\/)>|>[\s\S]*?<\/\1>)/g;

type Change = (text: string, random: Random, others: readonly string[]) => Mutated | undefined;

/** Changes the text in a few places; `others` are texts to take pieces from. */
export function mutate(text: string, random: Random, others: readonly string[]): Mutated {
  let mutated: Mutated = { text, at: random.int(0, text.length) };
  for (let count = random.pick([1, 1, 2, 3, 5, 8]); count > 0; count -= 1) {
    mutated = random.pick(changes)(mutated.text, random, others) ?? mutated;
  }
  return mutated;
}

const attribute = /[\s'"]([\w:.-]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/g;
const content = />([^<>]+)</g;
const element = /<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;

const changes: readonly Change[] = [
  oddValue,
  oddValue,
  oddValue,
  foreignValue,
  foreignValue,
  oddContent,
  // An attribute removed, repeated, renamed to another one's name.
  (text, random) => replaced(text, random, attribute, () => ""),
  (text, random) => replaced(text, random, attribute, (found) => found + found),
  (text, random, others) =>
    replaced(text, random, attribute, (found, name) => found.replace(name, pieceOf(others, random, attribute, 1))),
  // An element removed, repeated, moved here from another document.
  (text, random) => replaced(text, random, element, () => ""),
  (text, random) => replaced(text, random, element, (found) => found + found),
  (text, random, others) => replaced(text, random, element, (found) => found + pieceOf(others, random, element, 0)),
  // Cut off within a tag; without the rest of the text; without a stretch.
  (text, random) => replaced(text, random, /<[^<>]*>/g, (found) => found.slice(0, random.int(0, found.length))),
  (text, random) => {
    const at = random.int(0, text.length);
    return { text: text.slice(0, at), at };
  },
  (text, random) => {
    const at = random.int(0, text.length);
    return { text: text.slice(0, at) + text.slice(at + random.int(1, 30)), at };
  },
  (text, random) => {
    const at = random.int(0, text.length);
    return { text: text.slice(0, at) + random.pick(scraps) + text.slice(at), at };
  },
  // The line ends of another system.
  (text, random) => ({ text: text.replaceAll("\n", random.pick(["\r\n", "\r", ""])), at: 0 }),
];

function oddValue(text: string, random: Random): Mutated | undefined {
  return replaced(text, random, attribute, (found) => withValue(found, random.pick(odd)));
}

/** A value that an attribute of the same name has elsewhere, or of any other. */
function foreignValue(text: string, random: Random, others: readonly string[]): Mutated | undefined {
  return replaced(text, random, attribute, (found, name) => {
    const donor = [...random.pick(others).matchAll(attribute)].filter(
      (match) => match[1] === name || random.chance(0.1),
    );
    const [, , double, single] = donor.length > 0 ? random.pick(donor) : [];
    return withValue(found, double ?? single ?? "0");
  });
}

function oddContent(text: string, random: Random): Mutated | undefined {
  return replaced(text, random, content, () => `>${random.pick(odd)}<`);
}

function withValue(found: string, value: string): string {
  return found.replace(/(["']).*$/s, (_, quote: string) => `${quote}${value}${quote}`);
}

function pieceOf(others: readonly string[], random: Random, pattern: RegExp, group: number): string {
  const found = [...random.pick(others).matchAll(pattern)];
  return found.length > 0 ? (random.pick(found)[group] ?? "") : "";
}

/** One of the matches, replaced. */
function replaced(
  text: string,
  random: Random,
  pattern: RegExp,
  replace: (found: string, name: string) => string,
): Mutated | undefined {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return undefined;
  const { 0: whole, 1: name = "", index } = random.pick(found);
  const by = replace(whole, name);
  return { text: text.slice(0, index) + by + text.slice(index + whole.length), at: index + Math.min(by.length, 3) };
}
