// Replaces the MAC address at the cursor or of the bridge, or the UUID at the cursor or of the network, by a new one.

import { macsOf, newMac, newUuid, uuidsOf } from "../addressing/new-identifiers.js";
import { formatMac } from "../network/mac.js";
import type { Network } from "../network/model.js";
import { makesBridge } from "../network/read-forward.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { addChild } from "../xml/edits.js";
import { locate } from "../xml/locate.js";
import type { Edit } from "../xml/text-edits.js";
import type { XmlAttribute, XmlDocument, XmlElement } from "../xml/tree.js";
import { setAttribute, setValue } from "../xml/value-edits.js";
import type { Analysis } from "./analysis.js";
import type { Context } from "./context.js";
import { childPlace } from "./refactor/refactoring.js";

/** What can be replaced; also the name of its type in the vocabulary. */
export type Refreshable = "mac" | "uuid";

/**
 * Writes an unused MAC address or UUID: to the attribute at the offset or in the start tag there, else to the network's
 * own element, which is added if missing. `undefined` where none belongs.
 */
export function refreshed(
  { result, vocabulary }: Analysis,
  offset: number,
  { others, chance }: Context,
  what: Refreshable,
): Edit | undefined {
  const { document, network, isNetwork } = result;
  if (!isNetwork || network === undefined) return undefined;
  const networks = [network, ...others];
  const value = what === "mac" ? formatMac(newMac(chance, macsOf(networks))) : newUuid(chance, uuidsOf(networks));
  const attribute = attributeAt(document, offset, vocabulary, what);
  if (attribute) return setValue(attribute, value);
  if (!network.element.startTagClosed) return undefined;
  return what === "mac" ? bridgeMac(document, network, vocabulary, value) : networkUuid(document, network, value);
}

/** Finds the attribute of that type in the start tag at the offset: the one under the cursor, or the only one. */
function attributeAt(
  document: XmlDocument,
  offset: number,
  vocabulary: Vocabulary,
  type: string,
): XmlAttribute | undefined {
  const place = locate(document, offset);
  if (!("element" in place) || place.element === undefined || place.kind === "content" || place.kind === "end-tag")
    return undefined;
  const spec = vocabulary.specOf(place.element);
  const fitting = place.element.attributes.filter(
    ({ name }) => spec && vocabulary.attribute(spec, name)?.type === type,
  );
  if ("attribute" in place && fitting.includes(place.attribute)) return place.attribute;
  return fitting.length === 1 ? fitting[0] : undefined;
}

function bridgeMac(document: XmlDocument, network: Network, vocabulary: Vocabulary, value: string): Edit | undefined {
  const element = network.mac?.element;
  if (element) return setAttribute(element, "address", value);
  const spec = vocabulary.element("/network/mac");
  if (!spec || !vocabulary.known(spec) || !makesBridge(network)) return undefined;
  const place = childPlace(vocabulary, network.element, spec.path);
  return addChild(document, network.element, `<mac address='${value}'/>`, place);
}

function networkUuid(document: XmlDocument, network: Network, value: string): Edit | undefined {
  const { element, uuid, name } = network;
  const xml = `<uuid>${value}</uuid>`;
  if (!uuid) return addChild(document, element, xml, name?.element ?? null);
  const { startTagClosed, selfClosing, startTag, endTag, span }: XmlElement = uuid.element;
  if (!startTagClosed) return undefined;
  if (selfClosing) return { ...span, newText: xml };
  // Only whitespace is removed with it.
  const text = uuid.raw.trim() === "" ? { start: startTag.end, end: endTag?.span.start ?? startTag.end } : uuid.span;
  return { ...text, newText: value };
}
