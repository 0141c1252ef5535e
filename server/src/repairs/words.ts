// What a word may mean: the attributes and elements of the vocabulary by their names and by the names that people write
// for them.
import { kindOf } from "../vocabulary/value-kinds.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";

interface Named {
  readonly name: string;
  readonly meantBy?: readonly string[];
}

/**
 * Returns the word without case, spaces, hyphens and underscores, as names and words of other tools are compared. A minus
 * sign before a number stays.
 */
export function plain(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/(?<!^)-|[\s_]/g, "");
}

/** How a word names an item: by its name, by another word for it, or not at all. */
export function namedBy(item: Named, word: string): "name" | "synonym" | undefined {
  if (plain(item.name) === plain(word)) return "name";
  return item.meantBy?.some((other) => plain(other) === plain(word)) ? "synonym" : undefined;
}

/** Where an element keeps what one thinks of as its value: in an attribute or as text, perhaps of a child. */
export interface MainSlot {
  /** The children to go through. */
  readonly steps: readonly ElementSpec[];
  /** `undefined`: as text. */
  readonly attribute: AttributeSpec | undefined;
  /** Whether the value names both ends of a range. */
  readonly isRange?: boolean;
}

/** Returns the slot for the value of an element; `undefined` where no single one stands out. */
export function mainSlot(vocabulary: Vocabulary, spec: ElementSpec): MainSlot | undefined {
  const own = spec.main === undefined ? undefined : vocabulary.attribute(spec, spec.main);
  if (own !== undefined) return vocabulary.known(own) ? { steps: [], attribute: own } : undefined;
  if (spec.text !== undefined) return { steps: [], attribute: undefined };
  const [child, ...others] = vocabulary
    .childrenOf(spec)
    .filter((each) => vocabulary.requirement(each, spec.path) !== undefined);
  if (child !== undefined) {
    const inner = others.length === 0 ? mainSlot(vocabulary, child) : undefined;
    return inner && { ...inner, steps: [child, ...inner.steps] };
  }
  const writable = vocabulary.attributesOf(spec).filter((each) => !each.readonly);
  const required = writable.filter((each) => vocabulary.requirement(each, spec.parents[0]) !== undefined);
  // Beside children an attribute that may be left out is a detail.
  const single = vocabulary.childrenOf(spec).length === 0 ? writable : [];
  const [only, ...rest] = required.length > 0 ? required : single;
  return only !== undefined && rest.length === 0 ? { steps: [], attribute: only } : undefined;
}

/** A meaning of a word: a slot of an element. */
export interface Meaning extends MainSlot {
  readonly element: ElementSpec;
  /** How certain it is: 0 for the name of the element itself, 1 for another word for it, 2 and 3 for an attribute. */
  readonly rank: 0 | 1 | 2 | 3;
  /** Whether no other element has an attribute of that name. */
  readonly isUnique: boolean;
  /** Whether something in the format has the word as its own name, so that elsewhere it says less. */
  readonly isName: boolean;
}

const indexByVocabulary = new WeakMap<Vocabulary, ReadonlyMap<string, readonly Meaning[]>>();

/** Returns all that a word may mean in this version. */
export function meaningsOf(vocabulary: Vocabulary, word: string): readonly Meaning[] {
  let index = indexByVocabulary.get(vocabulary);
  if (index === undefined) {
    index = indexOf(vocabulary);
    indexByVocabulary.set(vocabulary, index);
  }
  return index.get(plain(word)) ?? [];
}

/** Whether only certain values fit, so that a value that does says what it is: addresses, numbers, words. */
export function isTelling(vocabulary: Vocabulary, attribute: AttributeSpec): boolean {
  return kindOf(attribute, vocabulary) !== "text";
}

/** The two ends that such an element needs, as of a range. */
export function endsOf(vocabulary: Vocabulary, spec: ElementSpec): readonly [AttributeSpec, AttributeSpec] | undefined {
  const required = vocabulary
    .attributesOf(spec)
    .filter((each) => vocabulary.requirement(each, spec.parents[0]) !== undefined);
  const [first, second, third] = required;
  return first && second && !third && first.type === second.type && isTelling(vocabulary, first)
    ? [first, second]
    : undefined;
}

function indexOf(vocabulary: Vocabulary): ReadonlyMap<string, readonly Meaning[]> {
  const index = new Map<string, Meaning[]>();
  const names = new Set(
    vocabulary.elements.flatMap(({ name, attributes }) => [plain(name), ...attributes.map((each) => plain(each.name))]),
  );
  const add = (word: string, said: Omit<Meaning, "isName">) => {
    const meaning = { ...said, isName: names.has(plain(word)) };
    const known = index.get(plain(word));
    if (known) known.push(meaning);
    else index.set(plain(word), [meaning]);
  };
  const owners = new Map<string, number>();
  const elements = vocabulary.elements.filter((each) => each.parents.length > 0 && vocabulary.known(each));
  for (const { attributes } of vocabulary.elements)
    for (const { name } of attributes) owners.set(name, (owners.get(name) ?? 0) + 1);
  for (const element of elements) {
    const isRange = endsOf(vocabulary, element) !== undefined;
    const main: MainSlot | undefined = isRange
      ? { steps: [], attribute: undefined, isRange }
      : mainSlot(vocabulary, element);
    if (main !== undefined) {
      add(element.name, { ...main, element, rank: 0, isUnique: true });
      for (const word of element.meantBy ?? []) add(word, { ...main, element, rank: 1, isUnique: true });
    }
  }
  for (const element of vocabulary.elements.filter((each) => vocabulary.known(each))) {
    for (const attribute of vocabulary.attributesOf(element)) {
      if (attribute.readonly || attribute.name.includes(":")) continue;
      const slot = { element, steps: [], attribute, isUnique: owners.get(attribute.name) === 1 };
      add(attribute.name, { ...slot, rank: 2 });
      for (const word of attribute.meantBy ?? []) add(word, { ...slot, rank: 3, isUnique: false });
    }
  }
  return index;
}
