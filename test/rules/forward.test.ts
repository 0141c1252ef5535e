// Forwarding and the bridge: edge cases beyond the rules' examples.
import assert from "node:assert/strict";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { findingsOf, fixTable, ruleTable } from "../helpers/rule-table.js";

const ipv4 = "<ip address='192.168.77.1' prefix='24'/>";
const ipv6 = "<ip family='ipv6' address='fd00:77::1' prefix='64'/>";
const nat = (inner: string) => `<forward mode='nat'><nat ${inner}</nat></forward>`;

describe("rules about bridge and forward", () => {
  ruleTable([
    ["device-name-too-long", "<bridge name='«virbr-0123456789»'/>", undefined, "error"],
    ["device-name-too-long", "<bridge name='virbr-012345678'/>"],
    ["device-name-too-long", `<forward mode='nat' dev='«enp0s31f6-uplink»'/>${ipv4}`, undefined, "error"],
    ["device-name-too-long", "<forward mode='bridge'/><bridge name='«br-0123456789abc»'/>", undefined, "warning"],
    ["device-name-invalid", "<bridge name='«default»'/>", undefined, "error"],
    ["device-name-invalid", "<forward mode='bridge' dev='«eth0:1»'/>", undefined, "warning"],
    ["bridge-name-of-host-device", "<bridge name='«lo»'/>", undefined, "error"],
    ["bridge-name-of-host-device", "<bridge name='«enp3s0»'/>", undefined, "warning"],
    ["bridge-name-of-host-device", "<bridge name='«br0»'/>", undefined, "information"],
    ["bridge-name-of-host-device", "<forward mode='bridge'/><bridge name='br0'/>"],
    ["bridge-name-of-host-device", "<bridge name='ens'/>"],
    ["bridge-delay-out-of-range", "<bridge delay='«9223372036854775808»'/>", undefined, "error"],
    ["bridge-delay-out-of-range", "<bridge delay='9223372036854775807' stp='off'/>"],
    ["bridge-delay-out-of-range", "<bridge delay='30'/>"],
    ["mtu-too-small", "<mtu size='«67»'/>", undefined, "error"],
    ["mtu-too-small", "<mtu size='68'/>"],
    ["mtu-too-small", `<mtu size='«1279»'/>${ipv6}`, undefined, "error"],
    ["mtu-too-small", `<mtu size='0'/>${ipv6}`],
    ["bridge-zone-without-effect", `<forward mode='open'/><bridge «zone='public'»/>${ipv4}`, "10.7.0", "warning"],
    ["bridge-zone-without-effect", `<forward mode='open'/><bridge zone='public'/>${ipv4}`, "10.8.0"],
    ["nat-port-range", `${nat("><port start='«5000' end='4000»'/>")}${ipv4}`, undefined, "error"],
    ["nat-port-range", `${nat("><port start='«5000' end='5000»'/>")}${ipv6}`, undefined, "information"],
    ["nat-port-range", `${nat("><port start='5000' end='«0»'/>")}${ipv4}`, undefined, "parse"],
    ["nat-port-range", `${nat("><port start='0' end='0'/>")}${ipv4}`],
    ["nat-port-range", `${nat("ipv6='yes'><port start='«5000' end='5000»'/>")}${ipv6}`, undefined, "error"],
    ["nat-address-range", `${nat("><address start='203.0.0.0' end='203.0.255.255'/>")}${ipv4}`],
    ["nat-address-range", `${nat("><address start='«203.0.0.0' end='203.1.0.0»'/>")}${ipv4}`, undefined, "error"],
    ["nat-address-range", `${nat("><address start='«203.0.255.0' end='203.1.0.1»'/>")}${ipv4}`, "9.0.0", "error"],
    ["nat-address-range", `${nat("><address start='203.0.255.0' end='203.1.0.1'/>")}${ipv4}`, "11.3.0"],
    [
      "forward-device-conflict",
      "<forward mode='passthrough' «dev='eth0'»><pf dev='eth1'/></forward>",
      undefined,
      "error",
    ],
    [
      "forward-pool-mixed",
      "<forward mode='hostdev'><address type='pci' bus='4'/><«pf» dev='eth1'/></forward>",
      undefined,
      "warning",
    ],
    [
      "pci-address-repeated",
      "<forward mode='hostdev'><address type='pci'/>«<address type='pci' bus='0x0'/>»</forward>",
      undefined,
      "error",
    ],
    ["forward-without-device", "<forward mode='«hostdev»'/>", undefined, "warning"],
    ["forward-without-device", "<forward mode='bridge'><pf dev='eth0'/></forward>"],
    // Without <forward> there is nothing to speak of.
    ["forward-interface-repeated", ipv4],
    ["forward-pool-mixed", ipv4],
    ["forward-device-conflict", ipv4],
    // Mode hostdev rejects every <interface>, which is not for this rule.
    [
      "forward-interface-repeated",
      "<forward mode='hostdev'><interface dev='eth0'/><interface dev='eth0'/></forward>",
      "1.3.3",
    ],
    [
      "nat-address-unusable",
      `${nat("><address start='«192.168.77.5»' end='192.168.77.9'/>")}<ip address='192.168.77.1' prefix='1'/>`,
      undefined,
      "runtime",
    ],
    [
      "nat-address-unusable",
      `${nat("><address start='192.168.77.5' end='192.168.77.9'/>")}<ip address='10.1.1.1' netmask='0.0.0.0'/>`,
    ],
    ["nat-address-unusable", `${nat("><address start='192.168.77.5' end='192.168.77.9'/>")}<ip prefix='24'/>`, "1.0.3"],
    ["open-mode-unprotected", "<forward mode='«open»'/><ip address='8.8.4.1' prefix='24'/>", undefined, "information"],
    ["without-effect-in-mode", "<forward mode='bridge'/><bridge name='br0'/><«dns»/>", undefined, "warning"],
  ]);
  it("forward-device-conflict offers to name an interface without a name, which may be wrong", () => {
    const network = (dev: string) =>
      `<network><name>lab</name><forward mode='passthrough' dev='eth0'><interface dev='${dev}'/></forward></network>`;
    const finding = findingsOf(network("")).find(({ rule }) => rule === "forward-device-conflict");
    const fix = finding?.fixes.find(({ title }) => title === "Name the first <interface> eth0");
    assert.equal(fix?.safe, false);
    assert.equal(applyEdits(network(""), fix.edits), network("eth0"));
  });
});

describe("fixes about bridge and forward", () => {
  const pool = (forward: string, inner: string) => `<forward mode='passthrough'${forward}>${inner}</forward>`;
  const [eth0, eth1] = ["<interface dev='eth0'/>", "<interface dev='eth1'/>"];
  const port = (range: string) => `${nat(`><port ${range}/>`)}${ipv4}`;
  fixTable([
    // The bridge: what the name tells about the intention, then a name of libvirt's.
    ["bridge-name-of-host-device", "<bridge name='eth0'/>", ["<forward mode='bridge' dev='eth0'/>", ""]],
    [
      "bridge-name-of-host-device",
      `<forward mode='nat'/><bridge name='eth0' stp='on'/>${ipv4}`,
      [`<forward mode='nat' dev='eth0'/><bridge stp='on'/>${ipv4}`, `<forward mode='nat'/><bridge stp='on'/>${ipv4}`],
    ],
    ["bridge-name-of-host-device", `<bridge name='docker0'/>${ipv4}`, [ipv4]],
    ["bridge-name-of-host-device", "<bridge name='lo'/>", [""]],
    ["device-name-invalid", "<bridge name='..'/>", [""]],
    ["device-name-invalid", "<bridge name='.' delay='0'/>", ["<bridge delay='0'/>"]],
    ["device-name-invalid", "<bridge name='vir:br'/>", ["<bridge name='vir-br'/>"]],
    ["device-name-invalid", "<bridge name='::'/>", [""]],
    ["device-name-invalid", `<forward mode='nat' dev='all'/>${ipv4}`, [`<forward mode='nat'/>${ipv4}`]],
    ["device-name-invalid", "<forward mode='bridge' dev='default'/>", []],
    ["device-name-too-long", "<bridge name='virbr-0123456789'/>", ["<bridge name='virbr-012345678'/>", ""]],
    ["device-name-too-long", "<bridge name='virbr-01234567-9'/>", ["<bridge name='virbr-01234567'/>", ""]],
    [
      "device-name-too-long",
      `<forward mode='route' dev='enp0s31f6-uplink'><interface dev='enp0s31f6-uplink'/></forward>${ipv4}`,
      [`<forward mode='route'></forward>${ipv4}`],
    ],
    ["device-name-too-long", "<forward mode='bridge' dev='enp130s0f0np0v12'/>", []],
    ["mtu-too-small", `<mtu size='67'/>${ipv4}`, [`<mtu size='1500'/>${ipv4}`]],
    ["mtu-too-small", `<mtu size='67'/>${ipv6}`, [`<mtu size='1280'/>${ipv6}`, `<mtu size='1500'/>${ipv6}`]],
    ["bridge-delay-out-of-range", "<bridge delay='9223372036854775808'/>", ["<bridge delay='0'/>"]],
    // Devices: each can be the one to keep.
    [
      "bridge-and-forward-device",
      "<forward mode='bridge' dev='eth0'/><bridge name='br0'/>",
      ["<forward mode='bridge'/><bridge name='br0'/>", "<forward mode='bridge' dev='eth0'/>"],
    ],
    ["forward-device-conflict", pool(" dev='eth0'", eth1), [pool(" dev='eth0'", eth0 + eth1), pool("", eth1)]],
    ["forward-device-conflict", pool(" dev='eth0'", eth1 + eth0), [pool("", eth1 + eth0)]],
    [
      "forward-device-conflict",
      `<forward mode='nat' dev='eth0'>${eth1}</forward>${ipv4}`,
      [`<forward mode='nat'>${eth1}</forward>${ipv4}`, `<forward mode='nat' dev='eth0'></forward>${ipv4}`],
    ],
    [
      "forward-device-conflict",
      pool(" dev='eth0'", "<pf dev='eth1'/>"),
      [pool("", "<pf dev='eth1'/>"), pool(" dev='eth0'", "")],
    ],
    [
      "forward-too-many-interfaces",
      `<forward mode='nat' dev='eth0'>${eth0}${eth1}</forward>${ipv4}`,
      [
        `<forward mode='nat' dev='eth0'>${eth0}</forward>${ipv4}`,
        `<forward mode='nat' dev='eth1'>${eth1}</forward>${ipv4}`,
      ],
    ],
    [
      "forward-too-many-interfaces",
      `<forward mode='nat'>${eth0}${eth1}</forward>${ipv4}`,
      [
        `<forward mode='nat'>${eth0}</forward>${ipv4}`,
        `<forward mode='nat'>${eth1}</forward>${ipv4}`,
        `<forward mode='nat'></forward>${ipv4}`,
      ],
    ],
    ["forward-without-device", "<forward mode='hostdev'/>", []],
    [
      "macvtap-device-unsuitable",
      "<forward mode='bridge' dev='br0'/>",
      ["<forward mode='bridge'/><bridge name='br0'/>"],
    ],
    ["macvtap-device-unsuitable", "<forward mode='vepa' dev='br0'/>", []],
    // A subnet around the gateway that is written, else a free one.
    [
      "forward-without-ip",
      "<forward mode='nat'/><route address='10.5.0.0' prefix='16' gateway='192.168.78.1'/>",
      [
        "<forward mode='nat'/><ip address='192.168.78.2' prefix='24'/><route address='10.5.0.0' prefix='16' gateway='192.168.78.1'/>",
        "<route address='10.5.0.0' prefix='16' gateway='192.168.78.1'/>",
      ],
    ],
    [
      "forward-without-ip",
      "<forward mode='route'/><bridge name='br0'/>",
      [
        "<forward mode='bridge'/><bridge name='br0'/>",
        "<forward mode='route'/><bridge name='br0'/><ip address='192.168.123.1' prefix='24'><dhcp><range start='192.168.123.2' end='192.168.123.254'/></dhcp></ip>",
        "<bridge name='br0'/>",
      ],
    ],
    // Address translation.
    [
      "nat-address-range",
      `${nat("><address start='fd00:77::5' end='fd00:77::9'/>")}${ipv4}${ipv6}`,
      [`${nat("ipv6='yes' >")}${ipv4}${ipv6}`],
    ],
    ["nat-address-range", `${nat("><address start='fd00:77::5' end='fd00:77::9'/>")}${ipv4}`, [`${nat(">")}${ipv4}`]],
    [
      "nat-address-range",
      `${nat("><address start='198.18.0.0' end='198.19.0.0'/>")}${ipv4}`,
      [`${nat("><address start='198.18.0.0' end='198.18.255.255'/>")}${ipv4}`],
    ],
    [
      "nat-address-range",
      `${nat("><address start='198.18.255.250' end='198.19.0.5'/>")}${ipv4}`,
      [
        `${nat("><address start='198.18.255.250' end='198.18.255.255'/>")}${ipv4}`,
        `${nat("><address start='198.19.0.0' end='198.19.0.5'/>")}${ipv4}`,
      ],
      "9.0.0",
    ],
    [
      "nat-address-unusable",
      `${nat("><address start='192.168.77.5' end='192.168.77.9'/>")}${ipv4}`,
      [`${nat(">")}${ipv4}`],
    ],
    ["nat-port-range", port("start='40000' end='40000'"), [port("start='40000' end='65535'"), `${nat(">")}${ipv4}`]],
    ["nat-port-range", port("start='5' end='5'"), [port("start='1024' end='65535'"), `${nat(">")}${ipv4}`]],
    ["nat-port-range", port("start='40000' end='40009'"), [port("start='40000' end='65535'")]],
    ["nat-port-range", port("start='65000' end='65009'"), [port("start='1024' end='65535'")]],
  ]);
});
