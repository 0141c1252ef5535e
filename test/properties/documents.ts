// Documents to try fixes on: generated networks, the rules' examples and the example networks, with comments, references
// and oddities strewn into them, values emptied and tags damaged. By fast-check, so that what fails can be made smaller.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "../../server/src/xml/parse.js";
import type { Span, XmlAttribute, XmlElement, XmlNode, XmlText } from "../../server/src/xml/tree.js";
import { exampleTexts, onOneLine } from "../helpers/examples.js";
import { generate } from "../libvirt/generate.js";

interface Change {
  readonly kind: keyof typeof changes;
  /** Which of the places that there are, counted round and round. */
  readonly place: number;
  /** Which of the things to put there. */
  readonly choice: number;
}

const examples = readdirSync("examples", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".xml"))
  .map((name) => readFileSync(`examples/${name}`, "utf8"));
const written = [...examples, ...exampleTexts().map(onOneLine), ...exampleTexts()].filter(
  (text) => text.length < 20_000,
);

const words = [
  ...[
    "",
    " ",
    "0",
    "1",
    "00",
    "4",
    "on",
    "yes",
    "NO",
    "none",
    "x",
    "constructor",
    "__proto__",
    "a b",
    "lab.",
    "-1",
    "+5",
  ],
  ...[
    "1500.0",
    "64k",
    "30s",
    "4294967296",
    "99999999999999999999",
    "10.0.0.1",
    "10.0.0.1/24",
    "192.168.010.1",
    "192.168.1",
  ],
  ...["0.0.0.0", "255.255.255.0", "255.0.255.0", "fd00:77::1", "fe80::1%eth0", "::", "[fd00::1]", "52-54-00-aa-bb-cc"],
  ...["52:54:0:aa:b:c", "5254.00aa.bbcc", "01:00:5e:00:00:01", "<a>", "a'b", 'a"b', "ä", "eth0 dev=eth1", "isolated"],
] as const;
const asides = [
  "<!-- keep 1 -->",
  "<!--keep 2-->",
  "<?keep 3?>",
  "<![CDATA[keep 4]]>",
  "keep 5",
  "<keep six='6'/>",
  "\n",
  "&#32;",
];
const marks = [
  "'",
  '"',
  "<",
  ">",
  "&",
  "/",
  "=",
  " ",
  ",",
  ";",
  "-",
  "--",
  "2",
  "x",
  "\n",
  "\u00a0",
  "\0",
  "\ufeff",
  "]]>",
  "\u201c",
];

/** Every change takes a text with its parts and answers with another text; the same text where there is nothing to change. */
const changes = {
  aside: (text, parts, place, choice) => insert(text, at(parts.gaps, place), at(asides, choice)),
  value: (text, parts, place, choice) => replace(text, at(parts.values, place), escaped(at(words, choice) ?? "")),
  text: (text, parts, place, choice) => replace(text, at(parts.texts, place)?.span, escaped(at(words, choice) ?? "")),
  emptied: (text, parts, place) => replace(text, at(parts.values, place), ""),
  padded: (text, parts, place, choice) => {
    const span = at([...parts.values, ...parts.texts.map((node) => node.span)], place);
    return (
      span &&
      replace(
        text,
        span,
        [" $ ", "$ ", "\n$\n", "\t$"][choice % 4]?.replace("$", () => cut(text, span)),
      )
    );
  },
  reference: (text, parts, place, choice) => {
    const span = at([...parts.values, ...parts.texts.map((node) => node.span)], place);
    if (!span || span.start === span.end) return text;
    const offset = span.start + (choice % (span.end - span.start));
    return replace(text, { start: offset, end: offset + 1 }, `&#${text.charCodeAt(offset)};`);
  },
  repeated: (text, parts, place) => {
    const element = at(parts.elements, place);
    return element && insert(text, element.span.end, cut(text, element.span));
  },
  misspelt: (text, parts, place, choice) => {
    const attribute = at(parts.attributes, place);
    const element = at(parts.elements, place);
    const span = choice % 2 === 0 ? attribute?.nameSpan : element?.selfClosing ? element.nameSpan : undefined;
    return span && replace(text, span, slip(cut(text, span), choice));
  },
  added: (text, parts, place, choice) => {
    const element = at(parts.elements, place);
    const name = at(["family", "prefix", "netmask", "unit", "mode", "name", "port", "id", "address", "nmae"], choice);
    return element && insert(text, element.nameSpan.end, ` ${name}='${escaped(at(words, choice + place) ?? "")}'`);
  },
  damaged: (text, _, place, choice) => insert(text, place % (text.length + 1), at(marks, choice)),
  torn: (text, _, place, choice) =>
    replace(text, { start: place % (text.length + 1), end: (place % (text.length + 1)) + 1 + (choice % 3) }, ""),
} satisfies Record<string, (text: string, parts: Parts, place: number, choice: number) => string | undefined>;

interface Parts {
  readonly elements: readonly XmlElement[];
  readonly attributes: readonly XmlAttribute[];
  /** Between quotes. */
  readonly values: readonly Span[];
  readonly texts: readonly XmlText[];
  /** Where content may be put. */
  readonly gaps: readonly number[];
}

function partsOf(text: string): Parts {
  const { root } = parse(text);
  const elements: XmlElement[] = [];
  const texts: XmlText[] = [];
  const pending: XmlNode[] = root ? [root] : [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "text" && node.value.trim() !== "") texts.push(node);
    if (node.kind !== "element") continue;
    elements.push(node);
    pending.push(...node.children.toReversed());
  }
  const attributes = elements.flatMap((element) => element.attributes);
  return {
    elements,
    attributes,
    texts,
    values: attributes.flatMap(({ quoteClosed, valueSpan }) => (quoteClosed ? [valueSpan] : [])),
    gaps: elements
      .flatMap(({ startTag, endTag, children }) =>
        endTag ? [startTag.end, endTag.span.start, ...children.map(({ span }) => (span.start + span.end) >> 1)] : [],
      )
      .filter(
        (offset) => text[offset - 1] === ">" || texts.some(({ span }) => span.start < offset && offset < span.end),
      ),
  };
}

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}

function cut(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function replace(text: string, span: Span | undefined, by: string | undefined): string | undefined {
  return span && by !== undefined ? text.slice(0, span.start) + by + text.slice(span.end) : undefined;
}

function insert(text: string, offset: number | undefined, what: string | undefined): string | undefined {
  return offset === undefined ? undefined : replace(text, { start: offset, end: offset }, what);
}

function escaped(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/'/g, "&apos;").replace(/"/g, "&quot;");
}

function slip(name: string, choice: number): string {
  const offset = choice % Math.max(1, name.length);
  return (
    [name.slice(0, offset) + name.slice(offset + 1), `${name}s`, name.toUpperCase(), `x:${name}`][choice % 4] || "x"
  );
}

/** Any document of a person who errs. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.nat({ max: 0x7fff_ffff }).map((seed) => generate(seed, 1)[0]?.text ?? ""),
      fc.constantFrom(...written),
    ),
    fc.array(
      fc.record<Change>({
        kind: fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
        place: fc.nat({ max: 5000 }),
        choice: fc.nat({ max: 200 }),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([text, made]) =>
    made.reduce((now, { kind, place, choice }) => changes[kind](now, partsOf(now), place, choice) ?? now, text),
  );
