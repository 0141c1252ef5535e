// Where something belongs as seen from an element: the element that exists already, and those to be created below it.
import type { ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { attributeOf, childElements, isComplete, type XmlElement } from "../xml/tree.js";

/** A place for a new or existing element. */
export interface Reach {
  /** The innermost element on the way that exists. */
  readonly holder: XmlElement;
  /** What is to be created in it, outermost first; empty when the place itself exists. */
  readonly rest: readonly ElementSpec[];
}

/** Returns the ways down from an element to another, each without the first and with the last. */
export function waysDown(vocabulary: Vocabulary, from: ElementSpec, to: ElementSpec): readonly ElementSpec[][] {
  if (from === to) return [[]];
  return to.parents.flatMap((path) => {
    const parent = vocabulary.element(path);
    return parent ? waysDown(vocabulary, from, parent).map((way) => [...way, to]) : [];
  });
}

/** Yields the element and those around it, with how far out they are. */
export function* outwards(element: XmlElement): Generator<{ readonly around: XmlElement; readonly up: number }> {
  let up = 0;
  for (let around: XmlElement | undefined = element; around !== undefined; around = around.parent) {
    yield { around, up };
    up += 1;
  }
}

const childrenByParent = new WeakMap<XmlElement, ReadonlyMap<ElementSpec, readonly XmlElement[]>>();

/** Returns the children of an element that are known there, by what they are. */
export function childrenBySpec(
  vocabulary: Vocabulary,
  parent: XmlElement,
): ReadonlyMap<ElementSpec, readonly XmlElement[]> {
  const known = childrenByParent.get(parent);
  if (known !== undefined) return known;
  const children = new Map<ElementSpec, XmlElement[]>();
  for (const child of childElements(parent)) {
    const spec = vocabulary.specOf(child);
    if (spec === undefined) continue;
    const same = children.get(spec);
    if (same) same.push(child);
    else children.set(spec, [child]);
  }
  childrenByParent.set(parent, children);
  return children;
}

/**
 * Follows a way through the elements that exist; `undefined` where there are several of a kind and it is unknown which is
 * meant, or where one is incomplete. Of elements that may be repeated, a further one can be created at the end.
 */
export function follow(vocabulary: Vocabulary, from: XmlElement, way: readonly ElementSpec[]): Reach | undefined {
  let holder = from;
  for (const [index, step] of way.entries()) {
    if (!isComplete(holder)) return undefined;
    const [first, second] = childrenBySpec(vocabulary, holder).get(step) ?? [];
    if (first === undefined) return { holder, rest: way.slice(index) };
    if (second !== undefined) {
      return index === way.length - 1 && step.max === null ? { holder, rest: [step] } : undefined;
    }
    holder = first;
  }
  return isComplete(holder) ? { holder, rest: [] } : undefined;
}

/** Whether the attribute says nothing yet. */
export function isFree(element: XmlElement, name: string): boolean {
  return !attributeOf(element, name)?.value;
}

const placesByParent = new WeakMap<XmlElement, Map<ElementSpec, XmlElement | null>>();

/** Returns the child after which libvirt would write such an element; `null` for the first place. */
export function placeIn(vocabulary: Vocabulary, parent: XmlElement, spec: ElementSpec): XmlElement | null {
  const places = placesByParent.get(parent) ?? new Map<ElementSpec, XmlElement | null>();
  placesByParent.set(parent, places);
  const known = places.get(spec);
  if (known !== undefined) return known;
  const own = vocabulary.specOf(parent);
  const order =
    own?.order ??
    (own ? vocabulary.elements.filter(({ parents }) => parents.includes(own.path)) : []).map(({ name }) => name);
  const place = order.indexOf(spec.name);
  const isBefore = (child: XmlElement) => {
    const kind = vocabulary.specOf(child);
    return kind !== undefined && order.indexOf(kind.name) <= place;
  };
  const last = childElements(parent).findLast(isBefore) ?? null;
  places.set(spec, last);
  return last;
}
