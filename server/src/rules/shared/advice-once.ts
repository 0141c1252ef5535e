// Advice that is given once a document, however many places it is about.
import type { FindingDraft } from "../../findings.js";

/** Places that are named; more of them help nobody. */
const shownPlaces = 5;

/** Reports the first of several findings; the places of the others are named with it, each with that message. */
export function reportOnce(
  report: (draft: FindingDraft) => void,
  findings: readonly FindingDraft[],
  message: string,
): void {
  const [first, ...others] = findings;
  if (!first) return;
  const related = others.slice(0, shownPlaces).map(({ span }) => ({ span, message }));
  report({ ...first, related: [...(first.related ?? []), ...related] });
}
