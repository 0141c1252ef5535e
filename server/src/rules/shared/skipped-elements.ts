// Elements libvirt never looks at because of what stands beside or around them: what is wrong in them only the schema
// refuses.
import type { RefusalStage } from "../../vocabulary/vocabulary.js";
import { attributeOf, childElements, type XmlElement } from "../../xml/tree.js";

/** The stage in which a mistake in the element, or in that attribute of it, is refused that elsewhere is refused in `stage`. */
export function refusedIn(element: XmlElement, stage: RefusalStage, attribute?: string): RefusalStage {
  return isOverlooked(element) || isPortOfNobody(element, attribute) ? "schema" : stage;
}

/** Of the devices of a pool libvirt reads the first kind that is there; of network boot under IPv6 nothing at all. */
function isOverlooked({ name, parent }: XmlElement): boolean {
  if (parent?.name === "forward" && (name === "address" || name === "pf")) {
    const names = namesIn(parent);
    return names.has("interface") || (name === "pf" && names.has("address"));
  }
  return name === "bootp" && parent?.parent !== undefined && attributeOf(parent.parent, "family")?.value === "ipv6";
}

/** Each of thousands of devices asks what is beside it. */
const namesByParent = new WeakMap<XmlElement, ReadonlySet<string>>();

function namesIn(parent: XmlElement): ReadonlySet<string> {
  const names = namesByParent.get(parent) ?? new Set(childElements(parent).map(({ name }) => name));
  namesByParent.set(parent, names);
  return names;
}

/** libvirt reads the port of a forwarder only after its address. */
function isPortOfNobody(element: XmlElement, attribute: string | undefined): boolean {
  return element.name === "forwarder" && attribute === "port" && attributeOf(element, "addr") === undefined;
}
