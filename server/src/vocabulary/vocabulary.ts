// The format as one libvirt version knows it: what is allowed where, what is missing, what was meant. Reads only the
// vocabulary of schemas/. The entry to this room: other rooms import only this file and versions.ts.

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
export { networkFormat } from "./nesting.js";
export { documentOf, meansNetwork } from "./roots.js";
export type { Version } from "./versions.js";

import { memoized } from "../memoized.js";
import type { XmlElement } from "../xml/tree.js";
import type { AttributeSpec, ElementSpec, Mode, RefusalStage, Requirement, TypeSpec } from "./entries.js";
import { countsAsAbsent, type Judgement, judge } from "./judge.js";
import { elements, types } from "./load.js";
import { nearest } from "./nearest.js";
import type { ElementPath } from "./paths.js";
import { formatVersion, holds, type Version } from "./versions.js";

export interface Vocabulary {
  readonly version: Version;
  /** All elements of all versions, in the order in which libvirt writes them. */
  readonly elements: readonly ElementSpec[];

  /** Returns the spec by canonical path. */
  element(path: ElementPath): ElementSpec | undefined;
  /**
   * Returns the spec of an element in a document by its position; `undefined` when it is unknown or misplaced there.
   */
  specOf(element: XmlElement): ElementSpec | undefined;
  /**
   * Returns the position at which libvirt writes the element among its siblings, from 0; `undefined` when it is unknown
   * there.
   */
  placeOf(element: XmlElement): number | undefined;
  /** Returns the attribute's spec on that element, by qualified name, whatever its version. */
  attribute(element: ElementSpec, name: string): AttributeSpec | undefined;

  /** Whether it exists in this version. */
  known(item: { readonly since?: string; readonly until?: string }): boolean;
  /** Returns the elements allowed in it in this version, and in the forward mode if one is given. */
  childrenOf(element: ElementSpec, mode?: Mode): readonly ElementSpec[];
  /** Returns its attributes in this version, and in the forward mode if one is given. */
  attributesOf(element: ElementSpec, mode?: Mode): readonly AttributeSpec[];
  /** Returns the values of an enumeration in this version; empty for other types. */
  valuesOf(attribute: AttributeSpec): readonly string[];
  type(name: string): TypeSpec;
  /**
   * Judges a value in this version. For an empty value of an `emptyIsAbsent` attribute only the schema matters. In a
   * port group the driver checks no value until a guest connects: pass `asksDriver` false there.
   */
  judge(
    attribute: Pick<AttributeSpec, "type" | "values" | "emptyIsAbsent">,
    value: string,
    asksDriver?: boolean,
  ): Judgement;
  /** Whether this version treats an empty value like an absent attribute. */
  emptyIsAbsent(attribute: Pick<AttributeSpec, "emptyIsAbsent">): boolean;
  /** Returns the stage that rejects a missing attribute or child in this version, if any does. */
  requirement(
    item: { readonly requiredBy?: readonly Requirement[] },
    parentPath?: ElementPath,
  ): RefusalStage | undefined;

  /** Returns the elements with that local name anywhere in the vocabulary: where a misplaced one belongs. */
  elementsNamed(name: string): readonly ElementSpec[];
  /** Returns the candidate that a misspelt word most likely stands for, if one is near enough. */
  nearest(word: string, candidates: Iterable<string>): string | undefined;
  /** Returns the URL of its section in libvirt's documentation. */
  link(item: { readonly anchor: string }): string;
}

const byPath = new Map(elements.map((element) => [element.path, element]));
const childrenByPath = new Map(
  elements.map(({ path }) => [path, elements.filter(({ parents }) => parents.includes(path))]),
);
const byName = grouped(elements);
const roots: readonly ElementSpec[] = elements.filter(({ parents }) => parents.length === 0);
/** The format has no deeper element: anything deeper is unknown. */
const deepest = 8;

const vocabularyByVersion = new Map<string, Vocabulary>();

/** Returns the vocabulary of a version; one object per version, created on first use. */
export function vocabularyOf(version: Version): Vocabulary {
  const key = formatVersion(version);
  let vocabulary = vocabularyByVersion.get(key);
  if (!vocabulary) {
    vocabulary = createVocabulary(version);
    vocabularyByVersion.set(key, vocabulary);
  }
  return vocabulary;
}

function createVocabulary(version: Version): Vocabulary {
  const known: Vocabulary["known"] = (item) => holds(item, version);
  // Cached because every element of a document needs these.
  const childrenKnown = memoized(({ path }: ElementSpec) => (childrenByPath.get(path) ?? []).filter(known));
  const attributesKnown = memoized(({ attributes }: ElementSpec) => attributes.filter(known));
  const attributesByName = memoized(
    ({ attributes }: ElementSpec) => new Map(attributes.toReversed().map((attribute) => [attribute.name, attribute])),
  );
  const valuesKnown = memoized(({ values }: AttributeSpec) => (values ?? []).filter(known).map(({ value }) => value));
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

/** @throws on an unknown name, which is a bug. */
function typeNamed(name: string): TypeSpec {
  const type = types.get(name);
  if (!type) throw new Error(`not a type of the vocabulary: ${name}`);
  return type;
}

/** Returns the items that exist in the forward mode, or all without one. */
function serving<T extends { readonly modes?: readonly Mode[] }>(items: readonly T[], mode: Mode | undefined) {
  return mode === undefined ? items : items.filter(({ modes }) => modes === undefined || modes.includes(mode));
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

/** Specs of elements of documents; `null` for an unknown one. */
const specByElement = new WeakMap<XmlElement, ElementSpec | null>();

function specOf(element: XmlElement): ElementSpec | undefined {
  const known = specByElement.get(element);
  if (known !== undefined) return known ?? undefined;
  const spec = findSpec(element);
  specByElement.set(element, spec ?? null);
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
 * Whether an element matches a spec. libvirt finds elements by namespace and local name, the root by its local name
 * alone; an unbound prefix is part of the name.
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
