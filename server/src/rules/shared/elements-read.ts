// Copies of an element that may stand once: which one libvirt reads. The others are dropped with all they hold, so that
// nothing but their being there is worth a word.

import { holds } from "../../vocabulary/versions.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { childElements, type XmlElement } from "../../xml/tree.js";

/** The child elements but for the copies libvirt drops. */
export function childrenRead(element: XmlElement, vocabulary: Vocabulary): readonly XmlElement[] {
  const children = childElements(element);
  const kept = new Map<string, XmlElement>();
  const dropped = new Set<XmlElement>();
  for (const child of children) {
    const spec = vocabulary.specOf(child);
    if (spec === undefined || spec.max === null) continue;
    const previous = kept.get(spec.path);
    const keeps = spec.repeated?.find((entry) => holds(entry, vocabulary.version))?.keeps;
    if (previous !== undefined && keeps === "first") dropped.add(child);
    else {
      if (previous !== undefined && keeps === "last") dropped.add(previous);
      kept.set(spec.path, child);
    }
  }
  return dropped.size === 0 ? children : children.filter((child) => !dropped.has(child));
}
