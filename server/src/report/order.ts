// The order of findings for people, who read the first ones: what libvirt rejects comes before advice. Output for programs
// keeps the order of the document.
import type { ReportedFinding } from "./shape.js";

/** The errors, then all others, each in document order. */
export function errorsFirst(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const isError = ({ severity }: ReportedFinding) => severity === "error";
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}
