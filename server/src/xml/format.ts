// What xml/ may know of the format of a document: which elements are where. Handed in by those who know the format.

/** An element of a format, at one place in a document. */
export interface ElementFormat {
  /** Whether it may contain text. */
  readonly holdsText: boolean;
  /** Whether elements of any name may be in it. */
  readonly isOpen: boolean;
  /** Returns the format of a child by its qualified name; `undefined` when none of that name may be in it. */
  child(name: string): ElementFormat | undefined;
}

/** A format as the parent of its root elements. */
export interface DocumentFormat extends Pick<ElementFormat, "child"> {
  /** Whether an element anywhere in it has that qualified name. */
  hasElement(name: string): boolean;
}
