// Ranges, static hosts, leases and where DHCP is possible: edge cases.
import { fixTable, ruleTable } from "../helpers/rule-table.js";

const ipv4 = (dhcp: string) => `<ip address='192.168.77.1' prefix='24'><dhcp>${dhcp}</dhcp></ip>`;
const ipv6 = (dhcp: string) => `<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp>${dhcp}</dhcp></ip>`;

describe("rules about DHCP", () => {
  ruleTable([
    [
      "lease-unit-unused",
      ipv4("<range start='192.168.77.2' end='192.168.77.9'><lease expiry='1' unit='hours'/></range>"),
    ],
    [
      "lease-unit-unused",
      ipv4("<host mac='52:54:00:00:00:01' ip='192.168.77.2'><lease expiry='00' «unit='minutes'»/></host>"),
      undefined,
      "ignored",
    ],
    ["lease-unit-unused", ipv4("<range start='192.168.77.2' end='192.168.77.9'><lease unit='hours'/></range>")],
    [
      "dhcp-range-too-large",
      "<ip address='10.0.0.1' prefix='8'><dhcp><range start='10.1.0.5' end='10.2.0.4'/></dhcp></ip>",
    ],
    [
      "dhcp-range-too-large",
      "<ip address='10.0.0.1' prefix='8'><dhcp><range start='10.1.0.5' end='«10.2.0.5»'/></dhcp></ip>",
      undefined,
      "parse",
    ],
    [
      "dhcp-range-too-large",
      "<ip address='10.0.0.1' prefix='8'><dhcp><range start='10.1.255.5' end='«10.2.0.4»'/></dhcp></ip>",
      "9.0.0",
      "parse",
    ],
    ["dhcp-range-too-large", ipv6("<range start='fd00:77::5:ffff' end='«fd00:77::6:0»'/>"), undefined, "parse"],
    ["dhcp-range-too-large", ipv6("<range start='fd00:77::5:0' end='fd00:77::5:ffff'/>")],
    ["dhcp-range-too-large", ipv4("<range start='192.168.77.10' end='192.169.77.20'/>"), "9.0.0"],
    ["dhcp-range-outside-subnet", ipv4("<range start='192.168.77.10' end='«192.168.78.20»'/>"), "1.2.16", "runtime"],
    ["dhcp-range-outside-subnet", ipv6("<range start='fd00:77::10' end='«fd00:77:0:1::20»'/>"), undefined, "parse"],
    ["dhcp-range-outside-subnet", ipv6("<range start='fd00:77::10' end='fd00:77:0:1::20'/>"), "1.0.0"],
    ["dhcp-range-at-network-address", ipv6("<range start='fd00:77::' end='fd00:77::6'/>")],
    [
      "dhcp-range-at-network-address",
      "<ip address='192.168.77.1' prefix='31'><dhcp><range start='«192.168.77.0»' end='192.168.77.1'/></dhcp></ip>",
      undefined,
      "parse",
    ],
    [
      "dhcp-range-at-broadcast-address",
      "<ip address='192.168.77.1' prefix='31'><dhcp><range start='192.168.77.0' end='192.168.77.1'/></dhcp></ip>",
    ],
    [
      "dhcp-range-at-broadcast-address",
      ipv4("<range start='192.168.77.255' end='«192.168.77.255»'/>"),
      undefined,
      "parse",
    ],
    [
      "dhcp-ranges-overlap",
      ipv4("<range start='192.168.77.10' end='192.168.77.20'/><range start='192.168.77.21' end='192.168.77.30'/>"),
    ],
    ["dhcp-range-with-own-address", ipv4("<range start='192.168.77.0' end='192.168.77.9'/>")],
    ["dhcp-pool-small", ipv4("<«range» start='192.168.77.10' end='192.168.77.10'/>"), undefined, "advice"],
    [
      "dhcp-pool-small",
      ipv4("<range start='192.168.77.10' end='192.168.77.11'/><range start='192.168.77.20' end='192.168.77.21'/>"),
    ],
    ["dhcp-host-unidentified", ipv4("<«host» ip='192.168.77.5'/>"), undefined, "parse"],
    ["dhcp-host-unidentified", ipv4("<host name='web' ip='192.168.77.5'/>")],
    ["dhcp-host-unidentified", ipv6("<«host» ip='fd00:77::5'/>"), undefined, "parse"],
    ["dhcp-host-unidentified", ipv6("<host id='0:3:0:1:52:54:0:0:0:1' ip='fd00:77::5'/>")],
    ["dhcp-host-mac-on-ipv6", ipv6("<host mac='52:54:00:00:00:01' name='web' ip='fd00:77::5'/>"), "1.0.0"],
    ["dhcp-host-outside-subnet", ipv6("<host name='web' ip='«fd00:78::5»'/>"), undefined, "runtime"],
    ["dhcp-host-outside-subnet", ipv4("<host name='web' ip='fd00:78::5'/>")],
    ["dhcp-host-at-reserved-address", ipv4("<host name='web' ip='«192.168.77.255»'/>"), undefined, "runtime"],
    ["dhcp-host-at-reserved-address", ipv6("<host name='web' ip='fd00:77::'/>")],
    [
      "dhcp-host-repeated",
      ipv4(
        "<host mac='52:54:00:00:00:0a' name='a' ip='192.168.77.5'/><host mac='«52:54:0:0:0:A»' name='a' ip='192.168.77.5'/>",
      ),
      undefined,
      "runtime",
    ],
    [
      "dhcp-host-repeated",
      ipv4("<host name='Web' ip='192.168.77.5'/><host name='«web»' ip='192.168.77.6'/>"),
      undefined,
      "runtime",
    ],
    [
      "dhcp-host-repeated",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host name='a' ip='192.168.77.5'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='a' ip='fd00:77::5'/></dhcp></ip>",
    ],
    [
      "dhcp-host-name-malformed",
      ipv4("<host mac='52:54:00:00:00:01' name='«a,b»' ip='192.168.77.5'/>"),
      undefined,
      "runtime",
    ],
    [
      "dhcp-host-name-malformed",
      ipv4("<host mac='52:54:00:00:00:01' name='«12h»' ip='192.168.77.5'/>"),
      undefined,
      "runtime",
    ],
    [
      "dhcp-host-name-malformed",
      ipv4("<host mac='52:54:00:00:00:01' name='«ignore»' ip='192.168.77.5'/>"),
      undefined,
      "runtime",
    ],
    [
      "dhcp-host-name-malformed",
      ipv4("<host mac='52:54:00:00:00:01' name='«10.0.0.5»' ip='192.168.77.5'/>"),
      undefined,
      "runtime",
    ],
    [
      "dhcp-host-name-malformed",
      ipv4(
        "<host mac='52:54:00:00:00:01' name='«aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa»' ip='192.168.77.5'/>",
      ),
      undefined,
      "runtime",
    ],
    [
      "dhcp-host-name-malformed",
      ipv4("<host mac='52:54:00:00:00:01' name='«a_b»' ip='192.168.77.5'/>"),
      undefined,
      "advice",
    ],
    ["dhcp-host-name-malformed", ipv4("<host mac='52:54:00:00:00:01' name='web-1.lab.example' ip='192.168.77.5'/>")],
    ["dhcp-host-name-malformed", ipv4("<host mac='52:54:00:00:00:01' name='_web' ip='192.168.77.5'/>")],
    ["dhcp-host-id-on-ipv4", ipv4("<host id='0:3:0:1:52:54:0:0:0:1' ip='192.168.77.5'/>")],
    [
      "dhcp-on-two-subnets",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host name='a' ip='192.168.77.5'/></dhcp></ip><ip address='10.1.1.1'><dhcp/></ip>",
    ],
    [
      "dhcp-on-two-subnets",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host name='a' ip='192.168.77.5'/></dhcp></ip><ip address='10.1.1.1'><«dhcp»><host name='b' ip='10.1.1.5'/></dhcp></ip>",
      "0.10.0",
      "define",
    ],
    [
      "dhcp-on-two-subnets",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host name='a' ip='192.168.77.5'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='b' ip='fd00:77::5'/></dhcp></ip>",
    ],
    ["dhcp-ipv6-prefix-too-short", "<ip family='ipv6' address='fd00:77::1' prefix='60'><dhcp></dhcp></ip>"],
    [
      "dhcp-ipv6-prefix-too-short",
      "<ip family='ipv6' address='fd00:77::1' prefix='65'><dhcp><host name='a' ip='fd00:77::5'/></dhcp></ip>",
    ],
    [
      "dhcp-ipv6-prefix-too-short",
      "<ip family='ipv6' address='fd00:77::1' prefix='«60»'><dhcp><host name='a' ip='fd00:77::5'/></dhcp></ip>",
      undefined,
      "start",
    ],
    [
      "lease-too-short",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='«1»'/></range>"),
      undefined,
      "parse",
    ],
    [
      "lease-too-short",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='«119»' unit='seconds'/></range>"),
      undefined,
      "parse",
    ],
    [
      "lease-too-short",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='120' unit='seconds'/></range>"),
    ],
    [
      "lease-too-short",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='0' unit='seconds'/></range>"),
    ],
    [
      "lease-too-short",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='1' unit='hours'/></range>"),
    ],
    [
      "lease-too-short",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='«0120»' unit='seconds'/></range>"),
      undefined,
      "parse",
    ],
    [
      "lease-expiry-octal",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='0120' unit='seconds'/></range>"),
    ],
    [
      "lease-expiry-octal",
      ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='«0170»' unit='seconds'/></range>"),
      undefined,
      "ignored",
    ],
    ["lease-expiry-octal", ipv4("<range start='192.168.77.10' end='192.168.77.99'><lease expiry='00'/></range>")],
    [
      "dhcp-on-ipv6",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'><«dhcp»><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      "1.0.0",
      "ignored",
    ],
    ["dhcp-on-ipv6", ipv6("<range start='fd00:77::10' end='fd00:77::20'/>"), "1.0.1"],
    [
      "dhcp-on-ipv6",
      "<ip family='ipv6' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      "1.0.0",
    ],
    [
      "dhcp-ipv6-prefix-too-short",
      "<ip family='ipv6' address='::' prefix='60'><dhcp><range start='::10' end='::20'/></dhcp></ip>",
    ],
    [
      "dhcp-range-at-broadcast-address",
      "<ip address='192.168.77.1' prefix='30'><dhcp><range start='192.168.77.0' end='«192.168.77.3»'/></dhcp></ip>",
      undefined,
      "parse",
    ],
    [
      "dhcp-ranges-overlap",
      ipv4("<range start='192.168.77.10' end='192.168.77.20'/><«range» start='192.168.77.15' end='192.168.77.15'/>"),
      undefined,
      "advice",
    ],
    ["dhcp-ranges-overlap", ipv4("<range start='192.168.77.10' end='192.168.77.20'/><range start='192.168.77.15'/>")],
    ["dhcp-ranges-overlap", ipv4("<range start='192.168.77.10' end='192.168.77.20'/><range end='192.168.77.15'/>")],
    [
      "dhcp-ranges-overlap",
      ipv4("<range start='192.168.77.10' end='192.168.77.20'/><range start='192.168.77.15' end='fd00:77::20'/>"),
    ],
  ]);

  fixTable([
    [
      "dhcp-range-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-range-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'/>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-range-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='a' ip='fd00:77::5'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='a' ip='fd00:77::5'/><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-range-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='fd00:77::20'/></dhcp></ip>",
      ["<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.254'/></dhcp></ip>"],
    ],
    [
      "dhcp-range-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='fd00:77::20' end='192.168.77.90'/></dhcp></ip>",
      ["<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.2' end='192.168.77.90'/></dhcp></ip>"],
    ],
    [
      "dhcp-range-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip><ip family='ipv6' address='fd00:78::1' prefix='64'><dhcp><range start='fd00:78::10' end='fd00:78::20'/></dhcp></ip>",
      [],
    ],
    [
      "dhcp-range-at-network-address",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.0' end='192.168.77.99'/></dhcp></ip>",
      ["<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.2' end='192.168.77.99'/></dhcp></ip>"],
    ],
    [
      "dhcp-host-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host name='a' ip='fd00:77::5'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/><host name='a' ip='fd00:77::5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-family-mismatch",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host mac='52:54:00:00:00:01' ip='fd00:77::5'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host mac='52:54:00:00:00:01' ip='192.168.77.2'/></dhcp></ip><ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-mac-on-ipv6",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host mac='52:54:00:00:00:01' name='a' ip='fd00:77::5'/></dhcp></ip>",
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host id='00:03:00:01:52:54:00:00:00:01' name='a' ip='fd00:77::5'/></dhcp></ip>",
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host name='a' ip='fd00:77::5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-mac-on-ipv6",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host mac='52:54:00:00:00:01' id='0:3:0:1:52:54:0:0:0:1' ip='fd00:77::5'/></dhcp></ip>",
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host id='0:3:0:1:52:54:0:0:0:1' ip='fd00:77::5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-id-on-ipv4",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host id='0:1:0:1:2a:3b:4c:5d:52:54:0:0:0:2' name='a' ip='192.168.77.5'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:02' name='a' ip='192.168.77.5'/></dhcp></ip>",
        "<ip address='192.168.77.1' prefix='24'><dhcp><host name='a' ip='192.168.77.5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-id-on-ipv4",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host id='0:4:52:54:0:0:0:2:52:54:0:0:0:2:52:54:0:0' name='a' ip='192.168.77.5'/></dhcp></ip>",
      ["<ip address='192.168.77.1' prefix='24'><dhcp><host name='a' ip='192.168.77.5'/></dhcp></ip>"],
    ],
    [
      "dhcp-host-unidentified",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host id='0:3:0:1:52:54:0:0:0:1' ip='192.168.77.5'/></dhcp></ip>",
      ["<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' ip='192.168.77.5'/></dhcp></ip>"],
    ],
    [
      "dhcp-host-unidentified",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host ip='192.168.77.5'/></dhcp></ip>",
      ["<ip address='192.168.77.1' prefix='24'><dhcp><host ip='192.168.77.5' name='host-192-168-77-5'/></dhcp></ip>"],
    ],
    [
      "dhcp-host-unidentified",
      "<dns><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host ip='192.168.77.5'/></dhcp></ip>",
      [
        "<dns><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host ip='192.168.77.5' name='web'/></dhcp></ip>",
        "<dns><host ip='192.168.77.5'><hostname>web.lab.test</hostname></host></dns><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-unidentified",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host name='host-192-168-77-5' ip='192.168.77.6'/><host ip='192.168.77.5'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><host name='host-192-168-77-5' ip='192.168.77.6'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-unidentified",
      "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host ip='fd00:77::5'/></dhcp></ip>",
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><host ip='fd00:77::5' name='host-fd00-77-5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-name-malformed",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='infinite ' ip='192.168.77.5'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='host-infinite' ip='192.168.77.5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-name-malformed",
      "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='10.0.0.5' ip='192.168.77.5'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='host-10-0-0-5' ip='192.168.77.5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-host-name-malformed",
      `<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='${"a".repeat(64)}.lab' ip='192.168.77.5'/></dhcp></ip>`,
      [
        `<ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='${"a".repeat(63)}.lab' ip='192.168.77.5'/></dhcp></ip>`,
      ],
    ],
    [
      "dhcp-ipv6-prefix-too-short",
      "<ip family='ipv6' address='fd00:77::1' prefix='48'><dhcp><range start='fd00:77:0:1::10' end='fd00:77:0:1::20'/><host name='a' ip='fd00:77:0:1::5'/></dhcp></ip>",
      [
        "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::10' end='fd00:77::20'/><host name='a' ip='fd00:77::5'/></dhcp></ip>",
      ],
    ],
    [
      "dhcp-range-with-own-address",
      "<ip address='192.168.77.20' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip>",
      [],
    ],
    [
      "dhcp-ranges-overlap",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/><range start='192.168.77.20' end='192.168.77.30'><lease expiry='0'/></range></dhcp></ip>",
      [],
    ],
    [
      "dhcp-ranges-overlap",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.20' end='192.168.77.30'/><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip>",
      ["<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'/></dhcp></ip>"],
    ],
    [
      "dhcp-pool-small",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.11'/><host name='a' ip='192.168.77.50'/></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.49'/><host name='a' ip='192.168.77.50'/></dhcp></ip>",
      ],
    ],
    [
      "lease-too-short",
      "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'><lease expiry='60' unit='seconds'/></range></dhcp></ip>",
      [
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'><lease expiry='120' unit='seconds'/></range></dhcp></ip>",
        "<ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.10' end='192.168.77.99'><lease expiry='60' unit='minutes'/></range></dhcp></ip>",
      ],
    ],
  ]);
});
