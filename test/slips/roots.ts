// Other roots: near words for a network, parts of a network, other documents of libvirt, several networks in one file.
import { bare, document, slipsOf } from "./slip.js";

const network = bare("<bridge name='virbr20'/>");
const named = (root: string) => network.replace("<network>", `<${root}>`).replace("</network>", `</${root}>`);
const mac = "52:54:00:1d:4e:01";

export const roots = slipsOf("root", [
  [
    (content) => content,
    [
      ...["netwrok", "NETWORK", "virtualnetwork", "libvirt-network", "vnet", "virtual-network"].map(
        (root) => [named(root), network] as const,
      ),
      [`<networks>\n${network}</networks>\n`, /one network/],
      [`${network}${network.replace("lab", "lab2").replace("virbr20", "virbr21")}`, /one network|second root/],
    ],
  ],
  [
    document,
    [
      // Other documents of libvirt
      [
        "<nwfilter name='no-arp'>\n  <rule action='drop' direction='out'><arp/></rule>\n</nwfilter>\n",
        /virsh nwfilter-define/,
      ],
      [
        "<secret ephemeral='no' private='yes'>\n  <usage type='iscsi'><target>lab</target></usage>\n</secret>\n",
        /virsh secret-define/,
      ],
      ["<volume>\n  <name>disk.img</name>\n  <capacity>10</capacity>\n</volume>\n", /virsh vol-create/],
      ["<network-port/>\n".replace("network-port", "networkport"), /virsh net-port-create/],
      // Parts of a network
      [`<host mac='${mac}' name='web' ip='10.20.30.11'/>\n`, /net-update/],
      ["<srv service='ldap' protocol='tcp' domain='lab.test' target='x.lab.test' port='389'/>\n", /net-update/],
      ["<interface dev='eth1'/>\n", /net-update/],
      ["<bridge name='virbr20'/>\n", /part of a network/],
      ["<dns>\n  <forwarder addr='9.9.9.9'/>\n</dns>\n", /part of a network/],
    ],
  ],
]);
