// The addresses of a generated network: <ip> with DHCP, TFTP and boot, and the routes through it.
import { type Element, element } from "./elements.js";
import type { Random } from "./random.js";

export interface Subnet {
  readonly family: "ipv4" | "ipv6";
  readonly prefix: number;
  /** The address at that distance from the network's own. */
  at(offset: number): string;
  /** How many addresses lie between the network's own and the last. */
  readonly last: number;
}

/** An address of the block that libvirt itself takes from. */
export function mac(random: Random): string {
  const octet = () => random.int(0, 255).toString(16).padStart(2, "0");
  return `52:54:00:${octet()}:${octet()}:${octet()}`;
}

/** Dotted quad of a number below 2^32. */
export function quad(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

/** Where a dotted quad stands among all IPv4 addresses. */
export function numberOf(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** One of 10.N.0.0/16 and what lies in it; different `index`, different subnet. */
export function subnetIpv4(random: Random, index: number): Subnet {
  const prefix = random.pick([24, 24, 24, 16, 20, 25, 28, 29, 30]);
  const size = 2 ** (32 - prefix);
  const base =
    numberOf(`10.${random.int(index * 50, index * 50 + 49)}.0.0`) + size * random.int(0, 2 ** (prefix - 16) - 1);
  return { family: "ipv4", prefix, at: (offset) => quad(base + offset), last: size - 1 };
}

export function subnetIpv6(random: Random): Subnet {
  const prefix = random.pick([64, 64, 64, 120]);
  const base = `fd00:${random.int(1, 0xffff).toString(16)}:1::`;
  return { family: "ipv6", prefix, at: (offset) => base + offset.toString(16), last: prefix === 120 ? 255 : 0xffff };
}

/** The <ip> elements of these subnets, DHCP for at most one of a family, and routes to networks behind them. */
export function subnets(random: Random, chosen: readonly Subnet[], era: number): Element[] {
  const served = new Set<string>();
  const ips = chosen.map((subnet) => {
    const first = !served.has(subnet.family);
    served.add(subnet.family);
    return ip(random, subnet, first && random.chance(0.7));
  });
  const gateway = random.pick(chosen);
  if (!random.chance(0.2)) return ips;
  return [...ips, route(random, gateway, era)];
}

function ip(random: Random, subnet: Subnet, serves: boolean): Element {
  const { family, prefix } = subnet;
  const masked = family === "ipv4" && random.chance(0.5);
  return element(
    "ip",
    {
      family: family === "ipv6" ? family : random.pick(["ipv4", undefined, undefined]),
      address: subnet.at(1),
      netmask: masked ? quad(2 ** 32 - 2 ** (32 - prefix)) : undefined,
      prefix: masked ? undefined : prefix,
      localPtr: random.chance(0.15) ? random.pick(["yes", "no"]) : undefined,
    },
    [
      family === "ipv4" && random.chance(0.1) ? element("tftp", { root: "/srv/tftp" }) : undefined,
      serves ? dhcp(random, subnet) : undefined,
    ],
  );
}

function dhcp(random: Random, subnet: Subnet): Element {
  const usable = subnet.last - 1;
  const middle = Math.floor(usable / 2);
  const end = Math.max(2, Math.min(usable, middle + 200));
  const lease = () => (random.chance(0.2) ? leaseTime(random) : undefined);
  const hosts = random.chance(0.5) && usable > 4 ? [2, 3].slice(0, random.int(1, 2)) : [];
  return element("dhcp", {}, [
    random.chance(0.9) || hosts.length === 0
      ? element("range", { start: subnet.at(Math.max(2, middle)), end: subnet.at(end) }, [lease()])
      : undefined,
    ...hosts.map((offset) => element("host", hostNames(random, subnet, offset), [lease()])),
    subnet.family === "ipv4" && random.chance(0.15)
      ? element("bootp", { file: "pxelinux.0", server: random.pick(["192.0.2.9", undefined]) })
      : undefined,
  ]);
}

function hostNames(random: Random, subnet: Subnet, offset: number): Record<string, string | undefined> {
  const name = `web${offset}`;
  const address = subnet.at(offset);
  if (subnet.family === "ipv6") {
    const id = random.chance(0.6) ? `0:3:0:1:0:16:3e:11:22:0${offset}` : undefined;
    return { id, name: id && random.chance(0.5) ? undefined : name, ip: address };
  }
  const hardware = random.chance(0.8) ? mac(random) : undefined;
  return { mac: hardware, name: hardware && random.chance(0.5) ? undefined : name, ip: address };
}

function leaseTime(random: Random): Element {
  return element(
    "lease",
    random.pick<Record<string, string | number>>([
      { expiry: 60 },
      { expiry: 0 },
      { expiry: 2, unit: "hours" },
      { expiry: 600, unit: "seconds" },
    ]),
  );
}

function route(random: Random, subnet: Subnet, era: number): Element {
  const metric = random.chance(0.3) ? random.int(1, 9) : undefined;
  const gateway = subnet.at(2);
  if (era >= 12 && random.chance(0.2)) {
    return element("route", { family: subnet.family === "ipv6" ? "ipv6" : undefined, gateway, metric });
  }
  if (subnet.family === "ipv6") {
    return element("route", { family: "ipv6", address: "fd00:dead:beef::", prefix: 48, gateway, metric });
  }
  const masked = random.chance(0.4);
  return element("route", {
    family: random.pick(["ipv4", undefined]),
    address: "192.168.200.0",
    netmask: masked ? "255.255.255.0" : undefined,
    prefix: masked ? undefined : 24,
    gateway,
    metric,
  });
}
