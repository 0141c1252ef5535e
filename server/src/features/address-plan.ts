// The address plan of a subnet as a document: what each address is used for, what is free, and the next free one.

import { freeAddress } from "../addressing/free-addresses.js";
import { type Address, type Family, formatAddress } from "../network/address.js";
import type { Subnet } from "../network/model.js";
import { rangeSize, type SubnetSpan, subnetContains, subnetOf } from "../network/subnet.js";
import { hostName, stretch } from "../prose/address.js";
import { codeOf, paragraphs, table } from "../prose/markdown.js";
import { amount } from "../prose/numbers.js";
import { cidrOf, planInWords, subnetTable } from "../prose/subnet.js";
import type { Analysis } from "./analysis.js";

export interface AddressPlanText {
  /** `Address plan of 192.168.122.0/24`. */
  readonly title: string;
  /** A few lines for a message. Markdown. */
  readonly summary: string;
  /** The whole plan. Markdown. */
  readonly text: string;
}

/** Longer plans are cut: nobody reads more lines. */
const mostLines = 1000;

/** Returns the plan of the subnet whose `<ip>` is at the offset; `undefined` without one or while it is unknown. */
export function addressPlanAt({ result: { network } }: Analysis, offset: number): AddressPlanText | undefined {
  const subnet = network?.subnets.find(({ element: { span } }) => span.start <= offset && offset < span.end);
  const span = subnet && subnetOf(subnet);
  const [cidr, facts] = subnet ? [cidrOf(subnet), subnetTable(subnet)] : [];
  if (!subnet || !span || cidr === undefined || facts === undefined) return undefined;
  const title = `Address plan of ${cidr}`;
  const next = freeAddress(subnet);
  const free = next
    ? `Next free address for a static host: ${formatAddress(next)}`
    : "No address is free for a static host";
  const all = linesOf(subnet, span);
  const rows = all.slice(0, mostLines).map(({ from, to, by }) => {
    const { family } = span.networkAddress;
    const [first, last]: [Address, Address] = [
      { family, bits: from },
      { family, bits: to },
    ];
    return [from === to ? formatAddress(first) : stretch(first, last), amount(to - from + 1n), by];
  });
  const more = all.length > rows.length ? `and ${amount(BigInt(all.length - rows.length))} lines more` : undefined;
  return {
    title,
    summary: `${title}: ${planInWords(subnet)}. ${free}.`,
    text: `${paragraphs([`# ${title}`, `${free}.`, facts, table(["Addresses", "Number", "Used by"], rows), more])}\n`,
  };
}

/** Consecutive addresses, both ends included, and their use. */
interface Line {
  readonly from: bigint;
  readonly to: bigint;
  readonly by: string;
}

/** Lists what is used and what is free, in ascending order; addresses inside a range come after it. */
function linesOf(subnet: Subnet, span: SubnetSpan): Line[] {
  const used = usedIn(subnet, span.networkAddress.family).sort(
    (a, b) => ascending(a.from, b.from) || ascending(b.to, a.to),
  );
  const { first, last } = span;
  if (!first || !last) return used;
  const lines: Line[] = [];
  let next = first.bits;
  for (const line of used) {
    if (line.from > next) lines.push({ from: next, to: line.from - 1n, by: "free" });
    lines.push(line);
    if (line.to >= next) next = line.to + 1n;
  }
  if (next <= last.bits) lines.push({ from: next, to: last.bits, by: "free" });
  return lines;
}

/** Lists what is used, without addresses outside the subnet and ranges that extend beyond it. */
function usedIn(subnet: Subnet, family: Family): Line[] {
  const { network, dhcp } = subnet;
  const lines: Line[] = [];
  const add = (address: Address | undefined, by: string, end = address) => {
    if (address?.family !== family || end?.family !== family) return;
    if (subnetContains(subnet, address) && subnetContains(subnet, end))
      lines.push({ from: address.bits, to: end.bits, by });
  };
  for (const { address } of network.subnets) add(address?.value, "the host itself");
  for (const host of dhcp?.hosts ?? []) add(host.ip?.value, `static host ${hostName(host)}`);
  for (const { start, end } of dhcp?.ranges ?? []) {
    if (rangeSize({ start, end }) !== undefined) add(start?.value, "DHCP range", end?.value);
  }
  const given = new Set(lines.filter(({ from, to }) => from === to).map(({ from }) => from));
  for (const { ip, hostnames } of network.dns?.hosts ?? []) {
    const name = hostnames[0]?.value;
    // Most belong to a machine that is already listed.
    if (ip?.value && !given.has(ip.value.bits)) add(ip.value, name ? `${codeOf(name)} in DNS` : "a name in DNS");
  }
  for (const { gateway } of network.routes) {
    if (gateway?.value && !given.has(gateway.value.bits)) add(gateway.value, "the gateway of a route");
  }
  return lines;
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
