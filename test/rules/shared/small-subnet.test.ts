// Subnets too small for their hosts and ranges: one finding on the prefix or netmask, and what is not one.
import { fixTable, ruleTable } from "../../helpers/rule-table.js";

const host = (number: number, address: string) => `<host mac='52:54:00:00:00:${10 + number}' ip='${address}'/>`;
const hosts = (...addresses: string[]) => addresses.map((address, index) => host(index, address)).join("");
const subnet = (mask: string, inner: string, address = "192.168.77.1") =>
  `<ip address='${address}'${mask}><dhcp>${inner}</dhcp></ip>`;
const two = hosts("192.168.77.20", "192.168.77.21");

describe("subnets too small", () => {
  ruleTable([
    ["dhcp-host-outside-subnet", subnet(" prefix='«28»'", two)],
    // One is an outlier.
    ["dhcp-host-outside-subnet", subnet(" prefix='28'", hosts("«192.168.77.20»", "192.168.77.2"))],
    // Too far away for a wider subnet, or for the other one.
    ["dhcp-host-outside-subnet", subnet(" prefix='28'", hosts("«192.168.79.20»", "«192.168.77.20»"))],
    ["dhcp-host-outside-subnet", subnet(" prefix='24'", hosts("«10.0.0.20»", "«10.0.0.21»"))],
    [
      "dhcp-host-outside-subnet",
      `${subnet(" prefix='28'", hosts("«192.168.77.20»", "«192.168.77.21»"))}<ip address='192.168.77.17' prefix='28'/>`,
    ],
    [
      "dhcp-host-outside-subnet",
      `${subnet(" prefix='28'", hosts("«192.168.77.20»", "«192.168.77.21»"))}<route address='192.168.77.16' prefix='28' gateway='192.168.77.2'/>`,
    ],
    // With a range outside, it is the error about ranges.
    [
      "dhcp-host-outside-subnet",
      subnet(" prefix='28'", `<range start='192.168.77.2' end='192.168.77.30'/>${host(1, "192.168.77.20")}`),
    ],
    [
      "dhcp-range-outside-subnet",
      subnet(" prefix='«28»'", `<range start='192.168.77.2' end='192.168.77.40'/>${host(1, "192.168.77.50")}`),
      undefined,
      "parse",
    ],
    [
      "dhcp-range-outside-subnet",
      subnet(" prefix='«28»'", `<range start='192.168.77.2' end='192.168.77.30'/>${host(1, "192.168.77.50")}`),
      "1.2.16",
      "runtime",
    ],
    [
      "dhcp-range-outside-subnet",
      subnet(
        " prefix='«28»'",
        "<range start='192.168.77.2' end='192.168.77.20'/><range start='192.168.77.21' end='192.168.77.30'/>",
      ),
    ],
    ["dhcp-range-outside-subnet", subnet(" prefix='28'", "<range start='192.168.77.2' end='«192.168.77.40»'/>")],
    // The last address of the subnet is an ordinary one of the wider.
    ["dhcp-host-at-reserved-address", subnet(" prefix='28'", hosts("192.168.77.15", "192.168.77.16", "192.168.77.17"))],
    ["dhcp-host-at-reserved-address", subnet(" prefix='28'", hosts("«192.168.77.15»", "192.168.77.16"))],
    // IPv6 has DHCP only in subnets of 64 bits or fewer.
    [
      "dhcp-host-outside-subnet",
      "<ip family='ipv6' address='fd00:77::1' prefix='«125»'><dhcp><host name='a' ip='fd00:77::9'/><host name='b' ip='fd00:77::a'/></dhcp></ip>",
    ],
    [
      "dhcp-host-outside-subnet",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='a' ip='«fd00:77:0:1::9»'/><host name='b' ip='«fd00:77:0:1::a»'/></dhcp></ip>",
    ],
  ]);

  fixTable([
    ["dhcp-host-outside-subnet", subnet(" prefix='28'", two), [subnet(" prefix='27'", two)]],
    [
      "dhcp-host-outside-subnet",
      subnet(" netmask='255.255.255.240'", two),
      [subnet(" netmask='255.255.255.224'", two)],
    ],
    // Not where a host would have the last address.
    [
      "dhcp-host-outside-subnet",
      subnet(" prefix='28'", hosts("192.168.77.20", "192.168.77.31")),
      [subnet(" prefix='26'", hosts("192.168.77.20", "192.168.77.31"))],
    ],
    [
      "dhcp-host-outside-subnet",
      subnet("", hosts("192.168.78.20", "192.168.78.31")),
      [subnet(" prefix='22'", hosts("192.168.78.20", "192.168.78.31"))],
    ],
    [
      "dhcp-range-outside-subnet",
      subnet(" prefix='28'", `<range start='192.168.77.2' end='192.168.77.40'/>${host(1, "192.168.77.50")}`),
      [subnet(" prefix='26'", `<range start='192.168.77.2' end='192.168.77.40'/>${host(1, "192.168.77.50")}`)],
    ],
    // A single host never moves into a range, and not onto another.
    [
      "dhcp-host-outside-subnet",
      subnet(" prefix='24'", `<range start='192.168.77.3' end='192.168.77.99'/>${host(1, "192.168.78.20")}`),
      [subnet(" prefix='24'", `<range start='192.168.77.3' end='192.168.77.99'/>${host(1, "192.168.77.2")}`)],
    ],
    [
      "dhcp-host-outside-subnet",
      `${subnet(" prefix='24'", host(1, "192.168.78.20"))}<route address='10.0.0.0' prefix='8' gateway='192.168.77.20'/>`,
      [
        `${subnet(" prefix='24'", host(1, "192.168.77.2"))}<route address='10.0.0.0' prefix='8' gateway='192.168.77.20'/>`,
      ],
    ],
  ]);
});
