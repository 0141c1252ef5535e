import type { FindingDraft } from "../../findings.js";
import { type Address, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { movedSubnet } from "../shared/subnet-fixes.js";

export const ipAddressSpecial = defineRule({
  id: "ip-address-special",
  title: "Address that no network can use",
  stage: "start",
  severity: "error",
  why: "Some addresses are not for hosts: loopback, multicast, the unspecified address, reserved blocks. The kernel rejects IPv6 ones of that kind when the network starts; it accepts IPv4 ones (0.0.0.0 excepted, which leaves the bridge without an address), but no guest can use the network. Link-local addresses are valid on one link only, and guests generate their own.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='«ff02::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='«fe80::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«127.0.0.1»' prefix='8'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«169.254.77.1»' prefix='16'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«0.0.0.0»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«0.0.0.0»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <ip address='223.255.255.1' prefix='24'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { report }) {
    const { address, family, prefixLength } = subnet;
    if (!address?.value || address.value.family !== family || prefixLength === undefined) return;
    const kind = kindOf(address.value);
    if (kind === undefined) return;
    const rejected = family === "ipv6" && !harmless.has(kind);
    const local = kind === linkLocal;
    const stage = rejected ? "start" : local ? "advice" : "runtime";
    const effect = effectOf(stage, address.value, prefixLength);
    report({
      span: address.span,
      stage,
      severity: local ? "information" : "warning",
      message: `${address.raw} is ${kind}; use a private one, from ${family === "ipv4" ? "192.168.0.0/16 or 10.0.0.0/8" : "fd00::/8"}`,
      ...(effect !== undefined && { consequence: effect }),
      fixes: local ? [] : movedSubnet(subnet),
    });
  },
});

const linkLocal = "a link-local address";
const mapped = "an IPv4 address written as IPv6";

/** IPv6 addresses that a bridge accepts all the same. */
const harmless = new Set([linkLocal, mapped]);

/** What happens; `undefined` where the stage says it. */
function effectOf(stage: FindingDraft["stage"], address: Address, prefixLength: number): string | undefined {
  if (stage === "start") return undefined;
  if (stage === "advice") return "libvirt accepts it, but it is valid on this link only.";
  if (address.bits === 0n && prefixLength === 0)
    return "Without a mask it claims all IPv4 addresses, and the network cannot start on a host with a default route.";
  if (address.bits === 0n) return "The network starts, but the bridge gets no address.";
  return "libvirt puts it on the bridge, but guests cannot use it.";
}

function kindOf(address: Address): string | undefined {
  switch (spaceOf(address)) {
    case "unspecified":
      return "the unspecified address";
    case "this-network":
      return "in 0.0.0.0/8, which no host can use";
    case "loopback":
      return "a loopback address";
    case "multicast":
      return "a multicast address";
    case "link-local":
      return linkLocal;
    case "v4-mapped":
      return mapped;
    case "broadcast":
      return "the broadcast address";
    case "reserved":
      return address.family === "ipv4" && address.bits >> 28n === 0xfn
        ? "in the reserved block 240.0.0.0/4"
        : undefined;
    default:
      return undefined;
  }
}
