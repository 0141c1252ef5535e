// Values in the DNS that libvirt's schema rejects and dnsmasq accepts, such as the name `_kerberos.lab`: they keep their
// meaning as an option of dnsmasq.
import type { FindingDraft, Fix } from "../../findings.js";
import { parseAddress } from "../../network/address.js";
import type { Network } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { addOptionLine } from "../../repairs/option-lines.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { isWhiteSpace, removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { attributeOf, stringValue, type XmlAttribute, type XmlDocument, type XmlElement } from "../../xml/tree.js";

interface Place {
  readonly document: XmlDocument;
  readonly network: Network;
  readonly vocabulary: Vocabulary;
}

/**
 * A finding about the value of an attribute, or the text of an element, with the option of dnsmasq that says the same.
 * Without its underscore a name such as `_kerberos.lab` would be another one, so that the option is the only fix.
 */
export function withDnsFixes(draft: FindingDraft, written: XmlAttribute | XmlElement, place: Place): FindingDraft {
  const { parent } = "owner" in written ? written.owner : written;
  const dns = place.network.dns?.element;
  if (dns === undefined || draft.stage !== "schema" || (parent !== dns && parent?.parent !== dns)) return draft;
  const option = optionFor(written, place);
  if (option.length === 0) return draft;
  const label = "owner" in written ? /(?:^|\.)(_[^.]*)/.exec(written.value ?? "")?.[1] : undefined;
  if (label === undefined) return { ...draft, fixes: [...(draft.fixes ?? []), ...option] };
  const what = `${written.name} has the label ${quoted(label)}`;
  return { ...draft, message: `${what}, which only a dnsmasq option can have; write one`, fixes: option };
}

/** Writes what the element says as an option of dnsmasq, the line that libvirt would make of it. */
function optionFor(written: XmlAttribute | XmlElement, { document, vocabulary }: Place): Fix[] {
  const element = "owner" in written ? written.owner : written;
  const line = lineFor(element, written);
  const added = line === undefined || line.includes("\n") ? undefined : addOptionLine(document, vocabulary, line);
  if (added === undefined) return [];
  const title = `Write as the dnsmasq option ${line?.replace(/=.*/, "")}`;
  return [{ title, safe: false, edits: together(document, removal(document, element), added.edits) }];
}

/** Removes and inserts; what is to come within the removed lines, at their end, takes their place. */
function together({ text }: XmlDocument, gone: Edit, added: readonly Edit[]): Edit[] {
  const within = added.find(({ start }) => gone.start < start && start < gone.end);
  if (within === undefined) return [gone, ...added];
  const beginsLine = /[\r\n]/.test(text.charAt(gone.start - 1));
  const lines = beginsLine ? within.newText.replace(/^\r?\n/, "") : within.newText;
  const newText = lines + text.slice(within.start, gone.end);
  return [{ ...gone, newText }, ...added.filter((edit) => edit !== within)];
}

function lineFor(element: XmlElement, written: XmlAttribute | XmlElement): string | undefined {
  const [name, value, domain, addr, port] = ["name", "value", "domain", "addr", "port"].map(
    (attribute) => attributeOf(element, attribute)?.value,
  );
  if (element.name === "txt") return name && value !== undefined ? `txt-record=${name},${value}` : undefined;
  if (element.name === "forwarder" && "owner" in written && written.name === "domain") {
    const server = addr === undefined ? "#" : `${addr}${port === undefined ? "" : `#${port}`}`;
    const isReadable = addr === undefined || parseAddress(addr) !== undefined;
    return isReadable && /^[^\s/,#]+$/.test(domain ?? "") ? `server=/${domain}/${server}` : undefined;
  }
  if (element.name === "srv") return "owner" in written && written.name === "domain" ? serviceLine(element) : undefined;
  if (element.name !== "hostname" || !element.parent) return undefined;
  const [ip, host] = [attributeOf(element.parent, "ip")?.value ?? "", stringValue(element).trim()];
  return parseAddress(ip) && /^[\w.-]+$/.test(host) ? `host-record=${host},${ip}` : undefined;
}

function serviceLine(element: XmlElement): string | undefined {
  const [service, protocol, domain, target, port, priority, weight] = [
    "service",
    "protocol",
    "domain",
    "target",
    "port",
    "priority",
    "weight",
  ].map((attribute) => attributeOf(element, attribute)?.value || undefined);
  if (!service || !protocol || [service, protocol, domain, target].some((part) => /[\s,"]/.test(part ?? "")))
    return undefined;
  const numbers = weight
    ? [port ?? "1", priority ?? "0", weight]
    : priority
      ? [port ?? "1", priority]
      : port
        ? [port]
        : [];
  if (numbers.some((number) => !/^\d+$/.test(number))) return undefined;
  return [`srv-host=_${service}._${protocol}.${domain}`, ...(target ? [target, ...numbers] : [])].join(",");
}

/** Removes the element, with what is around it in the DNS where nothing else is there. */
function removal(document: XmlDocument, element: XmlElement): Edit {
  const { parent } = element;
  const isLast = parent?.children.every((node) => node === element || isWhiteSpace(document.text, node));
  const isNeeded = parent?.attributes.some(({ name }) => name !== "ip");
  return parent?.parent && isLast && !isNeeded && (parent.name === "dns" || parent.name === "host")
    ? removal(document, parent)
    : removeSpan(document, element.span);
}
