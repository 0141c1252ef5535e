// Tables by the paths of the vocabulary.
import type { AttributePath, ElementPath } from "./paths.js";

/** What is said of elements and attributes, to be looked up by any path; a path that does not exist does not compile. */
export function byPath<T>(entries: Partial<Record<ElementPath | AttributePath, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries) as [string, T][]);
}
