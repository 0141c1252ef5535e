// Files for tests of the server: in memory, or in a temporary folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { tooLarge } from "../../server/src/config/config.js";
import type { Files } from "../../server/src/lsp/runtime.js";

/** Files by their URIs; a test may change them. `slow` is waited for before each answer. */
export function filesOf(texts: Map<string, string>, slow: () => Promise<void> = async () => {}): Files {
  return {
    async read(uri, most) {
      await slow();
      const text = texts.get(uri);
      if (text !== undefined && text.length > most) throw tooLarge(most);
      return text;
    },
    async *find(folder) {
      for (const uri of [...texts.keys()].sort()) {
        await slow();
        if (uri.startsWith(folder) && uri.endsWith(".xml")) yield uri;
      }
    },
    exists: async (uri) => [...texts.keys()].some((known) => known === uri || known.startsWith(`${uri}/`)),
    real: async (uri) => uri,
  };
}

/** A temporary folder for the tests of one `describe`; `write` makes or changes files by their relative paths. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}) {
  let root = "";
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  before(() => {
    root = mkdtempSync(join(tmpdir(), "virnet-"));
    for (const [path, text] of Object.entries(files)) write(path, text);
  });
  after(() => rmSync(root, { recursive: true, force: true }));
  return {
    write,
    remove: (path: string) => rmSync(join(root, path), { recursive: true, force: true }),
    path: (path: string) => join(root, path),
    uri: (path: string) => pathToFileURL(join(root, path)).href,
  };
}
