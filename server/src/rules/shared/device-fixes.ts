// Fixes for devices whose names cannot stay: libvirt chooses a bridge, and the host a way out.
import type { Fix } from "../../findings.js";
import type { Bridge, Forward } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { isBare } from "./bare-elements.js";

/** Removes the name, and the <bridge> with it where nothing else is in it: libvirt then chooses a free name. */
export function withoutName(document: XmlDocument, { element, name }: Bridge): Edit[] {
  if (isBare(element, "name")) return [removeSpan(document, element.span)];
  return name ? [removeAttribute(document, name.attribute)] : [];
}

/** Leaves the name to libvirt. */
export function namedByLibvirt(document: XmlDocument, bridge: Bridge): Fix {
  const what = isBare(bridge.element, "name") ? "<bridge>" : "name";
  return { title: `Remove ${what}: libvirt chooses a free name`, safe: false, edits: withoutName(document, bridge) };
}

/** Names no device in NAT or routing. */
export function withoutUplink(document: XmlDocument, { dev, interfaces }: Forward): Fix {
  const edits = interfaces.map(({ element }) => removeSpan(document, element.span));
  if (dev) edits.push(removeAttribute(document, dev.attribute));
  const what = dev ? "dev" : "<interface>";
  return { title: `Remove ${what}: traffic leaves as the host routes it`, safe: false, edits };
}
