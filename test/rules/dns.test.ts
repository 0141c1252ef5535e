// Forwarders, names and SRV records: edge cases.
import { fixTable, ruleTable } from "../helpers/rule-table.js";

const ip = "<ip address='192.168.77.1' prefix='24'/>";
const target = (text: string) => `<dns><srv service='sip' protocol='udp' target='${text}'/></dns>`;
const service = (name: string) => `<dns><srv service='${name}' protocol='tcp' domain='lab.test'/></dns>`;
const port = (attribute: string) => `<dns><srv service='ldap' protocol='tcp' domain='lab.test' ${attribute}/></dns>`;

describe("rules about <dns>", () => {
  ruleTable([
    ["srv-target-not-ascii", `${target("«ä»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("«b ä»")}${ip}`, "9.0.0", "start"],
    ["srv-target-not-ascii", `${target("«a#ä»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("«&#x7f;»")}${ip}`, undefined, "start"],
    ["srv-target-not-ascii", `${target("a #ä")}${ip}`],
    ["srv-target-not-ascii", `${target("xn--4ca")}${ip}`],
    ["srv-target-not-ascii", target("ä")],
    ["dns-forwarder-port-without-address", `<dns><forwarder port='5353'/></dns>${ip}`],
    ["dns-forwarder-repeated", `<dns><forwarder/><forwarder/></dns>${ip}`],
    ["dns-name-too-long", `<domain name='${"a".repeat(64)}&#10;no-hosts'/>${ip}`, "11.3.0"],
    ["dns-name-too-long", `${service("a".repeat(62))}${ip}`],
    ["dns-name-too-long", `${service(`«${"a".repeat(63)}»`)}${ip}`, "1.2.3", "start"],
    ["dns-name-too-long", `${service("a".repeat(63))}${ip}`, "1.2.2"],
    ["dns-name-too-long", `${service(`${"a".repeat(63)}/`)}${ip}`],
    ["dns-name-too-long", `${service(`${"a".repeat(63)}*`)}${ip}`],
    ["dns-name-too-long", `${target(`«${"a".repeat(64)}»`)}${ip}`, undefined, "start"],
    ["dns-name-too-long", `${target(`${"a".repeat(64)},b`)}${ip}`],
    ["srv-service-underscore", `${service("_ldap._tcp")}${ip}`],
    ["srv-domain-missing", `<dns><srv service='_ldap._tcp.lab' protocol='tcp' target='t' port='389'/></dns>${ip}`],
    ["srv-domain-missing", `<dns><srv service='' protocol='tcp' target='ldap.lab.test' port='389'/></dns>${ip}`],
    ["srv-domain-missing", `<dns><srv service='ldap' protocol='tcp' target='' port='389'/></dns>${ip}`],
    ["srv-numbers-without-target", `${port("«port='1'»")}${ip}`, undefined, "parse"],
    ["srv-numbers-without-target", `${port("«port='65535'»")}${ip}`, undefined, "parse"],
    ["srv-numbers-without-target", `${port("port='0'")}${ip}`],
    ["srv-numbers-without-target", `${port("port='65536'")}${ip}`],
  ]);

  fixTable([
    [
      "srv-numbers-without-target",
      "<domain name='lab.test'/><dns><srv service='ldap' protocol='tcp' port='1389'/><host ip='192.168.77.5'><hostname>web</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<domain name='lab.test'/><dns><srv service='ldap' protocol='tcp' port='1389' target='web.lab.test'/><host ip='192.168.77.5'><hostname>web</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
        "<domain name='lab.test'/><dns><host ip='192.168.77.5'><hostname>web</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "srv-numbers-without-target",
      "<dns><srv service='ldap' protocol='tcp' weight='5'/><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<dns><srv service='ldap' protocol='tcp' weight='5' target='web.lab.test' port='389' domain='lab.test'/><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
        "<dns><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "srv-numbers-without-target",
      "<dns><srv service='backup' protocol='tcp' weight='5'/><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<dns><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "srv-target-missing",
      "<domain name='lab.test'/><dns><srv service='ldap' protocol='tcp'/></dns><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/></dhcp></ip>",
      [
        "<domain name='lab.test'/><dns><srv service='ldap' protocol='tcp' target='web.lab.test' port='389'/></dns><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/></dhcp></ip>",
      ],
    ],
    [
      "srv-target-not-ascii",
      "<dns><srv service='ldap' protocol='tcp' domain='lab.test' target='bär_1.lab.test' port='389'/></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<dns><srv service='ldap' protocol='tcp' domain='lab.test' target='bar_1.lab.test' port='389'/></dns><ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dns-host-repeated",
      "<dns><host ip='192.168.77.5'><hostname>web</hostname></host><host ip='192.168.77.5'><hostname>Web</hostname><hostname>www</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<dns><host ip='192.168.77.5'><hostname>web</hostname><hostname>www</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dns-host-repeated",
      "<dns><host ip='192.168.77.5'><hostname>web</hostname></host><host ip='192.168.77.5'><!-- b --><hostname>www</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      [],
    ],
    [
      "dns-host-contradicts-dhcp",
      "<dns><host ip='192.168.77.6'><hostname>web</hostname><hostname>www</hostname></host></dns><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/></dhcp></ip>",
      [
        "<dns><host ip='192.168.77.6'><hostname>www</hostname></host></dns><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/></dhcp></ip>",
      ],
    ],
    [
      "dns-name-malformed",
      "<domain name='.lab..test.'/><ip address='192.168.77.1' prefix='24'/>",
      ["<domain name='lab.test.'/><ip address='192.168.77.1' prefix='24'/>"],
    ],
    [
      "dns-name-malformed",
      "<dns><host ip='192.168.77.5'><hostname>-web-.lab</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<dns><host ip='192.168.77.5'><hostname>web.lab</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      ],
    ],
    [
      "dns-name-too-long",
      `<dns><srv service='${"a".repeat(64)}' protocol='tcp' domain='lab.test' target='t' port='1'/></dns><ip address='192.168.77.1' prefix='24'/>`,
      [
        `<dns><srv service='${"a".repeat(62)}' protocol='tcp' domain='lab.test' target='t' port='1'/></dns><ip address='192.168.77.1' prefix='24'/>`,
      ],
    ],
    [
      "dns-name-too-long",
      `<domain name='lab.${"a".repeat(64)}'/><ip address='192.168.77.1' prefix='24'/>`,
      [`<domain name='lab.${"a".repeat(63)}'/><ip address='192.168.77.1' prefix='24'/>`],
    ],
    [
      "dns-not-served",
      "<forward mode='bridge'/><bridge name='br0'/><dns><forwarder addr='192.0.2.53'/></dns>",
      ["<forward mode='bridge'/><bridge name='br0'/>"],
    ],
    [
      "dns-forwarder-empty",
      "<dns><forwarder/><forwarder domain='a.test' addr='192.0.2.53'/></dns><ip address='192.168.77.1' prefix='24'/>",
      ["<dns><forwarder domain='a.test' addr='192.0.2.53'/></dns><ip address='192.168.77.1' prefix='24'/>"],
    ],
    [
      "invalid-value",
      "<dns><txt name='_kerberos.lab' value='LAB'/></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><ip address='192.168.77.1' prefix='24'/><dnsmasq:options><dnsmasq:option value='txt-record=_kerberos.lab,LAB'/></dnsmasq:options></network>",
      ],
    ],
    [
      "invalid-value",
      "<dns><txt name='_kerberos.lab' value='LAB'/></dns><ip address='192.168.77.1' prefix='24'/>",
      ["<dns><txt name='kerberos.lab' value='LAB'/></dns><ip address='192.168.77.1' prefix='24'/>"],
      "5.5.0",
    ],
    [
      "invalid-value",
      "<dns><forwarder domain='_msdcs.lab.test' addr='10.1.1.1' port='5353'/><txt name='a' value='b'/></dns><ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='no-hosts'/></x:options>",
      [
        "<dns><txt name='a' value='b'/></dns><ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='no-hosts'/><x:option value='server=/_msdcs.lab.test/10.1.1.1#5353'/></x:options>",
      ],
    ],
    [
      "invalid-value",
      "<dns><forwarder domain='_msdcs.lab.test'/></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><ip address='192.168.77.1' prefix='24'/><dnsmasq:options><dnsmasq:option value='server=/_msdcs.lab.test/#'/></dnsmasq:options></network>",
      ],
    ],
    [
      "invalid-value",
      "<dns><srv service='ldap' protocol='tcp' domain='dc._msdcs.lab.test' target='x.lab.test' port='389' weight='3'/></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><ip address='192.168.77.1' prefix='24'/><dnsmasq:options><dnsmasq:option value='srv-host=_ldap._tcp.dc._msdcs.lab.test,x.lab.test,389,0,3'/></dnsmasq:options></network>",
      ],
    ],
    [
      "invalid-value",
      "<dns><host ip='192.168.77.4'><hostname>web</hostname><hostname>a_b</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
      [
        "<dns><host ip='192.168.77.4'><hostname>web</hostname><hostname>a-b</hostname></host></dns><ip address='192.168.77.1' prefix='24'/>",
        "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lab</name><dns><host ip='192.168.77.4'><hostname>web</hostname></host></dns><ip address='192.168.77.1' prefix='24'/><dnsmasq:options><dnsmasq:option value='host-record=a_b,192.168.77.4'/></dnsmasq:options></network>",
      ],
    ],
  ]);
});
