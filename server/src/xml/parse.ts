// Parses text into a tree. @xml-tools/parser reads the tags, one at a time; no other room uses it.
import { parse as parseXml } from "@xml-tools/parser";
import { assemble } from "./assemble.js";
import { type AttributePlaces, readLoosely } from "./attributes.js";
import { nameEnd, skipBlanks } from "./names.js";
import type { StartTagPiece } from "./scan.js";
import type { XmlDocument } from "./tree.js";

/** Parses any text; never throws, takes linear time. */
export function parse(text: string): XmlDocument {
  return assemble(text, readAttributes);
}

/**
 * Longer tags, in characters, are read without @xml-tools/parser, which needs about a hundred times their size in
 * memory.
 */
const longestTag = 16_384;

/** Returns the attributes of a start tag in written order, with offsets into the text. */
function readAttributes(text: string, tag: StartTagPiece): AttributePlaces[] {
  const end = tag.closed ? tag.end - (tag.selfClosing ? 2 : 1) : tag.end;
  if (skipBlanks(text, tag.nameEnd, end) === end) return [];
  const isSound = tag.closed && end - tag.start <= longestTag && isRegular(text, tag.nameEnd, end);
  const strictly = isSound ? readStrictly(text, tag, end) : undefined;
  return strictly ?? readLoosely(text, tag.nameEnd, end);
}

/** Whether the tag holds only quoted attributes: on a mistake the parser takes a hundred times as long. */
function isRegular(text: string, from: number, to: number): boolean {
  for (let offset = from; ; ) {
    const start = skipBlanks(text, offset, to);
    if (start === to) return true;
    const equals = skipBlanks(text, nameEnd(text, start), to);
    const open = skipBlanks(text, equals + 1, to);
    const quote = text[open];
    if (start === offset || text[equals] !== "=" || (quote !== '"' && quote !== "'")) return false;
    const close = text.indexOf(quote, open + 1);
    if (close < 0 || close >= to) return false;
    offset = close + 1;
  }
}

/** Reads a well-formed tag with @xml-tools/parser; `undefined` when it fails or leaves anything out. */
function readStrictly(text: string, tag: StartTagPiece, end: number): AttributePlaces[] | undefined {
  let cst: XmlToolsNode;
  try {
    const result = parseXml(`${text.slice(tag.start, end)}/>`);
    if (result.parseErrors.length > 0 || result.lexErrors.length > 0) return undefined;
    cst = result.cst as XmlToolsNode;
  } catch {
    return undefined;
  }
  const attributes: AttributePlaces[] = [];
  let offset = tag.nameEnd;
  for (const attribute of childNodes(childNodes(cst, "element")[0], "attribute")) {
    const name = childToken(attribute, "Name");
    const equals = childToken(attribute, "EQUALS");
    const value = childToken(attribute, "STRING");
    if (name === undefined || equals === undefined || value === undefined) return undefined;
    const nameSpan = { start: tag.start + name.startOffset, end: tag.start + name.startOffset + name.image.length };
    const valueStart = tag.start + value.startOffset;
    const valueEnd = valueStart + value.image.length;
    // Only whitespace between tokens: nothing was skipped, inserted or misplaced.
    if (skipBlanks(text, offset, end) !== nameSpan.start || nameSpan.start === offset) return undefined;
    if (skipBlanks(text, nameSpan.end, end) !== tag.start + equals.startOffset) return undefined;
    if (skipBlanks(text, tag.start + equals.startOffset + 1, end) !== valueStart) return undefined;
    const quote = text[valueStart];
    if ((quote !== '"' && quote !== "'") || text[valueEnd - 1] !== quote || valueEnd < valueStart + 2) return undefined;
    const valueSpan = { start: valueStart + 1, end: valueEnd - 1 };
    attributes.push({ nameSpan, valueSpan, quote, quoteClosed: true, end: valueEnd });
    offset = valueEnd;
  }
  return skipBlanks(text, offset, end) === end ? attributes : undefined;
}

/** The part of an @xml-tools/parser syntax node used here: children are nodes or tokens, by kind. */
interface XmlToolsNode {
  readonly children: { readonly [kind: string]: readonly XmlToolsNode[] | undefined };
}

interface XmlToolsToken {
  readonly image: string;
  readonly startOffset: number;
}

function childNodes(node: XmlToolsNode | undefined, kind: string): readonly XmlToolsNode[] {
  return node?.children[kind] ?? [];
}

function childToken(node: XmlToolsNode, kind: string): XmlToolsToken | undefined {
  return node.children[kind]?.[0] as unknown as XmlToolsToken | undefined;
}
