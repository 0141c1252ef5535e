// A setting on a neighbour: on the parent, a child or a sibling of the element that has it.
import { bare, bridged, document, network, served, slipsOf, start, switched } from "./slip.js";

const mac = "52:54:00:1d:4e:01";

export const neighbours = slipsOf("on a neighbour", [
  [
    start,
    [
      ["<network mtu='1400'>", "<network>\n  <mtu size='1400'/>"],
      [`<network mac='${mac}'>`, `<network>\n  <mac address='${mac}'/>`],
    ],
  ],
  [
    document,
    [
      [
        "<network>\n  <name>lan</name>\n  <forward mode='bridge'>\n    <interface dev='eth1' trustGuestRxFilters='yes'/>\n  </forward>\n</network>\n",
        "<network trustGuestRxFilters='yes'>\n  <name>lan</name>\n  <forward mode='bridge'>\n    <interface dev='eth1'/>\n  </forward>\n</network>\n",
      ],
      [
        "<network bridge='virbr20'>\n  <name>lab</name>\n</network>\n",
        "<network>\n  <name>lab</name>\n  <bridge name='virbr20'/>\n</network>\n",
      ],
      [served("").replace("<network>", "<network mode='nat'>"), served("<forward mode='nat'/>")],
      [served("").replace("<network>", "<network domain='lab.test'>"), served("<domain name='lab.test'/>")],
      [
        served("").replace("<bridge name='virbr20'/>", "<bridge name='virbr20' mode='nat'/>"),
        served("<forward mode='nat'/>"),
      ],
      [
        served("").replace("netmask='255.255.255.0'>", "netmask='255.255.255.0' domain='lab.test'>"),
        served("<domain name='lab.test'/>"),
      ],
    ],
  ],
  [
    network,
    [["<ip address='10.20.30.1' prefix='24' mtu='1400'/>", "<mtu size='1400'/><ip address='10.20.30.1' prefix='24'/>"]],
  ],
  [bare, [["<forward mode='bridge' bridge='br0'/>", "<forward mode='bridge'/><bridge name='br0'/>"]]],
  [
    switched,
    [
      [
        "<portgroup name='dmz' default='yes' vlan='42'/>",
        "<portgroup name='dmz' default='yes'><vlan><tag id='42'/></vlan></portgroup>",
      ],
      ["<vlan trunk='yes' id='42'/>", "<vlan trunk='yes'><tag id='42'/></vlan>"],
    ],
  ],
  [bridged, [["<isolated/>", "<port isolated='yes'/>"]]],
]);
