// Adapts a document to another forward mode: removes what libvirt rejects or ignores there. The rules decide: the document is
// linted in the new mode until nothing is left to change.
import type { Finding } from "../../findings.js";
import type { LintResult } from "../../lint/lint.js";
import type { Network } from "../../network/model.js";
import { forwardWithoutIp } from "../../rules/forward/forward-without-ip.js";
import type { Mode } from "../../vocabulary/vocabulary.js";
import { composeEdits } from "../../xml/compose.js";
import { endOfLineComments, indentBefore, removeSpan, withBlankLine } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { attributeOf, childElements, type XmlDocument } from "../../xml/tree.js";
import { removeAttribute } from "../../xml/value-edits.js";
import type { Analysis } from "../analysis.js";
import { lintAfter } from "./refactoring.js";

/** More rounds than there are layers of dependent settings. */
const mostRounds = 5;

interface Adapted {
  readonly edits: readonly Edit[];
  /** The result of linting after them; `undefined` if there would still be something to change. */
  readonly after: LintResult | undefined;
}

/**
 * Extends edits that lead to a mode by all removals that follow; `undefined` when they do not lead there. `before`: the
 * findings that count as known. `missing` adds what the mode requires, once nothing is left to remove.
 */
export function adaptedTo(
  mode: Mode,
  analysis: Analysis,
  before: LintResult,
  network: Network,
  start: readonly Edit[],
  missing: (after: LintResult) => readonly Edit[] = () => [],
): Adapted | undefined {
  let edits = [...start];
  let settled: LintResult | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const after = lintAfter(analysis, edits);
    // With two <forward> elements, the other one may apply now.
    if (after.network?.mode !== mode) return undefined;
    let next = merged([...surplus(before, after), ...idle(analysis, after)]);
    if (next.length === 0) next = [...missing(after), ...closed(network, after)];
    if (next.length === 0) {
      settled = after;
      break;
    }
    edits = composeEdits(edits, next);
  }
  return { edits: edits.map((edit) => withBlankLine(analysis.result.document, edit)), after: settled };
}

/** Returns the removals suggested by new findings: what is rejected, ignored or failing in the new mode. */
function surplus(before: LintResult, after: LintResult): Edit[] {
  const key = ({ rule, message }: Finding) => `${rule} ${message}`;
  const earlier = new Set(before.findings.map(key));
  return after.findings
    .filter(
      (finding) => finding.stage !== "advice" && finding.rule !== forwardWithoutIp.id && !earlier.has(key(finding)),
    )
    .flatMap(({ fixes }) => fixes.find(({ edits }) => edits.every(({ newText }) => newText === ""))?.edits ?? [])
    .map((edit) => withComments(after.document, edit));
}

/** Extends the removal of an element to the comments after it on its line. */
function withComments(document: XmlDocument, edit: Edit): Edit {
  const end = endOfLineComments(document, edit.end);
  const isElement = document.text[edit.start] === "<" && indentBefore(document, edit.start) !== undefined;
  return isElement && end > edit.end ? removeSpan(document, { start: edit.start, end }) : edit;
}

/** Removes attributes that libvirt accepts in the new mode although they have no effect there, such as `delay='0'`. */
function idle({ vocabulary, result }: Analysis, { document, network }: LintResult): Edit[] {
  const [before, mode] = [result.network?.mode, network?.mode];
  const edits: Edit[] = [];
  const pending = network ? [network.element] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (!spec || spec.open || mode === undefined) continue;
    for (const { name, type, modes: serving } of spec.attributes) {
      if (!serving || serving.includes(mode) || (before && !serving.includes(before)) || type === "namespace") continue;
      const attribute = attributeOf(element, name);
      if (attribute) edits.push(removeAttribute(document, attribute));
    }
    for (const child of childElements(element)) pending.push(child);
  }
  return edits;
}

/** Merges removals that are adjacent or nested. */
function merged(removals: readonly Edit[]): Edit[] {
  const all: Edit[] = [];
  for (const removal of removals.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && removal.start <= last.end) all[all.length - 1] = { ...last, end: Math.max(last.end, removal.end) };
    else all.push(removal);
  }
  return all;
}

/** Removes the end tag of a <forward> that has become empty. */
function closed({ forward: before }: Network, { network }: LintResult): Edit[] {
  const element = network?.forward?.element;
  if (!element?.endTag || !before || childElements(before.element).length === 0) return [];
  if (element.children.some((node) => node.kind !== "text" || node.value.trim() !== "")) return [];
  return [{ start: element.startTag.end - 1, end: element.span.end, newText: "/>" }];
}
