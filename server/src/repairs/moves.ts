// Moves of elements to where they may be: out to an element around, or into one that exists or is created.

import type { Fix } from "../findings.js";
import type { Network } from "../network/model.js";
import { tag } from "../prose/wording.js";
import { countLeading } from "../search.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { spansWithComments } from "../xml/comments.js";
import { addBlock, asBlock, indentBefore, indentUnit, isWhiteSpace, lineEnd } from "../xml/edits.js";
import { escapeAttribute } from "../xml/entities.js";
import { splitName } from "../xml/names.js";
import type { Edit } from "../xml/text-edits.js";
import { attributeOf, childElements, isComplete, type Span, type XmlDocument, type XmlElement } from "../xml/tree.js";
import { quoteFor } from "../xml/value-edits.js";
import type { Site } from "./attributes.js";
import { isNeeded } from "./find.js";
import { ownAddress } from "./needed.js";
import { childrenBySpec, follow, isFree, outwards, placeIn, type Reach, waysDown } from "./reach.js";
import type { Assignment } from "./values.js";
import { namedBy } from "./words.js";
import { elementXml, nestedXml, type Repair, takeOut } from "./write.js";

interface Home extends Reach {
  readonly spec: ElementSpec;
  /** What the elements to be created need, from the child itself or as the only choice. */
  readonly extra: ReadonlyMap<ElementSpec, readonly Assignment[]>;
  /** The attributes of the child that go to them. */
  readonly given: readonly string[];
  readonly cost: number;
}

/** Returns the most fitting place for a child that is known by its name but not where it is; `undefined` without one. */
export function moveOf(site: Site, child: XmlElement): { readonly home: Home; readonly repair: Repair } | undefined {
  if (!isComplete(child)) return undefined;
  const specs = specsOf(site.vocabulary, child).filter((each) => site.vocabulary.known(each));
  const homes = specs
    .flatMap((spec) => homesOf(site, child, spec))
    // New elements would need a prefix for the namespace.
    .filter(({ rest }) => child.namespace === undefined || rest.length === 0)
    .sort((a, b) => a.cost - b.cost);
  const [home] = homes;
  if (home === undefined) return undefined;
  return { home, repair: { claims: [child], meant: place(home), isName: false, fixes: [fixOf(site, child, home)] } };
}

/** Returns what an element is by its name and namespace, wherever it is. */
export function specsOf(vocabulary: Vocabulary, { name, localName, namespace }: XmlElement): readonly ElementSpec[] {
  if (namespace === undefined) return vocabulary.elementsNamed(name).filter((spec) => spec.namespace === undefined);
  return vocabulary.elements.filter(
    (spec) => spec.namespace === namespace && splitName(spec.name).localName === localName,
  );
}

/** The homes of one kind, from the nearest element around that leads to any. */
function homesOf(site: Site, child: XmlElement, spec: ElementSpec): Home[] {
  const { vocabulary, element } = site;
  for (const { around, up } of outwards(element)) {
    const from = vocabulary.specOf(around);
    if (from === undefined) return [];
    const ways = spec.parents.flatMap((path) => {
      const parent = vocabulary.element(path);
      return parent ? waysDown(vocabulary, from, parent) : [];
    });
    const homes = ways.flatMap((way) => {
      if (way.length > 2) return [];
      const reach = follow(vocabulary, around, way) ?? (up === 0 ? justBefore(site, child, way) : undefined);
      const home = reach && furnished(site, child, spec, reach);
      return home ? [{ ...home, cost: home.cost + up * 2 + way.length }] : [];
    });
    if (homes.length > 0) return homes;
  }
  return [];
}

/** Of several that could hold the child, the one right before it, which may have been closed too early. */
function justBefore({ vocabulary, element }: Site, child: XmlElement, way: readonly ElementSpec[]): Reach | undefined {
  const before = elementBefore(childElements(element), child);
  const isHome = before !== undefined && way.length === 1 && vocabulary.specOf(before) === way[0];
  return isHome && isComplete(before) ? { holder: before, rest: [] } : undefined;
}

/** Of elements in document order, the one before another. */
function elementBefore(siblings: readonly XmlElement[], { span }: XmlElement): XmlElement | undefined {
  return siblings[countLeading(siblings, (sibling) => sibling.span.start < span.start) - 1];
}

/** The place with what the elements on the way need; `undefined` where that is unknown or the place is taken. */
function furnished(
  { vocabulary, network }: Site,
  child: XmlElement,
  spec: ElementSpec,
  reach: Reach,
): Home | undefined {
  const { holder, rest } = reach;
  const { mode } = network;
  if (mode !== undefined && [...rest, spec].some(({ modes }) => modes !== undefined && !modes.includes(mode))) {
    // A new <forward> brings the mode with it.
    if (!rest.some(({ path }) => path === "/network/forward")) return undefined;
  }
  if (rest.length === 0 && spec.max !== null && childrenBySpec(vocabulary, holder).has(spec)) return undefined;
  const extra = new Map<ElementSpec, readonly Assignment[]>();
  const given: string[] = [];
  const unknown = child.attributes.filter(
    ({ name, value }) => value && !isDeclaration(name) && !vocabulary.attribute(spec, name),
  );
  for (const [index, step] of rest.entries()) {
    const parent = index === 0 ? vocabulary.specOf(holder) : rest[index - 1];
    if (!vocabulary.known(step)) return undefined;
    const values: Assignment[] = [];
    for (const attribute of vocabulary.attributesOf(step)) {
      if (!isNeeded(vocabulary, attribute, parent?.path)) continue;
      const source = unknown.find(
        ({ name, value = "" }) => namedBy(attribute, name) && vocabulary.judge(attribute, value).ok,
      );
      const value = source?.value ?? onlyValue(attribute, rest[index + 1] ?? spec) ?? chosen(network, step, attribute);
      if (value === undefined) return undefined;
      if (source) given.push(source.name);
      values.push({ attribute, value });
    }
    const next = rest[index + 1] ?? spec;
    const children = vocabulary
      .childrenOf(step)
      .filter((each) => vocabulary.requirement(each, step.path) !== undefined);
    if (children.some((each) => each !== next)) return undefined;
    extra.set(step, values);
  }
  const odd = unknown.filter(({ name }) => !given.includes(name)).length;
  const misfits = childElements(child).filter(
    (inner) => !specsOf(vocabulary, inner).some((each) => vocabulary.childrenOf(spec).includes(each)),
  ).length;
  // Most of it would be unknown there, too.
  if (odd + misfits > (child.attributes.length + childElements(child).length) / 2) return undefined;
  const lacks =
    vocabulary
      .attributesOf(spec)
      .filter((each) => vocabulary.requirement(each, spec.parents[0]) && isFree(child, each.name)).length +
    vocabulary
      .childrenOf(spec)
      .filter(
        (each) =>
          vocabulary.requirement(each, spec.path) && !childElements(child).some(({ name }) => name === each.name),
      ).length;
  // Without anything in it, it is better removed than moved to where it is incomplete.
  if (lacks > 0 && child.attributes.length === 0 && childElements(child).length === 0) return undefined;
  return { ...reach, spec, extra, given, cost: (odd + misfits) * 100 + lacks * 10 };
}

/** The mode of a new <forward> is that of what goes into it, if there is only one. */
function onlyValue(attribute: AttributeSpec, { modes = [] }: ElementSpec): string | undefined {
  return attribute.type === "forwardMode" && modes.length === 1 ? modes[0] : undefined;
}

/** A name in DNS without an address is one of the network itself. */
function chosen(network: Network, { path }: ElementSpec, { name }: AttributeSpec): string | undefined {
  return path === "/network/dns/host" && name === "ip" ? ownAddress(network) : undefined;
}

function place({ holder, rest, extra }: Home): string {
  const [outermost] = rest;
  if (outermost === undefined) return tag(holder);
  return elementXml(outermost, extra.get(outermost) ?? []).replace(/\/>$/, ">");
}

function fixOf(site: Site, child: XmlElement, home: Home): Fix {
  const { document, vocabulary, element } = site;
  const { holder, rest, extra, given } = home;
  if (rest.length > 0 && holder === element && rest.length === 1 && given.length === 0)
    return wrapped(site, child, home);
  const span = spanOf(document, element, child);
  const without = child.attributes.filter(({ name }) => given.includes(name));
  let block = asBlock(document, span);
  for (const { span: own } of without) block = block.replace(` ${document.text.slice(own.start, own.end)}`, "");
  const declaration = missingDeclaration(child, holder);
  const nameEnd = asBlock(document, { start: span.start, end: child.nameSpan.end }).length;
  block = block.slice(0, nameEnd) + declaration + block.slice(nameEnd);
  const inner = nestedXml(rest, (step) => extra.get(step) ?? [], quoteFor(holder), block);
  const [outermost] = rest;
  const removal = takeOut(document, element, [span], holder === element);
  const edits = [...removal, addBlock(document, holder, inner, placeIn(vocabulary, holder, outermost ?? home.spec))];
  const where = rest.length > 0 ? `a new ${place(home)}` : tag(holder);
  return { title: `Move ${tag(child)} into ${where}`, safe: false, edits };
}

function isDeclaration(name: string): boolean {
  return name === "xmlns" || name.startsWith("xmlns:");
}

/** The declaration that an element needs in an element where its prefix is not bound as it is here; else empty. */
function missingDeclaration({ prefix, namespace, attributes }: XmlElement, holder: XmlElement): string {
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  if (namespace === undefined || attributes.some((attribute) => attribute.name === name)) return "";
  const declaring = [...outwards(holder)].map(({ around }) => attributeOf(around, name)).find((each) => each);
  const quote = quoteFor(holder);
  return declaring?.value === namespace ? "" : ` ${name}=${quote}${escapeAttribute(namespace, quote)}${quote}`;
}

const spansByParent = new WeakMap<XmlElement, ReadonlyMap<XmlElement, Span>>();

/** The child with the comments that belong to it. */
function spanOf(document: XmlDocument, parent: XmlElement, child: XmlElement): Span {
  const spans = spansByParent.get(parent) ?? spansWithComments(document, parent.children);
  spansByParent.set(parent, spans);
  const own = spans.get(child) ?? child.span;
  // On one line a comment that touches the element belongs to it.
  const touching = parent.children.find(({ kind, span }) => kind === "comment" && span.end === own.start);
  return touching && indentBefore(document, touching.span.start) === undefined
    ? { start: touching.span.start, end: own.end }
    : own;
}

/** The lines of a longer row of elements keep their indentation. */
const longRun = 50;

const runsByParent = new WeakMap<XmlElement, Map<ElementSpec, { readonly end: number; readonly fix: Fix }>>();

/** Puts a new element around the child and all those after it that need the same. */
function wrapped(site: Site, child: XmlElement, { rest, extra }: Home): Fix {
  const { document, vocabulary, element } = site;
  const [step] = rest as [ElementSpec];
  const runs = runsByParent.get(element) ?? new Map<ElementSpec, { readonly end: number; readonly fix: Fix }>();
  runsByParent.set(element, runs);
  const last = runs.get(step);
  if (last !== undefined && child.span.start < last.end) return last.fix;
  const fits = (sibling: XmlElement) =>
    vocabulary.specOf(sibling) === undefined &&
    sibling.namespace === undefined &&
    vocabulary.childrenOf(step).some(({ name }) => name === sibling.name);
  const run = runFrom(document, element, child, fits);
  const end = run.at(-1)?.span.end ?? child.span.end;
  const open = elementXml(step, extra.get(step) ?? [], quoteFor(element)).replace(/\/>$/, ">");
  const edits = wrap(document, { start: child.span.start, end }, open, step.name, run.length <= longRun);
  const fix = { title: `Wrap in ${open}`, safe: false, edits };
  runs.set(step, { end, fix });
  return fix;
}

/** The element and those after it that are of its kind, with nothing but comments and whitespace between. */
function runFrom(
  document: XmlDocument,
  parent: XmlElement,
  first: XmlElement,
  isAlike: (sibling: XmlElement) => boolean,
): XmlElement[] {
  const run: XmlElement[] = [];
  for (let at = parent.children.indexOf(first); ; at += 1) {
    const node = parent.children[at];
    if (node?.kind === "element" && isAlike(node)) run.push(node);
    else if (node === undefined || (node.kind !== "comment" && !isWhiteSpace(document.text, node))) return run;
  }
}

/** On lines of its own where the first of them begins a line. */
function wrap(document: XmlDocument, { start, end }: Span, open: string, name: string, indents: boolean): Edit[] {
  const indent = indentBefore(document, start);
  if (indent === undefined) {
    return [
      { start, end: start, newText: open },
      { start: end, end, newText: `</${name}>` },
    ];
  }
  const newline = lineEnd(document) + indent;
  const unit = indentUnit(document);
  const lines = indents ? [...document.text.slice(start, end).matchAll(/(?:\r\n|\n|\r)(?![\r\n])/g)] : [];
  return [
    { start, end: start, newText: `${open}${newline}${unit}` },
    ...lines.map((line) => {
      const at = start + line.index + line[0].length;
      return { start: at, end: at, newText: unit };
    }),
    { start: end, end, newText: `${newline}</${name}>` },
  ];
}
