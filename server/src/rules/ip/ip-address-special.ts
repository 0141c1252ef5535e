import type { FindingDraft } from "../../findings.js";
import { type Address, spaceOf } from "../../network/address.js";
import { consequence } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const ipAddressSpecial = defineRule({
  id: "ip-address-special",
  title: "Address that no network can have",
  stage: "start",
  severity: "error",
  why: "Some addresses are not for hosts: loopback, multicast, the unspecified address, reserved blocks. The kernel rejects IPv6 ones of that kind when the network starts; it puts IPv4 ones on the bridge, but no guest can use the network. Link-local addresses work on one link only and guests make up their own.",
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
  check({ address, family, prefixLength }, { report }) {
    if (!address?.value || address.value.family !== family || prefixLength === undefined) return;
    const kind = kindOf(address.value);
    if (kind === undefined) return;
    const refused = family === "ipv6" && !harmless.has(kind);
    const local = kind === "a link-local address";
    const stage = refused ? "start" : local ? "advice" : "runtime";
    const severity = local ? "information" : "warning";
    report({
      span: address.span,
      stage,
      severity,
      message: `${address.raw} is ${kind}; ${effect(stage, address.value, prefixLength)}, choose one from a private block such as ${family === "ipv4" ? "192.168.0.0/16" : "fd00::/8"}`,
    });
  },
});

/** IPv6 addresses that a bridge accepts all the same. */
const harmless = new Set(["a link-local address", "an IPv4 address in IPv6 clothes"]);

function effect(stage: FindingDraft["stage"], address: Address, prefixLength: number): string {
  if (stage === "start") return `${consequence("start")}`;
  if (stage === "advice") return "libvirt takes it, but it holds on this link only";
  if (address.bits === 0n && prefixLength === 0)
    return "without a mask it stands for all IPv4 addresses, and the network cannot start on a host that has a default route";
  return "libvirt puts it on the bridge, but guests cannot use it";
}

function kindOf(address: Address): string | undefined {
  switch (spaceOf(address)) {
    case "unspecified":
      return "no address but the word for none";
    case "this-network":
      return "of the block 0.0.0.0/8, which is for no host";
    case "loopback":
      return "a loopback address";
    case "multicast":
      return "a multicast address";
    case "link-local":
      return "a link-local address";
    case "v4-mapped":
      return "an IPv4 address in IPv6 clothes";
    case "broadcast":
      return "the broadcast address";
    case "reserved":
      return address.family === "ipv4" && address.bits >> 28n === 0xfn
        ? "of the reserved block 240.0.0.0/4"
        : undefined;
    default:
      return undefined;
  }
}
