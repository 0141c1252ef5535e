// The format as one libvirt version knows it: what may stand where, what is missing, what was meant. Reads the
// vocabulary of schemas/ and nothing else. The door of vocabulary/; other rooms import only this file and versions.ts.

export type {
  AttributeSpec,
  Ban,
  ElementSpec,
  Mode,
  Naming,
  RefusalStage,
  Requirement,
  Traffic,
  TypeSpec,
  ValueSpec,
} from "./entries.js";
export type { Version } from "./versions.js";

import type { XmlElement } from "../xml/tree.js";
import type { AttributeSpec, ElementSpec, Mode, RefusalStage, Requirement, TypeSpec } from "./entries.js";
import { countsAsAbsent, type Judgement, judge } from "./judge.js";
import { elements, types } from "./load.js";
import { nearest } from "./nearest.js";
import type { ElementPath } from "./paths.js";
import { formatVersion, holds, type Version } from "./versions.js";

export interface Vocabulary {
  readonly version: Version;
  /** All elements of the vocabulary, also those of other versions, in document order of a well-ordered network. */
  readonly elements: readonly ElementSpec[];

  /** The spec by canonical path. */
  element(path: ElementPath): ElementSpec | undefined;
  /** The spec of an element of a document by where it stands; `undefined` when it is unknown or misplaced there. */
  specOf(element: XmlElement): ElementSpec | undefined;
  /** Where libvirt writes the element among those around it, counted from 0; `undefined` when it is unknown there. */
  placeOf(element: XmlElement): number | undefined;
  /** The attribute's spec on that element, by qualified name; also one of another version. */
  attribute(element: ElementSpec, name: string): AttributeSpec | undefined;

  /** Whether it exists in this version. */
  known(item: { readonly since?: string; readonly until?: string }): boolean;
  /** The elements that may stand in it in this version, and in this forward mode when one is given. */
  childrenOf(element: ElementSpec, mode?: Mode): readonly ElementSpec[];
  /** The attributes of this version, and of this forward mode when one is given. */
  attributesOf(element: ElementSpec, mode?: Mode): readonly AttributeSpec[];
  /** The values of an enumeration in this version; empty for other types. */
  valuesOf(attribute: AttributeSpec): readonly string[];
  type(name: string): TypeSpec;
  /**
   * Whether this version takes the value. An empty value of an `emptyIsAbsent` attribute is judged by the schema alone.
   * In a port group the driver looks at no value before a guest connects: `asksDriver` is false there.
   */
  judge(
    attribute: Pick<AttributeSpec, "type" | "values" | "emptyIsAbsent">,
    value: string,
    asksDriver?: boolean,
  ): Judgement;
  /** Whether this version takes an empty value for no attribute at all. */
  emptyIsAbsent(attribute: Pick<AttributeSpec, "emptyIsAbsent">): boolean;
  /** The requirement in force for a missing attribute or child in this version, if any. */
  requirement(
    item: { readonly requiredBy?: readonly Requirement[] },
    parentPath?: ElementPath,
  ): RefusalStage | undefined;

  /** Elements of that local name anywhere in the vocabulary: where a misplaced one belongs. */
  elementsNamed(name: string): readonly ElementSpec[];
  /** The candidate that was most likely meant by a misspelt word, if one is near enough. */
  nearest(word: string, candidates: Iterable<string>): string | undefined;
  /** The address of the element's or attribute's place in libvirt's documentation. */
  link(item: { readonly anchor: string }): string;
}

const byPath = new Map(elements.map((element) => [element.path, element]));
const childrenByPath = new Map(
  elements.map(({ path }) => [path, elements.filter(({ parents }) => parents.includes(path))]),
);
const byName = grouped(elements);
const roots: readonly ElementSpec[] = elements.filter(({ parents }) => parents.length === 0);
/** No element of the format stands deeper; what does is unknown. */
const deepest = 8;

const vocabularies = new Map<string, Vocabulary>();

/** The format as that version knows it; one object per version, made on first use. */
export function vocabularyOf(version: Version): Vocabulary {
  const key = formatVersion(version);
  let vocabulary = vocabularies.get(key);
  if (!vocabulary) {
    vocabulary = make(version);
    vocabularies.set(key, vocabulary);
  }
  return vocabulary;
}

function make(version: Version): Vocabulary {
  const known: Vocabulary["known"] = (item) => holds(item, version);
  // Every element of a document asks these.
  const childrenKnown = remembered(({ path }: ElementSpec) => (childrenByPath.get(path) ?? []).filter(known));
  const attributesKnown = remembered(({ attributes }: ElementSpec) => attributes.filter(known));
  const attributesByName = remembered(
    ({ attributes }: ElementSpec) => new Map(attributes.toReversed().map((attribute) => [attribute.name, attribute])),
  );
  const valuesKnown = remembered(({ values }: AttributeSpec) => (values ?? []).filter(known).map(({ value }) => value));
  return {
    version,
    elements,
    element: (path) => byPath.get(path),
    specOf,
    placeOf,
    attribute: (element, name) => attributesByName(element).get(name),
    known,
    childrenOf: (element, mode) => serving(childrenKnown(element), mode),
    attributesOf: (element, mode) => serving(attributesKnown(element), mode),
    valuesOf: valuesKnown,
    type: typeNamed,
    judge: (attribute, value, asksDriver = true) =>
      judge(typeNamed(attribute.type), attribute, value, version, asksDriver),
    emptyIsAbsent: (attribute) => countsAsAbsent(attribute, version),
    requirement: (item, parentPath) =>
      item.requiredBy?.find(
        (requirement) =>
          known(requirement) &&
          (requirement.in === undefined || (parentPath !== undefined && requirement.in.includes(parentPath))),
      )?.stage,
    elementsNamed: (name) => byName.get(name) ?? [],
    nearest,
    link: ({ anchor }) => `https://libvirt.org/formatnetwork.html#${anchor}`,
  };
}

/** @throws on a name that the vocabulary does not have: those are ours. */
function typeNamed(name: string): TypeSpec {
  const type = types.get(name);
  if (!type) throw new Error(`not a type of the vocabulary: ${name}`);
  return type;
}

/** Those that exist in that forward mode, or all. */
function serving<T extends { readonly modes?: readonly Mode[] }>(items: readonly T[], mode: Mode | undefined) {
  return mode === undefined ? items : items.filter(({ modes }) => modes === undefined || modes.includes(mode));
}

/** The same function, which answers from memory when it is asked again. */
function remembered<K extends object, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, V>();
  return (key) => {
    let known = answers.get(key);
    if (known === undefined) {
      known = answer(key);
      answers.set(key, known);
    }
    return known;
  };
}

function grouped(all: readonly ElementSpec[]): ReadonlyMap<string, readonly ElementSpec[]> {
  const groups = new Map<string, ElementSpec[]>();
  for (const element of all) {
    const group = groups.get(element.name);
    if (group) group.push(element);
    else groups.set(element.name, [element]);
  }
  return groups;
}

/** What was found for an element of a document; `null` for an unknown one. */
const found = new WeakMap<XmlElement, ElementSpec | null>();

function specOf(element: XmlElement): ElementSpec | undefined {
  const known = found.get(element);
  if (known !== undefined) return known ?? undefined;
  const spec = findSpec(element);
  found.set(element, spec ?? null);
  return spec;
}

function placeOf(element: XmlElement): number | undefined {
  const spec = specOf(element);
  const parent = element.parent && specOf(element.parent);
  if (spec === undefined || parent === undefined) return undefined;
  return parent.order?.indexOf(spec.name) ?? childrenByPath.get(parent.path)?.indexOf(spec);
}

function findSpec(element: XmlElement): ElementSpec | undefined {
  let depth = 0;
  for (let step: XmlElement | undefined = element; step !== undefined; step = step.parent) {
    depth += 1;
    if (depth > deepest) return undefined;
  }
  if (element.parent === undefined) return roots.find((candidate) => isNamed(element, candidate));
  const parent = specOf(element.parent);
  return parent && childrenByPath.get(parent.path)?.find((candidate) => isNamed(element, candidate));
}

/**
 * libvirt finds elements by namespace and local name, the root by its local name alone; a prefix bound to nothing is
 * part of the name.
 */
function isNamed(element: XmlElement, spec: ElementSpec): boolean {
  if (spec.parents.length === 0) {
    return element.localName === spec.name && (element.prefix === "" || element.namespace !== undefined);
  }
  if (spec.namespace === undefined) {
    return element.name === spec.name && element.namespace === undefined;
  }
  return element.namespace === spec.namespace && element.localName === spec.name.replace(/^.*:/, "");
}
