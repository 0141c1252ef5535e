import { freeAddress } from "../../addressing/free-addresses.js";
import { formatAddress } from "../../network/address.js";
import { subnetOfBridge } from "../../network/lookup.js";
import { subnetOf } from "../../network/subnet.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { smallSubnet } from "../shared/small-subnet.js";

export const dhcpHostAtReservedAddress = defineRule({
  id: "dhcp-host-at-reserved-address",
  title: "Static host with an address that is not free",
  stage: "runtime",
  severity: "warning",
  why: "The network address and the broadcast address of an IPv4 subnet cannot belong to a guest, and the address of `<ip>` is the host's own. libvirt accepts a static host with such an address. dnsmasq then hands out a network or broadcast address, which does not work; the bridge's address it skips.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«192.168.77.1»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«192.168.77.0»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«192.168.77.255»'/>
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
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.76.1' prefix='23'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.76.255'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ subnet, ip }, { report }) {
    const wanted = ip?.value;
    if (!ip || !wanted) return;
    const bridge = subnetOfBridge(subnet.network, wanted)?.address;
    const span = subnetOf(subnet);
    const numbered = span?.first && wanted.family === "ipv4" && span.networkAddress.family === "ipv4";
    const kind = bridge
      ? "the bridge's own address"
      : numbered && wanted.bits === span.networkAddress.bits
        ? "the network address of the subnet"
        : numbered && wanted.bits === span.broadcast.bits
          ? "the broadcast address of the subnet"
          : undefined;
    // At an edge of a subnet that is too small, it is an ordinary address of the wider one.
    if (kind === undefined || (!bridge && smallSubnet(subnet))) return;
    const free = freeAddress(subnet);
    report({
      span: ip.span,
      message: `${ip.raw} is ${kind}, which no guest can use`,
      consequence: bridge
        ? "dnsmasq skips it and gives the guest an address from the range, if there is one."
        : "dnsmasq hands it out, but it does not work on a guest.",
      related: bridge ? [{ span: bridge.span, message: "The bridge has this address" }] : [],
      fixes: free ? [change(ip.attribute, formatAddress(free), { note: ", which is free" })] : [],
    });
  },
});
