// Which networks take VLAN tags, port group by port group and version by version.
import { ruleCases } from "../helpers/rule-cases.js";

const network = (inside: string) => `<network><name>lab</name>${inside}</network>`;
const group = (inside: string, name = "a") => `<portgroup name='${name}'>${inside}</portgroup>`;
const fallback = (inside: string) => `<portgroup name='all' default='yes'>${inside}</portgroup>`;
const bridge = "<forward mode='bridge'/><bridge name='br0'/>";
const ovs = "<virtualport type='openvswitch'/>";
const midonet =
  "<virtualport type='midonet'><parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f'/></virtualport>";
const vlan = "<vlan><tag id='42'/></vlan>";
const refused = "<«vlan»><tag id='42'/></vlan>";

describe("vlan rules", () => {
  describe("forward modes", () => {
    ruleCases(/^vlan-not-in-mode$/, [
      [network(refused), ["define vlan-not-in-mode"]],
      [network(`<forward mode='private' dev='eth0'/>${refused}`), ["define vlan-not-in-mode"]],
      [network(`<forward mode='passthrough' dev='eth0'/>${vlan}`), [], "1.3.5"],
      [network(`<forward mode='passthrough' dev='eth0'/>${refused}`), ["define vlan-not-in-mode"], "1.3.4"],
      [network(`<forward mode='hostdev'/>${vlan}`), [], "1.1.0"],
      [network(`<forward mode='hostdev'/>${refused}`), ["define vlan-not-in-mode"], "1.0.6"],
      [network(`${bridge}${vlan}`), [], "11.0.0"],
      [network(`${bridge}${refused}`), ["define vlan-not-in-mode"], "10.10.0"],
      [network(`${bridge}${ovs}${vlan}`), [], "0.10.0"],
      [network(`<forward mode='bridge' dev='eth0'/>${vlan}`), []],
      [network(`${bridge}${midonet}${refused}`), ["define vlan-not-in-mode"]],
      // The missing tag is the mistake.
      [network("<vlan/>"), []],
      [network(`<forward mode='dunno'/>${vlan}`), []],
    ]);
  });

  describe("port groups", () => {
    ruleCases(/^vlan-not-in-mode$/, [
      [network(group(refused)), ["define vlan-not-in-mode"]],
      // One mistake, however many groups follow it.
      [network(`${group(refused)}${group(vlan, "b")}`), ["define vlan-not-in-mode"]],
      [network(group(`<«virtualport» type='openvswitch'/>${vlan}`)), ["define vlan-not-in-mode"]],
      [network(`${bridge}${group(ovs + vlan)}`), [], "9.0.0"],
      [network(`${bridge}${group(`<«virtualport»/>${vlan}`)}`), ["define vlan-not-in-mode"]],
      [network(`${bridge}${ovs}${group(`<«virtualport»/>${vlan}`)}`), ["define vlan-not-in-mode"]],
      [network(`${bridge}${ovs}${vlan}${group("<«virtualport»/>")}`), ["define vlan-not-in-mode"]],
      [
        network(`<forward mode='hostdev'/>${vlan}${group("<«virtualport» type='802.1Qbh'/>")}`),
        ["define vlan-not-in-mode"],
      ],
      [network(`<forward mode='hostdev'/>${group("<virtualport type='802.1Qbh'/>")}`), []],
      // Nobody gets the connection of the network itself where a default group has another.
      [network(`${bridge}${midonet}${vlan}${fallback(ovs)}`), []],
      [network(`${bridge}${midonet}${refused}${group(ovs)}`), ["define vlan-not-in-mode"]],
      [network(`${bridge}${midonet}${refused}${fallback(ovs)}${group("", "b")}`), ["define vlan-not-in-mode"]],
      [network(`${bridge}${vlan}${fallback(ovs)}`), [], "9.0.0"],
      [network(`${bridge}${refused}${fallback(ovs)}${group("", "b")}`), ["define vlan-not-in-mode"], "9.0.0"],
    ]);
  });

  describe("tags", () => {
    const tags = (inside: string) => network(bridge + ovs + inside);
    ruleCases(/^vlan-(?!not-in-mode)|^unknown-value$/, [
      [tags("<vlan trunk='«NO»'><tag id='1'/><tag id='2'/></vlan>"), ["parse vlan-trunk-contradicted"]],
      [tags("<vlan trunk='«no»'><tag id='1' nativeMode='tagged'/></vlan>"), ["parse vlan-trunk-contradicted"]],
      [tags("<vlan trunk='«no»'><tag id='1'/></vlan>"), ["schema unknown-value"]],
      [tags("<vlan trunk='«YES»'><tag id='1'/><tag id='2'/></vlan>"), ["schema unknown-value"]],
      [tags("<vlan trunk='«x»'><tag id='1'/><tag id='2'/></vlan>"), ["parse unknown-value"]],
      [
        tags("<vlan><tag id='1' nativeMode='tagged'/><tag id='1' «nativeMode='tagged'»/></vlan>"),
        ["parse vlan-native-repeated"],
      ],
      [tags("<vlan><tag id='1' nativeMode='tagged'/><tag id='«01»'/></vlan>"), ["runtime vlan-tag-repeated"]],
      [tags("<vlan><tag id='1'/><tag id='2'/><tag id='«1»'/></vlan>"), ["ignored vlan-tag-repeated"]],
      [tags("<vlan><tag id='«0»'/></vlan>"), ["runtime vlan-id-reserved"]],
      [tags("<vlan><tag id='1' «nativeMode='tagged'»/></vlan>"), ["advice vlan-native-without-trunk"]],
      [network("<forward mode='hostdev'/><«vlan» trunk='yes'><tag id='1'/></vlan>"), ["runtime vlan-trunk-on-sriov"]],
      [network("<forward mode='bridge' dev='eth0'/><vlan><tag id='1'/></vlan>"), [], "9.0.0"],
    ]);
  });
});
