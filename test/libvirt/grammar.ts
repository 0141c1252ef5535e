// Generates plausible networks: every forward mode, every element, addresses that fit together. What a network may
// contain depends on its mode and on the oldest libvirt that must accept it.
import { type Element, element } from "./elements.js";
import type { Random } from "./random.js";
import { mac, type Subnet, subnetIpv4, subnetIpv6, subnets } from "./subnets.js";

const modes = ["none", "nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev"] as const;
type Mode = (typeof modes)[number];

/** The oldest of the proven versions a network shall be good for. */
type Era = 9 | 11 | 12;

interface Plan {
  readonly random: Random;
  readonly mode: Mode;
  readonly era: Era;
  /** Whether libvirt runs the bridge itself. */
  readonly own: boolean;
  /** In mode bridge: whether it has the name of a bridge, rather than devices. */
  readonly named: boolean;
  readonly openvswitch: boolean;
}

/** A network that at least the newest libvirt takes. */
export function network(random: Random): Element {
  const mode = random.pick([...modes, "none", "nat", "nat", "route"] as const);
  const era = random.pick([9, 9, 9, 11, 12] as const);
  const own = mode === "none" || mode === "nat" || mode === "route" || mode === "open";
  const named = mode === "bridge" && random.chance(0.6);
  const openvswitch = named && random.chance(0.4);
  const plan: Plan = { random, mode, era, own, named, openvswitch };
  const maybe = (probability: number, make: () => Element | undefined) =>
    random.chance(probability) ? make() : undefined;
  const inner = own ? addressing(plan) : [];
  const options = own ? maybe(0.15, () => dnsmasqOptions(plan)) : undefined;
  const children = [
    maybe(0.4, () => element("uuid", {}, [uuid(random)])),
    maybe(era >= 11 ? 0.2 : 0, () => element("title", {}, [random.pick(["The lab", "Zweite Etage", "a & b"])])),
    maybe(era >= 11 ? 0.2 : 0, () => element("description", {}, ["Guests of the lab\nand of nobody else"])),
    maybe(0.1, () => element("metadata", {}, [element("a:owner", { "xmlns:a": "urn:example:a", id: 7 }, ["ops"])])),
    mode === "none" ? undefined : forward(plan),
    own || named ? maybe(named ? 1 : 0.8, () => bridge(plan)) : undefined,
    own ? maybe(0.2, () => element("mtu", { size: random.pick([1280, 1400, 1500, 9000]) })) : undefined,
    own ? maybe(0.3, () => element("mac", { address: mac(random) })) : undefined,
    own ? maybe(0.3, () => domain(plan)) : undefined,
    own ? maybe(0.5, () => dns(plan)) : undefined,
    openvswitch
      ? virtualport(random, "openvswitch")
      : maybe(own ? 0.03 : 0.2, () => virtualport(random, random.pick(["802.1Qbg", "802.1Qbh", "midonet"]))),
    mayTag(plan) ? maybe(0.4, () => vlan(random)) : undefined,
    own || named ? maybe(0.3, () => bandwidth(random)) : undefined,
    maybe(0.15, () => element("port", { isolated: random.pick(["yes", "no"]) })),
    ...portgroups(plan),
    ...inner,
    options,
  ];
  const attributes = {
    ipv6: own && random.chance(0.2) ? random.pick(["yes", "no"]) : undefined,
    trustGuestRxFilters: random.chance(0.1) ? random.pick(["yes", "no"]) : undefined,
    "xmlns:dnsmasq": options && "http://libvirt.org/schemas/network/dnsmasq/1.0",
  };
  const name = element("name", {}, [random.pick(["lab", "default", "isolated-2", "br_net.7", "intern", "büro"])]);
  const whole = element("network", attributes, [name, ...children]);
  if (random.chance(0.2)) whole.children = random.shuffle(whole.children);
  return whole;
}

function uuid(random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 15).toString(16)).join("");
  return [digits(8), digits(4), digits(4), digits(4), digits(12)].join(random.chance(0.9) ? "-" : "");
}

function mayTag({ mode, era, named, openvswitch }: Plan): boolean {
  return mode === "hostdev" || mode === "passthrough" || openvswitch || (named && era >= 12);
}

function forward({ random, mode, era, named }: Plan): Element {
  const devices = random.shuffle(["eth0", "eth1", "eth2", "enp3s0f1"]).slice(0, random.int(1, 3));
  const interfaces = devices.map((dev) => element("interface", { dev }));
  const some = random.chance(0.4);
  if (mode === "nat" || mode === "route") {
    return element(
      "forward",
      { mode: mode === "nat" && random.chance(0.2) ? undefined : mode, dev: some ? devices[0] : undefined },
      [some && random.chance(0.5) ? interfaces[0] : undefined, mode === "nat" && some ? nat(random) : undefined],
    );
  }
  if (mode === "open" || named) return element("forward", { mode });
  if (mode === "hostdev") {
    const driver = random.chance(0.3) ? hostDriver(random, era) : undefined;
    const pool = random.chance(0.3)
      ? [element("pf", { dev: "eth0" })]
      : [1, 2, 3].slice(random.int(0, 2)).map((slot) => pci(random, slot));
    return element("forward", { mode, managed: random.chance(0.5) ? random.pick(["yes", "no"]) : undefined }, [
      driver,
      ...pool,
    ]);
  }
  if (random.chance(0.1)) return element("forward", { mode });
  if (random.chance(0.1)) return element("forward", { mode }, [element("pf", { dev: "eth0" })]);
  return element("forward", { mode, dev: some ? devices[0] : undefined }, interfaces);
}

function hostDriver(random: Random, era: Era): Element {
  return element("driver", {
    name: era < 11 || random.chance(0.7) ? random.pick(["vfio", "kvm"]) : undefined,
    model: era >= 11 && random.chance(0.3) ? "vfio-pci" : undefined,
    iommufd: era >= 12 && random.chance(0.3) ? random.pick(["yes", "no"]) : undefined,
  });
}

function nat(random: Random): Element {
  const low = random.int(1, 60000);
  return element("nat", { ipv6: random.chance(0.3) ? random.pick(["yes", "no"]) : undefined }, [
    random.chance(0.7) ? element("address", { start: "203.0.113.5", end: "203.0.113.9" }) : undefined,
    random.chance(0.7) ? element("port", { start: low, end: random.int(low, 65535) }) : undefined,
  ]);
}

function pci(random: Random, slot: number): Element {
  return element("address", {
    type: "pci",
    domain: random.pick([0, "0x0000", undefined]),
    bus: random.pick(["0x03", 4, "0x1f"]),
    slot: random.pick([`0x${slot.toString().padStart(2, "0")}`, slot]),
    function: random.pick(["0x0", 1, "0x7"]),
    multifunction: random.chance(0.1) ? random.pick(["on", "off"]) : undefined,
    connections: random.chance(0.1) ? random.int(0, 3) : undefined,
  });
}

function bridge({ random, own, named }: Plan): Element {
  if (named) return element("bridge", { name: random.pick(["br0", "br0", "br-lan"]) });
  if (!own) return element("bridge");
  return element("bridge", {
    name: random.chance(0.8) ? random.pick(["virbr0", "virbr7", "lab-br", "vbr.100"]) : undefined,
    stp: random.chance(0.5) ? random.pick(["on", "off"]) : undefined,
    delay: random.chance(0.5) ? random.pick([0, 2, 15]) : undefined,
    macTableManager: random.chance(0.1) ? "kernel" : undefined,
    zone: random.chance(0.05) ? "libvirt" : undefined,
  });
}

function domain({ random, era }: Plan): Element {
  const localOnly = random.pick(["yes", "no", undefined]);
  const register = era >= 11 && localOnly === "yes" && random.chance(0.3) ? "yes" : undefined;
  return element("domain", { name: random.pick(["lab.example.com", "example.net", "lab"]), localOnly, register });
}

function dns({ random, era }: Plan): Element {
  if (random.chance(0.1)) return element("dns", { enable: "no" });
  const some = (make: () => Element) => (random.chance(0.4) ? make() : undefined);
  const yesNo = () => (random.chance(0.3) ? random.pick(["yes", "no"]) : undefined);
  return element("dns", { enable: random.chance(0.1) ? "yes" : undefined, forwardPlainNames: yesNo() }, [
    some(() => element("forwarder", { addr: random.pick(["192.0.2.53", "2001:db8::53"]) })),
    some(() =>
      element("forwarder", {
        domain: "corp.example.com",
        addr: random.pick(["192.0.2.54", undefined]),
        port: era >= 12 && random.chance(0.4) ? 5353 : undefined,
      }),
    ),
    some(() => element("txt", { name: "example", value: random.pick(["a text", "v=spf1 -all", ""]) })),
    some(() => srv(random)),
    some(() =>
      element("host", { ip: random.pick(["10.9.8.7", "fd00:9::7"]) }, [
        element("hostname", {}, ["web"]),
        random.chance(0.5) ? element("hostname", {}, ["web.example.com"]) : undefined,
      ]),
    ),
  ]);
}

function srv(random: Random): Element {
  const base = { service: random.pick(["ldap", "sip"]), protocol: random.pick(["tcp", "udp"]) };
  if (random.chance(0.3)) return element("srv", base);
  return element("srv", {
    ...base,
    domain: random.pick(["example.com", undefined]),
    target: "server.example.com",
    port: random.pick([389, undefined]),
    priority: random.pick([10, 0, undefined]),
    weight: random.pick([5, undefined]),
  });
}

function virtualport(random: Random, type: string): Element {
  const instance = "09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f";
  const parameters: Record<string, Record<string, string | number>> = {
    "802.1Qbg": { managerid: 11, typeid: 1193047, typeidversion: 2, instanceid: instance },
    "802.1Qbh": { profileid: "finance" },
    openvswitch: random.chance(0.5) ? { interfaceid: instance } : { profileid: "menial" },
    midonet: { interfaceid: instance },
  };
  const bare = type !== "midonet" && random.chance(0.3);
  return element("virtualport", { type }, bare ? [] : [element("parameters", parameters[type])]);
}

function vlan(random: Random): Element {
  const one = random.chance(0.5);
  const tags = one ? [random.int(0, 4095)] : [random.int(0, 99), random.int(100, 4095)];
  const native = random.chance(0.3) ? random.pick(["tagged", "untagged"]) : undefined;
  return element(
    "vlan",
    { trunk: !one || native ? "yes" : undefined },
    tags.map((id, index) => element("tag", { id, nativeMode: index === 0 ? native : undefined })),
  );
}

function bandwidth(random: Random): Element {
  const rates = () => ({
    average: random.pick([1000, 128]),
    peak: random.pick([5000, undefined]),
    burst: random.pick([1024, undefined]),
  });
  return element("bandwidth", {}, [
    random.chance(0.8) ? element("inbound", rates()) : undefined,
    random.chance(0.8) ? element("outbound", rates()) : undefined,
  ]);
}

function portgroups(plan: Plan): Element[] {
  const { random, own, named, openvswitch } = plan;
  const names = random.chance(0.3) ? ["engineering", "sales"].slice(0, random.int(1, 2)) : [];
  return names.map((name, index) =>
    element(
      "portgroup",
      {
        name,
        default: index === 0 && random.chance(0.5) ? "yes" : random.pick(["no", undefined]),
        trustGuestRxFilters: random.chance(0.2) ? random.pick(["yes", "no"]) : undefined,
      },
      [
        openvswitch && random.chance(0.5) ? virtualport(random, "openvswitch") : undefined,
        random.chance(0.05) ? element("virtualport", {}, [element("parameters", { profileid: "x" })]) : undefined,
        (own || named) && random.chance(0.4) ? bandwidth(random) : undefined,
        mayTag(plan) && random.chance(0.4) ? vlan(random) : undefined,
      ],
    ),
  );
}

function dnsmasqOptions({ random }: Plan): Element {
  const lines = ["cache-size=500", "dhcp-authoritative", "log-queries"].slice(0, random.int(0, 3));
  return element(
    "dnsmasq:options",
    {},
    lines.map((value) => element("dnsmasq:option", { value })),
  );
}

function addressing({ random, mode, era }: Plan): Element[] {
  const needed = mode === "nat" || mode === "route" || (mode === "open" && era < 11);
  if (!needed && random.chance(0.3)) return [];
  const chosen: Subnet[] = [subnetIpv4(random, 1)];
  if (random.chance(0.15)) chosen.push(subnetIpv4(random, 2));
  if (random.chance(0.35)) chosen.push(subnetIpv6(random));
  return subnets(random, chosen, era);
}
