// DHCP options as other programs write them, in or beside <dhcp>: libvirt has no element for them, its dnsmasq has a line.
import { parseAddress } from "../network/address.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import type { Edit } from "../xml/text-edits.js";
import type { XmlDocument, XmlElement } from "../xml/tree.js";
import type { Stray } from "./find.js";
import { addOptionLine } from "./option-lines.js";
import { outwards } from "./reach.js";
import { plain } from "./words.js";

/** Codes of RFC 2132 and later by the words for them in ISC dhcpd, Vagrant, routers and clouds; compared as `plain`. */
const codeByWord: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, "subnetmask"],
      [3, "router, routers, gateway, gateways, defaultgateway, defaultrouter, defaultroute, gw"],
      [4, "timeserver, timeservers"],
      [6, "dns, dnsserver, dnsservers, nameserver, nameservers, domainnameserver, domainnameservers, resolver"],
      [15, "domainname"],
      [26, "interfacemtu"],
      [28, "broadcast, broadcastaddress"],
      [42, "ntp, ntpserver, ntpservers"],
      [44, "wins, winsserver, netbiosnameserver, netbiosnameservers"],
      [66, "tftpserver, tftpservername"],
      [67, "bootfilename"],
      [119, "domainsearch, searchdomain, searchdomains, dnssearch"],
      [121, "classlessstaticroute, classlessstaticroutes, classlessroutes"],
    ] as const
  ).flatMap(([code, words]) => words.split(", ").map((word) => [word, code] as const)),
);

/** Options whose value is addresses. */
const ofAddresses: ReadonlySet<number> = new Set([3, 4, 6, 28, 42, 44]);

/** The elements in which options of DHCP are looked for. */
const places: ReadonlySet<string> = new Set(["ip", "dhcp", "range", "host"]);

interface Line {
  readonly edits: readonly Edit[];
  readonly title: string;
  readonly meant: string;
}

/**
 * Returns the line that does what the strays in an element say: a word for an option with its value, or an option by
 * `number` and `value`. `undefined` where the target has no such lines, or the value does not fit.
 */
export function foreignLine(
  document: XmlDocument,
  vocabulary: Vocabulary,
  element: XmlElement,
  strays: readonly Stray[],
): Line | undefined {
  const line = isInDhcp(vocabulary, element) ? lineOf(strays) : undefined;
  const added = line === undefined ? undefined : addOptionLine(document, vocabulary, line);
  return added && { edits: added.edits, meant: added.xml, title: `Write ${added.xml}` };
}

/** An IPv6 <ip> has options of other numbers. */
function isInDhcp(vocabulary: Vocabulary, element: XmlElement): boolean {
  if (!places.has(element.name) || vocabulary.specOf(element) === undefined) return false;
  for (const { around } of outwards(element)) {
    if (around.name !== "ip") continue;
    const value = (name: string) => around.attributes.find((each) => each.name === name)?.value ?? "";
    return value("family") !== "ipv6" && parseAddress(value("address"))?.family !== "ipv6";
  }
  return false;
}

function lineOf(strays: readonly Stray[]): string | undefined {
  const said = (...words: string[]) => strays.find(({ word }) => words.includes(plain(word)))?.value?.trim();
  const [first] = strays;
  if (first === undefined) return undefined;
  const number = said("number", "code", "id", "option");
  const name = said("name");
  const code =
    strays.length === 1 ? codeByWord.get(plain(first.word)) : Number(number ?? codeByWord.get(plain(name ?? "")));
  const value = (strays.length === 1 ? first.value : said("value", "data", "")) ?? "";
  if (code === undefined || !Number.isInteger(code) || code < 1 || code > 254) return undefined;
  const values = value.trim().split(/[\s,]+/);
  const isGood = ofAddresses.has(code)
    ? values.every((each) => parseAddress(each)?.family === "ipv4")
    : value.trim() !== "" && !/[\n\r"]/.test(value);
  return isGood ? `dhcp-option=${code},${ofAddresses.has(code) ? values.join(",") : value.trim()}` : undefined;
}
