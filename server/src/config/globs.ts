// Patterns for paths, as in .gitignore: one without a slash matches at any depth, any other from the config's folder; one
// that matches a folder covers everything in it, and one that ends in a slash matches folders only; `!` excludes what an
// earlier pattern matched, though not from a folder that is covered. `*` and `?` stop at slashes, `**` does not.
import picomatch from "picomatch/posix.js";
import { quoted } from "../prose/wording.js";

export interface Glob {
  /** It begins with `!`. */
  readonly negated: boolean;
  readonly folderOnly: boolean;
  /** Called for a path and for each folder above it. */
  fits(path: string): boolean;
}

/** Limits beyond which matching a pattern could take very long. */
const longest = 1000;
const mostStars = 3;
const mostStarsInAll = 8;

/** Reads a pattern; returns a sentence when it is invalid. */
export function readGlob(pattern: string): Glob | string {
  const negated = pattern.startsWith("!");
  const anchored = pattern.slice(negated ? 1 : 0).replace(/^(?:\.\/)+/, "/");
  const body = anchored.replace(/^\/|(?<!\/)\/+$/g, "");
  const segments = body.split("/");
  if (body === "") return `${quoted(pattern)} matches nothing; write a name or a pattern such as "lab/*.xml"`;
  if (/\\\w/.test(body)) return `${quoted(pattern)} has a backslash; separate folders by /`;
  if (segments.includes("..")) return `${quoted(pattern)} leads out of the folder of the config file`;
  if (body.length > longest) return `a pattern of ${body.length} characters is too long; write at most ${longest}`;
  const stars = segments.map((segment) => segment.match(/\*+/g)?.length ?? 0);
  if (stars.some((count) => count > mostStars) || stars.reduce((sum, count) => sum + count) > mostStarsInAll)
    return `${quoted(pattern)} has too many wildcards; write at most ${mostStars} in one name and ${mostStarsInAll} in all`;
  const isName = !/\/./.test(anchored);
  const fits = picomatch(literal(body), {
    dot: true,
    nonegate: true,
    noextglob: true,
    regex: false,
    strictSlashes: true,
  });
  return {
    negated,
    folderOnly: anchored.endsWith("/"),
    fits: (path) => fits(isName ? path.slice(path.lastIndexOf("/") + 1) : path),
  };
}

/** Escapes what has a meaning for the package but not in .gitignore. */
function literal(pattern: string): string {
  return pattern.replace(/[()|"]/g, "\\$&");
}

/**
 * Whether the patterns cover a path. The last pattern that matches decides, for each of the folders above the path and
 * for the path itself, which is relative, with slashes; `isFolder` says whether it is a folder.
 */
export function matches(globs: readonly Glob[], path: string, isFolder = false): boolean {
  for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
    if (covers(globs, path.slice(0, end), true)) return true;
  }
  return covers(globs, path, isFolder);
}

function covers(globs: readonly Glob[], path: string, isFolder: boolean): boolean {
  const last = globs.findLast((glob) => (isFolder || !glob.folderOnly) && glob.fits(path));
  return last !== undefined && !last.negated;
}
