// Directives, the comments that control virnet: their rules, the target they set, and the range each applies to.
//   <!-- virnet-disable-next-line RULE...: why -->     <!-- virnet-disable RULE... --> ... <!-- virnet-enable -->
//   <!-- virnet-disable-file RULE... -->               <!-- virnet-target 9.0.0 -->

import { parseTarget } from "../releases.js";
import { clampVersion, type Version } from "../vocabulary/versions.js";
import type { Span, XmlComment, XmlDocument, XmlNode } from "../xml/tree.js";

/** A comment that controls virnet. */
export interface Directive {
  readonly kind: "disable" | "disable-next-line" | "disable-file" | "enable" | "target" | "unknown";
  /** The word after `virnet-` as written, and its place. */
  readonly word: string;
  readonly wordSpan: Span;
  /** The comment. */
  readonly span: Span;
  /** The rules (or the version) it names; empty for all rules. */
  readonly names: readonly { readonly text: string; readonly span: Span }[];
  /** The range whose findings it suppresses; of a `disable` up to the `enable` that ends it, else past the text's end. */
  readonly reach: Span;
  /** Whether it is an `enable` that ends a `disable`. */
  readonly endsDisable: boolean;
}

/** The kinds of directives, without the leading `virnet-`. */
export const directiveKinds = new Set<string>(["disable", "disable-next-line", "disable-file", "enable", "target"]);

interface Placed extends Directive {
  reach: Span;
  endsDisable: boolean;
}

/** Siblings, the next of them to look at, and the next element among them that is known. */
interface Level {
  readonly nodes: readonly XmlNode[];
  index: number;
  element: number;
}

export interface Directives {
  readonly all: readonly Directive[];
  /** The version that a `virnet-target` sets, if it is valid; the nearest one that virnet knows if it is newer or older. */
  readonly target: Version | undefined;
}

/** The result for a document without directives. */
export const noDirectives: Directives = { all: [], target: undefined };

/** Reads the directives of a document. Linear time. */
export function readDirectives(document: XmlDocument): Directives {
  const all: Placed[] = [];
  const reachOfNextLine = nextLines(document.text);
  const pending: Level[] = [{ nodes: document.children, index: 0, element: 0 }];
  for (let level = pending.at(-1); level !== undefined; level = pending.at(-1)) {
    const node = level.nodes[level.index++];
    if (node === undefined) pending.pop();
    else if (node.kind === "element") pending.push({ nodes: node.children, index: 0, element: 0 });
    else if (node.kind === "comment") {
      const directive = readComment(document, node, () => reachOfNextLine(node, level));
      if (directive) all.push(directive);
    }
  }
  closeRegions(all, document.text.length);
  const wanted = all.find((directive) => directive.kind === "target")?.names[0];
  const version = wanted && parseTarget(wanted.text);
  return { all, target: version && clampVersion(version) };
}

function readComment(document: XmlDocument, comment: XmlComment, reachOfNextLine: () => Span): Placed | undefined {
  const match = /^(\s*)virnet-([a-z-]+)/.exec(comment.value);
  if (!match) return undefined;
  const base = comment.span.start + "<!--".length;
  const word = match[2] ?? "";
  const wordStart = base + (match[1]?.length ?? 0);
  const rest = comment.value.slice(match[0].length);
  // A colon or a dash begins the author's reason. (Two hyphens cannot: they are invalid within an XML comment.)
  const names = [...rest.replace(/(?::|\s[-–—]\s).*/s, "").matchAll(/[^\s,]+/g)].map((name) => {
    const start = base + match[0].length + name.index;
    return { text: name[0], span: { start, end: start + name[0].length } };
  });
  const kind = (directiveKinds.has(word) ? word : "unknown") as Directive["kind"];
  return {
    kind,
    word,
    wordSpan: { start: wordStart, end: wordStart + "virnet-".length + word.length },
    span: comment.span,
    names,
    endsDisable: false,
    reach:
      kind === "disable-next-line"
        ? reachOfNextLine()
        : { start: kind === "disable-file" ? 0 : comment.span.end, end: document.text.length + 1 },
  };
}

/**
 * Returns the range from a comment to the end of the next line, or of the start tag of the next element if that is later.
 * Called in document order, it looks at every line and sibling once.
 */
function nextLines(text: string): (comment: XmlComment, level: Level) => Span {
  let lineEnd = -1;
  let nextLineEnd = -1;
  return ({ span }, level) => {
    if (span.end > lineEnd) {
      lineEnd = endOfLine(text, span.end);
      nextLineEnd = endOfLine(text, lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : 1));
    }
    level.element = Math.max(level.element, level.index);
    while (level.element < level.nodes.length && level.nodes[level.element]?.kind !== "element") level.element += 1;
    const element = level.nodes[level.element];
    return { start: span.end, end: Math.max(nextLineEnd, element?.kind === "element" ? element.startTag.end : 0) };
  };
}

function endOfLine(text: string, from: number): number {
  const end = /[\n\r]/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** A `disable` reaches to the next `enable` that names the same rules, or none. */
function closeRegions(all: readonly Placed[], end: number): void {
  // Backwards, so that the directives seen so far follow, the nearest last.
  let nearest: Placed | undefined;
  let unnamed: Placed | undefined;
  const naming = new Map<string, Placed[]>();
  for (const directive of all.toReversed()) {
    const names = new Set(directive.names.map(({ text }) => text));
    if (directive.kind === "enable") {
      nearest = directive;
      if (names.size === 0) unnamed = directive;
      for (const name of names) {
        const others = naming.get(name);
        if (others) others.push(directive);
        else naming.set(name, [directive]);
      }
    }
    if (directive.kind !== "disable") continue;
    const close = names.size === 0 ? nearest : nearer(unnamed, closing(names, naming));
    directive.reach = { start: directive.span.end, end: close?.span.start ?? end + 1 };
    if (close) close.endsDisable = true;
  }
}

/** The nearest that names all of the rules. */
function closing(names: ReadonlySet<string>, naming: ReadonlyMap<string, readonly Placed[]>): Placed | undefined {
  const [shortest = []] = [...names].map((name) => naming.get(name) ?? []).sort((a, b) => a.length - b.length);
  return shortest.findLast((enable) => {
    const enabled = new Set(enable.names.map(({ text }) => text));
    return [...names].every((name) => enabled.has(name));
  });
}

function nearer(a: Placed | undefined, b: Placed | undefined): Placed | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.span.start < b.span.start ? a : b;
}
