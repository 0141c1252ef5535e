// Repairs of text in an element that holds none: the value of an attribute, of both ends of a range, or of a child.

import { kindOf } from "../vocabulary/value-kinds.js";
import type { ElementSpec } from "../vocabulary/vocabulary.js";
import type { Span, XmlCdata, XmlText } from "../xml/tree.js";
import type { Site } from "./attributes.js";
import { isWhole } from "./find.js";
import { follow, isFree } from "./reach.js";
import { type Assignment, assignments, bothEnds } from "./values.js";
import { isTelling, mainSlot } from "./words.js";
import { elementXml, inPlace, putValues, type Repair, takeOut, written } from "./write.js";

/** Returns the texts in the element that are more than whitespace. */
export function textsIn({ element }: Pick<Site, "element">): readonly (XmlText | XmlCdata)[] {
  return element.children.filter(
    (node) => (node.kind === "text" || node.kind === "cdata") && /[^\t\n\r ]/.test(node.value),
  ) as (XmlText | XmlCdata)[];
}

/** The text without the whitespace around it. */
export function trimmedSpan(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  return {
    start: start + Math.max(source.search(/[^\t\n\r ]/), 0),
    end: start + source.replace(/(?<![\t\n\r ])[\t\n\r ]+$/, "").length,
  };
}

/** Returns the repair of the text in an element. */
export function textRepair(site: Site): Repair | undefined {
  const { document, vocabulary, element, spec } = site;
  const [text, ...others] = textsIn(site);
  if (text === undefined || others.length > 0 || spec.text || spec.open || element.parent === undefined)
    return undefined;
  const value = text.value.trim();
  const span = trimmedSpan(document.text, text.span);
  const isOpen = (name: string) => isFree(element, name);
  const missing = vocabulary
    .attributesOf(spec)
    .filter((each) => isOpen(each.name) && vocabulary.requirement(each, parentPath(site)) !== undefined);
  const main = mainSlot(vocabulary, spec);
  const slots = [...missing, ...(main?.steps.length === 0 && main.attribute ? [main.attribute] : [])];
  const ends = missing.length === 2 ? bothEnds(vocabulary, spec, value) : undefined;
  const sure =
    ends ??
    slots
      .filter((each) => isOpen(each.name))
      .map((each) => assignments(vocabulary, spec, each, value, isOpen))
      .find((each) => each !== undefined);
  const values = sure ?? several(site, value) ?? byKind(site, value);
  if (values !== undefined) {
    return {
      claims: [text],
      meant: written(values),
      isName: false,
      fixes: [
        {
          title: `Write ${written(values)}`,
          safe: sure !== undefined && !isSingleFor(ends),
          edits: [
            ...putValues(document, vocabulary, { holder: element, rest: [] }, values),
            ...takeOut(document, element, [span]),
          ],
        },
      ],
    };
  }
  const child = childFor(site, value);
  if (child === undefined) return undefined;
  const xml = elementXml(child.step, child.values);
  const edits = [inPlace(document, span, xml)];
  return {
    claims: [text],
    meant: xml,
    isName: false,
    fixes: [{ title: `Write ${xml}`, safe: child.isRequired, edits }],
  };
}

/** One value for both ends. */
function isSingleFor(ends: readonly Assignment[] | undefined): boolean {
  return ends !== undefined && ends[0]?.value === ends[1]?.value;
}

/** Words between the values of a text, as in `10.0.0.0/8 via 10.0.0.1`. */
const fillers: ReadonlySet<string> = new Set(["via", "to", "gw", "dev", "-", "->"]);
const mostValues = 8;

/** Several values, each of a free attribute, in the order of the vocabulary. */
function several({ vocabulary, element, spec }: Site, text: string): readonly Assignment[] | undefined {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "" && !fillers.has(word));
  if (words.length < 2 || words.length > mostValues) return undefined;
  const all: Assignment[] = [];
  const isOpen = (name: string) => isFree(element, name) && !all.some(({ attribute }) => attribute?.name === name);
  for (const word of words) {
    const values = vocabulary
      .attributesOf(spec)
      .filter(
        ({ name, excludes, readonly }) => !readonly && isOpen(name) && !excludes?.some((each) => !isOpen(each.name)),
      )
      .map((each) => assignments(vocabulary, spec, each, word, isOpen))
      .find((each) => each !== undefined);
    if (values === undefined) return undefined;
    all.push(...values);
  }
  return all;
}

/** The only attribute for which the value is of the right kind. */
function byKind({ vocabulary, element, spec }: Site, value: string): readonly Assignment[] | undefined {
  const fitting = vocabulary
    .attributesOf(spec)
    .filter(
      (each) =>
        !each.readonly &&
        isFree(element, each.name) &&
        ["mac", "address", "uuid"].includes(kindOf(each, vocabulary)) &&
        vocabulary.judge(each, value).ok,
    );
  const [attribute, ...others] = fitting;
  return attribute && others.length === 0 ? [{ attribute, value }] : undefined;
}

interface ChildValue {
  readonly step: ElementSpec;
  readonly values: readonly Assignment[];
  readonly isRequired: boolean;
}

/** A child that is missing, or the only one whose value is of that kind: `<vlan>7</vlan>`, `<dns>10.0.0.2</dns>`. */
function childFor({ vocabulary, network: { mode }, element, spec }: Site, value: string): ChildValue | undefined {
  const found = vocabulary.childrenOf(spec, mode).flatMap((step): ChildValue[] => {
    const main = mainSlot(vocabulary, step);
    const isRequired = vocabulary.requirement(step, spec.path) !== undefined;
    if (main === undefined || main.steps.length > 0) return [];
    if (!isRequired && !(main.attribute && isTelling(vocabulary, main.attribute))) return [];
    const reach = follow(vocabulary, element, [step]);
    const values = assignments(vocabulary, step, main.attribute, value, () => true);
    return values && reach?.rest.length === 1 && isWhole(vocabulary, reach, values)
      ? [{ step, values, isRequired }]
      : [];
  });
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

function parentPath({ vocabulary, element }: Site) {
  return element.parent && vocabulary.specOf(element.parent)?.path;
}
