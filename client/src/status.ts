// The status item of a network: the libvirt version it is checked for, and the number of findings. Clicking it chooses the
// version.
import {
  DiagnosticSeverity,
  type Disposable,
  languages,
  MarkdownString,
  StatusBarAlignment,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { isNetwork } from "./language.js";
import type { Server } from "./server.js";
import { type Counts, statusOf } from "./status-text.js";
import { targetOf } from "./target.js";

/** The server learns of changed settings a little later than the extension, in milliseconds. */
const lag = 500;

export function showStatus(server: Server): Disposable {
  const item = window.createStatusBarItem("virnet.status", StatusBarAlignment.Right, 100);
  item.name = "virnet: libvirt version and findings";

  /** Answers may overtake each other; only that to the latest request applies. */
  let turn = 0;
  let later: ReturnType<typeof setTimeout> | undefined;
  const update = async () => {
    const mine = ++turn;
    const document = window.activeTextEditor?.document;
    const target = isNetwork(document) ? await targetOf(server, document) : undefined;
    if (mine !== turn) return;
    const shown = isNetwork(document) ? statusOf(server.state, target, countsOf(document)) : undefined;
    if (shown === undefined) return item.hide();
    item.text = shown.text;
    item.tooltip = new MarkdownString(shown.tooltip);
    item.command = shown.command;
    item.show();
  };
  const listeners = [
    item,
    window.onDidChangeActiveTextEditor(update),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === shown)) void update();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration("virnet")) return;
      clearTimeout(later);
      later = setTimeout(update, lag);
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (document === window.activeTextEditor?.document) void update();
    }),
    server.onDidChangeState(update),
  ];
  return {
    dispose() {
      clearTimeout(later);
      for (const listener of listeners) listener.dispose();
    },
  };
}

function countsOf({ uri }: TextDocument): Counts {
  const severities = languages
    .getDiagnostics(uri)
    .flatMap(({ source, severity }) => (source === "virnet" ? severity : []));
  const count = (...wanted: DiagnosticSeverity[]) => severities.filter((severity) => wanted.includes(severity)).length;
  return {
    errors: count(DiagnosticSeverity.Error),
    warnings: count(DiagnosticSeverity.Warning),
    advice: count(DiagnosticSeverity.Information, DiagnosticSeverity.Hint),
  };
}
