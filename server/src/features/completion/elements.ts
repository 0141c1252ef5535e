// Completion of elements: those a parent may still contain. New ones are written whole; an existing one is renamed.

import { describeElement } from "../../prose/describe.js";
import type { ElementSpec } from "../../vocabulary/vocabulary.js";
import { splitName } from "../../xml/names.js";
import type { Edit } from "../../xml/text-edits.js";
import { childElements, type Span, type XmlElement, type XmlEndTag } from "../../xml/tree.js";
import { setAttribute } from "../../xml/value-edits.js";
import { elementText, isExpected, type NewElement } from "./element-text.js";
import { frameOf } from "./frame.js";
import { factsOf, kinds, type Offer, rankOf, ranks } from "./items.js";
import { isWanted, type Missing, standing } from "./ruled-out.js";
import { fits, type Scene, withAnyMode } from "./scene.js";
import type { Part } from "./snippet.js";

/** An element that a parent may still contain. */
interface Candidate {
  readonly spec: ElementSpec;
  /** With the prefix that is bound to its namespace. */
  readonly name: string;
  /** The declaration of the prefix, if none is bound. */
  readonly declaration: Edit | undefined;
  /** Whether libvirt requires it. */
  readonly required: boolean;
  /** Whether there is one already, and whether it directly precedes. */
  readonly present: boolean;
  readonly again: boolean;
  /** What must be written before libvirt accepts it. */
  readonly missing: Missing | undefined;
}

/** Offers whole elements in place of the span, which contains what is typed of one. */
export function newElements(scene: Scene, parent: XmlElement, span: Span, typed?: XmlElement): Offer[] {
  const frame = frameOf(scene, parent, span);
  const mark = span.start < span.end && scene.document.text[span.start] === "<" ? "<" : "";
  return candidatesIn(scene, parent, typed).flatMap((candidate) =>
    [undefined, ...otherFamilies(candidate.spec, scene)].flatMap((said) => {
      const verdict = standing(candidate.spec, scene, parent, typed, said?.value);
      if (verdict === "ruled out" || (said && verdict !== "free")) return [];
      const missing = verdict === "free" ? candidate.missing : verdict;
      const text = elementText(missing ? withAnyMode(scene) : scene, { ...candidate, said, parent }, frame);
      const label = said ? `${candidate.name} ${said.name}='${said.value}'` : candidate.name;
      return {
        ...offered(scene, { ...candidate, missing, ...(said && { required: false, again: false }) }, said),
        label,
        span: frame.span,
        text,
        filter: mark + label,
        chooseNext: awaitsChild(text, candidate.spec, scene),
      };
    }),
  );
}

/** Whether the cursor ends where only a child can be written. */
function awaitsChild(text: readonly Part[], spec: ElementSpec, { vocabulary, mode }: Scene): boolean {
  const stops = text.filter((part) => typeof part !== "string");
  return spec.opened === true && stops.length === 1 && vocabulary.childrenOf(spec, mode).length > 0;
}

/** An attribute that gives an element another family than the default. */
type OtherFamily = NonNullable<NewElement["said"]>;

function otherFamilies(spec: ElementSpec, { vocabulary, mode }: Scene): OtherFamily[] {
  return vocabulary
    .attributesOf(spec, mode)
    .filter(({ type }) => type === "family")
    .flatMap(({ name, values = [], ...attribute }) =>
      values
        .filter((word) => vocabulary.known(word) && word.value !== attribute.default)
        .map(({ value }) => ({ name, value })),
    );
}

/** Offers other names for an existing element, in its start tag and its end tag. */
export function otherNames(scene: Scene, element: XmlElement, parent: XmlElement): Offer[] {
  const endTag = endTagOf(scene, element);
  const candidates = candidatesIn(scene, parent, element).flatMap((candidate) => {
    const verdict = standing(candidate.spec, scene, parent, element);
    if (verdict === "ruled out") return [];
    return verdict === "free" ? candidate : { ...candidate, missing: verdict };
  });
  return candidates.map(({ name, ...candidate }) => {
    const { declaration } = candidate;
    const closing = endTag && endTag.name !== name ? [{ ...endTag.nameSpan, newText: name }] : [];
    return {
      ...offered(scene, { ...candidate, name }),
      ...(!acceptsCurrentContent(candidate.spec, element, scene) && { rank: ranks.unfit }),
      span: element.nameSpan,
      text: [name],
      filter: name,
      alongside: [...(declaration ? [declaration] : []), ...closing],
    };
  });
}

/** Whether an element of that kind accepts the attributes and the content of this one. */
function acceptsCurrentContent(spec: ElementSpec, element: XmlElement, { vocabulary, mode }: Scene): boolean {
  const attributes = vocabulary.attributesOf(spec, mode);
  const children = vocabulary.childrenOf(spec, mode);
  return (
    element.attributes.every(
      ({ name, prefix }) => prefix === "xmlns" || attributes.some((attribute) => attribute.name === name),
    ) &&
    element.children.every((node) => {
      if (node.kind === "text" || node.kind === "cdata") return spec.text !== undefined || node.value.trim() === "";
      return node.kind !== "element" || spec.open || children.some((child) => child.name === node.name);
    })
  );
}

/** Returns the span of a start tag that consists only of a name, which a whole element can replace. */
export function bareTag(scene: Scene, element: XmlElement): Span | undefined {
  if (element.attributes.length > 0 || endTagOf(scene, element)) return undefined;
  const { start } = element.span;
  if (!element.startTagClosed) return { start, end: element.nameSpan.end };
  const tail = scene.document.text.slice(element.nameSpan.end, element.startTag.end);
  return /^[\t ]*\/?>$/.test(tail) ? { start, end: element.startTag.end } : undefined;
}

/** Returns the element's end tag, even if that still has the element's old name. */
function endTagOf({ document }: Scene, element: XmlElement): XmlEndTag | undefined {
  if (element.endTag) return element.endTag;
  if (element.selfClosing || (element.parent && !element.parent.endTag)) return undefined;
  const first = document.strayEndTags.find(({ span }) => element.startTag.end <= span.start);
  if (first === undefined || first.span.end > element.span.end) return undefined;
  const within = ({ span }: XmlElement) => span.start < first.span.start && first.span.start < span.end;
  return childElements(element).some(within) ? undefined : first;
}

function offered(
  scene: Scene,
  { spec, name, declaration, required, present, again, missing }: Candidate,
  other?: OtherFamily,
): Omit<Offer, "span" | "text" | "filter"> {
  const rank = rankOf(spec, required);
  // If most parents have one, a second is rarely wanted.
  const isList = spec.usual !== "always" && spec.usual !== "mostly";
  const here = again && isList ? Math.min(rank, ranks.again) : other || present ? Math.max(rank, ranks.often) : rank;
  return {
    label: name,
    kind: kinds.element,
    rank: missing ? ranks.later : here,
    facts: factsOf(spec, missing ? `needs ${missing}` : required ? "required" : undefined),
    documentation: describeElement(spec, scene.vocabulary),
    deprecated: spec.deprecated !== undefined,
    alongside: declaration ? [declaration] : [],
  };
}

/** Lists the elements that the parent may still contain, regardless of the half-typed `typed`. */
function candidatesIn(scene: Scene, parent: XmlElement, typed: XmlElement | undefined): Candidate[] {
  const { vocabulary, mode, mayGetMode } = scene;
  const spec = vocabulary.specOf(parent);
  if (spec === undefined) return [];
  const present = new Set<ElementSpec | undefined>();
  const others = childElements(parent).filter((child) => child !== typed);
  for (const child of others) present.add(vocabulary.specOf(child));
  const before = others.findLast((child) => child.span.start < scene.place.offset);
  const previous = before && vocabulary.specOf(before);
  const candidates: Candidate[] = [];
  const serving = new Set(vocabulary.childrenOf(spec, mode));
  for (const child of vocabulary.childrenOf(spec, mayGetMode ? undefined : mode)) {
    const once = child.max === 1 || child.repeated?.some((entry) => vocabulary.known(entry)) === true;
    if ((once && present.has(child)) || !fits(child, parent, scene)) continue;
    const named = nameIn(child, parent);
    if (!named) continue;
    const required = (isExpected(child, spec, vocabulary) && !present.has(child)) || isWanted(child, scene);
    const again = child === previous;
    const missing = serving.has(child) ? undefined : "<forward>";
    candidates.push({ spec: child, ...named, required, present: present.has(child), again, missing });
  }
  return candidates;
}

/**
 * Returns the element's name in that parent; `undefined` when the vocabulary's prefix is bound to something else, or
 * cannot be bound yet.
 */
function nameIn(spec: ElementSpec, parent: XmlElement): Pick<Candidate, "name" | "declaration"> | undefined {
  const { namespace } = spec;
  if (namespace === undefined) return { name: spec.name, declaration: undefined };
  const { prefix, localName } = splitName(spec.name);
  const bound = new Map<string, string | undefined>();
  let root = parent;
  for (let step: XmlElement | undefined = parent; step; step = step.parent) {
    root = step;
    for (const { prefix: xmlns, localName: declared, value } of step.attributes) {
      if (xmlns === "xmlns" && !bound.has(declared)) bound.set(declared, value);
    }
  }
  for (const [own, uri] of bound) if (uri === namespace) return { name: `${own}:${localName}`, declaration: undefined };
  if (bound.has(prefix) || !root.startTagClosed) return undefined;
  return { name: spec.name, declaration: setAttribute(root, `xmlns:${prefix}`, namespace) };
}
