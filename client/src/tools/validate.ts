// "Validate with the Installed libvirt": shows libvirt's answer as diagnostics next to virnet's until the document changes,
// and as a report that compares both.
import {
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  EventEmitter,
  languages,
  ProgressLocation,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import type { Extension } from "../extension.js";
import { askForNetwork, networkEditor } from "../language.js";
import { targetOf } from "../target.js";
import { networkName } from "../text.js";
import { showMarkdown } from "../texts.js";
import { checkDocument } from "./checks.js";
import { requireTrust, tellMissing, virshPath } from "./libvirt.js";
import { placeOf } from "./places.js";
import { type OwnFinding, refusalsIn, reportOf } from "./report.js";

const scheme = "virnet-report";

interface Validation extends Disposable {
  validate(): Promise<void>;
}

export function createValidation({ server, log }: Pick<Extension, "server" | "log">): Validation {
  const collection = languages.createDiagnosticCollection("libvirt");
  const reportByUri = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const parts = [
    collection,
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        reportByUri.get(uri.toString()) ?? "The report is no longer available; run the command again.\n",
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) collection.delete(document.uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      collection.delete(uri);
      reportByUri.delete(uri.toString());
    }),
  ];

  async function validate(): Promise<void> {
    const document = networkEditor()?.document;
    if (document === undefined) return askForNetwork();
    if (!(await requireTrust())) return;
    const { version } = document;
    const name = nameOf(document);
    const content = await workspace.encode(document.getText(), { encoding: document.encoding });
    const checked = await window.withProgress({ location: ProgressLocation.Window, title: "Asking libvirt..." }, () =>
      checkDocument(content, { virsh: virshPath(), name }),
    );
    for (const { command, verdict, output } of checked.checks) {
      log().info([`${command}: ${verdict.kind}`, output].filter(Boolean).join("\n"));
    }
    const missing = checked.checks.flatMap(({ verdict }) => (verdict.kind === "unasked" && verdict.missing) || []);
    // If several are missing, the package of virsh includes the others.
    if (missing.length > 0) void tellMissing(missing.includes("virsh") ? "virsh" : (missing[0] ?? ""));
    if (checked.checks.every(({ verdict }) => verdict.kind === "unasked" && verdict.missing)) return;
    if (document.version === version) collection.set(document.uri, diagnosticsOf(document, checked));
    const target = await targetOf(server, document);
    await show(document, reportOf({ name, checked, own: ownFindings(document), target: target?.version }));
  }

  function diagnosticsOf(document: TextDocument, checked: Awaited<ReturnType<typeof checkDocument>>): Diagnostic[] {
    const text = document.getText();
    return refusalsIn(checked).map((refusal) => {
      const { start, end } = placeOf(text, refusal);
      const range = new Range(document.positionAt(start), document.positionAt(end));
      const diagnostic = new Diagnostic(range, refusal.message, DiagnosticSeverity.Error);
      diagnostic.source = checked.version ? `libvirt ${checked.version}` : "libvirt";
      diagnostic.code = refusal.by;
      return diagnostic;
    });
  }

  async function show(document: TextDocument, report: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/libvirt on ${nameOf(document)}.md`, query: document.uri.toString() });
    reportByUri.set(uri.toString(), report);
    changed.fire(uri);
    await showMarkdown(uri);
  }

  return { validate, dispose: () => parts.forEach((part) => void part.dispose()) };
}

function nameOf({ uri, isUntitled, getText }: TextDocument): string {
  return isUntitled ? (networkName(getText()) ?? "network") : (uri.path.split("/").at(-1) ?? "network");
}

function ownFindings({ uri }: TextDocument): OwnFinding[] {
  const severities = ["error", "warning", "information", "hint"] as const;
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "virnet")
    .map((diagnostic) => {
      const { range, severity, message, code } = diagnostic;
      // What the server sends along stays with the diagnostic.
      const stage: unknown = Object(Object(diagnostic).data).stage;
      return {
        line: range.start.line + 1,
        severity: severities[severity],
        message,
        rule: String(typeof code === "object" ? code.value : code),
        stage: typeof stage === "string" ? stage : undefined,
      };
    });
}
