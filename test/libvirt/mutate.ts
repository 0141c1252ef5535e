// Mutates the tree of a network: values, attributes, elements, modes, and addresses that do not fit together.
import { copy, type Element, element, elementsIn, given, places, raw, setValue } from "./elements.js";
import type { Random } from "./random.js";
import { numberOf, quad } from "./subnets.js";
import { respell, valueFor } from "./values.js";

/** What was done, as `kind:place`, or `undefined` when there was nothing to do it to. */
export type Label = string | undefined;
type Mutation = (root: Element, random: Random, donor: Element) => Label;

/** Makes one mistake; `donor` is another network, to take parts from. */
export function mutate(root: Element, random: Random, donor: Element): Label {
  return random.pick(weighted)(root, random, donor);
}

const anywhere = (root: Element, random: Random) => random.pick(places(root));
const below = (root: Element, random: Random) => {
  const inner = places(root).filter(({ parent }) => parent !== undefined);
  return inner.length === 0 ? undefined : random.pick(inner);
};
const withAttributes = (root: Element, random: Random) => {
  const bearing = places(root).filter(({ element: { attributes } }) => attributes.length > 0);
  return bearing.length === 0 ? undefined : random.pick(bearing);
};

const changeValue: Mutation = (root, random) => {
  const place = withAttributes(root, random);
  if (!place) return undefined;
  const attribute = random.pick(place.element.attributes);
  const fresh = random.chance(0.75);
  attribute[1] = fresh ? valueFor(random, place.element.name, attribute[0]) : respell(random, attribute[1]);
  return `${fresh ? "value" : "respelt"}:${place.path}/@${attribute[0]}`;
};

const changeText: Mutation = (root, random) => {
  const leaves = places(root).filter(({ element: { children } }) =>
    children.some((child) => typeof child === "string"),
  );
  if (leaves.length === 0) return undefined;
  const { element: leaf, path } = random.pick(leaves);
  const old = leaf.children.find((child) => typeof child === "string") as string;
  const value = random.chance(0.7) ? valueFor(random, "", leaf.name) : respell(random, old);
  leaf.children = random.chance(0.1) ? [value, element("b", {}, ["x"])] : [value];
  return `text:${path}`;
};

const dropAttribute: Mutation = (root, random) => {
  const place = withAttributes(root, random);
  if (!place) return undefined;
  const [name] = random.pick(place.element.attributes);
  place.element.attributes = place.element.attributes.filter(([other]) => other !== name);
  return `without:${place.path}/@${name}`;
};

/** Every attribute the format has, by element: also those that the grammar writes rarely or never. */
const allAttributes: Record<string, readonly string[]> = {
  network: ["connections", "ipv6", "trustGuestRxFilters"],
  forward: ["mode", "dev", "managed"],
  interface: ["dev", "connections"],
  pf: ["dev", "connections"],
  driver: ["name", "model", "iommufd"],
  nat: ["ipv6"],
  bridge: ["name", "stp", "delay", "macTableManager", "zone"],
  mtu: ["size"],
  mac: ["address"],
  domain: ["name", "localOnly", "register"],
  dns: ["enable", "forwardPlainNames"],
  forwarder: ["addr", "domain", "port"],
  txt: ["name", "value"],
  srv: ["service", "protocol", "domain", "target", "port", "priority", "weight"],
  host: ["mac", "id", "name", "ip"],
  virtualport: ["type"],
  parameters: ["managerid", "typeid", "typeidversion", "instanceid", "profileid", "interfaceid"],
  vlan: ["trunk"],
  tag: ["id", "nativeMode"],
  bandwidth: ["classID"],
  inbound: ["average", "peak", "burst", "floor"],
  outbound: ["average", "peak", "burst", "floor"],
  port: ["isolated", "start", "end"],
  portgroup: ["name", "default", "trustGuestRxFilters"],
  ip: ["address", "netmask", "prefix", "family", "localPtr"],
  tftp: ["root"],
  range: ["start", "end"],
  lease: ["expiry", "unit"],
  bootp: ["file", "server"],
  route: ["family", "address", "netmask", "prefix", "gateway", "metric"],
  address: ["type", "domain", "bus", "slot", "function", "multifunction", "connections", "start", "end"],
  "dnsmasq:option": ["value"],
};

const everyAttribute = Object.values(allAttributes).flat();

const addAttribute: Mutation = (root, random) => {
  const all = places(root);
  const common = random.pick([...new Set(all.map((place) => place.path))]);
  const { element: target, path } = random.pick(all.filter((place) => place.path === common));
  const own = allAttributes[target.name] ?? [];
  const name = own.length > 0 && random.chance(0.8) ? random.pick(own) : random.pick(everyAttribute);
  setValue(target, name, valueFor(random, target.name, name));
  return `with:${path}/@${name}`;
};

const renameAttribute: Mutation = (root, random) => {
  const place = withAttributes(root, random);
  if (!place) return undefined;
  const attribute = random.pick(place.element.attributes);
  const label = `renamed:${place.path}/@${attribute[0]}`;
  attribute[0] = random.pick([misspell(random, attribute[0]), `x:${attribute[0]}`, `dnsmasq:${attribute[0]}`]);
  return label;
};

const repeatAttribute: Mutation = (root, random) => {
  const place = withAttributes(root, random);
  if (!place) return undefined;
  const attribute = random.pick(place.element.attributes);
  place.element.attributes.push([...attribute]);
  return `twice:${place.path}/@${attribute[0]}`;
};

const dropElement: Mutation = (root, random) => {
  const place = below(root, random);
  if (!place?.parent) return undefined;
  place.parent.children = place.parent.children.filter((child) => child !== place.element);
  return `without:${place.path}`;
};

const repeatElement: Mutation = (root, random) => {
  const place = below(root, random);
  if (!place?.parent) return undefined;
  const twin = copy(place.element);
  if (random.chance(0.5)) changeValue(twin, random, twin);
  place.parent.children.splice(random.int(0, place.parent.children.length), 0, twin);
  return `twice:${place.path}`;
};

const moveElement: Mutation = (root, random) => {
  const place = below(root, random);
  if (!place?.parent) return undefined;
  const inside = new Set(places(place.element).map((inner) => inner.element));
  const target = random.pick(places(root).filter((other) => !inside.has(other.element)));
  place.parent.children = place.parent.children.filter((child) => child !== place.element);
  target.element.children.push(place.element);
  return `moved:${place.path} to ${target.path}`;
};

const renameElement: Mutation = (root, random) => {
  const { element: target, path } = random.chance(0.05)
    ? anywhere(root, random)
    : (below(root, random) ?? anywhere(root, random));
  const names = Object.keys(allAttributes);
  target.name = random.chance(0.6) ? misspell(random, target.name) : random.pick(names);
  return `renamed:${path}`;
};

const graft: Mutation = (root, random, donor) => {
  const donated = places(donor).filter(({ parent }) => parent !== undefined);
  if (donated.length === 0) return undefined;
  const part = random.pick(donated);
  const homes = places(root).filter(({ path }) => path === part.path.slice(0, part.path.lastIndexOf("/")));
  if (homes.length === 0) return undefined;
  random.pick(homes).element.children.push(copy(part.element));
  return `grafted:${part.path}`;
};

const freshElement: Mutation = (root, random) => {
  const { element: target, path } = anywhere(root, random);
  const name = random.pick(Object.keys(allAttributes));
  const attributes = random.shuffle(allAttributes[name] ?? []).slice(0, random.int(0, 2));
  target.children.push(element(name, Object.fromEntries(attributes.map((key) => [key, valueFor(random, name, key)]))));
  return `fresh:${path}/${name}`;
};

const switchMode: Mutation = (root, random) => {
  const modes = ["nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev"];
  const forward = elementsIn(root).find(({ name }) => name === "forward");
  if (!forward) {
    root.children.push(element("forward", { mode: random.pick(modes) }));
    return "mode:added";
  }
  if (random.chance(0.2)) {
    root.children = root.children.filter((child) => child !== forward);
    return "mode:dropped";
  }
  const from = given(forward, "mode") ?? "nat";
  const to = random.pick(modes);
  setValue(forward, "mode", to);
  return `mode:${from} to ${to}`;
};

/** Addresses that are addresses, but not of this subnet, or not in this order. */
const misfit: Mutation = (root, random) => {
  const ip = random.pick([...elementsIn(root).filter(({ name }) => name === "ip"), undefined]);
  const address = ip && given(ip, "address");
  if (!ip || !address || !/^\d+(\.\d+){3}$/.test(address)) return undefined;
  const mask = given(ip, "netmask");
  const size = mask ? 2 ** 32 - numberOf(mask) : 2 ** (32 - Number(given(ip, "prefix") ?? 8));
  const base = Math.floor(numberOf(address) / size) * size;
  const edges = [base - 1, base, base + 1, base + 2, base + size - 2, base + size - 1, base + size, base + 70000];
  const value = quad(Math.min(2 ** 32 - 1, Math.max(0, random.pick(edges))));
  const holders = [...places(ip), ...places(root).filter(({ element: { name } }) => name === "route")];
  const targets = holders.flatMap((place) =>
    place.element.attributes
      .filter(([name]) => ["address", "start", "end", "ip", "gateway"].includes(name))
      .map((attribute) => ({ ...place, attribute })),
  );
  const { attribute, path, element: target } = random.pick(targets);
  if (target.name === "range" && random.chance(0.3)) {
    const [start, end] = [given(target, "start") ?? "", given(target, "end") ?? ""];
    setValue(target, "start", end);
    setValue(target, "end", start);
    return "reversed:range";
  }
  attribute[1] = value;
  return `misfit:${path}/@${attribute[0]}`;
};

const oddContent: Mutation = (root, random) => {
  const { element: target, path } = anywhere(root, random);
  const oddities = [
    "stray text",
    " \n ",
    "&#160;",
    "0",
    raw("<!-- a comment -->"),
    raw("<!---->"),
    raw("<![CDATA[ ]]>"),
    raw("<![CDATA[text]]>"),
    raw("<?php echo 1 ?>"),
    raw("<x:y/>"),
    raw('<x:y xmlns:x="urn:x"/>'),
    raw('<y xmlns="urn:y"><ip/></y>'),
    raw("&#65;"),
    raw("&amp;"),
  ];
  target.children.splice(random.int(0, target.children.length), 0, random.pick(oddities));
  return `content:${path}`;
};

const namespace: Mutation = (root, random) => {
  const { element: target, path } = anywhere(root, random);
  const dnsmasq = "http://libvirt.org/schemas/network/dnsmasq/1.0";
  const [name, value] = random.pick<[string, string]>([
    ["xmlns", ""],
    ["xmlns", "urn:x"],
    ["xmlns", dnsmasq],
    ["xmlns:dnsmasq", dnsmasq],
    ["xmlns:dnsmasq", "http://libvirt.org/schemas/network/dnsmasq/2.0"],
    ["xmlns:d", dnsmasq],
    ["xmlns:qemu", "http://libvirt.org/schemas/domain/qemu/1.0"],
    ["xml:lang", "en"],
    ["xml:space", "preserve"],
  ]);
  setValue(target, name, value);
  if (random.chance(0.5)) {
    const prefix = name === "xmlns:d" ? "d" : "dnsmasq";
    const option = element(`${prefix}:option`, { value: "cache-size=10" });
    target.children.push(element(`${prefix}:options`, {}, [option]));
  }
  return `namespace:${path}`;
};

function misspell(random: Random, word: string): string {
  const at = random.int(0, Math.max(0, word.length - 1));
  return random.pick([
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
    word.slice(0, at) + word.slice(at + 1) || "x",
    `${word}s`,
    word.slice(0, at) + word.charAt(at) + word.slice(at),
    `x${word}`,
  ]);
}

const weights: readonly [weight: number, mutation: Mutation][] = [
  [30, changeValue],
  [6, changeText],
  [8, dropAttribute],
  [14, addAttribute],
  [2, renameAttribute],
  [1, repeatAttribute],
  [5, dropElement],
  [7, repeatElement],
  [4, moveElement],
  [2, renameElement],
  [8, graft],
  [8, freshElement],
  [8, switchMode],
  [10, misfit],
  [3, oddContent],
  [2, namespace],
];
const weighted = weights.flatMap(([weight, mutation]) => Array.from({ length: weight }, () => mutation));
