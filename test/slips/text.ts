// A value in the wrong kind of place: as text or a child instead of an attribute, or the other way round.
import { bare, dns, network, served, slipsOf, start, subnet, switched } from "./slip.js";

export const text = slipsOf("text for attribute", [
  [
    subnet,
    [
      [
        "<dhcp><range>10.20.30.100 10.20.30.199</range></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      [
        "<dhcp><range>10.20.30.100-10.20.30.199</range></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      [
        "<dhcp><range><start>10.20.30.100</start><end>10.20.30.199</end></range></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      [
        "<dhcp start='10.20.30.100' end='10.20.30.199'/>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      [
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'><lease unit='hours'>12</lease></range></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'><lease expiry='12' unit='hours'/></range></dhcp>",
      ],
      [
        "<tftp>/srv/tftp</tftp><dhcp><range start='10.20.30.100' end='10.20.30.199'/><bootp file='pxelinux.0'/></dhcp>",
        "<tftp root='/srv/tftp'/><dhcp><range start='10.20.30.100' end='10.20.30.199'/><bootp file='pxelinux.0'/></dhcp>",
      ],
    ],
  ],
  [
    network,
    [
      [
        "<ip address='10.20.30.1'><netmask>255.255.255.0</netmask></ip>",
        "<ip address='10.20.30.1' netmask='255.255.255.0'/>",
      ],
      [
        "<ip netmask='255.255.255.0'><address>10.20.30.1</address></ip>",
        "<ip address='10.20.30.1' netmask='255.255.255.0'/>",
      ],
      ["<mtu><size>1400</size></mtu>", "<mtu size='1400'/>"],
      ["<uuid value='0f0e0d0c-1111-4222-8333-444455556666'/>", "<uuid>0f0e0d0c-1111-4222-8333-444455556666</uuid>"],
      ["<title value='The lab'/>", "<title>The lab</title>"],
    ],
  ],
  [start, [["<network title='The lab'>", "<network>\n  <title>The lab</title>"]]],
  [
    served,
    [
      ["<forward><mode>nat</mode></forward>", "<forward mode='nat'/>"],
      ["<domain><name>lab.test</name></domain>", "<domain name='lab.test'/>"],
      ["<bandwidth><inbound>1000</inbound></bandwidth>", "<bandwidth><inbound average='1000'/></bandwidth>"],
      [
        "<forward mode='nat'/><dns forwarder='9.9.9.9'/>",
        "<forward mode='nat'/><dns><forwarder addr='9.9.9.9'/></dns>",
      ],
    ],
  ],
  [
    dns,
    [["<host ip='10.20.30.11'>web.lab.test</host>", "<host ip='10.20.30.11'><hostname>web.lab.test</hostname></host>"]],
  ],
  [
    bare,
    [
      ["<bridge><name>virbr20</name></bridge>", "<bridge name='virbr20'/>"],
      [
        "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport>openvswitch</virtualport>",
        "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/>",
      ],
    ],
  ],
  [
    switched,
    [
      ["<vlan>42</vlan>", "<vlan><tag id='42'/></vlan>"],
      ["<vlan><tag><id>42</id></tag></vlan>", "<vlan><tag id='42'/></vlan>"],
      [
        "<portgroup default='yes'><name>dmz</name><vlan><tag id='42'/></vlan></portgroup>",
        "<portgroup name='dmz' default='yes'><vlan><tag id='42'/></vlan></portgroup>",
      ],
    ],
  ],
]);
