// Parameters by type, who has to give them, and what fits which network.
import { ruleCases } from "../helpers/rule-cases.js";

const network = (inside: string) => `<network><name>lab</name>${inside}</network>`;
const bridge = "<forward mode='bridge'/><bridge name='br0'/>";
const macvtap = "<forward mode='private' dev='eth0'/>";
const id = "09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f";
const port = (type: string, parameters: string) =>
  `<virtualport type='${type}'><parameters ${parameters}/></virtualport>`;

describe("virtualport rules", () => {
  describe("parameters of another type", () => {
    ruleCases(/^virtualport-parameter-not-of-type$|^invalid-value$/, [
      [network(bridge + port("openvswitch", "«managerid='0'»")), ["parse virtualport-parameter-not-of-type"]],
      [
        network(bridge + port("openvswitch", "«managerid='0'»")),
        ["schema virtualport-parameter-not-of-type"],
        "0.9.13",
      ],
      [network(macvtap + port("802.1Qbg", "«profileid='x'»")), ["parse virtualport-parameter-not-of-type"]],
      [network(macvtap + port("802.1Qbg", "«profileid=''»")), ["schema virtualport-parameter-not-of-type"]],
      [network(macvtap + port("802.1Qbh", `«interfaceid='${id}'»`)), ["parse virtualport-parameter-not-of-type"]],
      [
        network(bridge + port("midonet", `interfaceid='${id}' «profileid='x'»`)),
        ["schema virtualport-parameter-not-of-type"],
      ],
      [
        network(bridge + port("midonet", `interfaceid='${id}' «typeid='1'»`)),
        ["parse virtualport-parameter-not-of-type"],
        "12.8.0",
      ],
      [
        network(bridge + port("midonet", `interfaceid='${id}' «typeid='1'»`)),
        ["schema virtualport-parameter-not-of-type"],
        "11.3.0",
      ],
      // An unreadable value is one mistake, a wrong type another.
      [network(bridge + port("openvswitch", "managerid='«x»'")), ["parse invalid-value"]],
      [network(bridge + port("ovs", "managerid='1'")), []],
      [
        network(
          `${bridge}<virtualport type='openvswitch'/><portgroup name='a'><virtualport><parameters «managerid='1'»/></virtualport></portgroup>`,
        ),
        ["ignored virtualport-parameter-not-of-type"],
      ],
      [network(`${bridge}<portgroup name='a'><virtualport><parameters managerid='1'/></virtualport></portgroup>`), []],
    ]);
  });

  describe("missing parameters", () => {
    const qbh = "<virtualport type='802.1Qbh'/>";
    ruleCases(/^virtualport-parameter-missing$/, [
      [network(`${bridge}<«virtualport» type='midonet'/>`), ["schema virtualport-parameter-missing"]],
      [
        network(`${bridge}<«virtualport» type='midonet'><parameters/></virtualport>`),
        ["schema virtualport-parameter-missing"],
      ],
      [
        network(`${macvtap}<«virtualport» type='802.1Qbg'><parameters managerid='1'/></virtualport>`),
        ["runtime virtualport-parameter-missing"],
      ],
      [
        network(`${macvtap}<«virtualport» type='802.1Qbh'><parameters profileid=''/></virtualport>`),
        ["runtime virtualport-parameter-missing"],
      ],
      [network(`${macvtap}<«virtualport» type='802.1Qbh'/>`), ["parse virtualport-parameter-missing"], "0.9.13"],
      [network(`${bridge}<virtualport type='openvswitch'/>`), []],
      // Port groups may complete it.
      [
        network(
          `${macvtap}${qbh}<portgroup name='a'><virtualport><parameters profileid='x'/></virtualport></portgroup>`,
        ),
        [],
      ],
      [
        network(`${macvtap}${qbh}<portgroup name='a'><«virtualport»/></portgroup>`),
        ["runtime virtualport-parameter-missing"],
      ],
      [
        network(`${macvtap}<«virtualport» type='802.1Qbh'/><portgroup name='a'/><portgroup name='b'/>`),
        ["runtime virtualport-parameter-missing"],
      ],
    ]);
  });

  describe("forward modes", () => {
    ruleCases(/^virtualport-(not-in-mode|contradicts-network)$/, [
      [network("<virtualport type='«openvswitch»'/>"), ["runtime virtualport-not-in-mode"]],
      [network("<forward mode='vepa' dev='eth0'/><virtualport type='802.1Qbg'/>"), []],
      [
        network("<forward mode='vepa' dev='eth0'/><virtualport type='«openvswitch»'/>"),
        ["runtime virtualport-not-in-mode"],
      ],
      [network("<forward mode='hostdev'/><virtualport type='«802.1Qbg»'/>"), ["runtime virtualport-not-in-mode"]],
      [network("<forward mode='hostdev'/><virtualport type='802.1Qbh'/>"), []],
      [network("<forward mode='bridge'/><virtualport type='«openvswitch»'/>"), ["runtime virtualport-not-in-mode"]],
      [network(`${bridge}<virtualport type='«802.1Qbh»'/>`), ["runtime virtualport-not-in-mode"]],
      [
        network("<portgroup name='a'><virtualport type='«openvswitch»'/></portgroup>"),
        ["runtime virtualport-not-in-mode"],
      ],
      [network("<portgroup name='a'><virtualport/></portgroup>"), []],
      [
        network(
          `${bridge}<virtualport type='openvswitch'/><portgroup name='a'><virtualport type='«802.1Qbg»'/></portgroup>`,
        ),
        ["runtime virtualport-contradicts-network"],
      ],
      // The same value in another spelling.
      [
        network(
          `${bridge}${port("openvswitch", `interfaceid='${id}'`)}<portgroup name='a'><virtualport><parameters interfaceid='${id.toUpperCase()}'/></virtualport></portgroup>`,
        ),
        [],
      ],
      [
        network(
          `${macvtap}${port("802.1Qbg", "managerid='1'")}<portgroup name='a'><virtualport><parameters managerid='«2»'/></virtualport></portgroup>`,
        ),
        ["runtime virtualport-contradicts-network"],
      ],
    ]);
  });
});
