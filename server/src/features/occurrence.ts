// A place in a document that names a thing.
import type { Naming } from "../vocabulary/vocabulary.js";
import type { Span, XmlElement } from "../xml/tree.js";
import type { TypedValue } from "./typed-values.js";

export type Thing = Naming["thing"] | "prefix";

export interface Occurrence {
  readonly thing: Thing;
  /** Equal for all names of the same thing. */
  readonly key: string;
  /** `limit`: the end of a range, which may happen to be the address of something. */
  readonly role: "definition" | "reference" | "limit";
  /** The span of the name: a whole value, or a part of one. */
  readonly span: Span;
  /** The name as an XML parser passes it on. */
  readonly text: string;
  readonly element: XmlElement;
  /** The span that defines or uses it: the element, or the declaration of a prefix. */
  readonly whole: Span;
  /** The value that it is or is part of; `undefined` for a prefix. */
  readonly value: TypedValue | undefined;
}
