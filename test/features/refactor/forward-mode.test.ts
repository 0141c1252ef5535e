import assert from "node:assert/strict";
import { actionsAt, actionTable, silenceTable, titlesAt } from "../../helpers/actions.js";
import { contextOf, plain } from "../../helpers/analysis.js";
import { read } from "../../network/reading.js";

const network = (...lines: string[]) => `<network>\n${lines.map((line) => `  ${line}\n`).join("")}</network>\n`;
const name = "<name>lab</name>";
const forward = (mode: string, rest = "/>") => `<forward mode='${mode}'${rest}`;
const ip = "<ip address='10.0.0.1' prefix='24'/>";
const bridge = "<bridge name='br0' stp='on' delay='0'/>";
const subnet = (third: number) =>
  `<ip address='192.168.${third}.1' prefix='24'>\n    <dhcp>\n      <range start='192.168.${third}.2' end='192.168.${third}.254'/>\n    </dhcp>\n  </ip>`;
const conversions = (marked: string, target?: string) =>
  titlesAt(marked, { only: ["refactor.rewrite.forwardMode"], ...(target !== undefined && { target }) });

describe("forward mode", () => {
  actionTable([
    [network(name, "|<forward/>", ip), "Convert to mode route", network(name, forward("route"), ip)],
    [network(name, "|<forward mode=''/>", ip), "Convert to mode open", network(name, forward("open"), ip)],
    [network(name, `|${forward("nat")}`, ip), "Convert to an isolated network", network(name, ip)],
    [
      network(name, `|${forward("nat")}`, ip, "<odd/>"),
      "Convert to mode open",
      network(name, forward("open"), ip, "<odd/>"),
    ],
    [
      network(name, `|${forward("nat")}`, ip, "<odd/>"),
      "Convert to mode route",
      network(name, forward("route"), ip, "<odd/>"),
      { off: "unknown-element" },
    ],
    [
      network(name, `|${forward("nat")}`, "<bridge name='br0'/>", ip),
      "Convert to mode bridge (removes <ip>; the host must have the bridge br0)",
      network(name, forward("bridge"), "<bridge name='br0'/>"),
      { off: "not-in-forward-mode" },
    ],
    [`<|${network(name, ip).slice(1)}`, "Convert to mode nat", network(name, forward("nat"), ip)],
    [
      network(
        name,
        "<!-- out -->",
        `|${forward("nat")}`,
        bridge,
        "<!-- LAN -->",
        ip,
        "<dns/> <!-- names -->",
        "<dns/>",
      ),
      "Convert to mode bridge (removes <bridge stp>, <bridge delay>, <ip>, <dns>, a comment; the host must have the bridge br0)",
      network(name, "<!-- out -->", forward("bridge"), "<bridge name='br0'/>", "<!-- LAN -->"),
    ],
    [
      network(
        name,
        `|${forward("nat", ">\n    <!-- few -->\n    <nat><!-- ports --><port start='1' end='9'/></nat>\n  </forward>")}`,
        ip,
      ),
      "Convert to mode route (removes <nat>, a comment)",
      network(name, forward("route", ">\n    <!-- few -->\n  </forward>"), ip),
    ],
    [
      network(name, `|${forward("nat", ">\n    <nat/>\n  </forward>")}`, ip),
      "Convert to mode open (removes <nat>)",
      network(name, forward("open"), ip),
    ],
    [
      network(name, `|${forward("nat", " dev='eth0'>\n    <nat/>\n  </forward>")}`, ip),
      "Convert to an isolated network (removes <forward dev>, <nat>)",
      network(name, ip),
    ],
    [
      network(name, `|${forward("route", " dev='eth0'/>")}`, "<bridge name='virbr1'/>", ip),
      "Convert to mode vepa (removes <bridge>, <ip>)",
      network(name, forward("vepa", " dev='eth0'/>")),
    ],
    [
      network(name, `|${forward("bridge")}`, "<bridge name='br0'/>"),
      "Convert to mode nat (adds the subnet 192.168.123.0/24; names the bridge virbr1)",
      network(name, forward("nat"), "<bridge name='virbr1'/>", subnet(123)),
    ],
    [
      network(
        name,
        `|${forward("bridge")}`,
        "<bridge name='ovs0'/>",
        "<virtualport type='openvswitch'/>",
        "<vlan><tag id='4'/></vlan>",
      ),
      "Convert to mode route (removes <virtualport>, <vlan>; adds the subnet 192.168.124.0/24; names the bridge virbr2)",
      network(name, forward("route"), "<bridge name='virbr2'/>", subnet(124)),
      {
        surroundings: contextOf(undefined, [read("<bridge name='virbr1'/><ip address='192.168.123.1' prefix='24'/>")]),
      },
    ],
    [
      network(name, `|${forward("passthrough", "><interface dev='eth0'/><interface dev='eth1'/></forward>")}`, ip),
      "Convert to mode nat (removes <interface>)",
      network(name, forward("nat", "><interface dev='eth0'/></forward>"), ip),
    ],
    [
      network(
        name,
        `|${forward("hostdev", ">\n    <pf dev='eth0'/>  <!-- the card -->\n  </forward>")}`,
        "",
        ip,
        "",
        "<!-- end -->",
      ),
      "Convert to mode route (removes <pf>, a comment)",
      network(name, forward("route"), "", ip, "", "<!-- end -->"),
    ],
    [
      network(
        name,
        `|${forward("nat")}`,
        "<bridge name='br0'/>",
        "",
        ip,
        "",
        "<dns/>",
        "",
        "<mac address='52:54:00:00:00:01'/>",
        "",
        "<port isolated='yes'/>",
      ),
      "Convert to mode bridge (removes <ip>, <dns>, <mac>; the host must have the bridge br0)",
      network(name, forward("bridge"), "<bridge name='br0'/>", "", "<port isolated='yes'/>"),
    ],
    [
      network(name, `|${forward("nat")}`, "<bridge name='br0'/>", "", ip, ""),
      "Convert to mode bridge (removes <ip>; the host must have the bridge br0)",
      network(name, forward("bridge"), "<bridge name='br0'/>", ""),
    ],
    [
      network(name, `|${forward("hostdev", " managed='yes'>\n    <pf dev='eth0'/>\n  </forward>")}`),
      "Convert to mode passthrough (removes <forward managed>)",
      network(name, forward("passthrough", ">\n    <pf dev='eth0'/>\n  </forward>")),
    ],
    [
      network(name, `|${forward("bridge")}`, "<bridge name='br0'/>"),
      "Convert to mode open (adds the subnet 192.168.123.0/24; names the bridge virbr1)",
      network(name, forward("open"), "<bridge name='virbr1'/>", subnet(123)),
      { target: "10.7.0" },
    ],
  ]);

  const offered: [marked: string, modes: string[], target?: string][] = [
    [network(name, `|${forward("nat")}`, ip), ["an isolated network", "mode route", "mode open"]],
    [network(name, `|${forward("nat")}`, ip), ["an isolated network", "mode route"], "2.1.0"],
    [network(name, `|${forward("nat")}`, ip), ["an isolated network"], "0.4.1"],
    [network(name, `|${forward("natt")}`, ip), ["an isolated network", "mode nat", "mode route", "mode open"]],
    [
      network(name, `|${forward("hostdev", "><address type='pci' bus='3'/></forward>")}`),
      ["an isolated network", "mode nat", "mode route", "mode open"],
    ],
    [network(name, `|${forward("nat")}`, forward("route"), ip), ["mode route", "mode open"]],
  ];
  for (const [marked, modes, target] of offered) {
    it(`offers ${modes.join(", ")} (${target ?? "newest"}): ${marked}`, () =>
      assert.deepEqual(
        conversions(marked, target).map((title) => title.replace(/^Convert to | \(.*$/g, "")),
        modes,
      ));
  }

  silenceTable(/^Convert/, [
    [`|${network(name, forward("nat"), ip)}`],
    [network(name, forward("nat", "><n|at/></forward>"), ip)],
    [network(`<na|me>lab</name>`, ip)],
  ]);

  it("has removals confirmed where the editor can", () => {
    const marked = network(name, `|${forward("nat")}`, "<bridge name='br0'/>", ip);
    const edits = ({ support = contextOf().support } = {}) =>
      new Map(actionsAt(marked, { surroundings: contextOf(support) }).actions.map(({ title, edit }) => [title, edit]));
    const removing = "Convert to mode bridge (removes <ip>; the host must have the bridge br0)";
    assert.deepEqual(edits().get(removing)?.changeAnnotations, {
      confirm: { label: "Removes <ip>; the host must have the bridge br0", needsConfirmation: true },
    });
    assert.equal(edits().get("Convert to mode route")?.changeAnnotations, undefined);
    assert.equal(edits({ support: plain }).get(removing)?.changeAnnotations, undefined);
    assert.ok(edits({ support: plain }).get(removing)?.changes);
  });
});
