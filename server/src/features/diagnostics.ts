// Converts findings to LSP diagnostics.
import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import type { Finding, Related } from "../findings.js";
import { ruleUrl } from "../rules/rules.js";
import type { Severity } from "../severity.js";
import type { Analysis } from "./analysis.js";

const severities: Record<Severity, DiagnosticSeverity> = { error: 1, warning: 2, information: 3, hint: 4 };
const tags: Record<Finding["tags"][number], DiagnosticTag> = { unnecessary: 1, deprecated: 2 };

/** The data of a diagnostic, for other tools in the editor. */
interface DiagnosticData {
  readonly rule: string;
  readonly stage: Finding["stage"];
  /** Titles of the quick fixes, in the order in which they are offered. */
  readonly fixes: readonly string[];
}

/** Converts findings, by default all of them, in document order. */
export function diagnosticsOf(analysis: Analysis, findings = analysis.result.findings): Diagnostic[] {
  return findings.map((finding) => diagnosticOf(analysis, finding));
}

/** Converts a finding to a diagnostic. */
export function diagnosticOf(analysis: Analysis, finding: Finding): Diagnostic {
  const related = finding.related.flatMap((place) => relatedOf(analysis, place));
  const data: DiagnosticData = {
    rule: finding.rule,
    stage: finding.stage,
    fixes: finding.fixes.map((fix) => fix.title),
  };
  return {
    range: analysis.positions.rangeOf(finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: ruleUrl(finding.rule) },
    source: "virnet",
    message: shownMessage(finding),
    ...(finding.tags.length > 0 && { tags: finding.tags.map((tag) => tags[tag]) }),
    ...(related.length > 0 && { relatedInformation: related }),
    data,
  };
}

/**
 * The message of the diagnostic: what is wrong on the first line, which is all that lists of problems show, and what libvirt
 * does about it on the next.
 */
export function shownMessage({ message, consequence }: Finding): string {
  return consequence === undefined ? message : `${message}\n${consequence}`;
}

function relatedOf(analysis: Analysis, { document, span, message }: Related): DiagnosticRelatedInformation[] {
  const { uri } = analysis.document;
  const positions = document === undefined || document === uri ? analysis.positions : analysis.elsewhere?.(document);
  return positions ? [{ location: { uri: document ?? uri, range: positions.rangeOf(span) }, message }] : [];
}
