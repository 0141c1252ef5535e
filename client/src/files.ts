// Files for a server that has none of its own: one in a web worker asks the editor for them.
import { type Disposable, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** The files of a folder the server may ask for at once. */
const most = 2000;

export function answerFileRequests(client: BaseLanguageClient): Disposable {
  const answers = [
    client.onRequest("virnet/readFile", async ({ uri }: { uri: string }) => {
      try {
        return { text: new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri))) };
      } catch {
        return null;
      }
    }),
    client.onRequest("virnet/findFiles", async ({ folder }: { folder: string }) => {
      const found = await workspace.findFiles(
        new RelativePattern(Uri.parse(folder), "**/*.xml"),
        "**/{node_modules,.*}/**",
        most,
      );
      return found.map((file) => client.code2ProtocolConverter.asUri(file));
    }),
  ];
  return { dispose: () => answers.forEach((answer) => void answer.dispose()) };
}
