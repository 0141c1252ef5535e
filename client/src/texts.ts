// Texts of the server, such as the address plan of a subnet: read-only documents next to the one they are about.
import { commands, type Disposable, EventEmitter, Uri, ViewColumn, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ShowTextParams, showTextRequest } from "../../server/src/protocol.js";

const scheme = "virnet-text";

export function showTexts(client: BaseLanguageClient): Disposable {
  const textByUri = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const parts = [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        textByUri.get(uri.toString()) ?? "This text is no longer available; run the command again.\n",
    }),
    workspace.onDidCloseTextDocument(({ uri }) => textByUri.delete(uri.toString())),
    client.onRequest(showTextRequest, async ({ title, text, about }: ShowTextParams): Promise<null> => {
      const uri = Uri.from({ scheme, path: `/${title.replaceAll("/", "\u2215")}.md`, query: about });
      textByUri.set(uri.toString(), text);
      changed.fire(uri);
      await showMarkdown(uri);
      return null;
    }),
  ];
  return { dispose: () => parts.forEach((part) => void part.dispose()) };
}

/** Shows a Markdown document as a preview, or as text where the editor's own Markdown extension is disabled. */
export async function showMarkdown(uri: Uri): Promise<void> {
  const where = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true };
  await Promise.resolve(commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor", where)).catch(
    () => window.showTextDocument(uri, where),
  );
}
