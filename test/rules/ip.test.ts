// Addresses, netmasks and subnets: edge cases.
import { errorTable, fixTable, ruleTable } from "../helpers/rule-table.js";

describe("rules about <ip>", () => {
  ruleTable([
    ["ip-mask-missing", "<ip address='«224.0.0.1»'/>", undefined, "start"],
    [
      "ip-mask-missing",
      "<ip address='«224.0.0.1»'><dhcp><range start='224.0.0.5' end='224.0.0.9'/></dhcp></ip>",
      undefined,
      "parse",
    ],
    ["ip-mask-missing", "<ip address='10.1.2.1' prefix='«0»'/>", undefined, "ignored"],
    ["ip-mask-missing", "<ip address='0.0.0.0'/>"],
    ["ip-mask-missing", "<ip family='ipv6' address='fd00:77::1'/>"],
    ["ip-netmask-zero", "<ip address='192.168.77.1' netmask='«0.0.0.0»' prefix='0'/>", undefined, "runtime"],
    ["ip-netmask-zero", "<ip address='192.168.77.1' prefix='24'/>"],
    [
      "ip-netmask-with-holes",
      "<ip address='192.168.77.1' netmask='«255.0.255.0»'><dhcp><range start='192.168.77.5' end='192.168.77.9'/></dhcp></ip>",
      "1.2.16",
      "start",
    ],
    ["ip-prefix-too-long", "<ip address='192.168.77.1' prefix='«33»'/>", "1.0.4", "runtime"],
    ["ip-prefix-too-long", "<ip address='192.168.77.1' prefix='32'/>"],
    ["ip-address-repeated", "<ip address='10.1.1.1' prefix='24'/><ip address='10.1.1.1' prefix='16'/>"],
    [
      "ip-address-repeated",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'/><ip family='ipv6' address='«fd00:77:0::1»' prefix='56'/>",
      undefined,
      "start",
    ],
    ["ip-address-repeated", "<ip address='10.1.1.1'/><ip address='«10.1.1.1»' prefix='8'/>", undefined, "start"],
    ["ip-address-repeated", "<ip address='0.0.0.0' prefix='24'/><ip address='0.0.0.0' prefix='24'/>"],
    [
      "ip-subnets-overlap",
      "<ip address='10.1.1.1' prefix='24'/><ip address='«10.1.1.2»' prefix='24'/>",
      undefined,
      "advice",
    ],
    [
      "ip-subnets-overlap",
      "<ip address='10.1.1.1' prefix='24'/><ip address='«10.1.1.1»' prefix='16'/>",
      undefined,
      "runtime",
    ],
    ["ip-subnets-overlap", "<ip address='10.1.1.1' prefix='24'/><ip address='10.1.1.1' prefix='24'/>"],
    ["ip-subnets-overlap", "<ip address='0.0.0.0'/><ip family='ipv6' address='fd00::1'/>"],
    ["ip-address-special", "<ip family='ipv6' address='«::1»' prefix='128'/>", undefined, "start"],
    ["ip-address-special", "<ip family='ipv6' address='«::»'/>", undefined, "start"],
    ["ip-address-special", "<ip family='ipv6' address='«fe80::1»' prefix='64'/>", undefined, "advice"],
    ["ip-address-special", "<ip family='ipv6' address='«::ffff:10.1.1.1»' prefix='96'/>", undefined, "runtime"],
    ["ip-address-special", "<ip address='«127.0.0.5»' prefix='24'/>", undefined, "runtime"],
    ["ip-address-special", "<ip address='«240.0.0.1»' prefix='24'/>", undefined, "runtime"],
    ["ip-address-special", "<ip address='192.0.0.1' prefix='24'/>"],
    ["ip-local-ptr-prefix", "<ip address='10.1.1.1' «localPtr='yes'» prefix='25'/>", undefined, "start"],
    ["ip-local-ptr-prefix", "<ip address='10.1.1.1' localPtr='yes'/>"],
    ["ip-local-ptr-prefix", "<dns enable='no'/><ip address='10.1.1.1' localPtr='yes' prefix='25'/>"],
    ["ip-local-ptr-prefix", "<ip family='ipv6' address='fd00:77::1' prefix='60' localPtr='yes'/>"],
    [
      "ip-local-ptr-prefix",
      "<ip family='ipv6' address='fd00:77::1' prefix='128' «localPtr='yes'»/>",
      undefined,
      "start",
    ],
    ["ip-address-not-a-host", "<ip address='«192.168.77.255»' prefix='24'/>", undefined, "runtime"],
    ["ip-address-not-a-host", "<ip address='192.168.77.0' prefix='31'/>"],
    ["ip-address-not-a-host", "<ip address='192.168.77.0' prefix='16'/>"],
    ["ip-address-not-a-host", "<ip address='224.0.0.0'/>"],
    ["ip-address-not-a-host", "<ip address='fd00:77::' prefix='64'/>"],
    ["ip-address-repeated", "<ip prefix='24'/><ip address='192.168.77.1' netmask='255.255.255.0'/>", "0.8.8"],
    ["ip-family-mismatch", "<ip prefix='64'/>", "0.8.7"],
    ["ip-ipv6-prefix-not-64", "<ip family='ipv6' prefix='56'/>", "0.8.8"],
    ["ip-mask-missing", "<ip/>", "0.8.7"],
    // The range has no end, so libvirt does not get as far as its size.
    [
      "ip-netmask-with-holes",
      "<ip address='192.168.77.1' netmask='«255.0.255.0»'><dhcp><range start='192.168.77.5' end='x'/></dhcp></ip>",
      undefined,
      "start",
    ],
    ["ip-address-public", "<forward mode='route'/><ip address='172.32.0.1' prefix='24'/>"],
    ["ip-subnet-common", "<forward mode='nat'/><ip address='«172.17.3.1»' prefix='24'/>", undefined, "advice"],
    ["ip-subnet-common", "<forward mode='nat'/><ip address='172.17.3.1' prefix='8'/>"],
    ["ip-subnet-common", "<ip address='«192.168.0.1»' prefix='24'/>"],
    ["ip-subnet-common", "<ip address='«10.0.0.1»' prefix='24'/>"],
    ["ip-subnet-common", "<ip address='10.0.0.1' prefix='23'/>"],
    ["ip-subnet-common", "<ip address='«10.88.0.1»' prefix='16'/>"],
    ["ip-subnet-common", "<ip address='10.88.0.1' prefix='15'/>"],
    ["ip-subnet-common", "<ip address='«10.244.0.1»' prefix='16'/>"],
    ["ip-subnet-common", "<ip address='10.244.0.1' prefix='15'/>"],
    ["ip-subnet-common", "<ip address='«10.96.0.1»' prefix='12'/>"],
    ["ip-subnet-common", "<ip address='10.96.0.1' prefix='11'/>"],
    [
      "ip-ipv6-prefix-not-64",
      "<ip family='ipv6' address='fd00:77::1' prefix='96'><dhcp><host name='a' ip='fd00:77::5'/></dhcp></ip>",
    ],
  ]);
});

describe("ip-netmask-on-ipv6 and what its fix writes", () => {
  const ip = (attributes: string) => `<ip family='ipv6' ${attributes}/>`;
  errorTable([
    [
      ip("address='fd00:77::1' netmask='255.255.255.0'"),
      ["ip-netmask-on-ipv6"],
      [ip("address='fd00:77::1' prefix='64'")],
    ],
    [
      ip("netmask='255.255.255.0' address='fd00:77::1'"),
      ["ip-netmask-on-ipv6"],
      [ip("address='fd00:77::1' prefix='64'")],
    ],
  ]);
});

describe("fixes about <ip>", () => {
  const dhcp = (start: string, end: string) => `<dhcp><range start='${start}' end='${end}'/></dhcp></ip>`;
  const ipv6 = "<ip family='ipv6' address='fd00:77::1' prefix='64'/>";
  fixTable([
    // A family that is missing, and a netmask where IPv6 has none.
    [
      "ip-family-mismatch",
      "<ip address='fd00:77::1' prefix='64'/>",
      ["<ip address='fd00:77::1' prefix='64' family='ipv6'/>"],
    ],
    [
      "ip-family-mismatch",
      "<ip address='fd00:77::1' netmask='64'/>",
      ["<ip address='fd00:77::1' prefix='64' family='ipv6'/>"],
    ],
    [
      "ip-family-mismatch",
      "<ip address='fd00:77::1' netmask='255.255.255.0'/>",
      ["<ip address='fd00:77::1' prefix='64' family='ipv6'/>"],
    ],
    [
      "ip-family-mismatch",
      "<ip address='fd00:77::1' netmask='/64' prefix='64'/>",
      ["<ip address='fd00:77::1' prefix='64' family='ipv6'/>"],
    ],
    ["ip-netmask-on-ipv6", "<ip family='ipv6' address='fd00:77::1' netmask='/64'/>", [ipv6]],
    // The length that holds the guests.
    [
      "ip-mask-missing",
      `<ip address='10.1.2.1'>${dhcp("10.1.5.20", "10.1.6.99")}`,
      [
        `<ip address='10.1.2.1' prefix='21'>${dhcp("10.1.5.20", "10.1.6.99")}`,
        `<ip address='10.1.2.1' prefix='16'>${dhcp("10.1.5.20", "10.1.6.99")}`,
      ],
    ],
    ["ip-mask-missing", "<ip address='192.168.77.1'/>", ["<ip address='192.168.77.1' prefix='24'/>"]],
    [
      "ip-prefix-too-long",
      `<ip address='10.1.2.1' prefix='64'>${dhcp("10.1.3.20", "10.1.3.99")}`,
      [`<ip address='10.1.2.1' prefix='23'>${dhcp("10.1.3.20", "10.1.3.99")}`],
    ],
    [
      "ip-netmask-zero",
      `<ip address='10.1.2.1' netmask='0.0.0.0'>${dhcp("10.1.3.20", "10.1.3.99")}`,
      [
        `<ip address='10.1.2.1' netmask='255.255.254.0'>${dhcp("10.1.3.20", "10.1.3.99")}`,
        `<ip address='10.1.2.1' netmask='255.255.0.0'>${dhcp("10.1.3.20", "10.1.3.99")}`,
      ],
    ],
    // Netmasks with holes: the inverse, one octet off, octets in another order.
    [
      "ip-netmask-with-holes",
      "<ip address='10.1.2.1' netmask='0.0.255.255'/>",
      ["<ip address='10.1.2.1' netmask='255.255.0.0'/>"],
    ],
    [
      "ip-netmask-with-holes",
      "<ip address='10.1.2.1' netmask='255.225.255.0'/>",
      ["<ip address='10.1.2.1' netmask='255.255.255.0'/>"],
    ],
    [
      "ip-netmask-with-holes",
      "<ip address='10.1.2.1' netmask='255.255.255.16'/>",
      ["<ip address='10.1.2.1' netmask='255.255.255.240'/>", "<ip address='10.1.2.1' netmask='255.255.255.0'/>"],
    ],
    [
      "ip-netmask-with-holes",
      `<ip address='10.1.2.1' netmask='255.255.253.0'>${dhcp("10.1.3.20", "10.1.3.99")}`,
      [
        `<ip address='10.1.2.1' netmask='255.255.252.0'>${dhcp("10.1.3.20", "10.1.3.99")}`,
        `<ip address='10.1.2.1' netmask='255.255.254.0'>${dhcp("10.1.3.20", "10.1.3.99")}`,
      ],
    ],
    // An address that no network can have: where the guests are, else a free subnet.
    ["ip-address-special", "<ip address='127.0.0.1' prefix='8'/>", ["<ip address='192.168.123.1' prefix='24'/>"]],
    ["ip-address-special", "<ip address='0.0.0.0' prefix='24'/>", ["<ip address='192.168.123.1' prefix='24'/>"]],
    [
      "ip-address-special",
      `<ip address='127.0.0.1' netmask='255.0.0.0'>${dhcp("10.9.8.20", "10.9.8.99")}`,
      [`<ip address='10.9.8.1' netmask='255.255.255.0'>${dhcp("10.9.8.20", "10.9.8.99")}`],
    ],
    ["ip-address-special", "<ip family='ipv6' address='ff02::1' prefix='64'/>", []],
    [
      "ip-mask-missing",
      `<ip address='224.0.0.1'>${dhcp("10.9.8.20", "10.9.8.99")}`,
      [`<ip address='10.9.8.1' prefix='24'>${dhcp("10.9.8.20", "10.9.8.99")}`],
    ],
    // The host's own address is none of a guest's.
    [
      "ip-address-not-a-host",
      `<ip address='192.168.77.0' prefix='24'>${dhcp("192.168.77.1", "192.168.77.99")}`,
      [`<ip address='192.168.77.100' prefix='24'>${dhcp("192.168.77.1", "192.168.77.99")}`],
    ],
    [
      "ip-ipv6-prefix-not-64",
      "<ip family='ipv6' address='fd00:77::1' prefix='80'/>",
      [ipv6, `<ip family='ipv6' address='fd00:77::1' prefix='80'>${dhcp("fd00:77::100", "fd00:77::1ff")}`],
    ],
    ["ip-ipv6-prefix-not-64", "<ip family='ipv6' address='fd00:77::1' prefix='56'/>", [ipv6]],
    // Of two the one goes that has nothing in it.
    [
      "ip-address-repeated",
      `<ip address='10.1.1.1' prefix='24'/><ip address='10.1.1.1' prefix='24'>${dhcp("10.1.1.20", "10.1.1.99")}`,
      [`<ip address='10.1.1.1' prefix='24'>${dhcp("10.1.1.20", "10.1.1.99")}`],
    ],
  ]);
});
