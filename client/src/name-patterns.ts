// Patterns for `files.associations` that a file's path suggests, from the most to the least it says about others.

interface NamePattern {
  readonly pattern: string;
  /** Which files it is about. */
  readonly files: string;
}

/** Words in names that speak of networks. */
const telling = /net|virbr|bridge|vlan/i;

/**
 * @param path from the top of the workspace folder, or of the file system when the file is in none; slashes part it
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
  if (ending !== undefined && (ending.startsWith(".") || telling.test(ending))) {
    found.push({ pattern: `*${literal(ending + extension)}`, files: `files whose names end in ${ending}${extension}` });
  }
  const beginning = /^[^._-]+[._-]/.exec(stem)?.[0];
  if (beginning !== undefined && telling.test(beginning)) {
    found.push({
      pattern: `${literal(beginning)}*${literal(extension)}`,
      files: `${extension} files whose names begin with ${beginning}`,
    });
  }
  found.push({ pattern: literal(name), files: `files of this name` });
  return found;
}

/** A text that stands for itself in a glob pattern. */
function literal(text: string): string {
  return text.replace(/[*?[{]/g, "[$&]");
}
