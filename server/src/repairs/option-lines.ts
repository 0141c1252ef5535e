// Adds a line for dnsmasq to a network: what libvirt has no element for.
import { dnsmasqNamespace } from "../network/read.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { addBlock } from "../xml/edits.js";
import { escapeAttribute } from "../xml/entities.js";
import type { Edit } from "../xml/text-edits.js";
import { attributeOf, type XmlDocument } from "../xml/tree.js";
import { quoteFor, setAttribute } from "../xml/value-edits.js";
import { follow, placeIn } from "./reach.js";

interface AddedLine {
  readonly edits: readonly Edit[];
  /** As one would write it: `<dnsmasq:option value='dhcp-option=6,10.0.0.1'/>`. */
  readonly xml: string;
}

/**
 * Adds the line, with <dnsmasq:options> and the namespace where they are missing. `undefined` where the target has no such
 * lines, the prefix stands for something else, or it is unclear which <dnsmasq:options> is meant.
 */
export function addOptionLine(document: XmlDocument, vocabulary: Vocabulary, line: string): AddedLine | undefined {
  const options = vocabulary.element("/network/dnsmasq:options");
  const { root } = document;
  const reach = root && options && vocabulary.known(options) ? follow(vocabulary, root, [options]) : undefined;
  if (!root || !options || !reach) return undefined;
  const { holder } = reach;
  const declared = root.attributes.find(({ prefix, value }) => prefix === "xmlns" && value === dnsmasqNamespace);
  const prefix = holder === root ? (declared?.localName ?? "dnsmasq") : holder.prefix;
  const declaration = `xmlns:${prefix}`;
  const isNew = holder === root && declared === undefined;
  if (isNew && attributeOf(root, declaration)) return undefined;
  const start = prefix === "" ? "" : `${prefix}:`;
  const quote = quoteFor(root);
  const option = `<${start}option value=${quote}${escapeAttribute(line, quote)}${quote}/>`;
  const edit =
    holder === root
      ? addBlock(
          document,
          root,
          `<${start}options>\n  ${option}\n</${start}options>`,
          placeIn(vocabulary, root, options),
        )
      : addBlock(document, holder, option);
  return {
    edits: [...(isNew ? [setAttribute(root, declaration, dnsmasqNamespace)] : []), edit],
    xml: `<${start}option value='${line}'/>`,
  };
}
