// An element one or more levels too deep or too high, and settings of other DHCP servers.
import { bare, bridged, network, served, slipsOf, switched } from "./slip.js";

const mac = "52:54:00:1d:4e:01";
const range = "<range start='10.20.30.100' end='10.20.30.199'/>";
const ip = (content: string) => `<ip address='10.20.30.1' netmask='255.255.255.0'>${content}</ip>`;
const pool = ip(`<dhcp>${range}</dhcp>`);
const namespace = "http://libvirt.org/schemas/network/dnsmasq/1.0";
const options = (value: string) =>
  `<dnsmasq:options xmlns:dnsmasq='${namespace}'><dnsmasq:option value='${value}'/></dnsmasq:options>`;

export const places = [
  ...slipsOf("too deep", [
    [
      network,
      [
        [
          ip(`<dhcp>${range}<dns><txt name='example' value='hello'/></dns></dhcp>`),
          `<dns><txt name='example' value='hello'/></dns>${pool}`,
        ],
        [ip(`<dhcp>${range}</dhcp><domain name='lab.test'/>`), `<domain name='lab.test'/>${pool}`],
        [ip(`<dhcp>${range}<domain name='lab.test'/></dhcp>`), `<domain name='lab.test'/>${pool}`],
        [
          ip(`<!-- to the office --><route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/><dhcp>${range}</dhcp>`),
          `<!-- to the office --><route address='10.9.0.0' prefix='16' gateway='10.20.30.2'/>${pool}`,
        ],
        [
          ip(`<dhcp>${range}</dhcp><bandwidth><inbound average='1000'/></bandwidth>`),
          `<bandwidth><inbound average='1000'/></bandwidth>${pool}`,
        ],
        [ip(`<forward mode='nat'/><dhcp>${range}</dhcp>`), `<forward mode='nat'/>${pool}`],
        [
          ip(`<dhcp>${range}<tftp root='/srv/tftp'/><bootp file='pxelinux.0'/></dhcp>`),
          ip(`<tftp root='/srv/tftp'/><dhcp>${range}<bootp file='pxelinux.0'/></dhcp>`),
        ],
      ],
    ],
    [
      bare,
      [
        [`<bridge name='virbr20'><mac address='${mac}'/></bridge>`, `<bridge name='virbr20'/><mac address='${mac}'/>`],
        [
          "<bridge name='virbr20'><forward mode='nat'/></bridge><ip address='10.20.30.1' prefix='24'/>",
          "<bridge name='virbr20'/><forward mode='nat'/><ip address='10.20.30.1' prefix='24'/>",
        ],
        ["<forward mode='bridge'><bridge name='br0'/></forward>", "<forward mode='bridge'/><bridge name='br0'/>"],
        [
          "<forward mode='bridge'><virtualport type='openvswitch'/></forward><bridge name='ovsbr0'/>",
          "<forward mode='bridge'/><virtualport type='openvswitch'/><bridge name='ovsbr0'/>",
        ],
        [
          "<forward mode='bridge'/><bridge name='ovsbr0'><virtualport type='openvswitch'/></bridge>",
          "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/>",
        ],
        [
          "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'><vlan><tag id='42'/></vlan></virtualport>",
          "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/><vlan><tag id='42'/></vlan>",
        ],
      ],
    ],
    [
      bridged,
      [
        [
          "<portgroup name='dmz' default='yes'><bandwidth><inbound average='1000'/></bandwidth><port isolated='yes'/></portgroup>",
          "<port isolated='yes'/><portgroup name='dmz' default='yes'><bandwidth><inbound average='1000'/></bandwidth></portgroup>",
        ],
      ],
    ],
  ]),
  ...slipsOf("too high", [
    [
      network,
      [
        [`<ip address='10.20.30.1' netmask='255.255.255.0'/><dhcp>${range}</dhcp>`, pool],
        [ip(range), pool],
        [
          `${pool}<host mac='${mac}' ip='10.20.30.11'/>`,
          ip(`<dhcp>${range}<host mac='${mac}' ip='10.20.30.11'/></dhcp>`),
        ],
        [
          `<tftp root='/srv/tftp'/>${ip(`<dhcp>${range}<bootp file='pxelinux.0'/></dhcp>`)}`,
          ip(`<tftp root='/srv/tftp'/><dhcp>${range}<bootp file='pxelinux.0'/></dhcp>`),
        ],
        [
          `${pool}<bootp file='pxelinux.0' server='10.20.30.5'/>`,
          ip(`<dhcp>${range}<bootp file='pxelinux.0' server='10.20.30.5'/></dhcp>`),
        ],
      ],
    ],
    [
      served,
      [
        [
          "<srv service='ldap' protocol='tcp' domain='lab.test' target='x.lab.test' port='389'/>",
          "<dns><srv service='ldap' protocol='tcp' domain='lab.test' target='x.lab.test' port='389'/></dns>",
        ],
        ["<txt name='example' value='hello'/>", "<dns><txt name='example' value='hello'/></dns>"],
        [
          "<host ip='10.20.30.11'><hostname>web</hostname></host>",
          "<dns><host ip='10.20.30.11'><hostname>web</hostname></host></dns>",
        ],
        ["<outbound average='1000'/>", "<bandwidth><outbound average='1000'/></bandwidth>"],
        [
          "<nat><address start='198.51.100.20' end='198.51.100.29'/></nat><forward mode='nat'/>",
          "<forward mode='nat'><nat><address start='198.51.100.20' end='198.51.100.29'/></nat></forward>",
        ],
      ],
    ],
    [
      bare,
      [
        [
          "<forward mode='hostdev' managed='yes'/><pf dev='eth2'/>",
          "<forward mode='hostdev' managed='yes'><pf dev='eth2'/></forward>",
        ],
      ],
    ],
    [
      bridged,
      [
        [
          "<virtualport type='openvswitch'/><parameters profileid='web'/>",
          "<virtualport type='openvswitch'><parameters profileid='web'/></virtualport>",
        ],
      ],
    ],
    [
      switched,
      [
        [
          "<portgroup name='dmz' default='yes'><tag id='42'/></portgroup>",
          "<portgroup name='dmz' default='yes'><vlan><tag id='42'/></vlan></portgroup>",
        ],
      ],
    ],
  ]),
  ...slipsOf("of another DHCP server", [
    [
      network,
      [
        [
          ip(`<dhcp>${range}<option number='6' value='10.20.30.5'/></dhcp>`),
          `${pool}${options("dhcp-option=6,10.20.30.5")}`,
        ],
        [
          ip(`<dhcp>${range}<option code='42' value='10.20.30.5'/></dhcp>`),
          `${pool}${options("dhcp-option=42,10.20.30.5")}`,
        ],
        [
          ip(`<dhcp>${range}<option name='ntp-server' value='10.20.30.5'/></dhcp>`),
          `${pool}${options("dhcp-option=42,10.20.30.5")}`,
        ],
        [
          `${pool}${options("log-queries").replace("<dnsmasq:option value='log-queries'/>", "<dnsmasq:option>log-queries</dnsmasq:option>")}`,
          `${pool}${options("log-queries")}`,
        ],
        [`${pool}${options("--log-queries")}`, `${pool}${options("log-queries")}`],
        [ip(`<dhcp>${range}</dhcp>${options("log-queries")}`), `${pool}${options("log-queries")}`],
        [ip(`<dhcp>${range}${options("log-dhcp")}</dhcp>`), `${pool}${options("log-dhcp")}`],
        [`<dns>${options("log-dhcp")}</dns>${pool}`, `<dns/>${pool}${options("log-dhcp")}`],
        [
          `<dns xmlns:dnsmasq='${namespace}'><txt name='example' value='hello'/>${options("log-dhcp").replace(/ xmlns:dnsmasq='[^']*'/, "")}</dns>${pool}`,
          `<dns><txt name='example' value='hello'/></dns>${pool}${options("log-dhcp")}`,
        ],
      ],
    ],
  ]),
];
