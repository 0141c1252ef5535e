// Describes identifiers: MAC addresses, client IDs, UUIDs, PCI addresses.
import { formatMac, isAllZero, isLocallyAdministered, isMulticast, type MacAddress, makerOf } from "../network/mac.js";
import type { PciAddress } from "../network/model.js";
import { isNil, isRepetitive, uuidVersion } from "../network/uuid.js";

/** Describes the kind of a MAC address in a sentence. */
export function macMeaning(mac: MacAddress): string {
  const text = formatMac(mac);
  if (isAllZero(mac)) return `${text}: all zeros, not the address of a device.`;
  const maker = makerOf(mac);
  if (isMulticast(mac)) return `${text}: multicast, since the first octet is odd; not the address of a device.`;
  const origin = isLocallyAdministered(mac) ? "locally administered" : "universal, from a manufacturer's block";
  return `${text}: unicast, ${origin}${maker ? `; the block of ${maker}` : ""}.`;
}

const duidKinds: Readonly<Record<number, string>> = {
  1: "DUID-LLT, made from a MAC address and the time",
  2: "DUID-EN, assigned by the vendor",
  3: "DUID-LL, made from a MAC address",
  4: "DUID-UUID, made from the machine's UUID",
};

/**
 * Describes the kind of a DHCPv6 client ID in a sentence, with the MAC address or UUID in it; `undefined` for other
 * text.
 */
export function duidMeaning(text: string): string | undefined {
  const octets = text.split(":").map((octet) => (/^[0-9a-fA-F]{1,2}$/.test(octet) ? Number.parseInt(octet, 16) : -1));
  if (octets.includes(-1) || octets[0] !== 0) return undefined;
  const kind = octets[1] ?? 0;
  const words = duidKinds[kind];
  if (!words) return undefined;
  const rest = octets.slice(kind === 1 ? 8 : 4);
  const mac = (kind === 1 || kind === 3) && rest.length === 6 ? ` ${formatMac({ octets: rest })}` : "";
  return `${words.replace("a MAC address", `the MAC address${mac}`)}.`;
}

const uuidKinds: Readonly<Record<number, string>> = {
  1: "made from the time and a MAC address",
  2: "made from the time and a user's number (DCE)",
  3: "made from a name by MD5",
  4: "random",
  5: "made from a name by SHA-1",
  6: "made from the time and a MAC address, in order of time",
  7: "made from the time, then random",
  8: "in a vendor's own format",
};

/** Describes the version of a canonical UUID in a sentence. */
export function uuidMeaning(uuid: string, written: string): string {
  const spelt = written.trim() === uuid ? "" : ` libvirt writes it ${uuid}.`;
  if (isNil(uuid)) return `The nil UUID, all zeros: it means none.${spelt}`;
  if (isRepetitive(uuid)) return `Made up: one octet sixteen times, unlikely to stay unique.${spelt}`;
  const version = uuidVersion(uuid);
  if (version === undefined) return `Not in the layout of RFC 9562, so without a version.${spelt}`;
  return `UUID of version ${version}, ${uuidKinds[version]}.${spelt}`;
}

/** Formats a PCI address like lspci, `0000:03:10.4`; missing parts are 0. `undefined` when a part cannot be read. */
export function pciInWords({ domain, bus, slot, function: number }: PciAddress): string | undefined {
  const parts: string[] = [];
  for (const [field, width] of [
    [domain, 4],
    [bus, 2],
    [slot, 2],
    [number, 1],
  ] as const) {
    if (field && field.value === undefined) return undefined;
    parts.push((field?.value ?? 0).toString(16).padStart(width, "0"));
  }
  const [first, second, third, last] = parts;
  return `${first}:${second}:${third}.${last}`;
}
