// Proposals for NAT: the addresses and ports that guests appear under.
import { type Ask, addressBeside, beside, type Proposal, proposed } from "./ask.js";

/**
 * Creates a proposer that repeats the other end, for a range of one address; the host's addresses are not known here.
 */
export function natAddresses(other: "start" | "end"): (ask: Ask) => readonly Proposal[] {
  return (ask) => {
    const address = addressBeside(ask, other);
    return address ? [proposed(address, "this address alone")] : [];
  };
}

/** Creates a proposer of all ports but those of the host's services, libvirt's own choice. */
export function natPorts(end: "start" | "end"): (ask: Ask) => readonly Proposal[] {
  const [value, other, detail] =
    end === "start" ? [1024, "end", "the first above those of services"] : [65535, "start", "the last"];
  return (ask) => {
    const written = Number(beside(ask, other) ?? Number.NaN);
    const reversed = end === "start" ? written <= value : written >= value;
    return reversed ? [] : [{ value: String(value), detail }];
  };
}
