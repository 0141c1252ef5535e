// Finds where a value belongs, going by the word it was written under: in another attribute of the element, in an element
// that is missing beside or below it, or in one further out.
import type { ElementPath } from "../vocabulary/paths.js";
import type { AttributeSpec, ElementSpec, Mode, Vocabulary } from "../vocabulary/vocabulary.js";
import type { XmlElement } from "../xml/tree.js";
import { follow, isFree, outwards, type Reach, waysDown } from "./reach.js";
import { type Assignment, assignments, bothEnds, flagValue } from "./values.js";
import { isTelling, type Meaning, meaningsOf, namedBy } from "./words.js";

/** A value under a word that means nothing where it is; without a value, an empty element. */
export interface Stray {
  readonly word: string;
  readonly value: string | undefined;
}

/** A slot for strays, with what to write there. */
export interface Destination extends Reach {
  /** The element that gets the values. */
  readonly spec: ElementSpec;
  readonly values: readonly Assignment[];
  /** The strays that it takes, by their place in the list. */
  readonly taken: readonly number[];
  readonly cost: number;
  /** How certain the word makes it. */
  readonly rank: Meaning["rank"];
}

/** Returns the attribute of the element that such a word stands for there, and what to set for the value. */
export function ownAttribute(
  vocabulary: Vocabulary,
  spec: ElementSpec,
  { word, value }: Stray,
  free: readonly AttributeSpec[],
): { readonly attribute: AttributeSpec; readonly values: readonly Assignment[] | undefined } | undefined {
  const isOpen = (name: string) => free.some((each) => each.name === name);
  const valuesFor = (attribute: AttributeSpec) => {
    const said = value ?? flagValue(vocabulary, attribute);
    return said === undefined ? undefined : assignments(vocabulary, spec, attribute, said.trim(), isOpen);
  };
  const named = free.filter((attribute) => namedBy(attribute, word) === "name");
  const others = free.filter((attribute) => namedBy(attribute, word) === "synonym");
  const accepting = [...named, ...others].find((attribute) => valuesFor(attribute) !== undefined);
  if (accepting !== undefined) return { attribute: accepting, values: valuesFor(accepting) };
  const near = vocabulary.nearest(
    word,
    free.map(({ name }) => name),
  );
  const attribute = named[0] ?? free.find(({ name }) => name === near) ?? others[0];
  return attribute && { attribute, values: valuesFor(attribute) };
}

/** Farther away than this, nothing is looked for. */
const mostDown = 3;

/**
 * Returns where the first of the strays in an element belongs outside its own attributes, the most likely place first,
 * with those of the others that belong there too.
 */
export function destinations(
  vocabulary: Vocabulary,
  mode: Mode | undefined,
  element: XmlElement,
  strays: readonly Stray[],
): readonly Destination[] {
  const [first] = strays;
  if (first === undefined) return [];
  const found = meaningsOf(vocabulary, first.word)
    .filter(({ element: { modes } }) => modes === undefined || mode === undefined || modes.includes(mode))
    .flatMap((meaning) => reachable(vocabulary, element, strays, meaning));
  return found.sort((a, b) => a.cost - b.cost);
}

function reachable(
  vocabulary: Vocabulary,
  element: XmlElement,
  strays: readonly Stray[],
  meaning: Meaning,
): Destination[] {
  for (const { around, up } of outwards(element)) {
    const from = vocabulary.specOf(around);
    if (from === undefined) return [];
    const found = waysDown(vocabulary, from, meaning.element).flatMap((way) => {
      const whole = [...way, ...meaning.steps];
      // Its own slots are looked at elsewhere.
      if (up === 0 && whole.length === 0) return [];
      if (whole.length > mostDown || (up > 0 && !isLikely(meaning, whole))) return [];
      if (meaning.rank === 3 && meaning.isName && !isNearAndTelling(vocabulary, meaning, whole, up)) return [];
      const destination = fill(vocabulary, around, whole, strays, meaning);
      return destination
        ? [{ ...destination, rank: meaning.rank, cost: meaning.rank * 10 + up * 2 + whole.length }]
        : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** Beside and around an element the names that many have, such as `name` and `address`, say too little. */
function isLikely({ rank, isUnique, isName }: Meaning, way: readonly ElementSpec[]): boolean {
  if (rank === 1 && isName) return false;
  return rank < 2 ? way.length <= 2 : way.length === 0 ? rank === 2 : isUnique && way.length === 1;
}

/** Another word that is also the name of something says enough only for a child, with a value of its kind. */
function isNearAndTelling(
  vocabulary: Vocabulary,
  { attribute }: Meaning,
  way: readonly ElementSpec[],
  up: number,
): boolean {
  return up === 0 && way.length === 1 && attribute !== undefined && isTelling(vocabulary, attribute);
}

type Filled = Omit<Destination, "cost" | "rank">;

function fill(
  vocabulary: Vocabulary,
  from: XmlElement,
  way: readonly ElementSpec[],
  strays: readonly Stray[],
  meaning: Meaning,
): Filled | undefined {
  const spec = way.at(-1) ?? vocabulary.specOf(from);
  const reach = follow(vocabulary, from, way);
  if (spec === undefined || reach === undefined) return undefined;
  if (reach.rest.length > 0) return filled(vocabulary, spec, reach, strays, meaning);
  const ends = meaning.isRange ? bothEnds(vocabulary, spec, strays[0]?.value ?? "") : undefined;
  const isTaken = meaning.isRange
    ? (ends ?? []).some(({ attribute }) => attribute && !isFree(reach.holder, attribute.name))
    : meaning.attribute
      ? !isFree(reach.holder, meaning.attribute.name)
      : reach.holder.children.some(({ kind }) => kind !== "text") || hasText(reach.holder);
  if (!isTaken) return filled(vocabulary, spec, reach, strays, meaning);
  const outer = reach.holder.parent;
  return spec.max === null && outer && way.length > 0
    ? filled(vocabulary, spec, { holder: outer, rest: [spec] }, strays, meaning)
    : undefined;
}

function hasText({ children }: XmlElement): boolean {
  return children.some((node) => node.kind === "text" && /[^\t\n\r ]/.test(node.value));
}

/** The destination with the values of all strays that it can take; `undefined` when it cannot take the first, or lacks more. */
function filled(
  vocabulary: Vocabulary,
  spec: ElementSpec,
  reach: Reach,
  strays: readonly Stray[],
  { attribute: main, isRange }: Meaning,
): Filled | undefined {
  const isNew = reach.rest.length > 0;
  if (isRange) {
    const ends = bothEnds(vocabulary, spec, strays[0]?.value ?? "");
    if (ends === undefined || (isNew && !isWhole(vocabulary, reach, ends))) return undefined;
    return { ...reach, spec, values: ends, taken: [0] };
  }
  const values: Assignment[] = [];
  const taken: number[] = [];
  const isOpen = (name: string) =>
    (isNew || isFree(reach.holder, name)) && !values.some(({ attribute }) => attribute?.name === name);
  for (const [index, { word, value }] of strays.entries()) {
    const attribute =
      index === 0
        ? main
        : vocabulary.attributesOf(spec).find((each) => !each.readonly && isOpen(each.name) && namedBy(each, word));
    if (index > 0 && attribute === undefined) continue;
    const said = value ?? (attribute && flagValue(vocabulary, attribute));
    const own = said === undefined ? undefined : assignments(vocabulary, spec, attribute, said.trim(), isOpen);
    if (own === undefined && index === 0) return undefined;
    if (own === undefined) continue;
    values.push(...own);
    taken.push(index);
  }
  return isNew && !isWhole(vocabulary, reach, values) ? undefined : { ...reach, spec, values, taken };
}

/** Whether the new elements have all that libvirt requires of them; a mode of forwarding is never guessed. */
export function isWhole(vocabulary: Vocabulary, { holder, rest }: Reach, values: readonly Assignment[]): boolean {
  return rest.every((step, index) => {
    const parent = index === 0 ? vocabulary.specOf(holder) : rest[index - 1];
    const said = index === rest.length - 1 ? values : [];
    const lacks = vocabulary.attributesOf(step).filter((each) => isNeeded(vocabulary, each, parent?.path));
    const children = vocabulary.childrenOf(step).filter((each) => vocabulary.requirement(each, step.path));
    return (
      vocabulary.known(step) &&
      lacks.every((each) => said.some(({ attribute }) => attribute === each)) &&
      children.every((each) => rest[index + 1] === each)
    );
  });
}

/** Whether a new element has no use without the attribute, even where some libvirt accepts it. */
export function isNeeded(vocabulary: Vocabulary, attribute: AttributeSpec, parent: ElementPath | undefined): boolean {
  return (
    vocabulary.requirement(attribute, parent) !== undefined ||
    attribute.type === "forwardMode" ||
    (attribute.requiredBy?.some(({ stage, in: parents }) => stage === "parse" && parents === undefined) ?? false)
  );
}

/** The one attribute that the element lacks and that takes the value, whatever the word. */
export function onlyMissing(
  vocabulary: Vocabulary,
  element: XmlElement,
  spec: ElementSpec,
  value: string,
): AttributeSpec | undefined {
  const parent = element.parent && vocabulary.specOf(element.parent);
  const missing = vocabulary
    .attributesOf(spec)
    .filter((each) => isFree(element, each.name) && vocabulary.requirement(each, parent?.path) !== undefined);
  const [only, ...others] = missing;
  return only && others.length === 0 && vocabulary.judge(only, value).ok ? only : undefined;
}

/** Whether an element of that name is known in some place. */
export function isKnownName(vocabulary: Vocabulary, name: string): boolean {
  return vocabulary.elementsNamed(name).some(({ parents }) => parents.length > 0);
}
