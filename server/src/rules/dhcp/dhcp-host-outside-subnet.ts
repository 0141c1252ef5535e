import { freeAddress } from "../../addressing/free-addresses.js";
import { formatAddress, formatSubnet, inSubnet, withSubnetOf } from "../../network/address.js";
import { hostAt, subnetHolding } from "../../network/lookup.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

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
  on: "host",
  check({ subnet, ip }, { report }) {
    const { address: own, prefixLength } = subnet;
    if (!own?.value || prefixLength === undefined || ip?.value?.family !== own.value.family) return;
    if (inSubnet(ip.value, own.value, prefixLength)) return;
    const moved = withSubnetOf(ip.value, own.value, prefixLength);
    const taken = moved && (moved.bits === own.value.bits || (subnet.dhcp && hostAt(subnet.dhcp, moved)));
    const elsewhere = subnetHolding(subnet.network, ip.value);
    const choices = new Set(
      [moved && !taken ? moved : undefined, freeAddress(subnet)].flatMap((each) => (each ? formatAddress(each) : [])),
    );
    report({
      span: ip.span,
      message: `Static host ${ip.raw} lies outside ${formatSubnet(own.value, prefixLength)}; libvirt takes it, but the guest never gets this address${elsewhere ? `, which belongs to ${elsewhere.address?.raw}` : ""}`,
      related: [{ span: own.span, message: `The subnet is ${formatSubnet(own.value, prefixLength)}` }],
      fixes: [...choices].map((choice) => change(ip.attribute, choice)),
    });
  },
});
