// Another word for an attribute: one of other software, another English word, or one of libvirt's for something similar.
import { bare, bridged, dhcp, dns, network, served, slipsOf, subnet, switched } from "./slip.js";

const mac = "52:54:00:1d:4e:01";

export const names = slipsOf("another word", [
  [
    dhcp,
    [
      // Kea
      [`<host hw-address='${mac}' ip='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
      [`<host mac='${mac}' ip-address='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
      // netplan
      [`<host macaddress='${mac}' ip='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
      // OpenStack, Docker
      [`<host mac_address='${mac}' name='web' ip='10.20.30.11'/>`, `<host mac='${mac}' name='web' ip='10.20.30.11'/>`],
      [`<host mac='${mac}' ipv4_address='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
      // ISC dhcpd
      [`<host ethernet='${mac}' ip='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
      [`<host mac='${mac}' fixed-address='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
      [`<host mac='${mac}' addr='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
      [`<host mac='${mac}' host='web' ip='10.20.30.11'/>`, `<host mac='${mac}' name='web' ip='10.20.30.11'/>`],
      [`<bootp filename='pxelinux.0' server='10.20.30.5'/>`, `<bootp file='pxelinux.0' server='10.20.30.5'/>`],
      [`<bootp file='pxelinux.0' next-server='10.20.30.5'/>`, `<bootp file='pxelinux.0' server='10.20.30.5'/>`],
    ],
  ],
  [
    subnet,
    [
      // VirtualBox
      [
        "<dhcp><range lowerip='10.20.30.100' upperip='10.20.30.199'/></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      [
        "<dhcp><range first='10.20.30.100' last='10.20.30.199'/></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      // Vagrant
      [
        "<dhcp><range start='10.20.30.100' stop='10.20.30.199'/></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      [
        "<dhcp><range begin='10.20.30.100' end='10.20.30.199'/></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>",
      ],
      [
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'><lease time='12' unit='hours'/></range></dhcp>",
        "<dhcp><range start='10.20.30.100' end='10.20.30.199'><lease expiry='12' unit='hours'/></range></dhcp>",
      ],
      [
        "<tftp path='/srv/tftp'/><dhcp><range start='10.20.30.100' end='10.20.30.199'/><bootp file='pxelinux.0'/></dhcp>",
        "<tftp root='/srv/tftp'/><dhcp><range start='10.20.30.100' end='10.20.30.199'/><bootp file='pxelinux.0'/></dhcp>",
      ],
    ],
  ],
  [
    network,
    [
      ["<ip addr='10.20.30.1' prefix='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
      ["<ip host_ip='10.20.30.1' netmask='255.255.255.0'/>", "<ip address='10.20.30.1' netmask='255.255.255.0'/>"],
      ["<ip address='10.20.30.1' prefixlen='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
      ["<ip address='10.20.30.1' cidr='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
      ["<ip address='10.20.30.1' subnet='255.255.255.0'/>", "<ip address='10.20.30.1' netmask='255.255.255.0'/>"],
      ["<ip version='6' address='fd00:20::1' prefix='64'/>", "<ip family='ipv6' address='fd00:20::1' prefix='64'/>"],
      ["<ip type='ipv6' address='fd00:20::1' prefix='64'/>", "<ip family='ipv6' address='fd00:20::1' prefix='64'/>"],
      [`<mac addr='${mac}'/>`, `<mac address='${mac}'/>`],
      [`<mac value='${mac}'/>`, `<mac address='${mac}'/>`],
      ["<mtu value='1400'/>", "<mtu size='1400'/>"],
    ],
  ],
  [
    served,
    [
      ["<forward mode='nat' device='eth0'/>", "<forward mode='nat' dev='eth0'/>"],
      ["<forward mode='nat' iface='eth0'/>", "<forward mode='nat' dev='eth0'/>"],
      [
        "<forward mode='nat'><nat><port from='1024' to='65535'/></nat></forward>",
        "<forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward>",
      ],
      ["<domain name='lab.test' local='yes'/>", "<domain name='lab.test' localOnly='yes'/>"],
      // Terraform
      ["<domain name='lab.test' local_only='yes'/>", "<domain name='lab.test' localOnly='yes'/>"],
      ["<domain domain='lab.test'/>", "<domain name='lab.test'/>"],
      [
        "<route cidr='10.9.0.0/16' gateway='10.20.30.2'/>",
        "<route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/>",
      ],
      [
        "<route destination='10.9.0.0' prefix='16' gateway='10.20.30.2'/>",
        "<route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/>",
      ],
      // ip route, netplan
      [
        "<route address='10.9.0.0' prefix='16' gw='10.20.30.2'/>",
        "<route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/>",
      ],
      [
        "<route address='10.9.0.0' prefix='16' nexthop='10.20.30.2'/>",
        "<route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/>",
      ],
      ["<bandwidth><inbound rate='1000'/></bandwidth>", "<bandwidth><inbound average='1000'/></bandwidth>"],
      [
        "<bandwidth><inbound average='1000' max='5000'/></bandwidth>",
        "<bandwidth><inbound average='1000' peak='5000'/></bandwidth>",
      ],
    ],
  ],
  [
    dns,
    [
      ["<forwarder server='9.9.9.9'/>", "<forwarder addr='9.9.9.9'/>"],
      ["<forwarder nameserver='9.9.9.9'/>", "<forwarder addr='9.9.9.9'/>"],
      [
        "<host address='10.20.30.11'><hostname>web</hostname></host>",
        "<host ip='10.20.30.11'><hostname>web</hostname></host>",
      ],
      [
        "<srv service='ldap' protocol='tcp' domain='lab.test' host='x.lab.test' port='389'/>",
        "<srv service='ldap' protocol='tcp' domain='lab.test' target='x.lab.test' port='389'/>",
      ],
      [
        "<srv service='ldap' protocol='tcp' domain='lab.test' target='x.lab.test' port='389' prio='10'/>",
        "<srv service='ldap' protocol='tcp' domain='lab.test' target='x.lab.test' port='389' priority='10'/>",
      ],
      ["<txt key='example' value='hello'/>", "<txt name='example' value='hello'/>"],
      ["<txt name='example' text='hello'/>", "<txt name='example' value='hello'/>"],
    ],
  ],
  [served, [["<dns enabled='no'/>", "<dns enable='no'/>"]]],
  [
    bare,
    [
      ["<bridge device='virbr20'/>", "<bridge name='virbr20'/>"],
      ["<bridge name='virbr20' forward_delay='2'/>", "<bridge name='virbr20' delay='2'/>"],
      ["<forward mode='bridge'/><bridge interface='br0'/>", "<forward mode='bridge'/><bridge name='br0'/>"],
      [
        "<forward mode='bridge'><interface name='eth1'/></forward>",
        "<forward mode='bridge'><interface dev='eth1'/></forward>",
      ],
    ],
  ],
  [bridged, [["<virtualport mode='openvswitch'/>", "<virtualport type='openvswitch'/>"]]],
  [
    switched,
    [
      ["<vlan><tag vid='42'/></vlan>", "<vlan><tag id='42'/></vlan>"],
      ["<vlan><tag value='42'/></vlan>", "<vlan><tag id='42'/></vlan>"],
      [
        "<portgroup id='dmz' default='yes'><vlan><tag id='42'/></vlan></portgroup>",
        "<portgroup name='dmz' default='yes'><vlan><tag id='42'/></vlan></portgroup>",
      ],
    ],
  ],
]);
