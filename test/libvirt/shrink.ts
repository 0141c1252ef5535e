// Shrinks a document as long as its problem remains: elements first, then attributes, then text.
import { parse } from "../../server/src/xml/parse.js";
import { childElements, type Span, type XmlDocument, type XmlElement } from "../../server/src/xml/tree.js";

interface Cut extends Span {
  readonly instead: string;
}

/** A small document for which `holds` still says yes; asks at most `budget` times. */
export async function shrink(
  document: string,
  holds: (document: string) => Promise<boolean>,
  budget: number,
): Promise<string> {
  let small = document;
  let asked = 0;
  for (let before = ""; before !== small; ) {
    before = small;
    for (let next = 0; ; ) {
      const cut = cuts(small)[next];
      if (!cut) break;
      const candidate = small.slice(0, cut.start) + cut.instead + small.slice(cut.end);
      if (candidate.length < small.length) {
        if (++asked > budget) return small;
        if (await holds(candidate)) {
          small = candidate;
          continue;
        }
      }
      next++;
    }
  }
  return small;
}

/** What could go, the largest first. */
function cuts(text: string): Cut[] {
  const document = parse(text);
  const elements = document.root ? below(document.root) : [];
  const inner = elements.filter(({ parent }) => parent !== undefined);
  return [
    ...around(document),
    ...inner.map(({ span }) => ({ ...span, instead: "" })),
    ...blanks(text),
    ...elements.flatMap(({ attributes }) =>
      attributes.map(({ span }) => ({ start: span.start - 1, end: span.end, instead: "" })),
    ),
    ...elements.flatMap(({ children }) =>
      children.filter(({ kind }) => kind !== "element").map(({ span }) => ({ ...span, instead: "" })),
    ),
    ...elements
      .filter(({ name }) => name === "name")
      .flatMap(({ children }) => children.map(({ span }) => ({ ...span, instead: "n" }))),
  ];
}

function below(root: XmlElement): XmlElement[] {
  return [root, ...childElements(root).flatMap(below)];
}

/** What stands before and after the root. */
function around({ children, root }: XmlDocument): Cut[] {
  return children.filter((node) => node !== root).map(({ span }) => ({ ...span, instead: "" }));
}

/** All indentation at once. */
function blanks(text: string): Cut[] {
  const instead = text.replace(/>\s+</g, "><").trim();
  return instead === text ? [] : [{ start: 0, end: text.length, instead }];
}
