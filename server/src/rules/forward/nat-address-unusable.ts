import { formatAddress, formatSubnet, inSubnet, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

const unusable: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    unspecified: "is not a usable address",
    "this-network": "is not a usable address",
    loopback: "never leaves a host",
    multicast: "is a multicast address",
    broadcast: "is the broadcast address",
    reserved: "is reserved and routed nowhere",
  }),
);

export const natAddressUnusable = defineRule({
  id: "nat-address-unusable",
  title: "NAT address that gets no answers",
  stage: "runtime",
  severity: "warning",
  since: "1.0.3",
  why: "libvirt translates the guests' addresses to those of `<nat>`, so answers to them must find their way back to the host. Addresses of the network itself, loopback and multicast addresses are not routed there: the network starts, but nothing works. Without `<address>` libvirt translates to the host's own address.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«192.168.77.5»' end='192.168.77.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«192.168.77.9»' end='192.168.77.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«192.168.76.250»' end='192.168.77.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«192.168.78.250»' end='192.168.79.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«127.0.0.1»' end='127.0.0.1'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.5' end='203.0.113.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='192.168.78.5' end='192.168.78.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward, subnets }, { document, report }) {
    const range = forward?.nat?.address;
    const [start, end] = [range?.start, range?.end];
    if (mode !== "nat" || !range || start?.value?.family !== "ipv4" || end?.value?.family !== "ipv4") return;
    if (start.value.bits > end.value.bits) return;
    const span = start.span;
    const consequence = "The network starts, but answers from outside never reach guests.";
    const { edits } = withoutElement(document, range.element);
    const fixes = [{ title: "Remove <address>: translate to the host's own address", safe: false, edits }];
    for (const { address, prefixLength } of subnets) {
      if (address?.value?.family !== "ipv4" || prefixLength === undefined || prefixLength === 0) continue;
      const own = [start, end].find(
        ({ value }) => value && address.value && inSubnet(value, address.value, prefixLength),
      );
      if (!own) continue;
      report({
        span,
        message: `NAT address ${own.raw} is in the network's own ${formatSubnet(address.value, prefixLength)}; use one routed to the host`,
        consequence,
        related: [{ span: address.span, message: "The subnet of the network" }],
        fixes,
      });
      return;
    }
    const bad = [start.value, end.value].find((address) => unusable.has(spaceOf(address)));
    if (!bad) return;
    report({
      span,
      message: `NAT address ${formatAddress(bad)} ${unusable.get(spaceOf(bad))}; use one that is routed to the host`,
      consequence,
      fixes,
    });
  },
});
