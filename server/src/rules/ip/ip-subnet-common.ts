import { type Address, formatSubnet, inSubnet, parseAddress } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { reportOnce } from "../shared/advice-once.js";

/** Subnets that a host or its LAN often has already, and whose they mostly are. */
const common: readonly { address: Address; length: number; owner: string }[] = (
  [
    ["192.168.0.0", 24, "home routers"],
    ["192.168.1.0", 24, "home routers"],
    ["10.0.0.0", 24, "home routers and clouds"],
    ["192.168.122.0", 24, "libvirt's own network default"],
    ["172.17.0.0", 16, "Docker"],
    ["10.88.0.0", 16, "Podman"],
    ["10.244.0.0", 16, "Kubernetes"],
    ["10.96.0.0", 12, "Kubernetes"],
  ] as const
).flatMap(([text, length, owner]) => {
  const address = parseAddress(text);
  return address ? [{ address, length, owner }] : [];
});

export const ipSubnetCommon = defineRule({
  id: "ip-subnet-common",
  title: "Subnet that others like too",
  stage: "advice",
  severity: "hint",
  why: "A network cannot start when the host already has a route to exactly the same subnet, and one that merely overlaps takes traffic away. Some subnets are the default of routers, container tools and of libvirt itself, so the clash is only a matter of time. Pick an uncommon one, such as 192.168.177.0/24.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='«192.168.1.1»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='«172.17.0.1»' prefix='16'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='«192.168.122.1»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>default</name>
        <forward mode='nat'/>
        <ip address='«192.168.1.1»' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.177.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <ip address='192.168.1.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>default</name>
        <forward mode='nat'/>
        <ip address='192.168.122.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, name, subnets }, { report }) {
    if (mode !== "nat" && mode !== "none") return;
    const found = subnets.flatMap(({ address, family, prefixLength }) => {
      const own = address?.value;
      if (!own || own.family !== family || prefixLength === undefined) return [];
      const known = common.find((other) => prefixLength >= other.length && inSubnet(own, other.address, other.length));
      if (!known || (known.owner.startsWith("libvirt") && name?.value === "default")) return [];
      return {
        span: address.span,
        message: `${formatSubnet(own, prefixLength)} is also the usual choice of ${known.owner}`,
        consequence: "The network cannot start while the host has a route to the same subnet.",
      };
    });
    reportOnce(report, found, "Another usual subnet");
  },
});
