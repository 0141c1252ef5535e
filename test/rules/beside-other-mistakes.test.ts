// Where rules report findings in documents that also have other mistakes, and where they do not.
import { ruleTable } from "../helpers/rule-table.js";

describe("rules beside other mistakes", () => {
  ruleTable([
    ["without-effect-in-mode", "<forward mode='hostdev' «dev='eth0'»><pf dev='eth0'/></forward>", "3.1.0"],
    ["mtu-unusual", "<forward mode='passthrough' dev='eth0'/><mtu size='9217'/>"],
    ["bandwidth-burst-odd", "<bandwidth><inbound average='1000' peak='5000' burst='4194304'/></bandwidth>"],
    [
      "bandwidth-burst-too-high",
      "<portgroup name='web' default='yes'><bandwidth><outbound average='1000000' burst='4294967296'/></bandwidth></portgroup>",
    ],
    ["bandwidth-burst-too-long", "<bandwidth><inbound average='1000' peak='5000' burst='4194304'/></bandwidth>"],
    ["bridge-delay-out-of-range", "<bridge name='virbr-lab' delay='100'/><forward mode='bridge'/>"],
    ["bridge-mac-not-local", "<mac address='00:00:00:00:00:00'/>"],
    [
      "dhcp-host-at-reserved-address",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='host'/></dhcp></ip>",
    ],
    [
      "dhcp-host-at-reserved-address",
      "<ip prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='192.168.77.1'/></dhcp></ip>",
    ],
    ["dhcp-host-family-mismatch", "<ip prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='fd00:77::5'/></dhcp></ip>"],
    [
      "dhcp-host-family-mismatch",
      "<ip address='fd00:77::5' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='fd00:77::5'/></dhcp></ip>",
    ],
    [
      "dhcp-host-id-on-ipv4",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host id='0:3:0:1:52:54:0:0:0:1' ip='192.168.77.5'/></dhcp></ip>",
    ],
    ["dhcp-host-outside-subnet", "<ip prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='192.168.78.9'/></dhcp></ip>"],
    [
      "dhcp-host-repeated",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host id='0' mac='52:54:00:00:00:01' ip='192.168.77.5'/><host id='0' mac='52:54:00:00:00:02' ip='«192.168.77.5»'/></dhcp></ip>",
    ],
    ["dhcp-host-unidentified", "<ip address='fd00:77::5' prefix='24'><dhcp><«host» ip='192.168.77.5'/></dhcp></ip>"],
    [
      "dhcp-ipv6-prefix-too-short",
      "<ip address='fd00:77::1' prefix='60'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
    ],
    [
      "dhcp-range-at-broadcast-address",
      "<ip prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.255'/></dhcp></ip>",
    ],
    [
      "dhcp-range-at-broadcast-address",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10'/></dhcp></ip>",
    ],
    [
      "dhcp-range-at-broadcast-address",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.0' end='«192.168.77.255»'/></dhcp></ip>",
    ],
    [
      "dhcp-range-at-network-address",
      "<ip prefix='24'><dhcp><range start='192.168.77.0' end='192.168.77.99'/></dhcp></ip>",
    ],
    [
      "dhcp-range-at-network-address",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range end='192.168.77.99'/></dhcp></ip>",
    ],
    ["dhcp-range-family-mismatch", "<ip prefix='24'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>"],
    [
      "dhcp-range-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range end='fd00:77::20'/></dhcp></ip>",
    ],
    [
      "dhcp-range-outside-subnet",
      "<ip prefix='24'><dhcp><range start='192.168.77.10' end='192.168.78.20'/></dhcp></ip>",
    ],
    [
      "dhcp-range-outside-subnet",
      "<ip address='192.168.77.1' prefix='range'><dhcp><range start='192.168.77.10' end='192.168.78.20'/></dhcp></ip>",
    ],
    [
      "dhcp-range-outside-subnet",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range end='192.168.78.20'/></dhcp></ip>",
    ],
    [
      "dhcp-range-outside-subnet",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='fd00:77::5' end='192.168.78.20'/></dhcp></ip>",
    ],
    ["dhcp-range-reversed", "<ip address='192.168.77.1' prefix='24'><dhcp><range end='192.168.77.10'/></dhcp></ip>"],
    ["dhcp-range-reversed", "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.99'/></dhcp></ip>"],
    [
      "dhcp-range-reversed",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='193.168.77.99' end='192.168.77.10'/></dhcp></ip>",
    ],
    [
      "dhcp-range-with-own-address",
      "<ip prefix='24'><dhcp><range start='192.168.77.1' end='192.168.77.99'/></dhcp></ip>",
    ],
    [
      "dhcp-ranges-overlap",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.60' end='192.168.77.50'/><range start='192.168.77.40' end='192.168.77.60'/></dhcp></ip>",
    ],
    ["dns-forwarder-loop", "<dns><forwarder addr='network'/></dns><ip address='192.168.77.1' prefix='24'/>"],
    [
      "dns-forwarder-repeated",
      "<dns><forwarder addr='192.0.2.533'/><forwarder addr=''/></dns><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "dns-forwarder-repeated",
      "<dns><forwarder port='lab' addr='192.0.2.53'/><forwarder addr='192.0.2.53'/></dns><ip address='192.168.77.1' prefix='24'/>",
    ],
    ["dns-name-malformed", "<domain name='lab..test '/><ip address='192.168.77.1' prefix='24'/>"],
    ["dns-not-served", "<dns><host ip='192.168.77.9'><hostname>web</hostname></host></dns><forward mode='nat'/>"],
    ["dns-not-served", "<dns><host ip='192.168.77.9'><hostname>web</hostname></host></dns><forward mode='bridge'/>"],
    ["domain-asked-outside", "<forward mode='nat'/><domain/><ip address='192.168.77.1' prefix='24'/>"],
    [
      "domain-register-needs-resolved",
      "<domain localOnly='yes' register='yes'/><ip address='192.168.77.1' prefix='24'/>",
    ],
    ["exclusive-attributes", "<ip family='ipv6' address='192.168.77.1' netmask='255.255.255.0' prefix='24'/>"],
    ["forward-device-conflict", "<forward mode='open' dev='eth0'><interface dev='eth1'/></forward>"],
    [
      "forward-device-conflict",
      "<forward mode='passthrough' dev='«eth0»'><interface dev='eth1'/></forward><bridge name='virbr7'/>",
    ],
    [
      "forward-device-conflict",
      "<forward mode='passthrough' dev='«eth0»'><interface dev='eth1'/><address start='203.0.113.5' end='203.0.113.9'/></forward>",
    ],
    [
      "forward-device-conflict",
      "<forward mode='none' «dev='eth0'»><interface dev='eth1'/><address start='203.0.113.5' end='203.0.113.9'/></forward>",
    ],
    ["forward-interface-repeated", "<forward mode='passthrough'><interface/><interface dev='eth0'/></forward>"],
    ["forward-pool-mixed", "<forward mode='network'><interface dev='eth0'/><pf dev='eth1'/></forward>"],
    ["forward-pool-mixed", "<forward mode='open'><interface dev='eth0'/><pf dev='eth1'/></forward>"],
    [
      "forward-pool-mixed",
      "<forward mode='passthrough'><interface dev='eth0'/><«pf» dev='eth1'/><address start='203.0.113.5' end='203.0.113.9'/></forward>",
    ],
    [
      "forward-too-many-interfaces",
      "<forward mode='open'><interface dev='eth0'/><interface dev='eth1'/></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "forward-too-many-interfaces",
      "<forward mode='nat'><interface dev='eth0'/><interface dev='eth1'/><interface dev='eth1'/></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    ["forward-without-device", "<forward mode='network'/>"],
    ["invalid-value", "<ip address='«192.168.77.1/24»'/><virtualport type='schema'/>"],
    ["ip-address-not-a-host", "<ip address='192.168.77.0' prefix='subnet'/>"],
    ["ip-address-not-a-host", "<ip family='ipv6' address='192.168.77.0' prefix='24'/>"],
    ["ip-address-of-documentation", "<ip prefix='24'/>"],
    ["ip-address-of-documentation", "<ip address='192.0.2.1' prefix='subnet'/>"],
    ["ip-address-public", "<forward mode='nat'/><ip prefix='24'/>"],
    [
      "ip-address-repeated",
      "<ip address='192.168.77.1' prefix='start'/><ip address='192.168.77.1' netmask='x255.255.255.0'/>",
    ],
    ["ip-address-special", "<ip address='ff02::1' prefix='64'/>"],
    [
      "ip-ipv6-beside-dhcp",
      "<ip address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip><ip family='ipv6' address='fd00:78::1' prefix='64'/>",
    ],
    ["ip-ipv6-prefix-not-64", "<ip netmask='0' family='ipv6' address='fd00:77::1' prefix='0'/>"],
    ["ip-local-ptr-prefix", "<ip address='192.168.76.1' prefix='subnet' localPtr='yes'/>"],
    ["ip-local-ptr-prefix", "<ip prefix='23' localPtr='yes'/>"],
    ["ip-netmask-with-holes", "<ip family='ipv6' address='192.168.77.1' netmask='0.0.0.255'/>"],
    ["ip-netmask-with-holes", "<ip address='192.168.77.1' netmask='subnet'/>"],
    ["ip-netmask-with-holes", "<ip netmask='5' address='192.168.77.1'/>"],
    ["ip-netmask-zero", "<ip prefix='1' address='192.168.77.1' netmask='0.0.0.0'/>"],
    ["ip-prefix-too-long", "<ip address='fd00:77::5' prefix='64'/>"],
    ["ip-prefix-too-long", "<ip address='192.168.77.1' prefix='129'/>"],
    ["ip-subnet-common", "<forward mode='nat'/><ip address='«192.168.1»' prefix='24'/>"],
    ["ip-subnet-common", "<forward mode='nat'/><ip address='subnet' prefix='24'/>"],
    ["ip-subnet-common", "<forward mode='nat'/><ip family='ipv6' address='192.168.1.1' prefix='24'/>"],
    ["ip-subnet-too-wide", "<ip prefix='8'/>"],
    ["ip-subnet-without-guests", "<ip prefix='32'/>"],
    ["ip-subnet-without-guests", "<ip address='fd00:77::5' prefix='32'/>"],
    ["ip-subnets-overlap", "<ip prefix='24'/><ip address='192.168.0.1' prefix='16'/>"],
    [
      "ip-subnets-overlap",
      "<ip family='ipv6' address='192.168.77.1' prefix='24'/><ip address='192.168.0.1' prefix='16'/>",
    ],
    [
      "ip-subnets-overlap",
      "<ip address='192.168.77.1' prefix='24'/><ip address='192.168.77.1' prefix='24'/><ip address='«192.168.0.1»' prefix='16'/>",
    ],
    ["ip-ula-not-random", "<ip address='fd00::1' prefix='64'/>"],
    ["macvtap-device-unsuitable", "<forward mode='bridge' dev='wlan0'/><bridge name='virbr7'/>"],
    [
      "misplaced-element",
      "<ip address='192.168.77.1' prefix='24'><«range» start='192.168.77.10' end='192.168.77.99'/></ip><dnsmasq:options/>",
    ],
    ["mtu-too-small", "<mtu size='1200'/><ip address='fd00:77::1' prefix='64'/>"],
    ["mtu-unusual", "<mtu/>"],
    ["mtu-unusual", "<mtu size='1'/>"],
    ["mtu-unusual", "<mtu size='65536'/>"],
    [
      "name-too-long-for-dnsmasq",
      "<network><name> nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnx</name><ip address='192.168.77.1' prefix='24'/></network>",
    ],
    ["name-unusual", "<network><name></name></network>"],
    ["name-with-blanks-around", "<network><name></name></network>"],
    [
      "nat-address-range",
      "<forward mode='route'><nat><address start='203.0.113.9' end='203.0.113.5'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-address-range",
      "<forward mode='nat'><nat><address end='203.0.113.5'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-address-range",
      "<forward mode='nat'><nat><address start='fd00:77::5' end='203.0.113.5'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-address-unusable",
      "<forward mode='route'><nat><address start='192.168.77.5' end='192.168.77.9'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-address-unusable",
      "<forward mode='nat'><nat><address end='192.168.77.9'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-address-unusable",
      "<forward mode='nat'><nat><address start='192.168.77.5' end='192.168.77.9'/></nat></forward><ip address='192.168.77.9' prefix='ipv4'/>",
    ],
    [
      "nat-port-range",
      "<forward mode='route'><nat><port start='5000' end='5000'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-port-range",
      "<forward mode='nat'><nat><port end='5000'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-port-range",
      "<forward mode='nat'><nat><port start='65536' end='5000'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "nat-port-range",
      "<forward mode='nat'><nat><port start='65535' end='65536'/></nat></forward><ip address='192.168.77.1' prefix='24'/>",
    ],
    ["nat-without-effect", "<forward mode='nat'><nat ipv6='yes'/></forward>"],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0' «stp='on'»/><dnsmasq:options/>"],
    [
      "pci-address-repeated",
      "<forward><address type='pci' bus='4' slot='0' function='1'/><address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x1'/></forward>",
    ],
    [
      "pci-address-repeated",
      "<forward mode='hostdev'><address type='pci' bus='4' slot='0' function='1'/><address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x1'/><interface dev='eth1'/></forward>",
    ],
    [
      "repeated-element",
      "<bridge name='virbr7'/><«bridge» name='virbr8'/><ip address='192.168.78.1' prefix='24'/><ip address='192.168.78.1' prefix='24'/>",
    ],
    [
      "route-address-with-host-bits",
      "<ip address='192.168.77.1' prefix='24'/><route address='fd00:77::5' prefix='16' gateway='192.168.77.2'/>",
    ],
    [
      "route-address-with-host-bits",
      "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.1' gateway='192.168.77.2'/>",
    ],
    [
      "route-address-with-host-bits",
      "<ip address='192.168.77.1' prefix='24'/><route netmask='1' address='10.5.0.1' prefix='16' gateway='192.168.77.2'/>",
    ],
    [
      "route-address-with-host-bits",
      "<ip address='192.168.77.1' prefix='24'/><route netmask='«5»' address='10.5.0.1' gateway='192.168.77.2'/>",
    ],
    [
      "route-address-with-host-bits",
      "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.1' prefix='route' gateway='192.168.77.2'/>",
    ],
    [
      "route-gateway-in-range",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip><route address='10.5.0.0' prefix='16' gateway='route'/>",
    ],
    [
      "route-gateway-not-a-guest",
      "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.0' prefix='16' gateway='route'/>",
    ],
    ["route-gateway-unreachable", "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.0' prefix='16'/>"],
    [
      "route-into-own-subnet",
      "<ip address='192.168.77.1' prefix='24'/><route family='ipv6' address='192.168.77.0' prefix='24' gateway='192.168.77.2'/>",
    ],
    [
      "route-into-own-subnet",
      "<ip address='192.168.77.1' prefix='24'/><route address='192.168.77.0' prefix='route' gateway='192.168.77.2'/>",
    ],
    [
      "route-is-default",
      "<network><!-- virnet-target 1.0.6 --><name>lab</name><ip address='192.168.77.1' prefix='24'/><route prefix='0' gateway='192.168.77.2'/></network>",
    ],
    ["route-is-default", "<ip address='192.168.77.1' prefix='24'/><route address='0.0.0.0' prefix='0'/>"],
    [
      "route-is-default",
      "<ip address='192.168.77.1' prefix='24'/><route netmask='0' address='0.0.0.0' prefix='0' gateway='192.168.77.2'/>",
    ],
    [
      "route-mask-missing",
      "<ip address='192.168.77.1' prefix='24'/><route netmask='0' address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>",
    ],
    [
      "route-netmask-on-ipv6",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'/><route family='ipv6' address='192.168.77.9' netmask='255.255.0.0' gateway='fd00:77::2'/>",
    ],
    [
      "route-netmask-with-holes",
      "<ip address='192.168.77.1' prefix='24'/><route family='ipv6' address='10.0.5.0' netmask='255.0.255.0' gateway='192.168.77.2'/>",
    ],
    [
      "route-netmask-with-holes",
      "<ip address='192.168.77.1' prefix='24'/><route prefix='0' address='10.0.5.0' netmask='255.0.255.0' gateway='192.168.77.2'/>",
    ],
    [
      "route-netmask-with-holes",
      "<ip address='192.168.77.1' prefix='24'/><route address='10.0.5.0' netmask='route' gateway='192.168.77.2'/>",
    ],
    [
      "route-prefix-too-long",
      "<ip address='192.168.77.1' prefix='24'/><route address='fd00:77::5' prefix='64' gateway='192.168.77.2'/>",
    ],
    [
      "route-prefix-too-long",
      "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.0' gateway='192.168.77.2'/>",
    ],
    [
      "route-prefix-too-long",
      "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.0' prefix='129' gateway='192.168.77.2'/>",
    ],
    [
      "route-repeated",
      "<ip address='192.168.77.1' prefix='24'/><route address='10.5.0.0' prefix='x.test' gateway='192.168.77.2'/><route netmask='x.test' address='10.5.0.0' prefix='16' gateway='192.168.77.3'/>",
    ],
    [
      "srv-numbers-without-target",
      "<dns><srv service='ldap' protocol='tcp' domain='lab.test' port='65536'/></dns><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "srv-numbers-without-target",
      "<dns><srv service='ldap' protocol='tcp' domain='lab.test' port='0'/></dns><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "srv-numbers-without-target",
      "<dns><srv protocol='tcp' domain='lab.test' «port='389'»/></dns><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "srv-target-missing",
      "<dns><srv port='0' service='ldap' protocol='tcp' domain='lab.test'/></dns><ip address='192.168.77.1' prefix='24'/>",
    ],
    [
      "srv-target-missing",
      "<dns><srv priority='0' service='ldap' protocol='tcp' domain='lab.test'/></dns><ip address='192.168.77.1' prefix='24'/>",
    ],
    ["template-placeholder", "<ip address='«{{ address }}»' prefix='{{ prefix }}'/><dnsmasq:options/>"],
    ["unknown-element", "<ip address='192.168.77.1' prefix='24'><«dchp»/></ip><dnsmasq:options/>"],
    [
      "unknown-value",
      "<network connections='lab'><name>lab</name><forward mode='«isolated»'/><ip address='192.168.77.1' prefix='24'/></network>",
    ],
    [
      "virtualport-contradicts-network",
      "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='portGroup'><parameters profileid='all'/></virtualport><portgroup name='web' default='yes'><virtualport><parameters profileid='web'/></virtualport></portgroup>",
    ],
    ["virtualport-not-in-mode", "<forward mode='nat'/><ip address='192.168.77.1' prefix='24'/><virtualport/>"],
    [
      "virtualport-parameter-missing",
      "<network><!-- virnet-target 0.9.12 --><name>lab</name><forward mode='private' dev='eth0'/><virtualport type=''><parameters profileid='web'/></virtualport></network>",
    ],
    [
      "virtualport-parameter-not-of-type",
      "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'><parameters managerid='network'/></virtualport>",
    ],
    [
      "vlan-not-in-mode",
      "<forward mode='network'/><ip address='192.168.77.1' prefix='24'/><vlan><tag id='42'/></vlan>",
    ],
    ["vlan-not-in-mode", "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport/><vlan><tag id='42'/></vlan>"],
    ["vlan-not-in-mode", "<forward mode='nat'/><ip address='192.168.77.1' prefix='24'/><vlan></vlan>"],
    [
      "vlan-tag-repeated",
      "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/><vlan><tag id='runtime'/><tag id='bridge'/></vlan>",
    ],
    [
      "vlan-tag-repeated",
      "<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/><vlan><tag id='4096'/><tag id='4096'/></vlan>",
    ],
    [
      "without-effect-in-mode",
      "<forward mode='nat' «managed='yes'»/><ip address='192.168.77.1' prefix='24'/><dnsmasq:options/>",
    ],
    [
      "bandwidth-burst-too-high",
      "<portgroup name='web' default='yes'><bandwidth><outbound average='1000000' burst='4294967296'/></bandwidth></portgroup><bandwidth><inbound burst='4294967295' average='1000'/></bandwidth>",
    ],
    ["dhcp-range-too-large", "<ip address='10.0.0.1' prefix='8'><dhcp><range end='10.3.0.1'/></dhcp></ip>"],
    ["dhcp-range-too-large", "<ip address='10.0.0.1' prefix='8'><dhcp><range start='10.1.0.1'/></dhcp></ip>"],
    [
      "dnsmasq-option-managed",
      "<ip address='192.168.77.1' prefix='24'/><x:options xmlns:x='http://libvirt.org/schemas/network/dnsmasq/1.0'><x:option value='port=='/></x:options>",
    ],
    [
      "invalid-value",
      "<network><!-- virnet-target 9.0.0 --><name>lab</name><dns><forwarder addr='192.0.2.53' port='65536'/></dns></network>",
    ],
    ["not-in-forward-mode", "<forward mode='bridge'/><bridge name='br0' «stp='on'»/><mtu/>"],
    [
      "route-is-default",
      "<ip address='192.168.77.1' prefix='24'/><route netmask='0' address='«0.0.0.0»' gateway='192.168.77.2'/>",
    ],
    [
      "route-netmask-with-holes",
      "<ip netmask='1' address='192.168.77.1' prefix='24'/><route netmask='«1»' gateway='192.168.77.2'/>",
    ],
  ]);
});
