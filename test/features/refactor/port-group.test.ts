import assert from "node:assert/strict";
import { actionsAt, actionTable, silenceTable } from "../../helpers/actions.js";

const network = (...lines: string[]) => `<network>\n${lines.map((line) => `  ${line}\n`).join("")}</network>\n`;
const head = ["<name>lab</name>", "<forward mode='bridge'/>", "<bridge name='br0'/>"];
const vlan = "<vlan>\n    <tag id='42'/>\n  </vlan>";
const ovs = "<virtualport type='openvswitch'/>";
const group = (...lines: string[]) =>
  `<portgroup name='default' default='yes'>\n${lines.map((line) => `    ${line}\n`).join("")}  </portgroup>`;
const inner = "<vlan>\n      <tag id='42'/>\n    </vlan>";
const limit = "<bandwidth><inbound average='1000'/></bandwidth>";

describe("into a port group", () => {
  actionTable([
    [network(...head, vlan.replace("<tag", "<t|ag")), "Move <vlan> into a port group", network(...head, group(inner))],
    [
      network(...head, "<!-- all guests -->", `|${vlan} <!-- 42 -->`),
      "Move <vlan> into a port group",
      network(...head, group("<!-- all guests -->", `${inner} <!-- 42 -->`)),
    ],
    [
      network(...head, `«${ovs}`, `${vlan}»`),
      "Move <virtualport> and <vlan> into a port group",
      network(...head, group(ovs, inner)),
    ],
    [
      network(`«${vlan}`, ...head, `${ovs}»`),
      "Move <vlan> and <virtualport> into a port group",
      network(group(inner, ovs), ...head),
    ],
    [
      `<network><name>lab</name><forward mode='bridge'/><bridge name='br0'/><vlan|><tag id='42'/></vlan></network>`,
      "Move <vlan> into a port group",
      `<network><name>lab</name><forward mode='bridge'/><bridge name='br0'/><portgroup name='default' default='yes'><vlan><tag id='42'/></vlan></portgroup></network>`,
    ],
    [
      network(...head, `|${limit}`),
      "Move <bandwidth> into a port group, as a limit for each guest",
      network(...head, group(limit)),
    ],
  ]);
  silenceTable(/port group/, [
    [
      "<network><name>lab</name><forward mode='hostdev'/><virtual|port type='802.1Qbh'/><vlan><tag id='42'/></vlan></network>",
    ],
    [network(...head, `|${vlan}`, "<portgroup name='x'/>")],
    [network(...head, `|<port isolated='yes'/>`)],
    [network(...head.slice(0, 2), `<bri|dge name='br0'/>`, vlan)],
  ]);

  it("has a change of meaning confirmed", () => {
    const annotated = ([marked]: string[]) =>
      Object.values(actionsAt(marked ?? "", { only: ["refactor.extract"] }).actions[0]?.edit?.changeAnnotations ?? {});
    assert.deepEqual(annotated([network(...head, `|${vlan}`)]), []);
    const [change] = annotated([network(...head, `|${limit}`)]);
    assert.match(change?.label ?? "", /limits each guest/);
    assert.equal(change?.needsConfirmation, true);
  });
});
