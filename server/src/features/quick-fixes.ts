// The fixes of findings as code actions: those of the worst findings first, and of each finding the one most likely wanted.
import type { CodeAction } from "vscode-languageserver";
import type { Finding, Fix } from "../findings.js";
import { indexSpans } from "../lint/spans.js";
import { allSeverities, refusals } from "../severity.js";
import type { Edit } from "../xml/text-edits.js";
import type { Span } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";
import type { Support } from "./context.js";
import { diagnosticOf } from "./diagnostics.js";
import { workspaceEdit } from "./workspace-edit.js";

const kind = "quickfix";

/**
 * Returns every fix of the findings; one edit is offered once, for all findings that it fixes. A preferred one is right
 * without another look: editors list it first and apply it on a keystroke. So nothing is preferred where a worse finding
 * leaves a choice.
 */
export function quickFixesOf(
  analysis: Analysis,
  findings: readonly Finding[],
  support: Pick<Support, "documentChanges" | "changeAnnotations">,
): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  /** The places of worse findings that leave a choice. */
  const undecided: Span[] = [];
  for (const severity of allSeverities) {
    const worse = indexSpans(undecided);
    const alike = findings.filter((finding) => finding.severity === severity);
    for (const finding of alike.toSorted((a, b) => a.span.start - b.span.start)) {
      const preferred = preferredOf(analysis, finding);
      if (preferred === undefined && finding.fixes.length > 0) undecided.push(finding.span);
      const others = finding.fixes.filter((fix) => fix !== preferred);
      for (const fix of preferred ? [preferred, ...others] : others) {
        const key = JSON.stringify(fix.edits);
        const known = actions.get(key);
        const isPreferred = known?.isPreferred || (fix === preferred && !worse.touches(finding.span));
        actions.set(key, {
          title: known?.title ?? fix.title,
          kind,
          diagnostics: [...(known?.diagnostics ?? []), diagnosticOf(analysis, finding)],
          ...(isPreferred && { isPreferred }),
          edit: workspaceEdit(analysis, fix, support),
        });
      }
    }
  }
  return [...actions.values()];
}

/** Returns the fix that is right in nearly every case: the one safe fix. */
export function safeFixOf({ fixes }: Finding): Fix | undefined {
  const safe = fixes.filter((fix) => fix.safe);
  return safe.length === 1 ? safe[0] : undefined;
}

/**
 * Returns the fix to apply without a choice: the one safe fix; or, where libvirt rejects the network, the only fix there is,
 * if it keeps what was written.
 */
function preferredOf({ document }: Analysis, finding: Finding): Fix | undefined {
  const safe = safeFixOf(finding);
  if (safe) return safe;
  const [only, ...others] = finding.fixes;
  if (only === undefined || others.length > 0 || only.safe || !refusals.has(finding.stage)) return undefined;
  return keepsValues(document.text, only.edits) ? only : undefined;
}

/** Whether the edits write something, and all words that they remove are in it. */
function keepsValues(text: string, edits: readonly Edit[]): boolean {
  const written = new Set(edits.flatMap(({ newText }) => wordsIn(newText)));
  return (
    written.size > 0 &&
    edits.every(({ start, end }) => wordsIn(text.slice(start, end)).every((word) => written.has(word)))
  );
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[^\s<>=/'"]+/g) ?? [];
}
