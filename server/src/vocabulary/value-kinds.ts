// The kind of value that an attribute or text holds, derived from how libvirt's parser and schema read its type.
import type { AttributeSpec, Vocabulary } from "./vocabulary.js";

/** `flag`: yes or no, on or off; `word`: one of a few other words; `text`: anything that libvirt does not interpret. */
export type ValueKind = "flag" | "word" | "number" | "address" | "mac" | "uuid" | "text";

const flags: ReadonlySet<string> = new Set(["yes", "no", "on", "off"]);

const byReader: ReadonlyMap<string, ValueKind> = new Map(
  Object.entries<ValueKind>({
    integer: "number",
    integerAuto: "number",
    address: "address",
    addressIpv4: "address",
    mac: "mac",
    macUnicast: "mac",
    uuid: "uuid",
  }),
);

/** Returns the kind of value that an attribute or text holds. */
export function kindOf({ type, values }: Pick<AttributeSpec, "type" | "values">, vocabulary: Vocabulary): ValueKind {
  if (values !== undefined) return values.every(({ value }) => flags.has(value)) ? "flag" : "word";
  const { parser, schema } = vocabulary.type(type);
  const kind = parser.map(({ reader }) => byReader.get(reader)).find((known) => known !== undefined);
  return kind ?? (schema.some(({ integer }) => integer !== undefined) ? "number" : "text");
}
