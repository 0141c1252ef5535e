// URIs as far as config files need them: the folders above a document, and its path from one of them.

/** Longer than any system allows; each of the folders would be searched. */
const longestPath = 8192;

/** Normalizes a URI, so that all spellings have one key: unescaped, with a lower-case drive letter. */
export function keyOf(uri: string): string {
  return unescaped(uri).replace(/^(file:\/\/\/)([A-Z]:)/, (_, scheme: string, drive: string) => {
    return scheme + drive.toLowerCase();
  });
}

/** The folders around a document, the innermost first, each with a slash at its end; none for a URI without folders. */
export function* foldersAbove(uri: string): Generator<string> {
  // A query or a fragment is not part of the path.
  const path = uri.replace(/[?#].*/s, "");
  const root = /^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?(?=\/)/i.exec(path)?.[0];
  if (root === undefined || path.length > longestPath) return;
  for (let end = path.lastIndexOf("/"); end >= root.length; end = path.lastIndexOf("/", end - 1)) {
    yield path.slice(0, end + 1);
  }
}

/** The path of a document from a folder (with a slash at its end), unescaped; from outside it begins with `../`. */
export function pathFrom(folder: string, uri: string): string {
  const [top, whole] = [keyOf(folder), keyOf(uri)];
  return whole.startsWith(top) ? whole.slice(top.length) : `../${whole.slice(whole.lastIndexOf("/") + 1)}`;
}

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
