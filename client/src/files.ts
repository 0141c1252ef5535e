// Files for a server without a file system: one in a web worker asks the editor for them.
import { type Disposable, FileType, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type FileAnswer,
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  readFileRequest,
} from "../../server/src/protocol.js";

/** Maximum number of files returned for a folder. */
const most = 2000;
/** In bytes: no network or config file is larger, and a worker has little memory. */
const largest = 1 << 20;

export function answerFileRequests(client: BaseLanguageClient): Disposable {
  const answers = [
    client.onRequest(readFileRequest, async ({ uri }: ReadFileParams): Promise<FileAnswer | null> => {
      const file = Uri.parse(uri);
      try {
        const { type, size } = await workspace.fs.stat(file);
        if ((type & FileType.File) === 0) return null;
        if (size > largest) return { tooLarge: true };
        return { text: new TextDecoder().decode(await workspace.fs.readFile(file)) };
      } catch {
        return null;
      }
    }),
    client.onRequest(findFilesRequest, async ({ folder }: FindFilesParams): Promise<string[]> => {
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
