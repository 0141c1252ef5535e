// What a document is that is not a network, by its root: another document of libvirt, a part of a network, or a network
// under another name. From schemas/roots.json.
import roots from "../../../schemas/roots.json" with { type: "json" };
import { childElements, type XmlElement } from "../xml/tree.js";
import type { ElementSpec } from "./entries.js";
import { elements } from "./load.js";
import { nearest } from "./nearest.js";

/** Another kind of document. */
interface OtherDocument {
  readonly kind: "document";
  /** Continues `This is`. */
  readonly what: string;
  /** What to do with it, as a clause. */
  readonly use: string;
}

/** A part of a network. */
interface NetworkPart {
  readonly kind: "part";
  /** The section of `virsh net-update` that changes it; `undefined` where none does. */
  readonly section: string | undefined;
}

interface Listed {
  readonly root: string;
  readonly having?: string;
  readonly what: string;
  readonly use: string;
}

const documents: readonly Listed[] = roots.documents;
const words: ReadonlySet<string> = new Set(roots.words);
const sections: ReadonlyMap<string, string> = new Map(roots.updates.map(({ path, section }) => [path, section]));

/** Whether the name is another word for network, or a misspelling of it. */
export function meansNetwork(name: string): boolean {
  return words.has(name.toLowerCase()) || nearest(name, ["network"]) !== undefined;
}

/** Returns what a root element other than network begins; `undefined` for an unknown one. */
export function documentOf(root: XmlElement): OtherDocument | NetworkPart | undefined {
  const [part] = elements
    .filter(({ path, name }) => name === root.name && path !== "/network")
    .map((spec) => ({ spec, strange: strangeIn(root, spec) }))
    .sort((a, b) => a.strange - b.strange);
  const other = documents.find(
    (one) =>
      one.root === root.localName &&
      (one.having === undefined || root.attributes.some(({ name }) => name === one.having)),
  );
  if (other !== undefined && part?.strange !== 0) return { kind: "document", what: other.what, use: other.use };
  return part && { kind: "part", section: sections.get(part.spec.path) };
}

/** How many of the attributes and children of the root an element of the vocabulary does not have. */
function strangeIn(root: XmlElement, spec: ElementSpec): number {
  const children = new Set(elements.filter(({ parents }) => parents.includes(spec.path)).map(({ name }) => name));
  const attributes = new Set(spec.attributes.map(({ name }) => name));
  return (
    root.attributes.filter(({ name, prefix }) => prefix === "" && name !== "xmlns" && !attributes.has(name)).length +
    childElements(root).filter(({ name }) => !children.has(name)).length
  );
}
