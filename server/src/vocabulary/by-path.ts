// Lookup tables keyed by paths of the vocabulary.
import type { AttributePath, ElementPath } from "./paths.js";

/**
 * Builds a table of data about elements and attributes, for lookup by any path; a path that does not exist does not
 * compile.
 */
export function byPath<T>(entries: Partial<Record<ElementPath | AttributePath, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries) as [string, T][]);
}
