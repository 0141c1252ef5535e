// Repairs of text in an element that holds none: the value of an attribute, of both ends of a range, or of a child.
import type { Span, XmlCdata, XmlText } from "../xml/tree.js";
import type { Site } from "./attributes.js";
import { follow, isFree } from "./reach.js";
import { assignments, bothEnds } from "./values.js";
import { mainSlot } from "./words.js";
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
  const ends = missing.length === 2 ? bothEnds(vocabulary, spec, value) : undefined;
  const main = mainSlot(vocabulary, spec);
  const slots = [...missing, ...(main?.steps.length === 0 && main.attribute ? [main.attribute] : [])];
  const values =
    ends ??
    slots
      .filter((each) => isOpen(each.name))
      .map((each) => assignments(vocabulary, spec, each, value, isOpen))
      .find((each) => each !== undefined);
  if (values !== undefined) {
    return {
      claims: [text],
      meant: written(values),
      isName: false,
      fixes: [
        {
          title: `Write ${written(values)}`,
          safe: true,
          edits: [
            ...putValues(document, vocabulary, { holder: element, rest: [] }, values),
            ...takeOut(document, element, [span]),
          ],
        },
      ],
    };
  }
  if (main === undefined || main.steps.length !== 1) return undefined;
  // The value of a child that is missing: `<vlan>7</vlan>`.
  const [step] = main.steps;
  const reach = step && follow(vocabulary, element, main.steps);
  const inner = step && assignments(vocabulary, step, main.attribute, value, () => true);
  if (step === undefined || inner === undefined || reach?.rest.length !== 1) return undefined;
  const xml = elementXml(step, inner);
  return {
    claims: [text],
    meant: xml,
    isName: false,
    fixes: [{ title: `Write ${xml}`, safe: true, edits: [inPlace(document, span, xml)] }],
  };
}

function parentPath({ vocabulary, element }: Site) {
  return element.parent && vocabulary.specOf(element.parent)?.path;
}
