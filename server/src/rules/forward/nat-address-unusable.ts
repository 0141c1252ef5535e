import { formatAddress, formatSubnet, inSubnet, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";

const unusable: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    unspecified: "is no address at all",
    "this-network": "is no address at all",
    loopback: "never leaves a host",
    multicast: "is a multicast address",
    broadcast: "is the broadcast address",
    reserved: "is set aside and routed nowhere",
  }),
);

export const natAddressUnusable = defineRule({
  id: "nat-address-unusable",
  title: "NAT address that gets no answers",
  stage: "runtime",
  severity: "warning",
  since: "1.0.3",
  why: "Guests appear to the world behind the addresses of `<nat>`, so answers must find their way back to the host by them. Addresses of the network itself, loopback and multicast addresses have no such way: the network starts, and nothing works. Without `<address>` guests appear behind the host's own address.",
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
  check({ mode, forward, subnets }, { report }) {
    const range = forward?.nat?.address;
    const [start, end] = [range?.start, range?.end];
    if (mode !== "nat" || start?.value?.family !== "ipv4" || end?.value?.family !== "ipv4") return;
    if (start.value.bits > end.value.bits) return;
    const span = start.span;
    for (const { address, prefixLength } of subnets) {
      if (address?.value?.family !== "ipv4" || prefixLength === undefined || prefixLength === 0) continue;
      if (!inSubnet(start.value, address.value, prefixLength) && !inSubnet(end.value, address.value, prefixLength))
        continue;
      report({
        span,
        message: `NAT addresses ${start.raw} to ${end.raw} lie in the network's own subnet ${formatSubnet(address.value, prefixLength)}; answers from outside never reach them, so take addresses that are routed to the host`,
        related: [{ span: address.span, message: "The subnet of the network" }],
      });
      return;
    }
    const bad = [start.value, end.value].find((address) => unusable.has(spaceOf(address)));
    if (!bad) return;
    report({
      span,
      message: `${formatAddress(bad)} ${unusable.get(spaceOf(bad))}; guests behind it get no answers, so take addresses that are routed to the host`,
    });
  },
});
