// Parameters by type, where they are required, and which types fit which network.
import { fixTable, ruleTable } from "../helpers/rule-table.js";

const bridge = "<forward mode='bridge'/><bridge name='br0'/>";
const macvtap = "<forward mode='private' dev='eth0'/>";
const id = "09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f";
const port = (type: string, parameters: string) =>
  `<virtualport type='${type}'><parameters ${parameters}/></virtualport>`;

describe("virtualport rules", () => {
  describe("parameters of another type", () => {
    ruleTable(
      [
        ["virtualport-parameter-not-of-type", bridge + port("openvswitch", "«managerid='0'»"), undefined, "parse"],
        ["virtualport-parameter-not-of-type", bridge + port("openvswitch", "«managerid='0'»"), "0.9.13", "schema"],
        ["virtualport-parameter-not-of-type", macvtap + port("802.1Qbg", "«profileid='x'»"), undefined, "parse"],
        ["virtualport-parameter-not-of-type", macvtap + port("802.1Qbg", "«profileid=''»"), undefined, "schema"],
        ["virtualport-parameter-not-of-type", macvtap + port("802.1Qbh", `«interfaceid='${id}'»`), undefined, "parse"],
        [
          "virtualport-parameter-not-of-type",
          bridge + port("midonet", `interfaceid='${id}' «profileid='x'»`),
          undefined,
          "schema",
        ],
        [
          "virtualport-parameter-not-of-type",
          bridge + port("midonet", `interfaceid='${id}' «typeid='1'»`),
          "12.8.0",
          "parse",
        ],
        [
          "virtualport-parameter-not-of-type",
          bridge + port("midonet", `interfaceid='${id}' «typeid='1'»`),
          "11.3.0",
          "schema",
        ],
        // An unreadable value is one mistake, a wrong type another.
        ["invalid-value", bridge + port("openvswitch", "managerid='«x»'"), undefined, "parse"],
        ["virtualport-parameter-not-of-type", bridge + port("ovs", "managerid='1'")],
        [
          "virtualport-parameter-not-of-type",
          `${bridge}<virtualport type='openvswitch'/><portgroup name='a'><virtualport><parameters «managerid='1'»/></virtualport></portgroup>`,
          undefined,
          "ignored",
        ],
        [
          "virtualport-parameter-not-of-type",
          `${bridge}<portgroup name='a'><virtualport><parameters managerid='1'/></virtualport></portgroup>`,
        ],
      ],
      /^virtualport-parameter-not-of-type$|^invalid-value$/,
    );
  });

  describe("missing parameters", () => {
    const qbh = "<virtualport type='802.1Qbh'/>";
    ruleTable([
      ["virtualport-parameter-missing", `${bridge}<«virtualport» type='midonet'/>`, undefined, "schema"],
      [
        "virtualport-parameter-missing",
        `${bridge}<«virtualport» type='midonet'><parameters/></virtualport>`,
        undefined,
        "schema",
      ],
      [
        "virtualport-parameter-missing",
        `${macvtap}<«virtualport» type='802.1Qbg'><parameters managerid='1'/></virtualport>`,
        undefined,
        "runtime",
      ],
      [
        "virtualport-parameter-missing",
        `${macvtap}<«virtualport» type='802.1Qbh'><parameters profileid=''/></virtualport>`,
        undefined,
        "runtime",
      ],
      ["virtualport-parameter-missing", `${macvtap}<«virtualport» type='802.1Qbh'/>`, "0.9.13", "parse"],
      ["virtualport-parameter-missing", `${bridge}<virtualport type='openvswitch'/>`],
      // Port groups may complete it.
      [
        "virtualport-parameter-missing",
        `${macvtap}${qbh}<portgroup name='a'><virtualport><parameters profileid='x'/></virtualport></portgroup>`,
      ],
      [
        "virtualport-parameter-missing",
        `${macvtap}${qbh}<portgroup name='a'><«virtualport»/></portgroup>`,
        undefined,
        "runtime",
      ],
      [
        "virtualport-parameter-missing",
        `${macvtap}<«virtualport» type='802.1Qbh'/><portgroup name='a'/><portgroup name='b'/>`,
        undefined,
        "runtime",
      ],
    ]);

    fixTable([
      [
        "virtualport-contradicts-network",
        "<forward mode='private' dev='eth0'/><virtualport type='802.1Qbh'><parameters profileid='a'/></virtualport><portgroup name='a' default='yes'><virtualport type='802.1Qbg'/><bandwidth><inbound average='1'/></bandwidth></portgroup>",
        [
          "<forward mode='private' dev='eth0'/><virtualport type='802.1Qbh'><parameters profileid='a'/></virtualport><portgroup name='a' default='yes'><bandwidth><inbound average='1'/></bandwidth></portgroup>",
        ],
      ],
    ]);
  });

  describe("forward modes", () => {
    ruleTable(
      [
        ["virtualport-not-in-mode", "<virtualport type='«openvswitch»'/>", undefined, "runtime"],
        ["virtualport-not-in-mode", "<forward mode='vepa' dev='eth0'/><virtualport type='802.1Qbg'/>"],
        [
          "virtualport-not-in-mode",
          "<forward mode='vepa' dev='eth0'/><virtualport type='«openvswitch»'/>",
          undefined,
          "runtime",
        ],
        ["virtualport-not-in-mode", "<forward mode='hostdev'/><virtualport type='«802.1Qbg»'/>", undefined, "runtime"],
        ["virtualport-not-in-mode", "<forward mode='hostdev'/><virtualport type='802.1Qbh'/>"],
        [
          "virtualport-not-in-mode",
          "<forward mode='bridge'/><virtualport type='«openvswitch»'/>",
          undefined,
          "runtime",
        ],
        ["virtualport-not-in-mode", `${bridge}<virtualport type='«802.1Qbh»'/>`, undefined, "runtime"],
        [
          "virtualport-not-in-mode",
          "<portgroup name='a'><virtualport type='«openvswitch»'/></portgroup>",
          undefined,
          "runtime",
        ],
        ["virtualport-not-in-mode", "<portgroup name='a'><virtualport/></portgroup>"],
        [
          "virtualport-contradicts-network",
          `${bridge}<virtualport type='openvswitch'/><portgroup name='a'><virtualport type='«802.1Qbg»'/></portgroup>`,
          undefined,
          "runtime",
        ],
        // The same value in another spelling.
        [
          "virtualport-not-in-mode",
          `${bridge}${port("openvswitch", `interfaceid='${id}'`)}<portgroup name='a'><virtualport><parameters interfaceid='${id.toUpperCase()}'/></virtualport></portgroup>`,
        ],
        [
          "virtualport-contradicts-network",
          `${macvtap}${port("802.1Qbg", "managerid='1'")}<portgroup name='a'><virtualport><parameters managerid='«2»'/></virtualport></portgroup>`,
          undefined,
          "runtime",
        ],
      ],
      /^virtualport-(not-in-mode|contradicts-network)$/,
    );
  });
});
