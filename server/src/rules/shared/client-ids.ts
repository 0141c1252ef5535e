// Client IDs (DUIDs) made from a MAC address, and the way back.
import type { Fix } from "../../findings.js";
import { formatMac, isMulticast, type MacAddress, parseMac } from "../../network/mac.js";
import type { Field } from "../../network/model.js";
import { replaceAttribute } from "../../xml/value-edits.js";

/** How a client ID with a MAC address begins: DUID-LLT and DUID-LL for Ethernet, the identifier of DHCPv4, nothing. */
const beginnings = /^(?:00:01:00:01(?::[^:]{2}){4}|00:03:00:01|01)?$/;

/** The fix that writes the MAC address in a client ID in its place; none where it was not made from one. */
export function macForId({ attribute, raw }: Field<string>): Fix[] {
  const groups = raw.split(":").map((group) => group.padStart(2, "0"));
  const mac = parseMac(groups.slice(-6).join(":"));
  if (mac === undefined || isMulticast(mac) || !beginnings.test(groups.slice(0, -6).join(":"))) return [];
  const value = formatMac(mac);
  return [{ title: `Replace id by mac='${value}'`, safe: false, edits: [replaceAttribute(attribute, "mac", value)] }];
}

/** Returns the client ID that a guest may make from its MAC address: DUID-LL of RFC 8415, Ethernet. */
export function clientIdOf(mac: MacAddress): string {
  return `00:03:00:01:${formatMac(mac)}`;
}
