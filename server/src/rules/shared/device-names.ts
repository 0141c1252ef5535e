// The network devices that a document names, and what becomes of the names.
import type { Field, Network } from "../../network/model.js";
import { makesBridge } from "../../network/read-forward.js";

/** Linux keeps 16 bytes for a name, the last of them a zero. */
export const longestDeviceName = 15;

/** What follows from a name that no device can have. */
export const unreachable = {
  uplink: "No such device can exist, so nothing is let through.",
  pool: "No such device can exist, so no guest can be connected.",
} as const;

export interface DeviceName {
  readonly field: Field<string>;
  /**
   * `bridge`: libvirt makes a bridge of that name; `uplink`: firewall rules name it; `pool`: it must exist when a guest
   * connects.
   */
  readonly use: "bridge" | "uplink" | "pool";
}

/** What the schema accepts; the rule for types reports the rest. */
const wellFormed = /^[a-zA-Z0-9_.\-\\:/]+$/;

/** Returns each name that is used in the effective forward mode; none while the mode is invalid. */
export function deviceNames(network: Network): DeviceName[] {
  const { mode, forward, bridge } = network;
  const found: { field: Field<string> | undefined; use: DeviceName["use"] }[] = [];
  if (makesBridge(network)) found.push({ field: bridge?.name, use: "bridge" });
  else if (mode === "bridge") found.push({ field: bridge?.name, use: "pool" });
  if (forward && (mode === "nat" || mode === "route")) {
    found.push({ field: forward.dev ?? forward.interfaces[0]?.dev, use: "uplink" });
  } else if (forward && (mode === "bridge" || mode === "private" || mode === "vepa" || mode === "passthrough")) {
    found.push({ field: forward.dev, use: "pool" });
    for (const { dev } of forward.interfaces)
      if (dev?.raw !== forward.dev?.raw) found.push({ field: dev, use: "pool" });
    for (const { dev } of forward.physicalFunctions) found.push({ field: dev, use: "pool" });
  } else if (forward && mode === "hostdev") {
    for (const { dev } of forward.physicalFunctions) found.push({ field: dev, use: "pool" });
  }
  return found.filter((each): each is DeviceName => each.field !== undefined && wellFormed.test(each.field.raw));
}
