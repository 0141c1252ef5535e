// Forwarding and the bridge: edge cases beyond the rules' examples.
import assert from "node:assert/strict";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { findingsOf, ruleTable } from "../helpers/rule-table.js";

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
    const fix = finding?.fixes.find(({ title }) => title === "Name it eth0");
    assert.equal(fix?.safe, false);
    assert.equal(applyEdits(network(""), fix.edits), network("eth0"));
  });
});
