// A place in a document that names a thing.
import type { Naming } from "../vocabulary/vocabulary.js";
import type { Span, XmlElement } from "../xml/tree.js";
import type { TypedValue } from "./typed-values.js";

export type Thing = Naming["thing"] | "prefix";

export interface Occurrence {
  readonly thing: Thing;
  /** The same for all that mean the same thing. */
  readonly key: string;
  /** `limit`: it marks how far a range reaches, and happens to be the address of something. */
  readonly role: "definition" | "reference" | "limit";
  /** Where the name stands: a whole value, or the part of one. */
  readonly span: Span;
  /** The name there, as an XML parser hands it on. */
  readonly text: string;
  readonly element: XmlElement;
  /** The stretch that defines or uses it: the element, or the declaration of a prefix. */
  readonly whole: Span;
  /** The value it is or is part of; `undefined` for a prefix. */
  readonly value: TypedValue | undefined;
}
