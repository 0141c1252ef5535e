// The status item of a network: the libvirt version it is checked for, and how many findings it has. A click chooses
// the version.
import { type Disposable, languages, MarkdownString, StatusBarAlignment, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type TargetAnswer, type TargetParams, targetRequest } from "../../server/src/protocol.js";
import { isNetwork } from "./language.js";

const sources: Record<TargetAnswer["source"], string> = {
  comment: "a `virnet-target` comment in the document",
  config: "the nearest `.virnet.json`",
  setting: "the setting `virnet.target`",
  default: "nobody, so it is the newest virnet knows",
};

export function showStatus(client: BaseLanguageClient): Disposable {
  const item = window.createStatusBarItem("virnet.status", StatusBarAlignment.Right, 100);
  item.name = "virnet: libvirt version and findings";
  item.command = "virnet.chooseTarget";

  /** Questions overtake each other; the last counts. */
  let turn = 0;
  const update = async () => {
    const mine = ++turn;
    const document = window.activeTextEditor?.document;
    if (!isNetwork(document) || !client.isRunning()) return item.hide();
    const params: TargetParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const target = await client.sendRequest<TargetAnswer | null>(targetRequest, params).catch(() => null);
    if (mine !== turn) return;
    if (target === null) return item.hide();
    const counts = [0, 0, 0, 0];
    for (const { source, severity } of languages.getDiagnostics(document.uri)) {
      if (source === "virnet") counts[severity] = (counts[severity] ?? 0) + 1;
    }
    const [errors = 0, warnings = 0, information = 0, hints = 0] = counts;
    const shown = [errors > 0 ? `$(error) ${errors}` : "", warnings > 0 ? `$(warning) ${warnings}` : ""];
    item.text = ["libvirt", target.version, ...shown.filter(Boolean)].join(" ");
    item.tooltip = new MarkdownString(
      [
        `Checked for libvirt **${target.version}**, chosen by ${sources[target.source]}.`,
        [
          counted(errors, "error"),
          counted(warnings, "warning"),
          counted(information + hints, "piece of advice", "pieces of advice"),
        ].join(", "),
        "Click to choose the version.",
      ].join("\n\n"),
    );
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
      if (event.affectsConfiguration("virnet")) void update();
    }),
    workspace.onDidOpenTextDocument(update),
    client.onDidChangeState(update),
  ];
  return { dispose: () => listeners.forEach((listener) => void listener.dispose()) };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
