// Prefix lengths in the wrong place: `address='192.168.77.1/24'` and `netmask='24'`, as other tools write them.
import type { ElementSpec, Format } from "../format/format.js";
import { addAttribute, setValue } from "../xml/edits.js";
import { attributeOf, type XmlAttribute } from "../xml/tree.js";
import type { Fix } from "./rule.js";

/** Fixes that put the prefix length where it belongs; empty when the value holds none or there is one already. */
export function prefixFixes(format: Format, spec: ElementSpec, attribute: XmlAttribute): Fix[] {
  const { owner, name, value = "" } = attribute;
  const prefix = format.attribute(spec, "prefix");
  if (prefix === undefined || (name !== "address" && name !== "netmask")) return [];
  const [, address = "", length] = /^(?:([0-9a-fA-F.:]+)?\s*\/\s*)?(\d{1,3})$/.exec(value.trim()) ?? [];
  if (length === undefined || !format.judge(prefix, length).ok) return [];
  const written = attributeOf(owner, "prefix")?.value;

  if (name === "netmask") {
    if (address !== "" || written !== undefined || Number(length) > 32) return [];
    const quote = attribute.quote ?? "'";
    const newText = `prefix=${quote}${length}${quote}`;
    return [{ title: `Write prefix='${length}' instead`, safe: true, edits: [{ ...attribute.span, newText }] }];
  }
  const own = format.attribute(spec, "address");
  const ipv6 = address.includes(":");
  if (!own || !value.includes("/") || !format.judge(own, address).ok || Number(length) > (ipv6 ? 128 : 32)) return [];
  const edit = setValue(attribute, address);
  if (written !== undefined && Number(written) === Number(length)) {
    return [{ title: `Remove /${length}, which prefix says`, safe: true, edits: [edit] }];
  }
  if (written !== undefined || attributeOf(owner, "netmask")) return [];
  const family = ipv6 && !attributeOf(owner, "family") ? [addAttribute(owner, "family", "ipv6")] : [];
  const added = [...family, addAttribute(owner, "prefix", length)];
  const [first] = added;
  if (first === undefined) return [];
  return [
    {
      title: `Split into address='${address}' prefix='${length}'`,
      safe: true,
      edits: [edit, { ...first, newText: added.map(({ newText }) => newText).join("") }],
    },
  ];
}
