// What kind of value an attribute or text takes, told by how libvirt's parser and schema read its type.
import type { AttributeSpec, Vocabulary } from "./vocabulary.js";

/** `flag`: yes or no, on or off; `word`: another of a few words; `text`: everything libvirt does not look into. */
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

export function kindOf({ type, values }: Pick<AttributeSpec, "type" | "values">, vocabulary: Vocabulary): ValueKind {
  if (values !== undefined) return values.every(({ value }) => flags.has(value)) ? "flag" : "word";
  const { parser, schema } = vocabulary.type(type);
  const kind = parser.map(({ reader }) => byReader.get(reader)).find((known) => known !== undefined);
  return kind ?? (schema.some(({ integer }) => integer !== undefined) ? "number" : "text");
}
