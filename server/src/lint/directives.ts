// Comments that steer virnet: reads them, tells the target they set, and holds back the findings they disable.
//   <!-- virnet-disable-next-line RULE...: why -->     <!-- virnet-disable RULE... --> ... <!-- virnet-enable -->
//   <!-- virnet-disable-file RULE... -->               <!-- virnet-target 9.0.0 -->
import { parseVersion, type Version } from "../format/versions.js";
import type { Directive, Finding } from "../rules/rule.js";
import type { Span, XmlComment, XmlDocument, XmlNode } from "../xml/tree.js";

const kinds = new Set<string>(["disable", "disable-next-line", "disable-file", "enable", "target"]);

interface Placed extends Directive {
  readonly used: Set<string>;
  /** The stretch whose findings it holds back. */
  reach: Span;
}

export interface Directives {
  readonly all: readonly Directive[];
  /** The version a `virnet-target` comment asks for, when it is one. */
  readonly target: Version | undefined;
  /** Whether a finding is held back; marks the comment as used. */
  holdsBack(finding: Pick<Finding, "rule" | "span">): boolean;
}

export function readDirectives(document: XmlDocument): Directives {
  const all: Placed[] = [];
  const pending: { nodes: readonly XmlNode[]; index: number }[] = [{ nodes: document.children, index: 0 }];
  for (let level = pending.at(-1); level !== undefined; level = pending.at(-1)) {
    const node = level.nodes[level.index++];
    if (node === undefined) pending.pop();
    else if (node.kind === "element") pending.push({ nodes: node.children, index: 0 });
    else if (node.kind === "comment") {
      const directive = readComment(document, node, level.nodes, level.index);
      if (directive) all.push(directive);
    }
  }
  closeRegions(all, document.text.length);
  const wanted = all.find((directive) => directive.kind === "target")?.names[0];
  return {
    all,
    target: wanted && parseVersion(wanted.text),
    holdsBack({ rule, span }) {
      let held = false;
      for (const directive of all) {
        if (!directive.kind.startsWith("disable")) continue;
        if (directive.names.length > 0 && !directive.names.some((name) => name.text === rule)) continue;
        if (span.start < directive.reach.start || span.start >= directive.reach.end) continue;
        directive.used.add(rule);
        held = true;
      }
      return held;
    },
  };
}

function readComment(
  document: XmlDocument,
  comment: XmlComment,
  siblings: readonly XmlNode[],
  next: number,
): Placed | undefined {
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
  const kind = (kinds.has(word) ? word : "unknown") as Directive["kind"];
  return {
    kind,
    word,
    wordSpan: { start: wordStart, end: wordStart + "virnet-".length + word.length },
    span: comment.span,
    names,
    used: new Set(),
    reach:
      kind === "disable-next-line"
        ? nextLine(document, comment, siblings, next)
        : { start: kind === "disable-file" ? 0 : comment.span.end, end: document.text.length + 1 },
  };
}

/** The line after the comment, and all of the start tag of the element that follows it. */
function nextLine(document: XmlDocument, comment: XmlComment, siblings: readonly XmlNode[], next: number): Span {
  const { text } = document;
  const lineStart = /\r\n|\n|\r|$/g;
  lineStart.lastIndex = comment.span.end;
  const start = (lineStart.exec(text)?.index ?? text.length) + 1;
  lineStart.lastIndex = start;
  const lineEnd = lineStart.exec(text)?.index ?? text.length;
  let at = next;
  while (at < siblings.length && siblings[at]?.kind !== "element") at++;
  const element = siblings[at];
  return { start: comment.span.end, end: Math.max(lineEnd, element?.kind === "element" ? element.startTag.end : 0) };
}

/** A `disable` reaches to the `enable` that names the same rules, or any. */
function closeRegions(all: readonly Placed[], end: number): void {
  for (const directive of all) {
    if (directive.kind !== "disable") continue;
    const close = all.find(
      (other) =>
        other.kind === "enable" &&
        other.span.start > directive.span.start &&
        (other.names.length === 0 ||
          directive.names.every((name) => other.names.some((named) => named.text === name.text))),
    );
    directive.reach = { start: directive.span.end, end: close?.span.start ?? end + 1 };
    close?.used.add("enable");
  }
}
