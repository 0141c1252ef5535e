// Repairs of elements that are unknown where they are: a value in the form of an element, another name for a child, an
// element of another place, or an option of DHCP.
import { tag } from "../prose/wording.js";
import type { ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { removeSpan, renameElement } from "../xml/edits.js";
import type { Edit } from "../xml/text-edits.js";
import { childElements, isComplete, stringValue, type XmlElement } from "../xml/tree.js";
import { setAttribute } from "../xml/value-edits.js";
import { describe, homeOf, moveTitle, type Site } from "./attributes.js";
import { destinations, isKnownName, ownAttribute, type Stray } from "./find.js";
import { foreignLine } from "./foreign.js";
import { moveOf, specsOf } from "./moves.js";
import { childrenBySpec, isFree } from "./reach.js";
import { endsOf, namedBy } from "./words.js";
import { inPlace, nestedXml, putValues, type Repair, takeOut, written } from "./write.js";

/** Returns the children that no libvirt knows where they are, and that are in no namespace or one of libvirt's. */
export function unknownChildren({ vocabulary, element, spec }: Site): readonly XmlElement[] {
  if (spec.open) return [];
  return childElements(element).filter(
    (child) =>
      child.name !== "" &&
      vocabulary.specOf(child) === undefined &&
      (child.namespace === undefined ? child.prefix === "" : specsOf(vocabulary, child).length > 0),
  );
}

/** Of one element no more children are repaired; a finding of the rest comes without. */
const mostRepaired = 500;

/** Returns the repairs of the unknown children of an element. */
export function elementRepairs(site: Site): Repair[] {
  const unknown = unknownChildren(site).slice(0, mostRepaired);
  if (unknown.length === 0) return [];
  const own = asAttributes(
    site,
    unknown.filter(({ namespace }) => namespace === undefined),
  );
  const repairs = [...own];
  let left = unknown.filter((child) => isComplete(child) && !own.some(({ claims }) => claims.includes(child)));
  for (let [child] = left; child !== undefined; [child] = left) {
    const repair = repairOf(site, child, left);
    if (repair) repairs.push(repair);
    left = left.filter((each) => each !== child && !repair?.claims.includes(each));
  }
  return repairs;
}

/** `left`: the unknown children without a repair so far. */
function repairOf(site: Site, child: XmlElement, left: readonly XmlElement[]): Repair | undefined {
  const move = moveOf(site, child);
  if (child.namespace !== undefined) return move?.repair;
  const value = asValue(site, [child, ...left.filter((each) => each !== child && each.namespace === undefined)]);
  // An element that only says a value needs the form it has at home.
  const isPlain = child.attributes.length === 0 && move !== undefined && move.home.spec.text === undefined;
  const foreign = asOption(site, child);
  // A name that only belongs elsewhere by another word says more as an option of DHCP.
  if (foreign !== undefined && !isKnownName(site.vocabulary, child.name)) return foreign;
  const byName = renamed(site, child);
  if (isPlain && value !== undefined && stringValue(child).trim() !== "" && childElements(child).length === 0)
    return value;
  if (move !== undefined && move.home.cost < 100) return move.repair;
  return value ?? byName ?? move?.repair ?? foreign;
}

/** The one thing that an element says: its text, or the value of its only attribute; `undefined` for several. */
function strayOf(child: XmlElement): Stray | undefined {
  if (childElements(child).length > 0) return undefined;
  const text = stringValue(child).trim();
  const [attribute, ...others] = child.attributes;
  if (attribute === undefined) return { word: child.name, value: text === "" ? undefined : text };
  if (others.length > 0 || text !== "" || attribute.value === undefined) return undefined;
  return { word: child.name, value: attribute.value };
}

/** Whether nothing is lost when only its value is kept. */
function isSimple(child: XmlElement): boolean {
  return child.children.every(({ kind }) => kind === "text" || kind === "cdata");
}

/** Attributes of the element written as children: `<bridge><stp>on</stp></bridge>`. Both ends of a range are one mistake. */
function asAttributes(site: Site, unknown: readonly XmlElement[]): Repair[] {
  const { document, vocabulary, element, spec } = site;
  let free = vocabulary.attributesOf(spec).filter(({ name, readonly }) => !readonly && isFree(element, name));
  const found = unknown.flatMap((child) => {
    const stray = isComplete(child) && isSimple(child) ? strayOf(child) : undefined;
    if (stray === undefined) return [];
    const isKnown = isKnownName(vocabulary, child.name);
    const candidates = free.filter((each) => !isKnown || namedBy(each, child.name));
    const own = ownAttribute(vocabulary, spec, stray, candidates);
    // An element of another place that only shares another word for the attribute, and is written as it is there.
    const isAtHome = isKnown && child.attributes.length > 0 && own && namedBy(own.attribute, child.name) !== "name";
    if (own?.values === undefined || (isAtHome && moveOf(site, child))) return [];
    const { attribute, values } = own;
    const set = new Set(values.map((each) => each.attribute));
    free = free.filter((each) => !set.has(each) && !each.excludes?.some(({ name }) => name === attribute.name));
    return [{ child, attribute, values }];
  });
  const ends = endsOf(vocabulary, spec);
  const pair = ends?.flatMap((end) => found.filter(({ attribute }) => attribute === end)) ?? [];
  const groups = [
    ...(pair.length === 2 ? [pair] : []),
    ...found.filter((each) => pair.length < 2 || !pair.includes(each)).map((each) => [each]),
  ];
  return groups.map((group) => {
    const values = group.flatMap((each) => each.values);
    return {
      claims: group.map(({ child }) => child).sort((a, b) => a.span.start - b.span.start),
      meant: written(values),
      isName: false,
      fixes: [
        {
          title: `Write ${written(values)}`,
          safe: true,
          edits: [
            ...putValues(document, vocabulary, { holder: element, rest: [] }, values),
            ...takeOut(
              document,
              element,
              group.map(({ child }) => child.span),
            ),
          ],
        },
      ],
    };
  });
}

/**
 * The value of something beside, below or around, with other children that belong there too: `<isolated/>`,
 * `<bridge><mtu>9000</mtu></bridge>`, `<dhcp><start>10.0.0.2</start><end>10.0.0.9</end></dhcp>`.
 */
function asValue(site: Site, children: readonly XmlElement[]): Repair | undefined {
  const { document, vocabulary, network, element } = site;
  const simple = children.flatMap((child) => {
    const stray = isSimple(child) ? strayOf(child) : undefined;
    return stray ? [{ child, stray }] : [];
  });
  if (simple[0]?.child !== children[0]) return undefined;
  const [best] = destinations(
    vocabulary,
    network.mode,
    element,
    simple.map(({ stray }) => stray),
  );
  if (best === undefined) return undefined;
  const taken = best.taken.flatMap((index) => simple[index]?.child ?? []).sort((a, b) => a.span.start - b.span.start);
  const [first, ...others] = taken;
  if (first === undefined) return undefined;
  const [outermost] = best.rest;
  const innermost = best.rest.at(-1);
  const isHere = best.holder === element && outermost !== undefined;
  const xml = isHere ? nestedXml(best.rest, (step) => (step === innermost ? best.values : []), "'") : "";
  const edits = isHere
    ? [inPlace(document, first.span, xml), ...others.map(({ span }) => removeSpan(document, span))]
    : [
        ...takeOut(
          document,
          element,
          taken.map(({ span }) => span),
          best.holder === element,
        ),
        ...putValues(document, vocabulary, best, best.values),
      ];
  return {
    claims: taken,
    meant: describe(best),
    isName: false,
    home: homeOf(best),
    fixes: [{ title: moveTitle(best), safe: best.rank < 3, edits }],
  };
}

/** Another name for a child. */
function renamed({ vocabulary, element, spec }: Site, child: XmlElement): Repair | undefined {
  const children = vocabulary.childrenOf(spec);
  const present = childrenBySpec(vocabulary, element);
  const taken = (each: ElementSpec) => each.max !== null && present.has(each);
  const free = children.filter((each) => !taken(each));
  const near = vocabulary.nearest(
    child.name,
    free.map(({ name }) => name),
  );
  const byWord = free.find((each) => namedBy(each, child.name));
  const meant = byWord ?? free.find(({ name }) => name === near);
  if (meant === undefined || meant.namespace !== undefined) return undefined;
  const more = adapted(vocabulary, child, meant);
  const isSafe = byWord === undefined ? !isKnownName(vocabulary, child.name) : namedBy(byWord, child.name) === "name";
  return {
    claims: [child],
    meant: tag(meant.name),
    isName: true,
    fixes: [
      { title: `Change to ${tag(meant.name)}`, safe: isSafe, edits: [...renameElement(child, meant.name), ...more] },
    ],
  };
}

/** What else an element of that kind needs: its attributes by their names, and those with one possible value. */
function adapted(vocabulary: Vocabulary, child: XmlElement, spec: ElementSpec): Edit[] {
  let free = vocabulary.attributesOf(spec).filter(({ name }) => isFree(child, name));
  const renamed = child.attributes.flatMap(({ name, value, nameSpan }) => {
    if (vocabulary.attribute(spec, name)) return [];
    const own = ownAttribute(vocabulary, spec, { word: name, value }, free);
    if (own?.values?.length !== 1) return [];
    free = free.filter((each) => each !== own.attribute);
    return [{ ...nameSpan, newText: own.attribute.name }];
  });
  const needed = free.filter((each) => vocabulary.requirement(each, spec.parents[0]) !== undefined);
  const added = needed.flatMap((each) => {
    const [value, ...others] = vocabulary.valuesOf(each);
    return value !== undefined && others.length === 0 ? [setAttribute(child, each.name, value)] : [];
  });
  return [...renamed, ...added];
}

/** `<option number='6' value='10.0.0.2'/>`, `<dns-server>10.0.0.2</dns-server>`. */
function asOption({ document, vocabulary, element }: Site, child: XmlElement): Repair | undefined {
  if (!isSimple(child)) return undefined;
  const text = stringValue(child).trim();
  const attributes = child.attributes.map(({ name, value }) => ({ word: name, value }));
  const single = strayOf(child);
  const strays =
    child.name === "option"
      ? [...attributes, ...(text ? [{ word: "value", value: text }] : [])]
      : single
        ? [single]
        : [];
  const line = strays.length > 0 ? foreignLine(document, vocabulary, element, strays) : undefined;
  if (line === undefined) return undefined;
  const edits = [...takeOut(document, element, [child.span]), ...line.edits];
  return { claims: [child], meant: line.meant, isName: false, fixes: [{ title: line.title, safe: false, edits }] };
}
