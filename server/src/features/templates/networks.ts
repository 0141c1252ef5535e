// Common kinds of networks, each as a snippet in the order in which libvirt writes elements and attributes. Tab stop 1
// is the name; the others follow in document order.
import { choice, mirror, placeholder } from "./snippet.js";

/** Unused values, and what the target version supports. */
export interface Fresh {
  /** Returns the name of the file; else `wanted`, with a number appended when another network has it. */
  name(wanted: string): string;
  /** `virbr1`. */
  readonly bridge: string;
  /** The first three numbers of an unused /24: `192.168.123`. */
  readonly subnet: string;
  /** The length of a 24-bit subnet, as an attribute: `prefix='24'`. */
  readonly mask: string;
  /** The first 48 bits of a private IPv6 subnet: `fd5c:3a91:7be2`. */
  readonly site: string;
  /** MAC addresses for guests. */
  readonly macs: readonly [string, string];
  /** The attribute that keeps the domain's names local, where the version has it: ` localOnly='yes'`. */
  readonly localOnly: string;
  /** Whether the version supports NAT for IPv6. */
  readonly natIpv6: boolean;
}

interface Outline {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  write(fresh: Fresh): string;
}

export const networks: readonly Outline[] = [
  {
    id: "nat",
    label: "NAT network",
    description: "Guests reach the outside behind the address of the host; nobody outside reaches them.",
    write: (fresh) => served(fresh, "nat", ["<forward mode='nat'/>"]),
  },
  {
    id: "routed",
    label: "Routed network",
    description:
      "Guests have addresses that others reach, once the LAN's router has a route to them through this host.",
    write: (fresh) => served(fresh, "routed", ["<forward mode='route'/>"]),
  },
  {
    id: "isolated",
    label: "Isolated network",
    description: "Guests talk to each other and to the host, and to nobody else.",
    write: (fresh) => served(fresh, "isolated", []),
  },
  {
    id: "open",
    label: "Open network",
    description: "Routed, and libvirt leaves the firewall alone: the host's own rules decide.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("open"))}</name>
  <forward mode='open'/>
  ${ownBridge(fresh)}
  <ip address='${placeholder(3, fresh.subnet)}.1' ${fresh.mask}/>
</network>`,
  },
  {
    id: "host-bridge",
    label: "Host bridge",
    description: "Guests sit on a bridge that the host already has; the LAN serves them.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("host-bridge"))}</name>
  <forward mode='bridge'/>
  <bridge name='${placeholder(2, "br0")}'/>
</network>`,
  },
  {
    id: "openvswitch",
    label: "Open vSwitch with VLANs",
    description: "Guests sit on an Open vSwitch bridge of the host; their port group decides about VLANs.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("openvswitch"))}</name>
  <forward mode='bridge'/>
  <bridge name='${placeholder(2, "ovsbr0")}'/>
  <virtualport type='openvswitch'/>
  <portgroup name='vlan-${placeholder(3, "10")}' default='yes'>
    <vlan>
      <tag id='${mirror(3)}'/>
    </vlan>
  </portgroup>
  <portgroup name='vlan-${placeholder(4, "20")}'>
    <vlan>
      <tag id='${mirror(4)}'/>
    </vlan>
  </portgroup>
  <portgroup name='${placeholder(5, "trunk")}'>
    <vlan trunk='yes'>
      <tag id='${mirror(3)}'/>
      <tag id='${mirror(4)}'/>
    </vlan>
  </portgroup>
</network>`,
  },
  {
    id: "macvtap",
    label: "Macvtap on a network card",
    description: "Guests sit on a network card of the host by macvtap, in the LAN; they cannot reach this host itself.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("macvtap"))}</name>
  <forward mode='${choice(2, ["bridge", "private", "vepa", "passthrough"])}'>
    <interface dev='${placeholder(3, "eth0")}'/>
  </forward>
</network>`,
  },
  {
    id: "sriov",
    label: "SR-IOV virtual functions",
    description: "Each guest gets a virtual function of a network card as a PCI device.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("sriov"))}</name>
  <forward mode='hostdev' managed='yes'>
    <pf dev='${placeholder(2, "enp5s0f0")}'/>
  </forward>
</network>`,
  },
  {
    id: "dual-stack",
    label: "Dual-stack network",
    description: "IPv4 and IPv6 side by side, both translated to the host's addresses.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("dual-stack"))}</name>
  ${fresh.natIpv6 ? "<forward mode='nat'>\n    <nat ipv6='yes'/>\n  </forward>" : "<forward mode='nat'/>"}
  ${ownBridge(fresh)}
  ${ipWithRange(fresh)}
  <ip family='ipv6' address='${placeholder(4, fresh.site)}::1' prefix='64'>
    <dhcp>
      <range start='${mirror(4)}::100' end='${mirror(4)}::1ff'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "pxe-boot",
    label: "Network to boot from (PXE)",
    description: "Guests boot from the network: TFTP serves a directory of the host, BOOTP names the file.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("pxe-boot"))}</name>
  <forward mode='nat'/>
  ${ownBridge(fresh)}
  <ip address='${placeholder(3, fresh.subnet)}.1' ${fresh.mask}>
    <tftp root='${placeholder(4, "/var/lib/tftpboot")}'/>
    <dhcp>
      <range start='${mirror(3)}.2' end='${mirror(3)}.254'/>
      <bootp file='${placeholder(5, "pxelinux.0")}'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "static-hosts",
    label: "Static DHCP hosts",
    description: "Some guests always get the same address and name; the range leaves room for them.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("static-hosts"))}</name>
  <forward mode='nat'/>
  ${ownBridge(fresh)}
  <domain name='${placeholder(3, "lab.internal")}'${fresh.localOnly}/>
  <ip address='${placeholder(4, fresh.subnet)}.1' ${fresh.mask}>
    <dhcp>
      <range start='${mirror(4)}.100' end='${mirror(4)}.199'/>
      <host mac='${placeholder(5, fresh.macs[0])}' name='${placeholder(6, "web")}' ip='${mirror(4)}.10'/>
      <host mac='${placeholder(7, fresh.macs[1])}' name='${placeholder(8, "db")}' ip='${mirror(4)}.11'/>
    </dhcp>
  </ip>
</network>`,
  },
  {
    id: "split-dns",
    label: "Split DNS",
    description: "The network answers for a domain of its own, and asks a server of yours for another.",
    write: (fresh) => `<network>
  <name>${placeholder(1, fresh.name("split-dns"))}</name>
  <forward mode='nat'/>
  ${ownBridge(fresh)}
  <domain name='${placeholder(3, "lab.internal")}'${fresh.localOnly}/>
  <dns>
    <forwarder domain='${placeholder(4, "corp.example.com")}' addr='${placeholder(5, "192.0.2.53")}'/>
    <host ip='${placeholder(6, fresh.subnet)}.10'>
      <hostname>${placeholder(7, "web")}</hostname>
    </host>
  </dns>
  <ip address='${mirror(6)}.1' ${fresh.mask}>
    <dhcp>
      <range start='${mirror(6)}.100' end='${mirror(6)}.199'/>
    </dhcp>
  </ip>
</network>`,
  },
];

/** Writes a network with its own bridge, IPv4 and DHCP. */
function served(fresh: Fresh, name: string, forward: readonly string[]): string {
  const named = `<name>${placeholder(1, fresh.name(name))}</name>`;
  const inner = [named, ...forward, ownBridge(fresh), ipWithRange(fresh)].join("\n  ");
  return `<network>\n  ${inner}\n</network>`;
}

function ownBridge({ bridge }: Fresh): string {
  return `<bridge name='${placeholder(2, bridge)}' stp='on' delay='0'/>`;
}

function ipWithRange({ subnet, mask }: Fresh): string {
  return `<ip address='${placeholder(3, subnet)}.1' ${mask}>
    <dhcp>
      <range start='${mirror(3)}.2' end='${mirror(3)}.254'/>
    </dhcp>
  </ip>`;
}
