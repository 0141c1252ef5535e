// Destinations and gateways: edge cases.
import assert from "node:assert/strict";
import { findingsOf, fixTable, ruleTable } from "../helpers/rule-table.js";

const ipv4 = (route: string) => `<ip address='192.168.77.1' prefix='24'/>${route}`;
const ipv6 = (route: string) => `<ip family='ipv6' address='fd00:77::1' prefix='64'/>${route}`;

describe("rules about <route>", () => {
  ruleTable([
    [
      "route-family-mismatch",
      ipv4("<route address='10.5.0.0' prefix='16' gateway='«fd00:77::2»'/>"),
      undefined,
      "parse",
    ],
    ["route-family-mismatch", ipv6("<route gateway='«fd00:77::2»'/>"), undefined, "parse"],
    ["route-family-mismatch", ipv6("<route family='' address='fd00:5::' prefix='64' gateway='fd00:77::2'/>")],
    ["route-prefix-too-long", ipv4("<route prefix='«33»' gateway='192.168.77.2'/>"), undefined, "parse"],
    ["route-prefix-too-long", ipv4("<route address='10.5.0.1' prefix='32' gateway='192.168.77.2'/>")],
    ["route-mask-missing", ipv4("<route address='10.5.0.0' prefix='«0»' gateway='192.168.77.2'/>"), undefined, "parse"],
    [
      "route-mask-missing",
      ipv4("<route address='10.5.0.0' netmask='«0.0.0.0»' gateway='192.168.77.2'/>"),
      undefined,
      "parse",
    ],
    ["route-mask-missing", ipv4("<route address='0.0.0.0' gateway='192.168.77.2'/>")],
    [
      "route-address-with-host-bits",
      ipv4("<route address='«10.5.0.1»' netmask='255.0.255.0' gateway='192.168.77.2'/>"),
      undefined,
      "parse",
    ],
    [
      "route-address-with-host-bits",
      ipv6("<route family='ipv6' address='«fd00:5::1»' prefix='64' gateway='fd00:77::2'/>"),
      undefined,
      "parse",
    ],
    ["route-address-with-host-bits", ipv4("<route address='10.5.0.1' gateway='192.168.77.2'/>")],
    ["route-address-with-host-bits", ipv4("<route prefix='16' gateway='192.168.77.2'/>")],
    [
      "route-address-with-host-bits",
      ipv4("<route address='«10.5.0.1»' prefix='1' gateway='192.168.77.2'/>"),
      undefined,
      "parse",
    ],
    [
      "route-into-own-subnet",
      "<ip address='192.168.77.1' prefix='1'/><route address='«192.168.77.0»' prefix='24' gateway='192.168.77.2'/>",
      undefined,
      "runtime",
    ],
    ["route-netmask-with-holes", ipv4("<route netmask='«255.0.255.0»' gateway='192.168.77.2'/>"), undefined, "ignored"],
    ["route-netmask-on-ipv6", ipv4("<route netmask='255.255.0.0' gateway='192.168.77.2'/>")],
    [
      "route-repeated",
      ipv4("<route prefix='16' gateway='192.168.77.2'/><route address='10.5.0.0' prefix='16' gateway='192.168.77.3'/>"),
    ],
    ["route-netmask-with-holes", ipv4("<route address='10.5.0.1' netmask='255.0.255.0' gateway='192.168.77.2'/>")],
    [
      "route-gateway-unreachable",
      "<route address='10.5.0.0' prefix='16' gateway='«192.168.77.2»'/>",
      undefined,
      "parse",
    ],
    [
      "route-gateway-unreachable",
      ipv4("<route family='ipv6' address='fd00:5::' prefix='64' gateway='«fd00:77::2»'/>"),
      undefined,
      "parse",
    ],
    [
      "route-gateway-unreachable",
      "<ip address='10.1.2.1'/><route address='172.16.0.0' prefix='16' gateway='10.9.9.9'/>",
    ],
    [
      "route-gateway-unreachable",
      "<ip family='ipv6' address='fd00:77::1'/><route family='ipv6' address='fd00:5::' prefix='64' gateway='fd00:77::2'/>",
    ],
    [
      "route-gateway-unreachable",
      "<forward mode='bridge'/><bridge name='br0'/><route address='10.5.0.0' prefix='16' gateway='10.1.1.1'/>",
    ],
    [
      "route-gateway-unreachable",
      "<ip address='192.168.77.1' netmask='255.0.255.0'/><route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>",
    ],
    [
      "not-in-forward-mode",
      "<forward mode='bridge'/><bridge name='br0'/><«route» address='10.5.0.0' prefix='16' gateway='10.1.1.1'/>",
      undefined,
      "parse",
    ],
    ["route-is-default", ipv4("<«route» gateway='192.168.77.2'/>"), undefined, "runtime"],
    ["route-is-default", ipv4("<route gateway='192.168.77.2'/>"), "12.1.0"],
    ["route-is-default", ipv6("<route family='ipv6' address='«::»' gateway='fd00:77::2'/>"), undefined, "runtime"],
    [
      "route-gateway-not-a-guest",
      ipv4("<route address='10.5.0.0' prefix='16' gateway='«192.168.77.255»'/>"),
      undefined,
      "runtime",
    ],
    [
      "route-repeated",
      ipv4(
        "<route address='10.5.0.0' prefix='16' gateway='192.168.77.2' metric='1'/><«route» address='10.5.0.0' netmask='255.255.0.0' gateway='192.168.77.3'/>",
      ),
      undefined,
      "ignored",
    ],
    [
      "route-repeated",
      ipv4(
        "<route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/><route address='10.5.0.0' prefix='16' gateway='192.168.77.3' metric='2'/>",
      ),
    ],
    [
      "route-into-own-subnet",
      ipv4("<route address='«192.168.77.128»' prefix='25' gateway='192.168.77.2'/>"),
      undefined,
      "runtime",
    ],
    ["route-into-own-subnet", ipv4("<route address='192.168.0.0' prefix='16' gateway='192.168.77.2'/>")],
  ]);
  it("route-gateway-unreachable names at most eight subnets", () => {
    const subnets = Array.from({ length: 9 }, (_, index) => `<ip address='10.1.${index}.1' prefix='24'/>`).join("");
    const route = "<route address='10.5.0.0' prefix='16' gateway='10.1.99.2'/>";
    const [finding, ...others] = findingsOf(`<network><name>lab</name>${subnets}${route}</network>`).filter(
      ({ rule }) => rule === "route-gateway-unreachable",
    );
    assert.equal(others.length, 0);
    assert.equal(finding?.related.length, 8);
    // One for each of them, and the removal of the route.
    assert.equal(finding?.fixes.length, 9);
  });
});

describe("fixes about <route>", () => {
  const to = (gateway: string, more = "") => `<route address='10.5.0.0' prefix='16' gateway='${gateway}'${more}/>`;
  const other = "<route address='10.6.0.0' prefix='16' gateway='192.168.77.9'/>";
  fixTable([
    // One octet of the gateway is a slip; anything else asks for a subnet of its own.
    ["route-gateway-unreachable", ipv4(to("192.168.78.2")), [ipv4(to("192.168.77.2")), ipv4("")]],
    [
      "route-gateway-unreachable",
      ipv4(to("10.9.8.7")),
      [ipv4(`<ip address='10.9.8.1' prefix='24'/>${to("10.9.8.7")}`), ipv4("")],
    ],
    [
      "route-gateway-unreachable",
      to("192.168.78.1"),
      [`<ip address='192.168.78.2' prefix='24'/>${to("192.168.78.1")}`, ""],
    ],
    ["route-gateway-unreachable", ipv4(to("10.9.8.7") + other), [ipv4(to("192.168.77.9") + other), ipv4(other)]],
    ["route-gateway-not-a-guest", ipv4(to("192.168.77.1") + other), [ipv4(to("192.168.77.9") + other)]],
    ["route-gateway-not-a-guest", ipv4(to("192.168.77.1")), []],
    ["route-family-mismatch", ipv4(to("fd00:77::2") + other), [ipv4(to("192.168.77.9") + other), ipv4(other)]],
    [
      "route-family-mismatch",
      ipv6("<route address='fd00:5::' netmask='64' gateway='fd00:77::2'/>"),
      [ipv6("<route address='fd00:5::' gateway='fd00:77::2' family='ipv6' prefix='64'/>")],
    ],
    [
      "route-netmask-on-ipv6",
      ipv6("<route family='ipv6' address='fd00:5::' netmask='/48' gateway='fd00:77::2'/>"),
      [ipv6("<route family='ipv6' address='fd00:5::' prefix='48' gateway='fd00:77::2'/>")],
    ],
    [
      "route-netmask-on-ipv6",
      ipv6("<route family='ipv6' address='fd00:5::9' netmask='255.0.0.0' gateway='fd00:77::2'/>"),
      [ipv6("<route family='ipv6' address='fd00:5::9' prefix='128' gateway='fd00:77::2'/>")],
    ],
    // Another gateway may be a spare, the same one is a copy.
    [
      "route-repeated",
      ipv4(to("192.168.77.2") + to("192.168.77.3")),
      [ipv4(`${to("192.168.77.2")}${to("192.168.77.3", " metric='2'")}`), ipv4(to("192.168.77.2"))],
    ],
    ["route-repeated", ipv4(to("192.168.77.2") + to("192.168.77.2")), [ipv4(to("192.168.77.2"))]],
    // Of the masks those that cover the destination.
    [
      "route-address-with-host-bits",
      ipv4("<route address='10.5.7.0' netmask='255.0.255.0' gateway='192.168.77.2'/>"),
      [ipv4("<route address='10.5.7.0' netmask='255.255.255.0' gateway='192.168.77.2'/>")],
    ],
    [
      "route-address-with-host-bits",
      ipv4("<route address='10.5.0.7' netmask='255.255.0.0' gateway='192.168.77.2'/>"),
      [
        ipv4("<route address='10.5.0.0' netmask='255.255.0.0' gateway='192.168.77.2'/>"),
        ipv4("<route address='10.5.0.7' netmask='255.255.255.255' gateway='192.168.77.2'/>"),
      ],
    ],
    [
      "route-netmask-with-holes",
      ipv4("<route address='10.0.5.0' netmask='255.0.255.0' gateway='192.168.77.2'/>"),
      [ipv4("<route address='10.0.5.0' netmask='255.255.255.0' gateway='192.168.77.2'/>")],
    ],
    ["route-is-default", ipv4("<route address='0.0.0.0' prefix='0' gateway='192.168.77.2'/>"), [ipv4("")]],
  ]);
});
