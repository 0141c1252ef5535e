// Prefix lengths in the wrong place: `address='192.168.77.1/24'` and `netmask='24'`, as other tools write them.

import type { Fix } from "../../findings.js";
import type { ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { attributeOf, type XmlAttribute } from "../../xml/tree.js";
import { replaceAttribute, setAttribute, setValue } from "../../xml/value-edits.js";

/** Fixes that put the prefix length where it belongs; empty when the value holds none or there is one already. */
export function prefixFixes(vocabulary: Vocabulary, spec: ElementSpec, attribute: XmlAttribute): Fix[] {
  const { owner, name, value = "" } = attribute;
  const prefix = vocabulary.attribute(spec, "prefix");
  if (prefix === undefined || (name !== "address" && name !== "netmask")) return [];
  const [, address = "", length] = /^(?:([0-9a-fA-F.:]+)?\s*\/\s*)?(\d{1,3})$/.exec(value.trim()) ?? [];
  if (length === undefined || !vocabulary.judge(prefix, length).ok) return [];
  // An empty one says nothing, for libvirt neither.
  const written = attributeOf(owner, "prefix")?.value || undefined;

  if (name === "netmask") {
    if (address !== "" || attributeOf(owner, "prefix") || Number(length) > 32) return [];
    const edits = [replaceAttribute(attribute, "prefix", length)];
    return [{ title: `Write prefix='${length}' instead`, safe: true, edits }];
  }
  const own = vocabulary.attribute(spec, "address");
  const ipv6 = address.includes(":");
  if (!own || !value.includes("/") || !vocabulary.judge(own, address).ok || Number(length) > (ipv6 ? 128 : 32))
    return [];
  const edit = setValue(attribute, address);
  if (written !== undefined && Number(written) === Number(length)) {
    return [{ title: `Remove /${length}, which prefix says`, safe: true, edits: [edit] }];
  }
  if (written !== undefined || attributeOf(owner, "netmask")?.value) return [];
  const family = ipv6 && !attributeOf(owner, "family")?.value ? [setAttribute(owner, "family", "ipv6")] : [];
  return [
    {
      title: `Split into address='${address}' prefix='${length}'`,
      safe: true,
      edits: [edit, ...family, setAttribute(owner, "prefix", length)],
    },
  ];
}
