// Proposals for devices of the host: bridges, interfaces for guests' traffic, PCI functions.
import { freeBridge } from "../../addressing/new-identifiers.js";
import { virtualPortType } from "../../network/guests.js";
import type { Forward, Network, PciAddress } from "../../network/model.js";
import { makesBridge } from "../../network/read-forward.js";
import { type Ask, called, following, type Proposal } from "./ask.js";

/** Default names of the first network card in Linux and systemd. */
const examples: readonly Proposal[] = [
  { value: "eth0", detail: "for example" },
  { value: "eno1", detail: "for example" },
];

/** Proposes the next `virbr` for a bridge that libvirt creates; bridges of the host for mode bridge. */
export function bridgeNames({ network, others }: Ask): readonly Proposal[] {
  if (network.mode === undefined || makesBridge(network)) {
    return [{ value: freeBridge(others), detail: "no network here has it" }];
  }
  if (network.mode !== "bridge") return [];
  const known = others.flatMap((other) =>
    other.mode === "bridge" && other.bridge?.name?.value
      ? [{ value: other.bridge.name.value, detail: `also of ${called(other)}` }]
      : [],
  );
  const usual = { value: "br0", detail: "for example, made on the host beforehand" };
  const openvswitch = virtualPortType(network.virtualPort) === "openvswitch";
  return [...known, openvswitch ? { ...usual, value: "ovsbr0" } : usual];
}

/** Proposes zones that other networks name; firewalld's own are not known here. */
export function zones({ others }: Ask): readonly Proposal[] {
  return others.flatMap((other) =>
    other.bridge?.zone?.value ? [{ value: other.bridge.zone.value, detail: `also of ${called(other)}` }] : [],
  );
}

/** Proposes the device of <forward dev>: the first of its pool, if that is listed; else those of other networks. */
export function forwardDevs(ask: Ask): readonly Proposal[] {
  const first = ask.network.forward?.interfaces[0]?.dev?.value;
  if (first) return [{ value: first, detail: "the first interface of the pool" }];
  return elsewhere(ask, uplinksOf) ?? examples;
}

/**
 * Proposes a further device of the pool: the next by number, those of other networks. The first repeats <forward dev>.
 */
export function poolDevs(ask: Ask): readonly Proposal[] {
  const { network, element } = ask;
  const { dev, interfaces = [] } = network.forward ?? {};
  const [first] = interfaces;
  if (dev?.value && (first === undefined || first.element === element))
    return [{ value: dev.value, detail: "as in <forward dev>" }];
  const pool = new Set(interfaces.flatMap((each) => (each.element === element ? [] : (each.dev?.value ?? []))));
  if (dev?.value) pool.add(dev.value);
  const known = [...following(pool), ...(elsewhere(ask, uplinksOf) ?? [])];
  return (known.length > 0 ? known : examples).filter(({ value }) => !pool.has(value));
}

/** Proposes physical functions that other networks use. */
export function physicalFunctions(ask: Ask): readonly Proposal[] {
  return elsewhere(ask, ({ physicalFunctions: all }) => all.map(({ dev }) => dev?.value)) ?? examples;
}

function uplinksOf({ dev, interfaces }: Forward): (string | undefined)[] {
  return [dev?.value, ...interfaces.map((each) => each.dev?.value)];
}

/** Returns devices in the <forward> of other networks; `undefined` when there are none. */
function elsewhere({ others }: Ask, devicesOf: (forward: Forward) => (string | undefined)[]): Proposal[] | undefined {
  const found = others.flatMap((other: Network) =>
    (other.forward ? devicesOf(other.forward) : []).flatMap((value) =>
      value ? [{ value, detail: `also of ${called(other)}` }] : [],
    ),
  );
  return found.length > 0 ? found : undefined;
}

type PciPart = "domain" | "bus" | "slot" | "function";

const digitsOf: Readonly<Record<PciPart, number>> = { domain: 4, bus: 2, slot: 2, function: 1 };

/**
 * Creates a proposer of one part of the PCI address after the last of the pool: virtual functions of a card are
 * consecutive.
 */
export function pciParts(part: PciPart): (ask: Ask) => readonly Proposal[] {
  return ({ network, element }) => {
    const pool = (network.forward?.pciAddresses ?? []).filter((address) => address.element !== element);
    const before = pool.findLast((address) => address.element.span.start < element.span.start) ?? pool.at(-1);
    const next = before && nextFunction(before, pool);
    if (!next) return [];
    const value = `0x${next[part].toString(16).padStart(digitsOf[part], "0")}`;
    return [{ value, detail: `of ${spelt(next)}, the next function` }];
  };
}

type Numbers = Readonly<Record<PciPart, number>>;

function nextFunction(before: PciAddress, pool: readonly PciAddress[]): Numbers | undefined {
  const taken = new Set(pool.map((address) => spelt(numbersOf(address))));
  let { domain, bus, slot, function: number } = numbersOf(before);
  do {
    number += 1;
    if (number > 7) [number, slot] = [0, slot + 1];
    if (slot > 31) [slot, bus] = [0, bus + 1];
    if (bus > 255) return undefined;
  } while (taken.has(spelt({ domain, bus, slot, function: number })));
  return { domain, bus, slot, function: number };
}

/** Missing parts are 0. */
function numbersOf({ domain, bus, slot, function: number }: PciAddress): Numbers {
  return { domain: domain?.value ?? 0, bus: bus?.value ?? 0, slot: slot?.value ?? 0, function: number?.value ?? 0 };
}

/** Formats `0000:04:10.1`, like lspci. */
function spelt({ domain, bus, slot, function: number }: Numbers): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${number.toString(16)}`;
}
