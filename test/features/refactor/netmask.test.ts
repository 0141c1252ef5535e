import { actionTable, silenceTable } from "../../helpers/actions.js";

const ip = (attributes: string) => `<network><name>lab</name><ip ${attributes}/></network>`;
const route = (attributes: string) =>
  `<network><name>lab</name><ip address='10.0.0.1' prefix='24'/><route ${attributes} gateway='10.0.0.2'/></network>`;

describe("netmask and prefix", () => {
  actionTable([
    [
      ip("|address='10.0.0.1' netmask='255.255.255.0' odd='1'"),
      "Replace netmask by prefix='24'",
      ip("address='10.0.0.1' prefix='24' odd='1'"),
      { off: "unknown-attribute" },
    ],
    [
      ip("|address='10.0.0.1' netmask='255.255.255.0'"),
      "Replace netmask by prefix='24'",
      ip("address='10.0.0.1' prefix='24'"),
    ],
    [
      ip(`address='10.0.0.1' netmask="255.|240.0.0"`),
      "Replace netmask by prefix='12'",
      ip(`address='10.0.0.1' prefix="12"`),
    ],
    [
      ip("prefix='30'|\n  address='10.0.0.1'"),
      "Replace prefix by netmask='255.255.255.252'",
      ip("netmask='255.255.255.252'\n  address='10.0.0.1'"),
    ],
    [ip(`|address="172.16.0.1"`), "Add prefix='16', which libvirt assumes", ip(`address="172.16.0.1" prefix="16"`)],
    [
      route("address='10.5.0.0' |netmask='255.255.0.0'"),
      "Replace netmask by prefix='16'",
      route("address='10.5.0.0' prefix='16'"),
    ],
    [
      route("|address='10.5.0.0' prefix='16'"),
      "Replace prefix by netmask='255.255.0.0'",
      route("address='10.5.0.0' netmask='255.255.0.0'"),
    ],
    [
      "<network><name>lab</name>\n|  <ip address='10.0.0.1' prefix='24'/></network>",
      "Replace prefix by netmask='255.255.255.0'",
      "<network><name>lab</name>\n  <ip address='10.0.0.1' netmask='255.255.255.0'/></network>",
    ],
    [
      "<network><name>lab</name>\n  <ip address='10.0.0.1' prefix='24'><dhcp/></ip> |\n</network>",
      "Replace prefix by netmask='255.255.255.0'",
      "<network><name>lab</name>\n  <ip address='10.0.0.1' netmask='255.255.255.0'><dhcp/></ip> \n</network>",
    ],
  ]);
  silenceTable(/netmask|prefix=/, [
    [ip("|family='ipv6' address='fd00:77::1' prefix='64'")],
    [ip("|family='ipv6' address='fd00:77::1'")],
    [ip("|address='10.0.0.1' netmask='255.0.255.0'")],
    [ip("|address='10.0.0.1' prefix='33'")],
    [ip("|address='x' prefix='24'")],
    [ip("|address='10.0.0.1' prefix='24' netmask='255.255.255.0'")],
    [ip("|address='10.0.0.1' netmask='255.255.255.0'"), { target: "0.8.6" }],
    [`<network><name>l|ab</name><ip address='10.0.0.1' prefix='24'/></network>`],
    [`<network><name>lab</name><ip address='10.0.0.1' prefix='24'><dhcp><!-- | --></dhcp></ip></network>`],
    [`<network><name>lab</name><ip address='10.0.0.1' prefix='24'><dhcp>|</dhcp></ip></network>`],
    ["<domain><ip |address='10.0.0.1' prefix='24'/></domain>"],
    [ip("|address='10.0.0.1' prefix='24'").replace("</name>", "")],
  ]);
});
