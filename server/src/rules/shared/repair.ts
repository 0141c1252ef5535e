// What a repair of a value is: the attributes of one element that it sets, and the fix made of it. A repair keeps what was
// written; every value it sets is one the format accepts.
import type { Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { abbreviated } from "../../prose/wording.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { attributeOf, type XmlAttribute, type XmlDocument } from "../../xml/tree.js";
import { correctValue, removeAttribute, replaceAttribute, setAttribute } from "../../xml/value-edits.js";

/** A value that its type does not accept, and where it is. */
export interface Asked {
  readonly document: XmlDocument;
  readonly vocabulary: Vocabulary;
  readonly network: Network;
  readonly spec: ElementSpec;
  readonly attribute: XmlAttribute;
  readonly known: AttributeSpec;
  readonly value: string;
}

export interface ValueRepair {
  readonly value: string;
  /** Whether it evidently says the same as what was written. */
  readonly safe: boolean;
  /** Follows the value in a title: ` (10 Mbit/s)`. */
  readonly note?: string;
}

export interface Repair {
  /** By attribute; without a value the attribute is removed. The first is the one in question. */
  readonly sets: readonly (readonly [name: string, value: string | undefined])[];
  /** Follows the values in the title: `, keeping prefix='24'`, ` (10 Mbit/s)`. */
  readonly note?: string;
  /** Whether it evidently says what was written. */
  readonly safe: boolean;
}

/** Returns the spec of a sibling attribute of that type that this version knows. */
export function siblingOf({ vocabulary, spec, known }: Asked, type: string): AttributeSpec | undefined {
  return spec.attributes.find((other) => other.type === type && other.name !== known.name && vocabulary.known(other));
}

/** Returns the value of an attribute beside the one in question; an empty one counts as absent. */
export function writtenBeside({ attribute }: Asked, name: string): string | undefined {
  return attributeOf(attribute.owner, name)?.value?.trim() || undefined;
}

/** Whether every value of the repair is one that its attribute accepts, and something changes. */
export function isAccepted({ vocabulary, spec, attribute }: Asked, { sets }: Repair): boolean {
  const accepted = sets.every(([name, value]) => {
    const known = vocabulary.attribute(spec, name);
    if (known === undefined || !vocabulary.known(known)) return false;
    return value === undefined || (value !== "" && vocabulary.judge(known, value).ok);
  });
  return accepted && sets.some(([name, value]) => attributeOf(attribute.owner, name)?.value !== value);
}

/** Makes a fix of a repair: `Change average to 1250 (10 Mbit/s)`, `Change to address='10.0.0.1' prefix='22'`. */
export function fixOf({ document, attribute }: Asked, { sets, note = "", safe }: Repair): Fix {
  const { owner } = attribute;
  const kept = sets.filter(([, value]) => value !== undefined);
  const [own, ...others] = sets;
  const changes = others.filter(([name, value]) => attributeOf(owner, name)?.value !== value);
  const pairs = kept.map(([name, value]) => `${name}='${value}'`).join(" ");
  const edit = ([name, value]: Repair["sets"][number]) => {
    const written = attributeOf(owner, name);
    if (value === undefined) return written ? [removeAttribute(document, written)] : [];
    return written ? correctValue(document, written, value) : [setAttribute(owner, name, value)];
  };
  if (own?.[1] !== undefined) {
    const title =
      changes.length === 0 ? `Change ${own[0]} to ${abbreviated(own[1])}${note}` : `Change to ${pairs}${note}`;
    return { title, safe, edits: [...correctValue(document, attribute, own[1]), ...changes.flatMap(edit)] };
  }
  // The attribute gives way to another one, in its place.
  const [first, ...rest] = changes.filter(([name, value]) => value !== undefined && !attributeOf(owner, name));
  if (first?.[1] === undefined) {
    const title = `Remove ${attribute.name}${note}`;
    return { title, safe, edits: [removeAttribute(document, attribute), ...changes.flatMap(edit)] };
  }
  const changed = changes.filter((each) => each !== first && !rest.includes(each));
  const edits = [replaceAttribute(attribute, first[0], first[1]), ...[...changed, ...rest].flatMap(edit)];
  return { title: `Change ${attribute.name} to ${pairs}${note}`, safe, edits };
}
