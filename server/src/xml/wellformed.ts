// Decides whether libvirt's XML parser accepts the text, using a conforming parser; reports the first mistake where it
// was made. No other room uses the saxes package.
import { SaxesParser } from "saxes";
import { isStandalone, mistakeInDeclaration } from "./declaration.js";
import { declarationsOf } from "./doctype.js";
import { type Declarations, isPredefined, predefined } from "./entities.js";
import { explain, type Refusal } from "./explain.js";
import type { DocumentFormat } from "./format.js";
import { locate } from "./locate.js";
import { fixOf, mistake, type WellFormednessProblem } from "./mistake.js";
import { isName } from "./names.js";
import { parse } from "./parse.js";
import { wrongEntity } from "./references.js";
import { contentStart } from "./scan.js";
import { childElements, type XmlDocument, type XmlElement, type XmlNode } from "./tree.js";

/**
 * Finds the first reason why the text is not well-formed, as libxml2 judges it; `undefined` when it is. Never throws. The
 * format tells which of several places a missing tag has.
 */
export function checkWellFormed(document: XmlDocument, format?: DocumentFormat): WellFormednessProblem | undefined {
  // libvirt passes documents on as C strings: it never sees what follows a NUL.
  const nul = document.text.indexOf("\0");
  if (nul >= 0) return checkBefore(document, nul, format);
  const declarations = declarationsOf(document);
  const isKnownEntity = entitiesKnownTo(document.text, declarations);
  const refusal = refusalBySaxes(document, declarations, isKnownEntity);
  const shown = refusal && explain(document, refusal, isKnownEntity, format);
  const stricter = beyondSaxes(document, declarations);
  const isStricter = stricter !== undefined && (shown === undefined || stricter.span.start < shown.span.start);
  const problem = isStricter ? stricter : shown;
  return problem && isOverlooked(document, problem) ? { ...problem, overlookedSince: "12.8.0" } : problem;
}

/**
 * libxml2 2.14 and later check the text after the root element only if there was no error before, and namespace errors
 * alone do not make them reject a document.
 */
function isOverlooked({ text, root }: XmlDocument, { span }: WellFormednessProblem): boolean {
  if (root === undefined || span.start < root.span.end) return false;
  // They still read comments and instructions.
  return !/^<(?:!--|\?)/.test(text.slice(span.start, span.start + 4)) && hasNamespaceError(root);
}

/** Whether a prefix is unbound, in a name or by its declaration, or bound to an invalid URI. */
function hasNamespaceError(root: XmlElement): boolean {
  const pending = [root];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (element.name.includes(":") && element.namespace === undefined) return true;
    for (const { name, prefix, namespace, value } of element.attributes) {
      if (prefix === "xmlns" ? value === "" : name.includes(":") && namespace === undefined) return true;
      if ((prefix === "xmlns" || name === "xmlns") && value?.includes(" ")) return true;
    }
    for (const child of childElements(element)) pending.push(child);
  }
  return false;
}

/** Judges the text before a NUL: if that is well-formed without the NUL, the NUL is the mistake. */
function checkBefore(
  document: XmlDocument,
  nul: number,
  format: DocumentFormat | undefined,
): WellFormednessProblem | undefined {
  if (checkWellFormed(parse(document.text.slice(0, nul))) === undefined) return undefined;
  const other = checkWellFormed(parse(document.text.replaceAll("\0", " ")), format);
  if (other !== undefined && other.span.start < nul) return other;
  return mistake(
    `A NUL character ends the document here; remove it`,
    nul,
    nul + 1,
    keepsItsPlace(document, nul) ? fixOf("Remove it", true, { start: nul, end: nul + 1, newText: "" }) : {},
  );
}

/** Whether what is around a character is read in the same way without it: it is in a text or a value, not in a tag. */
function keepsItsPlace(document: XmlDocument, offset: number): boolean {
  const place = locate(document, offset);
  if (place.kind === "attribute-value") return place.attribute.quoteClosed;
  return place.kind === "content" || place.kind === "comment" || place.kind === "cdata" || place.kind === "epilog";
}

function entitiesKnownTo(text: string, declarations: Declarations | undefined): (name: string) => boolean {
  const anyMayExist = declarations?.elsewhere === true && !isStandalone(text);
  return (name) => isPredefined(name) || anyMayExist || declarations?.entities.has(name) === true;
}

const enough = Symbol("the first mistake is found");

/** Returns where saxes stops at a mistake that is also a mistake for libvirt. */
function refusalBySaxes(
  document: XmlDocument,
  declarations: Declarations | undefined,
  isKnownEntity: (name: string) => boolean,
): Refusal | undefined {
  const parser = parserOf(declarations === undefined ? "" : document.text, false, isKnownEntity);
  let refusal: Refusal | undefined;
  parser.on("error", (error) => {
    if (isToleratedByLibxml(document, error.message, parser.position)) return;
    refusal = { offset: parser.position, at: whereShown(error.message) };
    throw enough;
  });
  try {
    // An unpaired surrogate never reaches a file: it is written as U+FFFD.
    parser.write(document.text.replace(/\p{Surrogate}/gu, "\ufffd")).close();
  } catch (error) {
    if (error !== enough) throw error;
  }
  return refusal;
}

function whereShown(message: string): Refusal["at"] {
  if (/outside of root|only one root/.test(message)) return "outside";
  return /unclosed tag|must contain a root|unexpected end/.test(message) ? "end" : "inside";
}

/** Whether libxml2 accepts it: `version='1.'`, or a repeated attribute with an unbound prefix. */
function isToleratedByLibxml(document: XmlDocument, message: string, position: number): boolean {
  if (message.includes("version number must match"))
    return /^\uFEFF?<\?xml\s+version\s*=\s*["']1\.["']/.test(document.text);
  const repeated = /duplicate attribute: ([^:]+):(.*)\.$/.exec(message);
  if (repeated === null) return false;
  const name = `${repeated[1]}:${repeated[2]}`.replace(/^.* /, "");
  const element = elementAt(document, position - 1);
  const attribute = element?.attributes.find((candidate) => candidate.name === name);
  return attribute !== undefined && attribute.prefix !== "" && attribute.namespace === undefined;
}

function elementAt(document: XmlDocument, offset: number): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (let nodes = document.children; ; ) {
    const node: XmlNode | undefined = nodes.find(({ span }) => span.start <= offset && offset < span.end);
    if (node?.kind !== "element") return found;
    found = node;
    nodes = node.children;
  }
}

/** Finds mistakes that saxes does not check: encodings, the inside of a DOCTYPE, the text of entities. */
function beyondSaxes(document: XmlDocument, declarations: Declarations | undefined): WellFormednessProblem | undefined {
  const { text } = document;
  const [first] = document.children;
  if (first?.kind === "instruction" && first.target === "xml" && first.span.start === contentStart(text)) {
    const found = mistakeInDeclaration(
      text,
      { ...first.span, kind: "instruction", closed: first.closed },
      contentStart(text) > 0,
    );
    if (found !== undefined) return found;
  }
  if (declarations === undefined) return undefined;
  if (declarations.mistake !== undefined) {
    const { what, span } = declarations.mistake;
    return mistake(`The DOCTYPE ${what}; remove it`, span.start, span.end);
  }
  return wrongEntity(document, declarations, isContent);
}

function isContent(text: string): boolean {
  if (text.includes("]]>") && !text.includes("<![CDATA[")) return false;
  const parser = parserOf(text, true, () => true);
  try {
    parser.write(text).close();
    return true;
  } catch {
    return false;
  }
}

/** Creates a parser that expands the entities of the text, as far as they are known, to nothing. */
function parserOf(text: string, fragment: boolean, isKnown: (name: string) => boolean): SaxesParser {
  // libxml2 applies the rules of XML 1.0 to 1.1 as well.
  const parser = new SaxesParser({ xmlns: false, fragment, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const entities = new Map(predefined);
  for (const [, name = ""] of text.matchAll(/&([^\s;&<#]+);/g)) {
    if (!entities.has(name) && isName(name) && isKnown(name)) entities.set(name, "");
  }
  // An object without prototype: `&constructor;` is an entity like any other.
  parser.ENTITIES = Object.assign(Object.create(null), Object.fromEntries(entities));
  return parser;
}
