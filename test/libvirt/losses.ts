// Finds what libvirt's output of a network lacks or changes, compared with its input. Other spellings of the same
// value, omitted defaults and what libvirt adds are not losses.
import type { Tree } from "./client.js";

export interface Loss {
  /** Names from the root, with the number among its namesakes: `/network[0]/ip[1]`, then `/@prefix`. */
  readonly path: string;
  readonly was: string;
  /** `undefined` when it is gone. */
  readonly is: string | undefined;
}

const dnsmasq = "http://libvirt.org/schemas/network/dnsmasq/1.0";

/** An element with its namespaces resolved; `path` counts namesakes as written. */
interface Node {
  readonly name: string;
  readonly path: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
  readonly text: string;
}

/** Everything lost; nothing when one of the two could not be read. */
export function losses(source: Tree | null | undefined, stored: Tree | null | undefined): Loss[] {
  if (!source || !stored) return [];
  return lost(nodeOf(source, "", new Map(), 0), nodeOf(stored, "", new Map(), 0), "");
}

function nodeOf(
  [name, written, children, text]: Tree,
  above: string,
  outer: ReadonlyMap<string, string>,
  index: number,
): Node {
  const bound = new Map(outer);
  const attributes = new Map<string, string>();
  for (const [key, value] of Object.entries(written)) {
    if (key === "xmlns" || key.startsWith("xmlns:")) bound.set(key.slice(6), value);
    else attributes.set(key, value);
  }
  const colon = name.indexOf(":");
  const space = bound.get(colon < 0 ? "" : name.slice(0, colon));
  const local = name.slice(colon + 1);
  const path = `${above}/${name}[${index}]`;
  const seen = new Map<string, number>();
  const inner = children.map((child) => {
    const position = seen.get(child[0]) ?? 0;
    seen.set(child[0], position + 1);
    return nodeOf(child, path, bound, position);
  });
  return {
    name: space ? `${space === dnsmasq ? "dnsmasq" : `{${space}}`}:${local}` : name,
    path,
    attributes,
    children: inner,
    text,
  };
}

/** `place` is the path without numbers, by which values and defaults are known. */
function lost(source: Node, stored: Node, above: string): Loss[] {
  const place = `${above}/${source.name}`;
  const found: Loss[] = [];
  for (const [name, was] of source.attributes) {
    const is = stored.attributes.get(name);
    if (written(place, name) || same(place, name, was, is)) continue;
    found.push({ path: `${source.path}/@${name}`, was, is });
  }
  if (source.children.length === 0 && !sameText(place, source.text, stored.text)) {
    found.push({ path: source.path, was: source.text, is: stored.text });
  }
  const left = [...stored.children];
  const unmatched: Node[] = [];
  for (const child of source.children) {
    const twin = left.findIndex((other) => other.name === child.name && lost(child, other, place).length === 0);
    if (twin >= 0) left.splice(twin, 1);
    else unmatched.push(child);
  }
  for (const child of unmatched) {
    const twin = left.findIndex((other) => other.name === child.name);
    const [other] = twin >= 0 ? left.splice(twin, 1) : [];
    if (other) found.push(...lost(child, other, place));
    else if (!saysNothing(place, child)) found.push({ path: child.path, was: `<${child.name}>`, is: undefined });
  }
  return found;
}

/** Counters that libvirt keeps itself. */
function written(place: string, name: string): boolean {
  return name === "connections" || (place === "/network/bandwidth" && name === "classID");
}

/** What an absent attribute means, so that leaving it out changes nothing. */
const defaults: Record<string, string> = {
  "/network/@ipv6": "no",
  "/network/@trustGuestRxFilters": "no",
  "/network/forward/@managed": "no",
  "/network/forward/nat/@ipv6": "no",
  "/network/bridge/@stp": "on",
  "/network/bridge/@delay": "0",
  "/network/bridge/@macTableManager": "kernel",
  "/network/domain/@localOnly": "no",
  "/network/domain/@register": "no",
  "/network/dns/@enable": "yes",
  "/network/dns/@forwardPlainNames": "yes",
  "/network/dns/forwarder/@port": "53",
  "/network/dns/srv/@port": "1",
  "/network/dns/srv/@priority": "0",
  "/network/dns/srv/@weight": "0",
  "/network/portgroup/@default": "no",
  "/network/portgroup/@trustGuestRxFilters": "no",
  "/network/ip/@family": "ipv4",
  "/network/ip/@localPtr": "no",
  "/network/ip/dhcp/range/lease/@unit": "minutes",
  "/network/ip/dhcp/host/lease/@unit": "minutes",
  "/network/route/@family": "ipv4",
  "/network/route/@metric": "1",
  "/network/port/@isolated": "no",
  "/network/forward/driver/@iommufd": "no",
};

function same(place: string, name: string, was: string, is: string | undefined): boolean {
  const [before, after] = [spelling(was), is === undefined ? defaults[`${place}/@${name}`] : spelling(is)];
  return before === after || (after === undefined && was === "");
}

/** One spelling for what is the same value: numbers, MAC addresses, UUIDs, IPv6 addresses; other words as they are. */
function spelling(value: string): string {
  const trimmed = value.trim();
  if (/^\+?\d+$/.test(trimmed)) return decimal(trimmed.replace(/^\+/, ""));
  if (/^-0+$/.test(trimmed)) return "0";
  if (/^0x[\da-f]+$/i.test(trimmed)) return decimal(trimmed);
  if (/^[\da-f]{1,2}(:[\da-f]{1,2}){5}$/i.test(trimmed)) {
    const groups = trimmed.toLowerCase().split(":");
    return groups.map((group) => group.padStart(2, "0")).join(":");
  }
  if (/^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(trimmed)) return trimmed.replaceAll("-", "").toLowerCase();
  if (trimmed.includes(":") && URL.canParse(`http://[${trimmed}]`)) return new URL(`http://[${trimmed}]`).hostname;
  return value;
}

/** A number with zeros in front means itself, whatever base C takes it for. */
function decimal(digits: string): string {
  return BigInt(digits).toString();
}

function sameText(place: string, was: string, is: string): boolean {
  if (place === "/network/uuid") return spelling(was) === spelling(is);
  return was === is || (was.trim() === "" && is.trim() === "");
}

/** An element whose absence means the same as its presence. */
function saysNothing(above: string, node: Node): boolean {
  const empty = node.attributes.size === 0 && node.children.length === 0 && node.text.trim() === "";
  if (above.startsWith("/network/metadata")) return false;
  if (empty) return `${above}/${node.name}` !== "/network/forward";
  const place = `${above}/${node.name}`;
  return (
    node.text.trim() === "" &&
    [...node.attributes].every(([name, value]) => written(place, name) || same(place, name, value, undefined)) &&
    node.children.every((child) => saysNothing(place, child))
  );
}
