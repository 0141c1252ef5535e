// Patterns for `files.associations` that a file's path suggests, the most general first.

interface NamePattern {
  readonly pattern: string;
  /** A description of the files it matches. */
  readonly files: string;
}

/** Words in names that suggest networks. */
const networkWords = /net|virbr|bridge|vlan/i;

/**
 * @param path from the top of the workspace folder, or of the file system when the file is in none; separated by slashes
 * @param top name of the folder the path begins in, if it has one
 */
export function namePatterns(path: string, top?: string): NamePattern[] {
  const parts = path.split("/").filter(Boolean);
  const name = parts.pop() ?? "";
  const dot = name.lastIndexOf(".");
  if (dot <= 0) return [];
  const [stem, extension] = [name.slice(0, dot), name.slice(dot)];
  const folders = parts.length > 0 ? parts.slice(-2) : top ? [top] : [];
  const found: NamePattern[] = [];
  if (folders.length > 0) {
    const folder = folders.join("/");
    found.push({
      pattern: `**/${literal(folder)}/*${literal(extension)}`,
      files: `all ${extension} files in ${folder}`,
    });
  }
  const ending = /[._-][^._-]+$/.exec(stem)?.[0];
  if (ending !== undefined && (ending.startsWith(".") || networkWords.test(ending))) {
    found.push({ pattern: `*${literal(ending + extension)}`, files: `files whose names end in ${ending}${extension}` });
  }
  const beginning = /^[^._-]+[._-]/.exec(stem)?.[0];
  if (beginning !== undefined && networkWords.test(beginning)) {
    found.push({
      pattern: `${literal(beginning)}*${literal(extension)}`,
      files: `${extension} files whose names begin with ${beginning}`,
    });
  }
  found.push({ pattern: literal(name), files: `files of this name` });
  return found;
}

/** Escapes a text for a glob pattern. */
function literal(text: string): string {
  return text.replace(/[*?[{]/g, "[$&]");
}
