// Edges of the rules about forwarding and the bridge that their examples do not reach.
import assert from "node:assert/strict";
import { parseVersion } from "../../server/src/format/versions.js";
import { lint } from "../../server/src/lint/lint.js";
import { spans } from "../helpers/markers.js";

const ipv4 = "<ip address='192.168.77.1' prefix='24'/>";
const ipv6 = "<ip family='ipv6' address='fd00:77::1' prefix='64'/>";
const nat = (inner: string) => `<forward mode='nat'><nat ${inner}</nat></forward>`;

/** Content of the network with «» around the span, the rule with its severity (none without), the target. */
const cases: readonly (readonly [content: string, rule: string, severity: string | undefined, target?: string])[] = [
  ["<bridge name='«virbr-0123456789»'/>", "device-name-too-long", "error"],
  ["<bridge name='virbr-012345678'/>", "device-name-too-long", undefined],
  [`<forward mode='nat' dev='«enp0s31f6-uplink»'/>${ipv4}`, "device-name-too-long", "error"],
  ["<forward mode='bridge'/><bridge name='«br-0123456789abc»'/>", "device-name-too-long", "warning"],
  ["<bridge name='«default»'/>", "device-name-invalid", "error"],
  ["<forward mode='bridge' dev='«eth0:1»'/>", "device-name-invalid", "warning"],
  ["<bridge name='«lo»'/>", "bridge-name-of-host-device", "error"],
  ["<bridge name='«enp3s0»'/>", "bridge-name-of-host-device", "warning"],
  ["<bridge name='«br0»'/>", "bridge-name-of-host-device", "information"],
  ["<forward mode='bridge'/><bridge name='br0'/>", "bridge-name-of-host-device", undefined],
  ["<bridge name='ens'/>", "bridge-name-of-host-device", undefined],
  ["<bridge delay='«9223372036854775808»'/>", "bridge-delay-out-of-range", "error"],
  ["<bridge delay='9223372036854775807' stp='off'/>", "bridge-delay-out-of-range", undefined],
  ["<bridge delay='30'/>", "bridge-delay-out-of-range", undefined],
  ["<mtu size='«67»'/>", "mtu-too-small", "error"],
  ["<mtu size='68'/>", "mtu-too-small", undefined],
  [`<mtu size='«1279»'/>${ipv6}`, "mtu-too-small", "error"],
  [`<mtu size='0'/>${ipv6}`, "mtu-too-small", undefined],
  [`<forward mode='open'/><bridge «zone='public'»/>${ipv4}`, "bridge-zone-without-effect", "warning", "10.7.0"],
  [`<forward mode='open'/><bridge zone='public'/>${ipv4}`, "bridge-zone-without-effect", undefined, "10.8.0"],
  [`${nat("><port start='«5000' end='4000»'/>")}${ipv4}`, "nat-port-range", "error"],
  [`${nat("><port start='«5000' end='5000»'/>")}${ipv6}`, "nat-port-range", "information"],
  [`${nat("ipv6='yes'><port start='«5000' end='5000»'/>")}${ipv6}`, "nat-port-range", "error"],
  [`${nat("><address start='203.0.0.0' end='203.0.255.255'/>")}${ipv4}`, "nat-address-range", undefined],
  [`${nat("><address start='«203.0.0.0' end='203.1.0.0»'/>")}${ipv4}`, "nat-address-range", "error"],
  [`${nat("><address start='«203.0.255.0' end='203.1.0.1»'/>")}${ipv4}`, "nat-address-range", "error", "9.0.0"],
  [`${nat("><address start='203.0.255.0' end='203.1.0.1'/>")}${ipv4}`, "nat-address-range", undefined, "11.3.0"],
  ["<forward mode='passthrough' «dev='eth0'»><pf dev='eth1'/></forward>", "forward-device-conflict", "error"],
  [
    "<forward mode='hostdev'><address type='pci' bus='4'/><«pf» dev='eth1'/></forward>",
    "forward-pool-mixed",
    "warning",
  ],
  [
    "<forward mode='hostdev'><address type='pci'/>«<address type='pci' bus='0x0'/>»</forward>",
    "pci-address-repeated",
    "error",
  ],
  ["<forward mode='«hostdev»'/>", "forward-without-device", "warning"],
  ["<forward mode='bridge'><pf dev='eth0'/></forward>", "forward-without-device", undefined],
  ["<forward mode='«open»'/><ip address='8.8.4.1' prefix='24'/>", "open-mode-unprotected", "information"],
  ["<forward mode='bridge'/><bridge name='br0'/><«dns»/>", "without-effect-in-mode", "warning"],
];

describe("rules about bridge and forward", () => {
  for (const [content, rule, severity, target = "12.8.0"] of cases) {
    it(`${rule} ${severity ?? "is silent"}: ${content} (${target})`, () => {
      const { text, spans: expected } = spans(`<network><name>lab</name>${content}</network>`);
      const found = lint(text, { target: parseVersion(target) }).findings.filter((finding) => finding.rule === rule);
      assert.deepEqual(
        found.map((finding) => [finding.severity, finding.span]),
        severity === undefined ? [] : [[severity, expected[0]]],
      );
    });
  }
});
