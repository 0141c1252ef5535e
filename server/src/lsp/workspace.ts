// The network documents of the workspace that are not open: found in its folders, and followed as they change. They are
// read one by one, between other requests.
import { type Connection, FileChangeType, type FileEvent } from "vscode-languageserver";
import { keyOf, pathFrom } from "../config/uris.js";
import type { DocumentSettings, Service } from "../service.js";
import type { Client } from "./client.js";
import type { Documents } from "./documents.js";
import type { Folders } from "./folders.js";
import type { Guard } from "./guard.js";
import { type Progress, showProgress } from "./progress.js";
import type { Files, Runtime } from "./runtime.js";

/** Number of XML files read at most. */
const mostFiles = 2000;
/** Larger files are skipped, in bytes; this is enough for six thousand static hosts. */
const largestFile = 512 << 10;
/** Characters of all networks kept at most; what is kept of a network takes about thirty times its text. */
const mostText = 8 << 20;

/** How long files are read before other work has its turn, in milliseconds. */
const slice = 10;
/** A file that takes longer to analyse is skipped from then on, because it blocks requests, in milliseconds. */
const longestLook = 500;
/** How long one scan may take to analyse all files together, in milliseconds. */
const longestSearch = 20_000;

interface WorkspaceFiles {
  /** Scans the folders, once; called when there is a network to compare with others, so that other XML is never scanned. */
  need(): void;
  /** Scans the folders again if they were scanned; forgets all documents when the user has disabled the scan. */
  rescan(): void;
  /** Files were created, changed or deleted. */
  filesChanged(events: readonly FileEvent[]): void;
  /** The document was opened: its text is the client's, not that of its file. */
  opened(uri: string): void;
  /** The document was closed: its text is that of its file again. */
  closed(uri: string): void;
  /** The URIs of the known networks that are not open. */
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
  /** The set of known documents has changed. */
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
  /** By key, because clients and the server may spell a URI in different ways. */
  const knownByKey = new Map<string, Known>();
  const kept = () => [...knownByKey.values()].reduce((sum, { length }) => sum + length, 0);
  let isNeeded = false;
  /** Number of the current scan; an older scan that is still running ends. */
  let scans = 0;

  /** The texts that took too long, skipped until they change. */
  const slowTextByKey = new Map<string, string>();
  /** How long the current scan has analysed texts, in milliseconds. */
  let spent = 0;

  let busySince = runtime.now();
  /** Lets other work have its turn from time to time. */
  const rest = async () => {
    if (runtime.now() - busySince < slice) return;
    await new Promise<void>((resolve) => runtime.later(resolve, 0));
    busySince = runtime.now();
  };

  /** The files that open documents are links to, by the keys of the documents. */
  const linkedByKey = new Map<string, string>();
  const isOpen = (key: string) =>
    documents.all().some(({ uri }) => keyOf(uri) === key) ||
    [...linkedByKey.values()].some((uri) => keyOf(uri) === key);
  const forget = (key: string) => {
    const file = knownByKey.get(key);
    if (file === undefined) return false;
    knownByKey.delete(key);
    service.forget(file.uri);
    return true;
  };

  /**
   * Reads a file as it is now. Returns whether the set of known documents has changed. A file that makes the analysis fail
   * is forgotten, so that the others are still read.
   */
  async function look(uri: string): Promise<boolean> {
    return (await guard.attempt("Reading a file", () => read(uri))) ?? forget(keyOf(uri));
  }

  async function read(uri: string): Promise<boolean> {
    const key = keyOf(uri);
    const text = isOpen(key) ? undefined : await files.read(uri, largestFile).catch(() => undefined);
    if (text === undefined || !text.includes("<network")) return forget(key);
    const settings = await settingsFor(uri);
    // Opened meanwhile: the client's text applies.
    if (isOpen(key)) return forget(key);
    const before = knownByKey.get(key);
    if (before === undefined && kept() + text.length > mostText) return false;
    if (before !== undefined && before.uri !== uri) forget(key);
    if (slowTextByKey.get(key) === text) return false;
    slowTextByKey.delete(key);
    const start = runtime.now();
    const isNetwork = service.know(uri, text, settings);
    const taken = runtime.now() - start;
    spent += taken;
    if (!isNetwork) return forget(key);
    knownByKey.set(key, { uri, length: text.length });
    if (taken <= longestLook) return true;
    slowTextByKey.set(key, text);
    connection.console.warn(`${uri} takes too long to analyse in the background; it is skipped unless it is opened`);
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
        if (spent > longestSearch) throw new Error("the XML files took too long to analyse");
        found.add(keyOf(uri));
        if (await look(uri)) progress.report(`${found.size} XML files`);
        await rest();
      }
    }
    if (isOver()) return;
    for (const key of [...knownByKey.keys()]) if (!found.has(key)) forget(key);
    for (const key of [...slowTextByKey.keys()]) if (!found.has(key)) slowTextByKey.delete(key);
  }

  const scan = guard.notification("Scanning the workspace", async () => {
    const turn = ++scans;
    if (!isWanted()) {
      for (const key of [...knownByKey.keys()]) forget(key);
      changed();
      return;
    }
    const progress = showProgress(connection, runtime, client.showsProgress, "virnet: reading network documents");
    try {
      await scanFolders(turn, progress);
    } catch (error) {
      connection.console.warn(
        `The workspace was scanned only in part: ${error instanceof Error ? error.message : error}`,
      );
    }
    progress.end();
    changed();
  });

  /** A document that was opened by a link is the file itself, which is no other network. */
  const followLink = guard.notification("Following a link", async (uri: string) => {
    const real = await files.real(uri);
    if (keyOf(real) === keyOf(uri) || !isOpen(keyOf(uri))) return;
    linkedByKey.set(keyOf(uri), real);
    if (forget(keyOf(real))) changed();
  });

  const pending = new Map<string, string>();
  let isFollowing = false;
  const follow = guard.notification("Reading changed files", async () => {
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
    if (
      !isNeeded ||
      !isWanted() ||
      folder === undefined ||
      (knownByKey.size >= mostFiles && !knownByKey.has(keyOf(uri)))
    )
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
      const file = knownByKey.get(keyOf(uri));
      knownByKey.delete(keyOf(uri));
      if (file !== undefined && file.uri !== uri) service.forget(file.uri);
      void followLink(uri);
    },
    known: () => [...knownByKey.values()].map(({ uri }) => uri),
    closed(uri) {
      const real = linkedByKey.get(keyOf(uri));
      linkedByKey.delete(keyOf(uri));
      if (real !== undefined && isOurs(real)) pending.set(keyOf(real), real);
      if (isOurs(uri)) pending.set(keyOf(uri), uri);
      void follow(undefined);
    },
  };
}
