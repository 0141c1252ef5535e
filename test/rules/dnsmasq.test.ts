// dnsmasq's configuration as libvirt writes it: raw options, unchecked values, DNS records, network boot.
import { fixTable, ruleTable } from "../helpers/rule-table.js";

const ip = "<ip address='192.168.77.1' prefix='24'/>";
const range = "<range start='192.168.77.10' end='192.168.77.99'/>";
const served = `<ip address='192.168.77.1' prefix='24'><dhcp>${range}</dhcp></ip>`;
const boot = (file: string, range = "") =>
  `<ip address='192.168.77.1' prefix='24'><dhcp>${range}<bootp file='${file}' server='192.168.77.5'/></dhcp></ip>`;
const option = (values: string, before = ip) =>
  `${before}<x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'>${values}</x:options>`;
const one = (value: string, before = ip) => option(`<x:option value='${value}'/>`, before);

describe("rules about dnsmasq, DNS and boot", () => {
  ruleTable([
    ["dnsmasq-option-refused", one("«cache-sise»=500"), undefined, "start"],
    ["dnsmasq-option-refused", one("«dnssec=»"), undefined, "start"],
    ["dnsmasq-option-refused", one("«filter-aaaa»"), undefined, "start"],
    ["dnsmasq-option-refused", one("«cache-size: 500»"), undefined, "start"],
    ["dnsmasq-option-refused", one("cache-size=«lots»"), undefined, "start"],
    ["dnsmasq-option-refused", one("server=«dns.lab.test»"), undefined, "runtime"],
    ["dnsmasq-option-refused", one("conf-file=«lab.conf»"), undefined, "runtime"],
    ["dnsmasq-option-refused", one("dhcp-option=option:«ruter»,192.168.77.9"), undefined, "start"],
    ["dnsmasq-option-refused", one("«do-0x20-encode»"), "9.0.0", "start"],
    ["dnsmasq-option-refused", one("«server»"), undefined, "start"],
    ["dnsmasq-option-refused", one("«no-hosts&#10;frob»"), undefined, "start"],
    ["dnsmasq-option-refused", option("<x:option value='port=5'/><x:option value='«port=6»'/>"), undefined, "start"],
    ["dnsmasq-option-refused", one(" cache-size = 500 # small")],
    ["dnsmasq-option-refused", one("")],
    ["dnsmasq-option-refused", one("frob", "")],
    ["dnsmasq-option-refused", one("frob", `<dns enable='no'/>${ip}`)],
    ["dnsmasq-option-refused", one("«frob»", `<dns enable='no'/>${served}`), undefined, "start"],
    ["dnsmasq-option-managed", one("«dhcp-lease-max=9»", served), undefined, "start"],
    ["dnsmasq-option-managed", one("dhcp-lease-max=9")],
    ["dnsmasq-option-managed", one("«port=0»"), undefined, "runtime"],
    ["dnsmasq-option-managed", one("«port=53»", `<dns enable='no'/>${served}`), undefined, "start"],
    ["dnsmasq-option-incomplete", one("«dhcp-fqdn»"), undefined, "start"],
    ["dnsmasq-option-incomplete", one("dhcp-fqdn", `<domain name='lab.test'/>${ip}`)],
    [
      "dnsmasq-quote-unclosed",
      `<dns><srv service='a' protocol='tcp' target='«t"»' port='1'/></dns>${ip}`,
      undefined,
      "start",
    ],
    ["dnsmasq-quote-unclosed", `<dns><txt name='a' value='"a\\"b"'/></dns>${ip}`],
    ["dnsmasq-quote-unclosed", "<dns><txt name='a' value='a\"b'/></dns>"],
    ["dnsmasq-line-smuggled", `<dns><txt name='a' value='«x&#10;cache-size=7»'/></dns>${ip}`, "9.0.0", "runtime"],
    ["dnsmasq-line-smuggled", `<dns><txt name='a' value='«x&#10;garbage»'/></dns>${ip}`, "9.0.0", "start"],
    ["dnsmasq-line-smuggled", `<dns><txt name='a' value='x&#10;garbage'/></dns>${ip}`, "11.3.0"],
    ["dnsmasq-line-smuggled", `<domain name='«lab&#10;no-hosts»'/>${ip}`, "11.3.0", "runtime"],
    ["dnsmasq-line-smuggled", `<domain name='lab&#10;no-hosts'/>${ip}`, "12.8.0"],
    ["dns-name-too-long", `<dns><txt name='«${"a".repeat(64)}»' value='x'/></dns>${ip}`, undefined, "start"],
    ["dns-name-too-long", `<domain name='${"a".repeat(63)}'/>${ip}`],
    ["dns-name-too-long", `<dns enable='no'/><domain name='${"a".repeat(64)}'/>${ip}`],
    ["srv-numbers-without-target", `<dns><srv service='a' protocol='tcp' target='' port='1'/></dns>${ip}`],
    [
      "dns-not-served",
      `<forward mode='bridge'/><bridge name='br0'/><«dns»><forwarder addr='192.0.2.53'/></dns>`,
      undefined,
      "ignored",
    ],
    ["domain-register-not-local", `<domain «register='yes'»/>${ip}`, undefined, "parse"],
    ["tftp-root-relative", "<ip address='192.168.77.1' prefix='24'><tftp root='«~/tftp»'/></ip>", undefined, "runtime"],
    ["dnsmasq-option-has-element", one("domain")],
    ["dnsmasq-option-has-element", one('server="192.0.2.53')],
    ["dnsmasq-option-incomplete", one("dnssec=yes")],
    ["dnsmasq-option-not-everywhere", one("do-0x20-encode=yes")],
    ["dnsmasq-line-smuggled", `<dns><forwarder domain='lab&#10;no-hosts' addr='192.0.2.53'/></dns>${ip}`, "12.8.0"],
    [
      "dnsmasq-line-smuggled",
      `<dns><forwarder domain='«lab&#10;garbage»' addr='192.0.2.53'/></dns>${ip}`,
      "9.0.0",
      "runtime",
    ],
    [
      "dnsmasq-line-smuggled",
      `<dns><srv service='a' protocol='tcp' target='«t&#10;garbage»' port='1'/></dns>${ip}`,
      "9.0.0",
      "runtime",
    ],
    [
      "dnsmasq-line-smuggled",
      `<dns><srv service='a' protocol='tcp' domain='«lab&#10;garbage»' target='t' port='1'/></dns>${ip}`,
      "9.0.0",
      "runtime",
    ],
    ["dnsmasq-line-smuggled", boot("«f&#10;garbage»", range), "11.3.0", "runtime"],
    ["dnsmasq-line-smuggled", boot("f&#10;garbage", range), "12.8.0"],
    ["dnsmasq-line-smuggled", boot("f&#10;garbage"), "11.3.0"],
    ["tftp-root-relative", `<ip address='192.168.77.1' prefix='24'><tftp root='srv/"tftp'/></ip>`],
    ["tftp-root-relative", "<ip family='ipv6' address='fd00:77::1' prefix='64'><tftp root='srv/tftp'/></ip>"],
  ]);

  fixTable([
    ["dnsmasq-option-refused", one("option:router,192.168.77.9"), [one("dhcp-option=option:router,192.168.77.9"), ip]],
    ["dnsmasq-option-refused", one("option 6 192.0.2.53"), [one("dhcp-option=6,192.0.2.53"), ip]],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='6,192.0.2.53'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='dhcp-option=6,192.0.2.53'/></x:options>",
        "<ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='dhcp-option 6 192.0.2.53'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='dhcp-option=6,192.0.2.53'/></x:options>",
        "<ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='router=192.168.77.9'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='dhcp-option=option:router,192.168.77.9'/></x:options>",
        "<ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='no-hosts=no'/><x:option value='log-queries'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-queries'/></x:options>",
      ],
    ],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='cache-size=lots'/></x:options>",
      ["<ip address='192.168.77.1' prefix='24'/>"],
    ],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='filter-aaaa=yes'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='filter-AAAA'/></x:options>",
        "<ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dnsmasq-option-refused",
      `<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-facility="/var/log/lab'/></x:options>`,
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-facility=/var/log/lab'/></x:options>",
        "<ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='cache-size=5'/><x:option value='cache-size=6'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='cache-size=5'/></x:options>",
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='cache-size=6'/></x:options>",
      ],
    ],
    [
      "dnsmasq-option-refused",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-queries&#10;no-resolve'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-queries&#10;no-resolv'/></x:options>",
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-queries'/></x:options>",
      ],
    ],
    [
      "dnsmasq-option-managed",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-queries'/><x:option value='no-daemon'/></x:options>",
      [
        "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='log-queries'/></x:options>",
      ],
    ],
    [
      "dnsmasq-option-incomplete",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='dnssec'/></x:options>",
      ["<ip address='192.168.77.1' prefix='24'/>"],
    ],
    [
      "dnsmasq-line-smuggled",
      "<dns><txt name='a' value='x&#10;cache-size=7'/></dns><ip address='192.168.77.1' prefix='24'/>",
      ["<dns><txt name='a' value='x cache-size=7'/></dns><ip address='192.168.77.1' prefix='24'/>"],
      "9.0.0",
    ],
    [
      "dnsmasq-line-smuggled",
      "<ip address='192.168.77.1' prefix='24'><tftp root='/srv/tftp&#10;cache-size=7'/></ip>",
      ["<ip address='192.168.77.1' prefix='24'><tftp root='/srv/tftp'/></ip>"],
    ],
    [
      "bootp-ignored",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/><bootp file='pxelinux.0' server='192.168.77.2'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><bootp file='pxelinux.0' server='192.168.77.2'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      ],
    ],
    [
      "tftp-on-ipv6",
      "<ip address='192.168.77.1' prefix='24'/><ip family='ipv6' address='fd00:77::1' prefix='64'><tftp root='/srv/tftp'/></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><tftp root='/srv/tftp'/></ip><ip family='ipv6' address='fd00:77::1' prefix='64'></ip>",
        "<ip address='192.168.77.1' prefix='24'/><ip family='ipv6' address='fd00:77::1' prefix='64'></ip>",
      ],
    ],
  ]);
});
