// Mutates the text itself: encodings, line ends, references, tags, content outside the root.
import type { Label } from "./mutate.js";
import type { Random } from "./random.js";

type TextMutation = (text: string, random: Random) => readonly [text: string, label: Label];

/** Changes the written document in one place or as a whole. */
export function mutateText(text: string, random: Random): readonly [text: string, label: Label] {
  return random.pick(mutations)(text, random);
}

const declarations = [
  '<?xml version="1.0"?>\n',
  "<?xml version='1.0' encoding='UTF-8'?>\n",
  '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n',
  '<?xml version="1.0" encoding="ISO-8859-1"?>\n',
  '<?xml version="1.0" encoding="US-ASCII"?>\n',
  '<?xml version="1.0" encoding="UTF-16"?>\n',
  '<?xml version="1.0" encoding="no-such"?>\n',
  '<?xml version="1.1"?>\n',
  '<?xml version="2.0"?>\n',
  '<?xml encoding="UTF-8"?>\n',
  '<?xml version="1.0" standalone="maybe"?>\n',
  "<?XML version='1.0'?>\n",
  ' <?xml version="1.0"?>\n',
  "\n\n",
  "\uFEFF",
  '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n',
  "<!-- generated -->\n",
  "<!-- two -- hyphens -->\n",
  "<!-- ends in a hyphen --->\n",
  "<?process this?>\n",
  "<!DOCTYPE network>\n",
  '<!DOCTYPE network [<!ENTITY n "lab"> <!ENTITY e "">]>\n',
  '<!DOCTYPE network SYSTEM "network.dtd">\n',
  "<!DOCTYPE other>\n",
  "stray\n",
  "<other/>",
];

const epilogs = [
  "\n",
  "\n\n\n",
  "<!-- the end -->\n",
  "<?done?>",
  "<network/>",
  "<other/>",
  "stray",
  "\0",
  "\0stray",
  "&amp;",
  "<!--",
  "</network>",
  "\uFEFF",
];

const insertions = [
  ..."<>&\"'/= \t;",
  ...[
    "\u0001",
    "\u0000",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\uFFFE",
    "\uFEFF",
    "]]>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&",
  ],
  ...[
    "&n;",
    "&e;",
    "&#0;",
    "&#x1F;",
    "&#xD;",
    "&#10;",
    "&#9;",
    "&#x41;",
    "&#xFFFF;",
    "&#1114112;",
    "&lt;",
    "&nbsp;",
    "&amp",
  ],
  ...["<?pi?>", "<!-- c -->", "<x>", "</x>", "<a/>", "é", "😀"],
];

/** Where values and texts stand: between quotes and between tags. */
function insideValue(text: string, random: Random): number {
  const values = [...text.matchAll(/=(["'])[^"'<]*?\1|<name>[^<]*/g)];
  if (values.length === 0) return random.int(0, text.length);
  const value = random.pick(values);
  return value.index + value[0].length - (value[0].startsWith("=") ? 1 : 0);
}

const insert = (text: string, at: number, piece: string) => text.slice(0, at) + piece + text.slice(at);

const mutations: readonly TextMutation[] = [
  (text, random) => {
    // What is written as UTF-8 and called Latin-1 reads as other letters; whose mistake that is nobody can tell.
    const apt = declarations.filter((each) => !each.includes("8859") || /^[\0-\x7f]*$/.test(text));
    return [random.pick(apt) + text, "prolog"];
  },
  (text, random) => [text + random.pick(epilogs), "epilog"],
  (text) => [text.replaceAll("\n", "\r\n"), "CRLF"],
  (text) => [text.replaceAll("\n", "\r"), "CR"],
  (text, random) => [insert(text, insideValue(text, random), random.pick(insertions)), "inserted in value"],
  (text, random) => [insert(text, insideValue(text, random), random.pick(insertions)), "inserted in value"],
  (text, random) => [insert(text, random.int(0, text.length), random.pick(insertions)), "inserted"],
  (text, random) => {
    const at = random.int(0, text.length - 1);
    return [text.slice(0, at) + text.slice(at + random.int(1, 3)), "cut out"];
  },
  (text, random) => [text.slice(0, random.int(0, text.length)), "cut off"],
  (text, random) => {
    const tags = [...text.matchAll(/<\/?[\w:]+[^<>]*>/g)];
    const tag = random.pick(tags);
    return [text.slice(0, tag.index) + text.slice(tag.index + tag[0].length), "tag lost"];
  },
  (text, random) => {
    const pairs = [...text.matchAll(/ [\w:]+=(["'])[^"'<]*?\1/g)];
    if (pairs.length === 0) return [text, undefined];
    const pair = random.pick(pairs);
    const odd = random.pick([
      (whole: string) => whole.replaceAll(/["']/g, ""),
      (whole: string) => whole.replace(/["']$/, ""),
      (whole: string) => whole.replace("=", " = "),
      (whole: string) => whole.replace("=", "\n=\n"),
      (whole: string) => whole.trimStart(),
      (whole: string) => whole.replace(/=.*$/s, ""),
      (whole: string) => whole.replaceAll('"', "”"),
      (whole: string) =>
        whole.replace(/(["'])(.)/, (_, quote: string, first: string) => `${quote}&#${first.charCodeAt(0)};`),
    ]);
    return [text.slice(0, pair.index) + odd(pair[0]) + text.slice(pair.index + pair[0].length), "attribute syntax"];
  },
];
