// The network documents of the workspace that are not open: found in its folders, and followed as they change. They are
// read one by one, in between whatever else the editor wants.
import { type Connection, FileChangeType, type FileEvent } from "vscode-languageserver";
import { keyOf, pathFrom } from "../config/uris.js";
import type { DocumentSettings, Service } from "../service.js";
import type { Client } from "./client.js";
import type { Documents } from "./documents.js";
import type { Folders } from "./folders.js";
import type { Guard } from "./guard.js";
import { type Progress, showProgress } from "./progress.js";
import type { Files, Runtime } from "./runtime.js";

/** No more XML files are read. */
const mostFiles = 2000;
/** A larger file is passed over, in bytes: six thousand static hosts have room in it. */
const largestFile = 512 << 10;
/** No more is kept, in characters of all networks; what is known of one takes some thirty times its text. */
const mostText = 8 << 20;

/** So long files are read at a stretch, in milliseconds. */
const slice = 10;
/** A file that took longer to understand is left out from then on: nobody asked for it, and everything else waits. */
const longestLook = 500;
/** One search looks no longer than this at all files together, in milliseconds. */
const longestSearch = 20_000;

interface WorkspaceFiles {
  /** There is a network to compare with others: searches the folders, once. Whoever has other XML is left in peace. */
  need(): void;
  /** Searches them again, once they were searched; lets go of all when the user wants no scan any more. */
  rescan(): void;
  /** Files were made, changed or deleted. */
  filesChanged(events: readonly FileEvent[]): void;
  /** The editor has the document now, whatever its file says. */
  opened(uri: string): void;
  /** The file counts again. */
  closed(uri: string): void;
  /** The URIs of the networks that are known and not open. */
  known(): readonly string[];
}

interface WorkspaceParts {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: Client;
  readonly guard: Guard;
  readonly documents: Documents;
  readonly files: Files;
  readonly service: Pick<Service, "know" | "forget">;
  readonly folders: Folders;
  settingsFor(uri: string): Promise<DocumentSettings>;
  isWanted(): boolean;
  /** Other documents are known now than before. */
  changed(): void;
}

/** A file that the service knows of. */
interface Known {
  readonly uri: string;
  readonly length: number;
}

export function createWorkspaceFiles(parts: WorkspaceParts): WorkspaceFiles {
  const { connection, runtime, client, guard, documents, files, folders, service, settingsFor, isWanted, changed } =
    parts;
  /** By key: editors and this program may spell a URI differently. */
  const known = new Map<string, Known>();
  const kept = () => [...known.values()].reduce((sum, { length }) => sum + length, 0);
  let isNeeded = false;
  /** The scan that counts; one that was overtaken by another ends. */
  let scans = 0;

  /** By key, the texts that took too long, as long as they stay as they are. */
  const slow = new Map<string, string>();
  /** What the search at hand has spent on looking at texts, in milliseconds. */
  let spent = 0;

  let busySince = runtime.now();
  /** Lets others have their turn, now and then. */
  const rest = async () => {
    if (runtime.now() - busySince < slice) return;
    await new Promise<void>((resolve) => runtime.later(resolve, 0));
    busySince = runtime.now();
  };

  const isOpen = (key: string) => documents.all().some(({ uri }) => keyOf(uri) === key);
  const forget = (key: string) => {
    const file = known.get(key);
    if (file === undefined) return false;
    known.delete(key);
    service.forget(file.uri);
    return true;
  };

  /**
   * Reads a file as it is now. Whether anything is known now that was not before, or the other way round. A file that
   * makes it fail is as none, for the sake of all others.
   */
  async function look(uri: string): Promise<boolean> {
    return (await guard.attempt("Reading a file", () => read(uri))) ?? forget(keyOf(uri));
  }

  async function read(uri: string): Promise<boolean> {
    const key = keyOf(uri);
    const text = isOpen(key) ? undefined : await files.read(uri, largestFile).catch(() => undefined);
    if (text === undefined || !text.includes("<network")) return forget(key);
    const settings = await settingsFor(uri);
    // Opened meanwhile: the editor's text counts.
    if (isOpen(key)) return forget(key);
    const before = known.get(key);
    if (before === undefined && kept() + text.length > mostText) return false;
    if (before !== undefined && before.uri !== uri) forget(key);
    if (slow.get(key) === text) return false;
    slow.delete(key);
    const start = runtime.now();
    const isNetwork = service.know(uri, text, settings);
    const taken = runtime.now() - start;
    spent += taken;
    if (!isNetwork) return forget(key);
    known.set(key, { uri, length: text.length });
    if (taken <= longestLook) return true;
    slow.set(key, text);
    connection.console.warn(`${uri} takes too long to read beside other work; it is left out unless it is opened`);
    return forget(key);
  }

  async function scanFolders(turn: number, progress: Progress): Promise<void> {
    const isOver = () => turn !== scans || progress.isCancelled();
    const found = new Set<string>();
    spent = 0;
    for (const folder of folders.all()) {
      for await (const uri of files.find(folder)) {
        if (isOver()) return;
        if (found.size >= mostFiles) throw new Error(`there are more than ${mostFiles.toLocaleString("en")} XML files`);
        if (spent > longestSearch) throw new Error("the XML files found so far took too long to read");
        found.add(keyOf(uri));
        if (await look(uri)) progress.report(`${found.size} XML files`);
        await rest();
      }
    }
    if (isOver()) return;
    for (const key of [...known.keys()]) if (!found.has(key)) forget(key);
    for (const key of [...slow.keys()]) if (!found.has(key)) slow.delete(key);
  }

  const scan = guard.notification("Searching the workspace", async () => {
    const turn = ++scans;
    if (!isWanted()) {
      for (const key of [...known.keys()]) forget(key);
      changed();
      return;
    }
    const progress = showProgress(connection, runtime, client.showsProgress, "virnet: reading network documents");
    try {
      await scanFolders(turn, progress);
    } catch (error) {
      connection.console.warn(`Not all of the workspace is known: ${error instanceof Error ? error.message : error}`);
    }
    progress.end();
    changed();
  });

  const pending = new Map<string, string>();
  let isFollowing = false;
  const follow = guard.notification("Following files", async () => {
    if (isFollowing) return;
    isFollowing = true;
    try {
      for (const [key, uri] of pending) {
        pending.delete(key);
        if (await look(uri)) changed();
        await rest();
      }
    } finally {
      isFollowing = false;
    }
  });

  /** Whether a scan would find it. */
  const isOurs = (uri: string) => {
    const folder = folders.around(uri);
    if (!isNeeded || !isWanted() || folder === undefined || (known.size >= mostFiles && !known.has(keyOf(uri))))
      return false;
    return !/(?:^|\/)(?:\.|node_modules\/)/.test(pathFrom(folder, uri));
  };

  return {
    need() {
      if (isNeeded) return;
      isNeeded = true;
      void scan(undefined);
    },
    rescan() {
      if (isNeeded) void scan(undefined);
    },
    filesChanged(events) {
      for (const { uri, type } of events) {
        if (!/\.xml$/i.test(uri)) continue;
        const key = keyOf(uri);
        if (type === FileChangeType.Deleted) {
          pending.delete(key);
          if (forget(key)) changed();
        } else if (isOurs(uri)) pending.set(key, uri);
      }
      void follow(undefined);
    },
    opened(uri) {
      const file = known.get(keyOf(uri));
      known.delete(keyOf(uri));
      if (file !== undefined && file.uri !== uri) service.forget(file.uri);
    },
    known: () => [...known.values()].map(({ uri }) => uri),
    closed(uri) {
      if (isOurs(uri)) pending.set(keyOf(uri), uri);
      void follow(undefined);
    },
  };
}
