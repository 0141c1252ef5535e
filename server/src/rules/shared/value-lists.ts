// Several values where an element holds one: `<tag id='10,20'/>`, `<pf dev='eth0 eth1'/>`, `<hostname>web, www</hostname>`. What
// may be repeated becomes as many elements.
import type { Fix } from "../../findings.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { indentBefore, lineEnd } from "../../xml/edits.js";
import { attributeOf, type Span, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import { setAttribute } from "../../xml/value-edits.js";

/** Types of which people write lists; what names one thing among others of the element is not repeated. */
const listed = new Set(["deviceName", "vlanId", "dnsName", "hostName"]);
const mostParts = 64;

/** The values of a list, each accepted by itself; `undefined` for anything else. */
export function partsOf(
  vocabulary: Vocabulary,
  spec: ElementSpec,
  known: Pick<AttributeSpec, "type" | "values" | "emptyIsAbsent" | "names">,
  value: string,
): readonly string[] | undefined {
  if (!listed.has(known.type) || value.length > 1000) return undefined;
  // A port group or a bridge is not there twice for its two names.
  if (known.type === "deviceName" && known.names?.defines) return undefined;
  // Where one name is wanted, a space in it is no more than a space.
  if (spec.max !== null && !/[,;]/.test(value)) return undefined;
  const parts = value.split(/[\s,;]+/).filter((part) => part !== "");
  const range = known.type === "vlanId" ? /^(\d{1,4})-(\d{1,4})$/.exec(value.trim()) : null;
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  for (let id = from; range && id <= to && id - from < mostParts; id += 1) {
    if (id === from) parts.length = 0;
    parts.push(`${id}`);
  }
  const isList = parts.length > 1 && parts.length <= mostParts && new Set(parts).size === parts.length;
  return isList && parts.every((part) => vocabulary.judge(known, part).ok) ? parts : undefined;
}

/** Writes the element once for each part of the list, which is at `place` in it. */
export function asManyElements(
  document: XmlDocument,
  spec: ElementSpec,
  element: XmlElement,
  place: Span,
  parts: readonly string[],
): Fix[] {
  if (spec.max !== null || !parts.every((part) => /^[\w.\-\\:/]+$/.test(part))) return [];
  const { text } = document;
  const indent = indentBefore(document, element.span.start);
  const between = indent === undefined ? "" : lineEnd(document) + indent;
  const copies = parts.map(
    (part) => text.slice(element.span.start, place.start) + part + text.slice(place.end, element.span.end),
  );
  const vlan = element.name === "tag" ? element.parent : undefined;
  const trunk = vlan && !attributeOf(vlan, "trunk") ? [setAttribute(vlan, "trunk", "yes")] : [];
  return [
    {
      title: `Write one <${element.name}> each for ${parts.length > 4 ? `all ${parts.length}` : parts.join(", ")}`,
      safe: false,
      edits: [...trunk, { ...element.span, newText: copies.join(between) }],
    },
  ];
}
