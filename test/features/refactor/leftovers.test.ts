import assert from "node:assert/strict";
import { allLeftovers } from "../../../server/src/features/refactor/leftovers.js";
import { actionTable, silenceTable } from "../../helpers/actions.js";
import { analysisOf, contextOf } from "../../helpers/analysis.js";

const warning = `<!--
WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
OVERWRITTEN AND LOST. Changes to this xml configuration should be made using:
  virsh net-edit lab
or other application using the libvirt API.
-->
`;
const macvtap = (counted: string, dev: string, each: string) =>
  `<network${counted}>\n  <name>lab</name>\n  <forward${dev} mode='bridge'>\n    <interface dev='eth0'${each}/>\n  </forward>\n</network>\n`;
const title = "Remove what libvirt wrote for itself:";

describe("leftovers of net-dumpxml", () => {
  actionTable([
    [
      `|${macvtap(" connections='2'", " dev='eth0'", " connections='1'")}`,
      `${title} connections, <forward dev>`,
      macvtap("", "", ""),
    ],
    [`${warning}\n|${macvtap("", "", "")}`, `${title} the warning`, macvtap("", "", "")],
    [
      `${warning}|<!-- mine -->${macvtap("", " dev='eth0'", "")}`,
      `${title} <forward dev>, the warning`,
      `<!-- mine -->${macvtap("", "", "")}`,
      { only: ["source"] },
    ],
  ]);
  silenceTable(/^Remove/, [
    [`|${macvtap("", "", "")}`],
    [`|${macvtap("", " dev='eth1'", "")}`],
    [macvtap(" connections='2'", "", "").replace("<name>", "<na|me>")],
  ]);

  it("leaves libvirt its warning in its own folder", () => {
    const analysis = analysisOf(`${warning}${macvtap("", "", "")}`);
    const offersFor = (uri: string) =>
      allLeftovers.offer({ ...analysis, document: { ...analysis.document, uri } }, { start: 0, end: 0 }, contextOf());
    assert.equal(offersFor("file:///lab/networks/lab.xml").length, 1);
    for (const folder of ["qemu/networks", "qemu/networks/autostart", "networks"])
      assert.deepEqual(offersFor(`file:///etc/libvirt/${folder}/lab.xml`), []);
  });
});
