// How messages name documents: by the path as it is given (the command line's are relative to where it was started), by the
// path within the folder of the workspace, and where neither is known or unique, by the file's name with as many of its
// folders as distinguish it from others (`blue/net.xml`).

interface Labels {
  add(path: string): void;
  delete(path: string): void;
  /** The label of a path that was added. */
  of(path: string): string;
}

/** Documents whose files have the same name. */
interface Namesakes {
  /** How often each path was added. */
  readonly counts: Map<string, number>;
  /** Made on demand, and again after a change. */
  labels: ReadonlyMap<string, string> | undefined;
}

/** Returns the folder of the workspace around a document, with a slash at its end. */
export type FolderOf = (path: string) => string | undefined;

export function createLabels(folderOf: FolderOf = () => undefined): Labels {
  const byName = new Map<string, Namesakes>();
  const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  return {
    add(path) {
      const name = nameOf(path);
      const namesakes = byName.get(name) ?? { counts: new Map(), labels: undefined };
      const count = namesakes.counts.get(path) ?? 0;
      namesakes.counts.set(path, count + 1);
      if (count === 0) namesakes.labels = undefined;
      byName.set(name, namesakes);
    },
    delete(path) {
      const namesakes = byName.get(nameOf(path));
      const count = namesakes?.counts.get(path);
      if (namesakes === undefined || count === undefined) return;
      if (count > 1) return void namesakes.counts.set(path, count - 1);
      namesakes.counts.delete(path);
      namesakes.labels = undefined;
      if (namesakes.counts.size === 0) byName.delete(nameOf(path));
    },
    of(path) {
      const namesakes = byName.get(nameOf(path));
      if (namesakes === undefined) return withinFolder(path, folderOf) ?? readable(nameOf(path), path);
      namesakes.labels ??= labelsOf([...namesakes.counts.keys()], folderOf);
      return namesakes.labels.get(path) ?? readable(nameOf(path), path);
    },
  };
}

/** The paths within their folders; where they are unknown or shared, the shortest ends, cut at slashes, that are unique. */
function labelsOf(paths: readonly string[], folderOf: FolderOf): Map<string, string> {
  const labels = new Map<string, string>();
  const sharers = new Map<string | undefined, number>();
  const within = new Map(paths.map((path) => [path, withinFolder(path, folderOf)]));
  for (const label of within.values()) sharers.set(label, (sharers.get(label) ?? 0) + 1);
  for (const [path, label] of within) if (label !== undefined && sharers.get(label) === 1) labels.set(path, label);
  let open = paths.filter((path) => !labels.has(path));
  for (let parts = 1; open.length > 0; parts += 1) {
    const shared = new Map<string, number>();
    for (const path of open) shared.set(endOf(path, parts), (shared.get(endOf(path, parts)) ?? 0) + 1);
    open = open.filter((path) => {
      const end = endOf(path, parts);
      // A path that is the end of another is kept whole.
      const isTold = shared.get(end) === 1 || end === path;
      if (isTold) labels.set(path, readable(end, path));
      return !isTold;
    });
  }
  return labels;
}

/** The last parts of a path, or all of it. */
function endOf(path: string, parts: number): string {
  let start = path.length;
  for (let count = 0; count < parts && start >= 0; count += 1)
    start = start === 0 ? -1 : path.lastIndexOf("/", start - 1);
  return path.slice(start + 1);
}

/** The path as it is given, or that of a URI within its folder. */
function withinFolder(path: string, folderOf: FolderOf): string | undefined {
  if (!isUri(path)) return path;
  const folder = folderOf(path);
  return folder !== undefined && path.startsWith(folder) ? readable(path.slice(folder.length), path) : undefined;
}

function isUri(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(path);
}

/** For reading: the escapes of a URI are undone. */
function readable(text: string, path: string): string {
  if (!isUri(path)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
