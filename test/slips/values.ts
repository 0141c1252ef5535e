// A value written in another way: with its unit, two in one, in the spelling of other software, or with a stray character.
import { bare, bridged, dhcp, dns, network, served, slipsOf, subnet, switched } from "./slip.js";

const mac = "52:54:00:1d:4e:01";
const range = "<range start='10.20.30.100' end='10.20.30.199'/>";
const leased = (lease: string) =>
  `<dhcp><range start='10.20.30.100' end='10.20.30.199'><lease ${lease}/></range></dhcp>`;
const shaped = (average: string) => `<bandwidth><inbound average='${average}'/></bandwidth>`;
const tagged = "<vlan trunk='yes'><tag id='42'/><tag id='43'/></vlan>";

export const values = [
  ...slipsOf("two values in one", [
    [
      network,
      [
        [
          `<ip address='10.20.28.1/22'><dhcp>${range}</dhcp></ip>`,
          `<ip address='10.20.28.1' prefix='22'><dhcp>${range}</dhcp></ip>`,
        ],
        ["<ip address='10.20.30.1/255.255.255.0'/>", "<ip address='10.20.30.1' netmask='255.255.255.0'/>"],
        ["<ip address='10.20.30.1/24' prefix='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
        ["<ip family='ipv6' address='fd00:20::1/64'/>", "<ip family='ipv6' address='fd00:20::1' prefix='64'/>"],
      ],
    ],
    [
      dns,
      [
        ["<forwarder addr='9.9.9.9#5353'/>", "<forwarder addr='9.9.9.9' port='5353'/>"],
        ["<forwarder addr='9.9.9.9:5353'/>", "<forwarder addr='9.9.9.9' port='5353'/>"],
        [
          "<srv service='_ldap._tcp' domain='lab.test' target='x.lab.test' port='389'/>",
          "<srv service='ldap' protocol='tcp' domain='lab.test' target='x.lab.test' port='389'/>",
        ],
      ],
    ],
    [
      subnet,
      [
        ["<dhcp><range start='10.20.30.100-10.20.30.199'/></dhcp>", `<dhcp>${range}</dhcp>`],
        [
          `<dhcp>${range}<host mac='${mac}' ip='10.20.30.11/24'/></dhcp>`,
          `<dhcp>${range}<host mac='${mac}' ip='10.20.30.11'/></dhcp>`,
        ],
      ],
    ],
    [
      served,
      [
        [
          "<forward mode='nat'><nat><port start='1024-65535'/></nat></forward>",
          "<forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward>",
        ],
        [
          "<route address='10.9.0.0' prefix='16' gateway='10.20.30.2/24'/>",
          "<route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/>",
        ],
      ],
    ],
  ]),
  ...slipsOf("mask or prefix", [
    [
      network,
      [
        ["<ip address='10.20.30.1' netmask='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
        ["<ip address='10.20.30.1' netmask='/24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
        ["<ip address='10.20.30.1' prefix='/24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
        ["<ip address='10.20.30.1' prefix='255.255.255.0'/>", "<ip address='10.20.30.1' netmask='255.255.255.0'/>"],
        [
          "<ip family='ipv6' address='fd00:20::1' netmask='64'/>",
          "<ip family='ipv6' address='fd00:20::1' prefix='64'/>",
        ],
        ["<ip address='10.20.30.1' netmask='0xffffff00'/>", "<ip address='10.20.30.1' netmask='255.255.255.0'/>"],
      ],
    ],
    [
      served,
      [
        [
          "<route address='10.9.0.0' netmask='16' gateway='10.20.30.2'/>",
          "<route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/>",
        ],
      ],
    ],
  ]),
  ...slipsOf("shape of a MAC", [
    [
      network,
      [
        ["<mac address='52-54-00-1d-4e-01'/>", `<mac address='${mac}'/>`],
        ["<mac address='5254001d4e01'/>", `<mac address='${mac}'/>`],
      ],
    ],
    [
      dhcp,
      [
        ["<host mac='52-54-00-1D-4E-01' ip='10.20.30.11'/>", "<host mac='52:54:00:1D:4E:01' ip='10.20.30.11'/>"],
        ["<host mac='5254.001d.4e01' ip='10.20.30.11'/>", `<host mac='${mac}' ip='10.20.30.11'/>`],
        [`<host mac='${mac} ' ip='10.20.30.11'/>`, `<host mac='${mac}' ip='10.20.30.11'/>`],
        ["<host mac='52:54:00:1d:4e:0g' ip='10.20.30.11'/>", /0g/],
        ["<host mac='52:54:00:1d:4e' ip='10.20.30.11'/>", /5 groups/],
      ],
    ],
  ]),
  ...slipsOf("lease and delay", [
    [
      subnet,
      [
        [leased("expiry='12h'"), leased("expiry='12' unit='hours'")],
        [leased("expiry='30m'"), leased("expiry='30' unit='minutes'")],
        [leased("expiry='45min'"), leased("expiry='45' unit='minutes'")],
        [leased("expiry='infinite'"), leased("expiry='0'")],
        [leased("expiry='12' unit='hour'"), leased("expiry='12' unit='hours'")],
        [leased("expiry='12' unit='h'"), leased("expiry='12' unit='hours'")],
        [leased("expiry='2' unit='days'"), leased("expiry='48' unit='hours'")],
      ],
    ],
    [
      bare,
      [
        ["<bridge name='virbr20' delay='2s'/>", "<bridge name='virbr20' delay='2'/>"],
        ["<bridge name='virbr20' delay='2 seconds'/>", "<bridge name='virbr20' delay='2'/>"],
      ],
    ],
  ]),
  ...slipsOf("rate and size", [
    [
      served,
      [
        [shaped("100Mbit"), shaped("12500")],
        [shaped("1Gbps"), shaped("125000")],
        [shaped("10 MB/s"), shaped("10000")],
        [shaped("512kbit"), shaped("64")],
        [shaped("1.5 Mbit/s"), shaped("188")],
        [shaped("2 furlongs"), /kB\/s/],
        [shaped("fast"), /kB\/s/],
      ],
    ],
    [
      network,
      [
        ["<mtu size='1400 bytes'/>", "<mtu size='1400'/>"],
        ["<mtu size='1400B'/>", "<mtu size='1400'/>"],
        ["<mtu size='9k'/>", "<mtu size='9000'/>"],
        ["<mtu size='jumbo'/>", /bytes/],
      ],
    ],
  ]),
  ...slipsOf("yes or no", [
    [
      bare,
      [
        ["<bridge name='virbr20' stp='true'/>", "<bridge name='virbr20' stp='on'/>"],
        ["<bridge name='virbr20' stp='yes'/>", "<bridge name='virbr20' stp='on'/>"],
        ["<bridge name='virbr20' stp='disabled'/>", "<bridge name='virbr20' stp='off'/>"],
      ],
    ],
    [
      served,
      [
        ["<domain name='lab.test' localOnly='true'/>", "<domain name='lab.test' localOnly='yes'/>"],
        ["<dns enable='false'/>", "<dns enable='no'/>"],
      ],
    ],
    [
      switched,
      [
        [
          `<portgroup name='dmz' default='1'>${tagged}</portgroup>`,
          `<portgroup name='dmz' default='yes'>${tagged}</portgroup>`,
        ],
        [tagged.replace("'yes'", "'true'"), tagged],
      ],
    ],
  ]),
  ...slipsOf("a word or a character", [
    [
      network,
      [
        [
          "<ip family='IPv6' address='fd00:20::1' prefix='64'/>",
          "<ip family='ipv6' address='fd00:20::1' prefix='64'/>",
        ],
        [
          "<ip family='inet6' address='fd00:20::1' prefix='64'/>",
          "<ip family='ipv6' address='fd00:20::1' prefix='64'/>",
        ],
        ["<ip family='6' address='fd00:20::1' prefix='64'/>", "<ip family='ipv6' address='fd00:20::1' prefix='64'/>"],
        ["<ip address='10,20,30,1' prefix='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
        ["<ip address='10.20.30.1.' prefix='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
        ["<ip address=' 10.20.30.1 ' prefix='24'/>", "<ip address='10.20.30.1' prefix='24'/>"],
        ["<uuid>{0f0e0d0c-1111-4222-8333-444455556666}</uuid>", "<uuid>0f0e0d0c-1111-4222-8333-444455556666</uuid>"],
        [
          "<uuid>urn:uuid:0f0e0d0c-1111-4222-8333-444455556666</uuid>",
          "<uuid>0f0e0d0c-1111-4222-8333-444455556666</uuid>",
        ],
      ],
    ],
    [
      bridged,
      [
        ["<virtualport type='OpenVSwitch'/>", "<virtualport type='openvswitch'/>"],
        ["<virtualport type='ovs'/>", "<virtualport type='openvswitch'/>"],
        ["<virtualport type='open-vswitch'/>", "<virtualport type='openvswitch'/>"],
      ],
    ],
    [
      bare,
      [
        [
          "<forward mode='hostdev' managed='true'><pf dev='eth2'/></forward>",
          "<forward mode='hostdev' managed='yes'><pf dev='eth2'/></forward>",
        ],
      ],
    ],
    [dns, [["<forwarder addr='dns.example.net'/>", /name/]]],
  ]),
  ...slipsOf("the other half missing", [
    [
      network,
      [
        [
          `<ip prefix='24'><dhcp>${range}</dhcp></ip>`,
          `<ip address='10.20.30.1' prefix='24'><dhcp>${range}</dhcp></ip>`,
        ],
      ],
    ],
    [
      subnet,
      [["<dhcp><range start='10.20.30.100'/></dhcp>", "<dhcp><range start='10.20.30.100' end='10.20.30.199'/></dhcp>"]],
    ],
    [
      served,
      [
        [
          "<forward mode='nat'><nat><address start='198.51.100.20'/></nat></forward>",
          "<forward mode='nat'><nat><address start='198.51.100.20' end='198.51.100.20'/></nat></forward>",
        ],
        [
          "<forward mode='nat'><nat><port start='1024'/></nat></forward>",
          "<forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward>",
        ],
      ],
    ],
  ]),
];
