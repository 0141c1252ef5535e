// Repairs of attributes that an element does not have: another word for one of its own, or the value of something beside,
// below or around it.
import type { Network } from "../network/model.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { attributeOf, type XmlAttribute, type XmlDocument, type XmlElement } from "../xml/tree.js";
import { removeAttribute, setAttribute } from "../xml/value-edits.js";
import { type Destination, destinations, onlyMissing, ownAttribute } from "./find.js";
import { foreignLine } from "./foreign.js";
import { isFree } from "./reach.js";
import { type Assignment, assignments } from "./values.js";
import { endsOf } from "./words.js";
import { elementXml, putValues, type Repair, written } from "./write.js";

/** What a repair of one element knows of it. */
export interface Site {
  readonly document: XmlDocument;
  readonly vocabulary: Vocabulary;
  readonly network: Network;
  readonly element: XmlElement;
  readonly spec: ElementSpec;
}

/** Returns the attributes that the element does not have. */
export function unknownAttributes(vocabulary: Vocabulary, element: XmlElement, spec: ElementSpec): XmlAttribute[] {
  return element.attributes.filter(
    ({ name, prefix }) => name !== "xmlns" && prefix !== "xmlns" && vocabulary.attribute(spec, name) === undefined,
  );
}

/** Of one element no more attributes are repaired; no element has as many. */
const mostRepaired = 50;

/** Returns the repairs of the unknown attributes of an element. */
export function attributeRepairs(site: Site): Repair[] {
  const { vocabulary, element, spec } = site;
  const repairs: Repair[] = [];
  // An attribute with a prefix is the data of some application.
  let left = unknownAttributes(vocabulary, element, spec)
    .filter(({ value, prefix }) => value !== undefined && prefix === "")
    .slice(0, mostRepaired);
  if (left.length === 0) return repairs;
  const take = (repair: Repair | undefined) => {
    if (repair === undefined) return;
    repairs.push(repair);
    left = left.filter((attribute) => !repair.claims.includes(attribute));
  };
  for (const repair of renamings(site, left)) take(repair);
  for (const attribute of [...left]) {
    if (!left.includes(attribute)) continue;
    const rest = [attribute, ...left.filter((other) => other !== attribute)];
    take(repeated(site, attribute) ?? asText(site, rest) ?? elsewhere(site, rest) ?? byType(site, rest));
  }
  for (const attribute of [...left]) take(asOption(site, attribute));
  return repairs;
}

/** Another word for an attribute of the element. Both ends of a range are one mistake. */
function renamings(site: Site, unknown: readonly XmlAttribute[]): Repair[] {
  const { vocabulary, element, spec } = site;
  let free = vocabulary.attributesOf(spec).filter(({ name, readonly }) => !readonly && isFree(element, name));
  const found: { attribute: XmlAttribute; meant: AttributeSpec; values: readonly Assignment[] | undefined }[] = [];
  for (const attribute of unknown) {
    const own = ownAttribute(vocabulary, spec, { word: attribute.name, value: attribute.value }, free);
    if (own === undefined) continue;
    // A word that belongs elsewhere and is only near, with a value that does not fit here.
    if (own.values === undefined && elsewhere(site, [attribute]) !== undefined) continue;
    const set = new Set([own.attribute, ...(own.values ?? []).map((each) => each.attribute)]);
    free = free.filter((each) => !set.has(each) && !each.excludes?.some(({ name }) => name === own.attribute.name));
    found.push({ attribute, meant: own.attribute, values: own.values });
  }
  const edits = ({ attribute, meant, values = [] }: (typeof found)[number]) => {
    const isRenaming = values.length < 2 && (values[0]?.value ?? attribute.value) === attribute.value;
    // An empty one of that name gives way.
    if (isRenaming && attributeOf(element, meant.name) !== undefined)
      return [setAttribute(element, meant.name, attribute.value ?? ""), removeAttribute(site.document, attribute)];
    if (isRenaming) return [{ ...attribute.nameSpan, newText: meant.name }];
    const isOther = (each: Assignment) => attributeOf(element, each.attribute?.name ?? "") === undefined;
    return [
      { ...attribute.span, newText: written(values.filter(isOther), attribute.quote) },
      ...values
        .filter((each) => !isOther(each))
        .map((each) => setAttribute(element, each.attribute?.name ?? "", each.value)),
    ];
  };
  const ends = endsOf(vocabulary, spec);
  const pair = ends?.map((end) => found.find(({ meant }) => meant === end)) ?? [];
  const [first, second] = pair;
  const isPair = first !== undefined && second !== undefined;
  const repairs = found
    .filter((each) => !(isPair && pair.includes(each)))
    .map((each): Repair => {
      const more = (each.values?.length ?? 0) > 1;
      const fix = {
        title: more ? `Write ${written(each.values ?? [])}` : `Change to ${each.meant.name}`,
        safe: each.values !== undefined,
        edits: edits(each),
      };
      return {
        claims: [each.attribute],
        meant: more ? written(each.values ?? []) : each.meant.name,
        isName: !more,
        fixes: [fix],
      };
    });
  if (!isPair) return repairs;
  const both = [first, second].sort((a, b) => a.attribute.span.start - b.attribute.span.start);
  const names = both.map(({ meant }) => meant.name).join(" and ");
  const safe = both.every(({ values }) => values !== undefined);
  return [
    ...repairs,
    {
      claims: both.map(({ attribute }) => attribute),
      meant: names,
      isName: true,
      fixes: [{ title: `Change to ${names}`, safe, edits: both.flatMap(edits) }],
    },
  ];
}

/** Another word for an attribute that is there already and says the same. */
function repeated({ document, vocabulary, element, spec }: Site, attribute: XmlAttribute): Repair | undefined {
  const taken = vocabulary.attributesOf(spec).filter(({ name }) => !isFree(element, name));
  const own = ownAttribute(vocabulary, spec, { word: attribute.name, value: attribute.value }, taken);
  const written = own && element.attributes.find(({ name }) => name === own.attribute.name);
  if (written?.value === undefined || written.value !== attribute.value) return undefined;
  const edits = [removeAttribute(document, attribute)];
  return {
    claims: [attribute],
    meant: written.name,
    isName: true,
    fixes: [{ title: `Remove ${attribute.name}, which ${written.name} says`, safe: true, edits }],
  };
}

/** The text that the element lacks: `<name value='lab'/>`. */
function asText(
  { document, vocabulary, element, spec }: Site,
  [attribute, ...others]: XmlAttribute[],
): Repair | undefined {
  if (!spec.text || others.length > 0 || attribute === undefined) return undefined;
  if (element.children.some((node) => node.kind !== "text" || /[^\t\n\r ]/.test(node.value))) return undefined;
  const values = assignments(vocabulary, spec, undefined, (attribute.value ?? "").trim(), () => false);
  if (values === undefined) return undefined;
  const xml = elementXml(spec, values);
  return {
    claims: [attribute],
    meant: xml,
    isName: false,
    fixes: [
      {
        title: `Write ${xml}`,
        safe: true,
        edits: [
          removeAttribute(document, attribute),
          ...putValues(document, vocabulary, { holder: element, rest: [] }, values),
        ],
      },
    ],
  };
}

/** Something beside, below or around the element, together with the other attributes that belong there. */
function elsewhere(site: Site, unknown: readonly XmlAttribute[]): Repair | undefined {
  const strays = unknown.map(({ name, value }) => ({ word: name, value }));
  const found = destinations(site.vocabulary, site.network.mode, site.element, strays);
  const [best] = found;
  if (best === undefined) return undefined;
  const claims = best.taken.flatMap((index) => unknown[index] ?? []);
  // As likely as the best: the word says nothing about which.
  const equals = found.filter((each) => each.cost === best.cost && each.taken.length === best.taken.length);
  const isOnly = equals.length === 1;
  const fixes = equals.slice(0, 3).map((each) => {
    const taken = each.taken.flatMap((index) => unknown[index] ?? []);
    return {
      title: moveTitle(each),
      safe: isOnly && each.rank < 3,
      edits: [
        ...taken.map((attribute) => removeAttribute(site.document, attribute)),
        ...putValues(site.document, site.vocabulary, each, each.values),
      ],
    };
  });
  return { claims, meant: describe(best), isName: false, home: homeOf(best), fixes };
}

/** What is to be written at a destination: `<mtu size='9000'/>`, or `name='virbr7'` on an element that exists. */
export function describe({ rest, spec, values }: Destination): string {
  if (rest.length === 0 && values.every(({ attribute }) => attribute)) return `${written(values)} on <${spec.name}>`;
  return rest.reduceRight(
    (inner, step) => {
      if (inner === "") return elementXml(step, values);
      return `<${step.name}>${inner}</${step.name}>`;
    },
    rest.length === 0 ? elementXml(spec, values) : "",
  );
}

export function moveTitle(destination: Destination): string {
  return `Write ${describe(destination)}`;
}

export function homeOf({ holder, rest, spec }: Destination): string {
  return rest.length === 0 ? `<${spec.name}>` : `<${holder.name}>`;
}

/** The one attribute that is missing, whatever the word, where the value is of its kind. */
function byType({ vocabulary, element, spec }: Site, [attribute, ...others]: XmlAttribute[]): Repair | undefined {
  const value = attribute?.value;
  if (attribute === undefined || value === undefined || others.length > 0) return undefined;
  const meant = onlyMissing(vocabulary, element, spec, value);
  if (meant === undefined) return undefined;
  const edits = [{ ...attribute.nameSpan, newText: meant.name }];
  return {
    claims: [attribute],
    meant: meant.name,
    isName: true,
    fixes: [{ title: `Change to ${meant.name}`, safe: false, edits }],
  };
}

/** A DHCP option under the name that other programs have for it. */
function asOption({ document, vocabulary, element }: Site, attribute: XmlAttribute): Repair | undefined {
  const line = foreignLine(document, vocabulary, element, [{ word: attribute.name, value: attribute.value }]);
  if (line === undefined) return undefined;
  const edits = [removeAttribute(document, attribute), ...line.edits];
  return { claims: [attribute], meant: line.meant, isName: false, fixes: [{ title: line.title, safe: false, edits }] };
}
