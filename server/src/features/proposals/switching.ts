// Proposals for port groups, VLANs and bandwidth.
import { highestVlan, nextVlan } from "../../addressing/new-identifiers.js";
import { type GuestSettings, guestSettingsOf } from "../../network/guests.js";
import type { Vlan } from "../../network/model.js";
import { byteRate, dataSize } from "../../prose/numbers.js";
import { burstOf, rateInWords } from "../../prose/rates.js";
import { type Ask, beside, called, type Proposal } from "./ask.js";

/**
 * Proposes a name after the group's VLANs; then the names of groups in other networks, so that guests can move between
 * them. No duplicates.
 */
export function portGroupNames({ network, others, element }: Ask): readonly Proposal[] {
  const own = network.portGroups.find((group) => group.element === element);
  const present = new Set(network.portGroups.flatMap((group) => (group === own ? [] : (group.name?.raw ?? []))));
  const ids = idsOf(own?.vlan);
  const named: Proposal[] = [];
  if (ids.length === 1) named.push({ value: `vlan-${ids[0]}`, detail: `its VLAN is ${ids[0]}` });
  if (ids.length > 1) named.push({ value: "trunk", detail: `it carries ${ids.length} VLANs` });
  const known = others.flatMap((other) =>
    other.portGroups.flatMap(({ name }) =>
      name?.value ? [{ value: name.value, detail: `also in ${called(other)}` }] : [],
    ),
  );
  return [...named, ...known].filter(({ value }) => !present.has(value));
}

/**
 * Proposes the VLAN in the port group's name; for a trunk, those of others; then the next unused one, and those of
 * others. A trunk has no duplicates.
 */
export function vlanIds(ask: Ask): readonly Proposal[] {
  const { network, others, element } = ask;
  const settings = guestSettingsOf(network).find(({ vlan }) => vlan?.element === element.parent);
  const present = new Set(idsOf(settings?.vlan, ask));
  const elsewhere = [network, ...others].flatMap((one) =>
    guestSettingsOf(one).flatMap((each) => (each === settings ? [] : idsOf(each.vlan))),
  );
  const known = [...new Set(elsewhere)]
    .sort((a, b) => a - b)
    .map((id) => ({ id, detail: "other port groups have it" }));
  const named = Number(/(\d{1,4})$/.exec(nameOf(settings))?.[1] ?? 0);
  const next = { id: nextVlan([...present, ...elsewhere]), detail: "no port group here has it" };
  return [
    { id: named, detail: "as the port group is named" },
    ...(present.size > 0 ? [...known, next] : [next, ...known]),
  ]
    .filter(({ id }) => id > 0 && id <= highestVlan && !present.has(id))
    .map(({ id, detail }) => ({ value: String(id), detail }));
}

function nameOf(settings: GuestSettings | undefined): string {
  return settings && "default" in settings ? (settings.name?.raw ?? "") : "";
}

/** Returns its VLANs, except for the tag being written. */
function idsOf(vlan: Vlan | undefined, ask?: Ask): number[] {
  return (vlan?.tags ?? []).flatMap(({ element, id }) => (element === ask?.element ? [] : (id?.value ?? [])));
}

/** Proposes rates in kB/s: half the peak, round numbers of MB/s and of Mbit/s. */
export function averages(ask: Ask): readonly Proposal[] {
  const peak = positive(beside(ask, "peak"));
  const usual = [1000, 10_000, 12_500, 100_000, 125_000];
  return peak === undefined
    ? usual.map(rate)
    : [Math.ceil(peak / 2), ...usual.filter((average) => average <= peak)].map(rate);
}

/** Proposes twice the average and more. */
export function peaks(ask: Ask): readonly Proposal[] {
  const average = positive(beside(ask, "average"));
  return average === undefined ? averages(ask) : [2, 4, 1].map((times) => rate(average * times));
}

/** Proposes what passes in a second or a few at the average rate. */
export function bursts(ask: Ask): readonly Proposal[] {
  const average = positive(beside(ask, "average"));
  if (average === undefined) return [1024, 10_240].map((burst) => ({ value: String(burst), detail: size(burst) }));
  return [1, 5].map((seconds) => {
    const burst = Number(burstOf(BigInt(seconds), BigInt(average)));
    return { value: String(burst), detail: `${size(burst)}, ${seconds} s at the average rate` };
  });
}

function positive(text: string | undefined): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Formats `10 MB/s, 80 Mbit/s`. */
function rate(kilobytes: number): Proposal {
  const value = BigInt(kilobytes);
  return { value: String(kilobytes), detail: `${byteRate(value * 1000n)}, ${rateInWords(value)}` };
}

function size(kibibytes: number): string {
  return dataSize(BigInt(kibibytes) * 1024n);
}
