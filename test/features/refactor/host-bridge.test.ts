// Use of a bridge that the host has: what becomes of the network, and where it is offered.
import assert from "node:assert/strict";
import { actionTable, titlesAt } from "../../helpers/actions.js";

const network = (...lines: string[]) => `<network>\n${lines.map((line) => `  ${line}\n`).join("")}</network>\n`;
const name = "<name>lab</name>";
const ip = "<ip address='10.0.0.1' prefix='24'/>";
const bridge = "<bridge name='br0'/>";
const port = "<virtualport type='openvswitch'/>";
const vlan = "<vlan>\n    <tag id='7'/>\n  </vlan>";
const web = `<portgroup name='web'>\n    <vlan>\n      <tag id='8'/>\n    </vlan>\n  </portgroup>`;
const only = ["refactor.rewrite.hostBridge"];

describe("host bridge", () => {
  actionTable([
    [
      network(name, "|<forward mode='nat'/>", "<bridge name='br0' stp='on'/>", "<dns/>", ip),
      "Use an existing Open vSwitch bridge (removes <bridge stp>, <dns>, <ip>; the host must have the Open vSwitch bridge br0)",
      network(name, "<forward mode='bridge'/>", bridge, port),
    ],
    [
      network(name, "|<forward mode='nat'/>", bridge, ip),
      "Use an existing Linux bridge (removes <ip>; the host must have the Linux bridge br0)",
      network(name, "<forward mode='bridge'/>", bridge),
    ],
    // VLANs, also of port groups, are what such a bridge is for.
    [
      network(name, "|<forward mode='bridge'/>", bridge, vlan, web),
      "Use an existing Open vSwitch bridge (the host must have the Open vSwitch bridge br0)",
      network(name, "<forward mode='bridge'/>", bridge, vlan, port, web),
    ],
    [
      network(name, "<forward mode='bridge'/>", bridge, vlan, `|${port}`, web),
      "Use an existing Linux bridge (removes <virtualport>; the host must have the Linux bridge br0)",
      network(name, "<forward mode='bridge'/>", bridge, vlan, web),
    ],
    // Older versions have no VLANs on Linux bridges.
    [
      network(name, "<forward mode='bridge'/>", bridge, vlan, `|${port}`),
      "Use an existing Linux bridge (removes <vlan>, <virtualport>; the host must have the Linux bridge br0)",
      network(name, "<forward mode='bridge'/>", bridge),
      { target: "9.0.0" },
    ],
    [
      network(name, "|<forward mode='nat'/>", bridge, vlan, ip),
      "Use an existing Open vSwitch bridge (removes <ip>; the host must have the Open vSwitch bridge br0)",
      network(name, "<forward mode='bridge'/>", bridge, vlan, port),
    ],
    [
      network(
        name,
        "<forward mode='bridge'/>",
        `|${bridge}`,
        "<virtualport type='802.1Qbh'>\n    <parameters profileid='a'/>\n  </virtualport>",
      ),
      "Use an existing Open vSwitch bridge (removes <parameters>; the host must have the Open vSwitch bridge br0)",
      network(name, "<forward mode='bridge'/>", bridge, "<virtualport type='openvswitch'>\n  </virtualport>"),
    ],
  ]);

  const offered: [marked: string, kinds: string[], target?: string][] = [
    [network(name, "|<forward mode='nat'/>", bridge, ip), ["Open vSwitch", "Linux"]],
    [network(name, `|${bridge}`, ip), ["Open vSwitch", "Linux"]],
    [network(name, "|<forward mode='bridge'/>", bridge), ["Open vSwitch"]],
    [network(name, "|<forward mode='bridge'/>", bridge, port), ["Linux"]],
    // Which bridge cannot be known.
    [network(name, "|<forward mode='nat'/>", ip), []],
    [network(name, "|<forward mode='bridge' dev='eth0'/>"), []],
    [network(name, "<forward mode='nat'/>", bridge, `|${ip}`), []],
    // Modes and ports of later versions.
    [network(name, "|<forward mode='nat'/>", bridge, ip), ["Linux"], "0.9.10"],
    [network(name, "|<forward mode='nat'/>", bridge, ip), [], "0.9.3"],
  ];
  for (const [marked, kinds, target] of offered) {
    it(`is offered for ${kinds.join(" and ") || "nothing"}: ${marked}${target ?? ""}`, () => {
      const titles = titlesAt(marked, { only, ...(target !== undefined && { target }) });
      assert.deepEqual(
        titles.map((title) => /^Use an existing (.*) bridge \(/.exec(title)?.[1]),
        kinds,
      );
    });
  }
});
