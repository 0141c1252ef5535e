// MAC addresses as values, parsed like libvirt's virMacAddrParse.
import { readMac } from "../vocabulary/readers.js";

export interface MacAddress {
  /** Six octets, 0 to 255. */
  readonly octets: readonly number[];
}

/** Address blocks that identify virtual machines, as lower-case text up to the end of an octet. */
const makers: readonly (readonly [string, string])[] = [
  ["52:54:00", "QEMU/KVM"],
  ["fe:54:00", "libvirt tap device"],
  ["00:16:3e", "Xen"],
  ["fa:16:3e", "OpenStack"],
  ["00:1a:4a", "oVirt"],
  ["bc:24:11", "Proxmox"],
  ["00:50:56", "VMware"],
  ["00:0c:29", "VMware"],
  ["00:05:69", "VMware"],
  ["00:1c:14", "VMware"],
  ["08:00:27", "VirtualBox"],
  ["0a:00:27", "VirtualBox"],
  ["00:15:5d", "Hyper-V"],
  ["00:1c:42", "Parallels"],
  ["02:42", "Docker"],
];

/** Parses an address as libvirt does: six groups of one or two hexadecimal digits between colons. */
export function parseMac(text: string): MacAddress | undefined {
  const octets = readMac(text);
  return octets && { octets };
}

/** Formats an address as `52:54:00:0a:0b:0c`. */
export function formatMac({ octets }: MacAddress): string {
  return octets.map((octet) => octet.toString(16).padStart(2, "0")).join(":");
}

/** Converts the 48 bits to a number. */
export function macNumber({ octets }: MacAddress): number {
  return octets.reduce((bits, octet) => bits * 256 + octet, 0);
}

/** Whether it is a group address, which libvirt rejects for bridges and static hosts. */
export function isMulticast({ octets }: MacAddress): boolean {
  return ((octets[0] ?? 0) & 1) === 1;
}

/** Whether the address is outside manufacturers' blocks, free for anyone to choose. */
export function isLocallyAdministered({ octets }: MacAddress): boolean {
  return ((octets[0] ?? 0) & 2) === 2;
}

/** Whether it is 00:00:00:00:00:00. */
export function isAllZero({ octets }: MacAddress): boolean {
  return octets.every((octet) => octet === 0);
}

/** Whether both addresses are equal. */
export function sameMac(a: MacAddress, b: MacAddress): boolean {
  return formatMac(a) === formatMac(b);
}

/** Returns the hypervisor or tool that uses this address block, such as `QEMU/KVM`; `undefined` for others. */
export function makerOf(mac: MacAddress): string | undefined {
  const text = formatMac(mac);
  return makers.find(([prefix]) => text.startsWith(`${prefix}:`))?.[1];
}
