import { freeAddress, takenAddresses } from "../../addressing/free-addresses.js";
import { type Address, formatAddress, formatSubnet, inSubnet, withSubnetOf } from "../../network/address.js";
import { rangeHolding, subnetHolding } from "../../network/lookup.js";
import type { Subnet } from "../../network/model.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { smallSubnet, smallSubnetReport } from "../shared/small-subnet.js";

export const dhcpHostOutsideSubnet = defineRule({
  id: "dhcp-host-outside-subnet",
  title: "Static host outside its subnet",
  stage: "runtime",
  severity: "warning",
  why: "libvirt checks the ranges of a subnet but not its static hosts. An address of another subnet never reaches the guest: dnsmasq cannot offer it there and gives one from the range, or none.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«192.168.78.9»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«192.168.78.9»'/>
            <host mac='52:54:00:00:00:02' ip='192.168.77.9'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«192.168.78.9»'/>
          </dhcp>
        </ip>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='«28»'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.9'/>
            <host mac='52:54:00:00:00:02' ip='192.168.77.16'/>
            <host mac='52:54:00:00:00:03' ip='192.168.77.17'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«255.255.255.240»'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.20'/>
            <host mac='52:54:00:00:00:02' ip='192.168.77.21'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.9'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='22'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.78.9'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check({ subnet, hosts }, { report }) {
    const { address: own, prefixLength } = subnet;
    if (!own?.value || prefixLength === undefined) return;
    const small = smallSubnet(subnet);
    // With a range outside it is an error, of another rule.
    if (small?.ranges.length) return;
    const consequence = "libvirt accepts it, but the guest never gets this address.";
    if (small) {
      report({
        ...smallSubnetReport(subnet, small),
        consequence: "libvirt accepts it, but these guests never get their addresses.",
      });
      return;
    }
    const where = formatSubnet(own.value, prefixLength);
    for (const { ip } of hosts) {
      if (ip?.value?.family !== own.value.family || inSubnet(ip.value, own.value, prefixLength)) continue;
      const elsewhere = subnetHolding(subnet.network, ip.value);
      report({
        span: ip.span,
        message: `Static host ${ip.raw} is outside ${where}${elsewhere ? `, in the subnet of ${elsewhere.address?.raw}` : ""}`,
        consequence,
        related: [{ span: own.span, message: `The subnet is ${where}` }],
        fixes: choicesFor(subnet, ip.value).map((choice) => change(ip.attribute, choice)),
      });
    }
  },
});

/** The same host bits in the subnet, and the lowest free address; neither in a range, nor of another host. */
function choicesFor(subnet: Subnet, address: Address): string[] {
  const { address: own, prefixLength = 0, dhcp } = subnet;
  const moved = own?.value && withSubnetOf(address, own.value, prefixLength);
  const isTaken =
    moved &&
    (takenAddresses(subnet, moved.family).has(moved.bits) || (dhcp && rangeHolding(dhcp, moved) !== undefined));
  return [
    ...new Set([isTaken ? undefined : moved, freeAddress(subnet)].flatMap((each) => (each ? formatAddress(each) : []))),
  ];
}
