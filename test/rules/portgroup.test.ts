// Names and defaults of port groups, and isolated ports.
import { ruleCases } from "../helpers/rule-cases.js";

const network = (inside: string) => `<network><name>lab</name>${inside}</network>`;
describe("portgroup rules", () => {
  describe("names and defaults", () => {
    ruleCases(/^portgroup-(name|default)-repeated$/, [
      [network("<portgroup name='a'/><portgroup name='«a»'/>"), ["define portgroup-name-repeated"]],
      [network("<portgroup name='a'/><portgroup name='A'/><portgroup name='a '/>"), []],
      [network("<portgroup name='&#xe9;'/><portgroup name='e&#x301;'/>"), []],
      [network("<portgroup name='a'/><portgroup name='«&#97;»'/>"), ["define portgroup-name-repeated"]],
      [network("<portgroup name='a'/><portgroup name='a'/>"), [], "1.2.12"],
      [network("<portgroup/><portgroup name=''/>"), []],
      [
        network("<portgroup name='a' default='YES'/><portgroup name='b' «default='yes'»/>"),
        ["define portgroup-default-repeated"],
      ],
      [network("<portgroup name='a' default='true'/><portgroup name='b' default='yes'/>"), []],
      [network("<portgroup name='a' default='yes'/><portgroup name='b' default='yes'/>"), [], "0.10.2"],
    ]);
  });

  describe("advice", () => {
    ruleCases(/^portgroup-(empty|without-default)$/, [
      [network("<«portgroup» name='a' default='no'/>"), ["advice portgroup-empty"]],
      [network("<portgroup name='a' default='yes' trustGuestRxFilters='yes'/>"), []],
      [network("<portgroup name='a' default='yes'/><portgroup name='b'><bandwidth/></portgroup>"), []],
    ]);
  });

  describe("isolated ports", () => {
    const ovs = "<bridge name='br0'/><virtualport type='openvswitch'/>";
    ruleCases(/^port-isolation/, [
      [network("<port isolated='yes'/>"), []],
      [network("<forward mode='private' dev='eth0'/><port isolated='no'/>"), []],
      [
        network("<forward mode='bridge' dev='eth0'/><port «isolated='yes'»/>"),
        ["runtime port-isolation-without-bridge"],
      ],
      [network(`<forward mode='bridge'/>${ovs}<port «isolated='yes'»/>`), ["runtime port-isolation-without-bridge"]],
    ]);
  });
});
