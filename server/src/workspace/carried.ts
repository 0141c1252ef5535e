// Keeps findings that other documents cause while their own document is half typed, at their current places.
import { changeBetween, moved } from "../xml/text-edits.js";
import type { Span } from "../xml/tree.js";
import type { Across } from "./workspace.js";

/** Moves findings into a text that was changed in one place since; without fixes, and without those in that place. */
export function carried(across: Across, before: string, text: string): Across {
  if (across.findings.length === 0) return across;
  const change = changeBetween(before, text);
  const at = moved([change]);
  const place = ({ start, end }: Span) => ({
    start: at(start, "start"),
    end: Math.max(at(start, "start"), at(end, "end")),
  });
  const isOutside = ({ start, end }: Span) => end <= change.start || change.end <= start;
  return {
    ...across,
    findings: across.findings
      .filter(({ span }) => isOutside(span))
      .map((finding) => ({
        ...finding,
        span: place(finding.span),
        related: finding.related.filter(({ document }) => document !== undefined),
        fixes: [],
      })),
    inUse: across.inUse.filter(isOutside).map(place),
  };
}
