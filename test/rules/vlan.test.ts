// Which networks accept VLAN tags, by port group and version.
import assert from "node:assert/strict";
import { findingsOf, fixTable, ruleTable } from "../helpers/rule-table.js";

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
    ruleTable([
      ["vlan-not-in-mode", refused, undefined, "define"],
      ["vlan-not-in-mode", `<forward mode='private' dev='eth0'/>${refused}`, undefined, "define"],
      ["vlan-not-in-mode", `<forward mode='passthrough' dev='eth0'/>${vlan}`, "1.3.5"],
      ["vlan-not-in-mode", `<forward mode='passthrough' dev='eth0'/>${refused}`, "1.3.4", "define"],
      ["vlan-not-in-mode", `<forward mode='hostdev'/>${vlan}`, "1.1.0"],
      ["vlan-not-in-mode", `<forward mode='hostdev'/>${refused}`, "1.0.6", "define"],
      ["vlan-not-in-mode", `${bridge}${vlan}`, "11.0.0"],
      ["vlan-not-in-mode", `${bridge}${refused}`, "10.10.0", "define"],
      ["vlan-not-in-mode", `${bridge}${ovs}${vlan}`, "0.10.0"],
      ["vlan-not-in-mode", `<forward mode='bridge' dev='eth0'/>${vlan}`],
      ["vlan-not-in-mode", `${bridge}${midonet}${refused}`, undefined, "define"],
      // The missing tag is the mistake.
      ["vlan-not-in-mode", "<vlan/>"],
      ["vlan-not-in-mode", `<forward mode='dunno'/>${vlan}`],
    ]);

    fixTable([
      [
        "vlan-on-macvtap",
        "<forward mode='bridge' dev='eth0'/><vlan><tag id='42'/></vlan>",
        ["<forward mode='bridge' dev='eth0.42'/>", "<forward mode='bridge' dev='eth0'/>"],
      ],
      [
        "vlan-on-macvtap",
        "<forward mode='bridge' dev='eth0'><interface dev='eth0'/><interface dev='eth1'/></forward><vlan><tag id='42'/></vlan>",
        ["<forward mode='bridge' dev='eth0'><interface dev='eth0'/><interface dev='eth1'/></forward>"],
      ],
      [
        "vlan-id-reserved",
        "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan><tag id='0'/></vlan>",
        ["<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/>"],
      ],
      [
        "vlan-id-reserved",
        "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan><tag id='0'/><tag id='5'/></vlan>",
        ["<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan><tag id='5'/></vlan>"],
      ],
      [
        "vlan-trunk-contradicted",
        "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan trunk='no'><tag id='5' nativeMode='tagged'/></vlan>",
        [
          "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan trunk='yes'><tag id='5' nativeMode='tagged'/></vlan>",
          "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><vlan><tag id='5'/></vlan>",
        ],
      ],
      [
        "vlan-trunk-on-sriov",
        "<forward mode='hostdev'><pf dev='eth0'/></forward><vlan trunk='yes'><tag id='5'/></vlan>",
        ["<forward mode='hostdev'><pf dev='eth0'/></forward><vlan><tag id='5'/></vlan>"],
      ],
      [
        "vlan-not-in-mode",
        "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><portgroup name='a' default='yes'><virtualport><parameters profileid='p'/></virtualport><vlan><tag id='5'/></vlan></portgroup>",
        [
          "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><portgroup name='a' default='yes'><virtualport type='openvswitch'><parameters profileid='p'/></virtualport><vlan><tag id='5'/></vlan></portgroup>",
          "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><portgroup name='a' default='yes'><vlan><tag id='5'/></vlan></portgroup>",
        ],
      ],
    ]);
  });

  describe("port groups", () => {
    ruleTable([
      ["vlan-not-in-mode", group(refused), undefined, "define"],
      // One mistake, however many groups follow it.
      ["vlan-not-in-mode", `${group(refused)}${group(vlan, "b")}`, undefined, "define"],
      ["vlan-not-in-mode", group(`<«virtualport» type='openvswitch'/>${vlan}`), undefined, "define"],
      ["vlan-not-in-mode", `${bridge}${group(ovs + vlan)}`, "9.0.0"],
      ["vlan-not-in-mode", `${bridge}${group(`<«virtualport»/>${vlan}`)}`, undefined, "define"],
      ["vlan-not-in-mode", `${bridge}${ovs}${group(`<«virtualport»/>${vlan}`)}`, undefined, "define"],
      ["vlan-not-in-mode", `${bridge}${ovs}${vlan}${group("<«virtualport»/>")}`, undefined, "define"],
      [
        "vlan-not-in-mode",
        `<forward mode='hostdev'/>${vlan}${group("<«virtualport» type='802.1Qbh'/>")}`,
        undefined,
        "define",
      ],
      ["vlan-not-in-mode", `<forward mode='hostdev'/>${group("<virtualport type='802.1Qbh'/>")}`],
      // No guest gets the connection of the network itself where a default group has another.
      ["vlan-not-in-mode", `${bridge}${midonet}${vlan}${fallback(ovs)}`],
      ["vlan-not-in-mode", `${bridge}${midonet}${refused}${group(ovs)}`, undefined, "define"],
      ["vlan-not-in-mode", `${bridge}${midonet}${refused}${fallback(ovs)}${group("", "b")}`, undefined, "define"],
      ["vlan-not-in-mode", `${bridge}${vlan}${fallback(ovs)}`, "9.0.0"],
      ["vlan-not-in-mode", `${bridge}${refused}${fallback(ovs)}${group("", "b")}`, "9.0.0", "define"],
    ]);
  });

  describe("tags", () => {
    const tags = (inside: string) => bridge + ovs + inside;
    ruleTable(
      [
        ["vlan-trunk-contradicted", tags("<vlan trunk='«NO»'><tag id='1'/><tag id='2'/></vlan>"), undefined, "parse"],
        [
          "vlan-trunk-contradicted",
          tags("<vlan trunk='«no»'><tag id='1' nativeMode='tagged'/></vlan>"),
          undefined,
          "parse",
        ],
        ["unknown-value", tags("<vlan trunk='«no»'><tag id='1'/></vlan>"), undefined, "schema"],
        ["unknown-value", tags("<vlan trunk='«YES»'><tag id='1'/><tag id='2'/></vlan>"), undefined, "schema"],
        ["unknown-value", tags("<vlan trunk='«x»'><tag id='1'/><tag id='2'/></vlan>"), undefined, "parse"],
        [
          "vlan-native-repeated",
          tags("<vlan><tag id='1' nativeMode='tagged'/><tag id='1' «nativeMode='tagged'»/></vlan>"),
          undefined,
          "parse",
        ],
        [
          "vlan-tag-repeated",
          tags("<vlan><tag id='1' nativeMode='tagged'/><tag id='«01»'/></vlan>"),
          undefined,
          "runtime",
        ],
        ["vlan-tag-repeated", tags("<vlan><tag id='1'/><tag id='2'/><tag id='«1»'/></vlan>"), undefined, "ignored"],
        ["vlan-id-reserved", tags("<vlan><tag id='«0»'/></vlan>"), undefined, "runtime"],
        ["vlan-native-without-trunk", tags("<vlan><tag id='1' «nativeMode='tagged'»/></vlan>"), undefined, "advice"],
        [
          "vlan-trunk-on-sriov",
          "<forward mode='hostdev'/><«vlan» trunk='yes'><tag id='1'/></vlan>",
          undefined,
          "runtime",
        ],
        ["vlan-trunk-contradicted", "<forward mode='bridge' dev='eth0'/><vlan><tag id='1'/></vlan>", "9.0.0"],
      ],
      /^vlan-(?!not-in-mode)|^unknown-value$/,
    );
  });
  it("vlan-native-repeated offers no fix that changes more than a hundred tags", () => {
    const fixesBeside = (surplus: number) => {
      const tags = Array.from({ length: surplus + 1 }, (_, index) => `<tag id='${index + 1}' nativeMode='tagged'/>`);
      const text = `<network><name>lab</name>${bridge}${ovs}<vlan>${tags.join("")}</vlan></network>`;
      const findings = findingsOf(text).filter(({ rule }) => rule === "vlan-native-repeated");
      assert.equal(findings.length, surplus);
      return findings[0]?.fixes.length;
    };
    assert.equal(fixesBeside(100), 1);
    assert.equal(fixesBeside(101), 0);
  });
});
