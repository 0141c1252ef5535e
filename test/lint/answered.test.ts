// What is found only because of a mistake waits while the mistake has a repair.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";

const inDhcp = (host: string) =>
  `<network><name>lab</name><ip address='10.7.0.1' prefix='24'><dhcp>${host}</dhcp></ip></network>`;
const misnamed = inDhcp("<host hwaddr='52:54:00:00:00:07' addr='10.7.0.9'/>");

const errorsOf = (text: string, severities = new Map<string, "off">()) =>
  lint(text, { insist: true, severities }).findings.filter(({ severity }) => severity === "error");
const rulesOf = (...given: Parameters<typeof errorsOf>) => errorsOf(...given).map(({ rule }) => rule);

describe("findings that a repair answers", () => {
  it("wait for it, and leave it their stage", () =>
    assert.deepEqual(
      errorsOf(inDhcp("<host name='web' addr='10.7.0.9'/>")).map(({ rule, stage, consequence }) => [
        rule,
        stage,
        consequence,
      ]),
      [["unknown-attribute", "parse", "libvirt rejects the network."]],
    ));

  it("are of all repairs together", () =>
    assert.deepEqual(rulesOf(misnamed), ["unknown-attribute", "unknown-attribute"]));

  it("speak where the rule with the repair is off", () =>
    assert.deepEqual(rulesOf(misnamed, new Map([["unknown-attribute", "off"]])), [
      "missing-attribute",
      "dhcp-host-unidentified",
    ]));

  it("speak where a directive suppresses the finding with the repair", () => {
    const text = misnamed.replace("<network>", "<!-- virnet-disable-file unknown-attribute: of a tool --><network>");
    assert.deepEqual(rulesOf(text), ["missing-attribute", "dhcp-host-unidentified"]);
  });

  it("speak where they are of something else", () =>
    assert.deepEqual(rulesOf(inDhcp("<host hwaddr='52:54:00:00:00:07' ip='10.7.0.9'/><range start='10.7.0.20'/>")), [
      "unknown-attribute",
      "missing-attribute",
    ]));
});
