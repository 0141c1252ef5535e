// How messages name documents: by the file's name, and where several have the same, by as many of its folders as
// distinguish it from them (`blue/net.xml`).

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

export function createLabels(): Labels {
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
      if (namesakes === undefined) return readable(nameOf(path), path);
      namesakes.labels ??= labelsOf([...namesakes.counts.keys()]);
      return namesakes.labels.get(path) ?? readable(nameOf(path), path);
    },
  };
}

/** The shortest ends of the paths, cut at slashes, that are unique among the paths. */
function labelsOf(paths: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>();
  let open = paths;
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

/** For reading: the escapes of a URI are undone. */
function readable(text: string, path: string): string {
  if (!/^[a-z][a-z\d+.-]+:/i.test(path)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
