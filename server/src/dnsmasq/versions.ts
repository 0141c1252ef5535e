// Versions of dnsmasq, and which one a libvirt version is taken to run with.
import { holds, type Version } from "../vocabulary/versions.js";

/** The versions of dnsmasq that were measured. */
export type DnsmasqVersion = (typeof dnsmasqVersions)[number];

/** Oldest first. */
export const dnsmasqVersions = ["2.90", "2.91", "2.93"] as const;

/** The newest dnsmasq that was measured. */
export const newestDnsmasq: DnsmasqVersion = "2.93";

/** The first libvirt release after that of the dnsmasq version; older ones are taken to run with 2.90. */
export const firstLibvirt: readonly (readonly [DnsmasqVersion, since: string])[] = [
  ["2.93", "12.0.0"],
  ["2.91", "11.2.0"],
];

/**
 * Returns the dnsmasq that a libvirt version is taken to run with: 2.90 with 9.0.0, 2.91 with 11.3.0 and 2.93 with
 * 12.8.0, as in Debian; between them the one that was current when libvirt was released, and 2.90 for all older ones.
 */
export function dnsmasqOf(libvirt: Version): DnsmasqVersion {
  return firstLibvirt.find(([, since]) => holds({ since }, libvirt))?.[0] ?? "2.90";
}

/** Whether the version is older than the other. */
export function isBefore(version: DnsmasqVersion, other: DnsmasqVersion): boolean {
  return dnsmasqVersions.indexOf(version) < dnsmasqVersions.indexOf(other);
}

/** Whether something with these bounds (both inclusive) is in the version. */
export function isIn(
  { since, until }: { readonly since?: DnsmasqVersion; readonly until?: DnsmasqVersion },
  version: DnsmasqVersion,
): boolean {
  return !(since && isBefore(version, since)) && !(until && isBefore(until, version));
}
