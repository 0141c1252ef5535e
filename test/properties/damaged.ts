// Documents with many XML mistakes at once: values without quotes, unclosed tags, misspelt end tags and so on, some of
// which have a safe fix.
import fc from "fast-check";
import { parse } from "../../server/src/xml/parse.js";
import type { XmlElement, XmlNode } from "../../server/src/xml/tree.js";
import { documents } from "./documents.js";

type Damage = (text: string, element: XmlElement, choice: number) => string | undefined;

const damages: readonly Damage[] = [
  // A value without quotes, without one of them, with another one, or with a character in it that may not be there.
  ...["", "'|", "|'", "“|”", "'|<'", "'|&'", "'|&amp'", "'a < |'", "'|'x", "'|',", "='|'"].map(
    (pattern): Damage =>
      (text, { attributes }, choice) => {
        const attribute = attributes[choice % Math.max(1, attributes.length)];
        if (!attribute?.quoteClosed) return undefined;
        const { start, end } = attribute.valueSpan;
        const value = text.slice(start, end);
        return (
          text.slice(0, start - 1) + (pattern === "" ? value : pattern.replace("|", () => value)) + text.slice(end + 1)
        );
      },
  ),
  (text, { selfClosing, startTag }) =>
    selfClosing ? text.slice(0, startTag.end - 2) + text.slice(startTag.end - 1) : undefined,
  (text, { endTag }) => endTag && text.slice(0, endTag.span.start) + text.slice(endTag.span.end),
  (text, { endTag }) => endTag && `${text.slice(0, endTag.nameSpan.end)}s${text.slice(endTag.nameSpan.end)}`,
  (text, { endTag }) => endTag && text.slice(0, endTag.span.end - 1) + text.slice(endTag.span.end),
  (text, { startTag }) => text.slice(0, startTag.end - 1) + text.slice(startTag.end),
  ...[
    "a & b",
    "a < b",
    "a &lt b",
    "<!-- a -- b -->",
    "<x>",
    "</x>",
    "]]>",
    "\u0001",
    "<!x>",
    "<a b=c d=e f/>",
    "<a b=c d=e/>",
    "<? x?>",
  ].map(
    (inserted): Damage =>
      (text, { startTag, selfClosing }) =>
        selfClosing ? undefined : text.slice(0, startTag.end) + inserted + text.slice(startTag.end),
  ),
];

function elementsOf(text: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const pending: XmlNode[] = [...parse(text).children];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind !== "element") continue;
    elements.push(node);
    pending.push(...node.children);
  }
  return elements;
}

/** Documents of a person who errs, with up to twelve mistakes in the XML. */
export const damagedDocuments: fc.Arbitrary<string> = fc
  .tuple(
    documents.filter((text) => text.length < 5000),
    fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.nat({ max: 1000 }), fc.nat({ max: 10 })), {
      minLength: 2,
      maxLength: 12,
    }),
  )
  .map(([text, made]) =>
    made.reduce((now, [place, kind, choice]) => {
      const elements = elementsOf(now);
      const element = elements[place % Math.max(1, elements.length)];
      return (element && damages[kind % damages.length]?.(now, element, choice)) ?? now;
    }, text),
  );
