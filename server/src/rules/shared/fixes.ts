// The fixes that most rules offer: another value, and nothing in the place of something.
import type { Fix } from "../../findings.js";
import { abbreviated, tag } from "../../prose/wording.js";
import type { Repair } from "../../repairs/repairs.js";
import { removeSpan } from "../../xml/edits.js";
import type { XmlAttribute, XmlDocument, XmlElement } from "../../xml/tree.js";
import { removeAttribute, setValue } from "../../xml/value-edits.js";

interface Details {
  /** Follows the value in the title: `, which is free`. */
  readonly note?: string;
  /** Whether that is evidently what the author meant. */
  readonly safe?: boolean;
}

/** Sets an attribute to a value: `Change end to 192.168.122.254`. */
export function change(attribute: XmlAttribute, value: string, { note = "", safe = false }: Details = {}): Fix {
  return { title: `Change ${attribute.name} to ${value}${note}`, safe, edits: [setValue(attribute, value)] };
}

/** Removes an attribute: `Remove delay`. */
export function withoutAttribute(
  document: XmlDocument,
  attribute: XmlAttribute,
  { safe = false }: Pick<Details, "safe"> = {},
): Fix {
  return { title: `Remove ${attribute.name}`, safe, edits: [removeAttribute(document, attribute)] };
}

/** Removes an element with all in it: `Remove <dhcp>`. */
export function withoutElement(
  document: XmlDocument,
  element: XmlElement,
  { safe = false }: Pick<Details, "safe"> = {},
): Fix {
  return { title: `Remove ${tag(element)}`, safe, edits: [removeSpan(document, element.span)] };
}

/** Ends a message with what was meant: `; did you mean mac?`, `; write <mtu size='9000'/>`; nothing without a repair. */
export function answer(repair: Repair | undefined): string {
  if (repair === undefined) return "";
  return repair.isName ? `; did you mean ${repair.meant}?` : `; write ${abbreviated(repair.meant)}`;
}
