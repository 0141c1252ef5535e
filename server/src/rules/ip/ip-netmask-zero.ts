import { lengthOfGuests } from "../../addressing/subnet-of-guests.js";
import { formatAddress, netmaskOfPrefix } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

/** The length of the largest subnet that is usual. */
const widest = 16;

export const ipNetmaskZero = defineRule({
  id: "ip-netmask-zero",
  title: "Netmask 0.0.0.0",
  stage: "runtime",
  severity: "warning",
  why: "The netmask 0.0.0.0 makes every IPv4 address part of the network. libvirt defines such a network, but compares it with the host's routes when it starts and gives up where there is a default route, which nearly every host has.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«0.0.0.0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='10.0.0.1' netmask='«0.0.0.0»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='128.0.0.0'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { report }) {
    const { address, family, netmask, prefixSource } = subnet;
    if (family !== "ipv4" || prefixSource !== "netmask" || !netmask || netmask.value?.bits !== 0n) return;
    const length = address?.value ? lengthOfGuests(subnet, address.value) : 24;
    report({
      span: netmask.span,
      message: `netmask ${netmask.raw} claims all IPv4 addresses; write the mask of the subnet you mean`,
      consequence: "The network cannot start on a host that has a default route.",
      fixes: [...new Set([length, Math.min(length, widest)])].map((choice) =>
        change(netmask.attribute, formatAddress(netmaskOfPrefix(choice))),
      ),
    });
  },
});
