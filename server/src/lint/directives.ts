// Comments that steer virnet: reads them, tells the target they set, and holds back the findings they disable.
//   <!-- virnet-disable-next-line RULE...: why -->     <!-- virnet-disable RULE... --> ... <!-- virnet-enable -->
//   <!-- virnet-disable-file RULE... -->               <!-- virnet-target 9.0.0 -->
import { clampVersion, type Version } from "../format/versions.js";
import { parseTarget } from "../releases.js";
import type { Directive, Finding } from "../rules/rule.js";
import type { Span, XmlComment, XmlDocument, XmlNode } from "../xml/tree.js";

/** What comments can ask for, without the `virnet-` before it. */
export const directiveKinds = new Set<string>(["disable", "disable-next-line", "disable-file", "enable", "target"]);

interface Placed extends Directive {
  readonly used: Set<string>;
  reach: Span;
}

/** Siblings, the next of them to look at, and the next element among them that is known. */
interface Level {
  readonly nodes: readonly XmlNode[];
  index: number;
  element: number;
}

export interface Directives {
  readonly all: readonly Directive[];
  /** The version a `virnet-target` comment asks for, when that can be told; the nearest that virnet knows for one beyond. */
  readonly target: Version | undefined;
  /** Whether a finding is held back; marks the comment as used. */
  holdsBack(finding: Pick<Finding, "rule" | "span">): boolean;
}

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
  const reachesOf = new Map<string, readonly Reach[]>();
  return {
    all,
    target: version && clampVersion(version),
    holdsBack({ rule, span }) {
      let reaches = reachesOf.get(rule);
      if (!reaches) {
        reaches = reachesFor(rule, all);
        reachesOf.set(rule, reaches);
      }
      let held = false;
      // Backwards from the last that begins before the finding, as long as any before it reaches this far.
      for (let index = beginsBefore(reaches, span.start) - 1; index >= 0; index -= 1) {
        const reach = reaches[index];
        if (reach === undefined || reach.furthest <= span.start) break;
        if (reach.directive.reach.end <= span.start) continue;
        reach.directive.used.add(rule);
        held = true;
      }
      return held;
    },
  };
}

/** A comment that disables a rule, and how far it or any that begins before it reaches. */
interface Reach {
  readonly directive: Placed;
  readonly furthest: number;
}

/** The comments that disable the rule, by where their reach begins. */
function reachesFor(rule: string, all: readonly Placed[]): Reach[] {
  const disabling = all.filter(
    ({ kind, names }) => kind.startsWith("disable") && (names.length === 0 || names.some((name) => name.text === rule)),
  );
  let furthest = 0;
  return disabling
    .sort((a, b) => a.reach.start - b.reach.start)
    .map((directive) => {
      furthest = Math.max(furthest, directive.reach.end);
      return { directive, furthest };
    });
}

/** How many begin at or before the offset. */
function beginsBefore(reaches: readonly Reach[], offset: number): number {
  let low = 0;
  let high = reaches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reaches[middle]?.directive.reach.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readComment(document: XmlDocument, comment: XmlComment, reachOfNextLine: () => Span): Placed | undefined {
  const match = /^(\s*)virnet-([a-z-]+)/.exec(comment.value);
  if (!match) return undefined;
  const base = comment.span.start + "<!--".length;
  const word = match[2] ?? "";
  const wordStart = base + (match[1]?.length ?? 0);
  const rest = comment.value.slice(match[0].length);
  // A colon or a dash begins the author's reason. (Two hyphens cannot: they are no XML within a comment.)
  const names = [...rest.replace(/(?::|\s[-–—]\s).*$/s, "").matchAll(/[^\s,]+/g)].map((name) => {
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
    used: new Set(),
    reach:
      kind === "disable-next-line"
        ? reachOfNextLine()
        : { start: kind === "disable-file" ? 0 : comment.span.end, end: document.text.length + 1 },
  };
}

/**
 * Tells the line after a comment, and all of the start tag of the element that follows it. Asked in document order, it
 * looks at every line and sibling once.
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

/** A `disable` reaches to the `enable` that names the same rules, or any. */
function closeRegions(all: readonly Placed[], end: number): void {
  const enables = all.filter(({ kind }) => kind === "enable");
  let following = 0;
  for (const directive of all) {
    if (directive.kind !== "disable") continue;
    while ((enables[following]?.span.start ?? end) <= directive.span.start) following += 1;
    let index = following;
    while (index < enables.length && !closes(enables[index], directive)) index += 1;
    const close = enables[index];
    directive.reach = { start: directive.span.end, end: close?.span.start ?? end + 1 };
    close?.used.add("enable");
  }
}

function closes(enable: Directive | undefined, { names }: Directive): boolean {
  if (enable === undefined) return false;
  return enable.names.length === 0 || names.every((name) => enable.names.some((named) => named.text === name.text));
}
