// Patterns for paths, as in .gitignore: one without a slash matches at any depth, any other from the config's folder; one
// that matches a folder covers all that is in it, and with a slash at its end it matches folders only; `!` takes out
// what an earlier pattern matched, though not from a folder that is covered. `*` and `?` stop at slashes, `**` does not.
import picomatch from "picomatch/posix.js";
import { quoted } from "../prose/wording.js";

export interface Glob {
  /** It begins with `!`. */
  readonly negated: boolean;
  readonly folderOnly: boolean;
  /** Asked for a path and for each folder above it. */
  fits(path: string): boolean;
}

/** Beyond these a pattern could keep a regular expression busy for a very long time. */
const longest = 1000;
const mostStars = 3;
const mostStarsInAll = 8;

/** Reads a pattern; a sentence when it is none. */
export function readGlob(pattern: string): Glob | string {
  const negated = pattern.startsWith("!");
  const anchored = pattern.slice(negated ? 1 : 0).replace(/^(?:\.\/)+/, "/");
  const body = anchored.replace(/^\/|(?<!\/)\/+$/g, "");
  const segments = body.split("/");
  if (body === "") return `${quoted(pattern)} matches nothing; write a name or a pattern such as "lab/*.xml"`;
  if (/\\\w/.test(body)) return `${quoted(pattern)} has a backslash; write / between folders`;
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

/** What the package gives a meaning beyond that of .gitignore stands for itself. */
function literal(pattern: string): string {
  return pattern.replace(/[()|"]/g, "\\$&");
}

/**
 * Whether the patterns cover a path: the last that fits decides, for each of the folders above it and for itself. The
 * path is relative, with slashes; `isFolder` says what stands at its end.
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
