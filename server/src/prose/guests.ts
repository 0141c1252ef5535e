// Describes what guests get when they connect: VLAN tags, virtual ports, port groups.

import { type GuestSettings, neededParameters, virtualPortType } from "../network/guests.js";
import type { PortGroup, VirtualPort, Vlan } from "../network/model.js";
import type { ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { code, codeOf, table } from "./markdown.js";
import { bandwidthInWords } from "./rates.js";
import { alternatives } from "./wording.js";

const nativeModes: ReadonlySet<string | undefined> = new Set(["tagged", "untagged"]);

/** Formats `VLAN 42` or `a trunk of VLANs 10 (native, untagged) and 20`; `undefined` without a readable tag. */
function vlanInWords({ trunk, tags }: Vlan): string | undefined {
  const known = tags.filter(({ id }) => id?.value !== undefined);
  const [first] = known;
  if (!first) return undefined;
  const words = known.map(({ id, nativeMode }) => {
    const how = nativeModes.has(nativeMode?.value) ? `, ${nativeMode?.value}` : "";
    return `${id?.value}${nativeMode ? ` (native${how})` : ""}`;
  });
  const isTrunk = trunk?.value === true || known.length > 1 || first.nativeMode !== undefined;
  return `${isTrunk ? "a trunk of " : ""}${known.length > 1 ? "VLANs" : "VLAN"} ${alternatives(words, "and")}`;
}

/** Describes what a VLAN ID means beside the other tags. */
export function vlanIdMeaning(id: number, vlan: Vlan | undefined): string | undefined {
  if (id === 0) return "VLAN 0: a priority tag without a VLAN.";
  if (id === 4095) return "VLAN 4095: reserved by 802.1Q.";
  return vlan && vlanMeaning(vlan);
}

/** Describes in a sentence which VLANs guests get. */
export function vlanMeaning(vlan: Vlan): string | undefined {
  const words = vlanInWords(vlan);
  return words && `Guests get ${words}.`;
}

/** Lists what a network or port group gives to guests, as phrases. */
export function settingsInWords({ vlan, virtualPort, bandwidth }: GuestSettings): string[] {
  const type = virtualPort?.type?.value;
  return [
    vlan && vlanInWords(vlan),
    type ? `virtual port ${codeOf(type)}` : undefined,
    ...(bandwidth ? bandwidthInWords(bandwidth) : []),
  ].filter((part) => part !== undefined);
}

/** Formats `` `office` (default): VLAN 10 ``. */
export function portGroupInWords(group: PortGroup): string {
  const settings = settingsInWords(group);
  const name = group.name?.value ? codeOf(group.name.value) : "without a name";
  return `${name}${group.default?.value ? " (default)" : ""}${settings.length > 0 ? `: ${settings.join(", ")}` : ""}`;
}

/** Describes a port group in a sentence. */
export function portGroupMeaning(group: PortGroup): string | undefined {
  if (!group.name?.value) return undefined;
  const settings = settingsInWords(group);
  const whose = `For guests that choose ${codeOf(group.name.value)}${group.default?.value ? " or no group at all" : ""}`;
  return `${whose}: ${settings.length > 0 ? settings.join(", ") : "no settings"}.`;
}

/** Returns the parameters of the virtual port's type as a table; `undefined` for a type without any. */
export function virtualPortTable(virtualPort: VirtualPort, vocabulary: Vocabulary): string | undefined {
  const type = virtualPortType(virtualPort);
  const parameters = vocabulary.element("/network/virtualport/parameters");
  if (type === undefined || parameters === undefined) return undefined;
  const own = parametersOf(parameters, type, vocabulary);
  if (own.length === 0) return undefined;
  return table(
    ["Parameter", "Needed", "What it is"],
    own.map(({ name, description }) => [code(name), neededParameters[type].includes(name) ? "yes" : "no", description]),
  );
}

function parametersOf(parameters: ElementSpec, type: string, vocabulary: Vocabulary) {
  return vocabulary.attributesOf(parameters).filter(({ onlyTypes }) => onlyTypes?.includes(type));
}
