// The address plan of a subnet as a document.
import assert from "node:assert/strict";
import { addressPlanAt } from "../../server/src/features/address-plan.js";
import { plainOf } from "../../server/src/prose/markdown.js";
import { analysisOf } from "../helpers/analysis.js";

/** The lines of the plan's table for the subnet of the first `<ip>`. */
function linesOf(content: string): string[] | undefined {
  const text = `<network>${content}</network>`;
  const plan = addressPlanAt(analysisOf(text), text.indexOf("<ip") + 1);
  if (plan === undefined) return undefined;
  const [, table = ""] = plan.text.trimEnd().split("| --- | --- | --- |\n");
  return table.split("\n").map((line) => plainOf(line.slice(2, -2)));
}

const ip = (content: string) => `<ip address='10.0.0.1' prefix='28'>${content}</ip>`;
const rows: readonly (readonly [content: string, lines: readonly string[] | undefined])[] = [
  [ip(""), ["10.0.0.1 | 1 | the host itself", "10.0.0.2 to 10.0.0.14 | 13 | free"]],
  [
    ip(
      "<dhcp><range start='10.0.0.8' end='10.0.0.12'/><host mac='52:54:00:00:00:01' name='web' ip='10.0.0.10'/><host mac='52:54:00:00:00:02' ip='10.0.0.3'/></dhcp>",
    ),
    [
      "10.0.0.1 | 1 | the host itself",
      "10.0.0.2 | 1 | free",
      "10.0.0.3 | 1 | static host 52:54:00:00:00:02",
      "10.0.0.4 to 10.0.0.7 | 4 | free",
      "10.0.0.8 to 10.0.0.12 | 5 | DHCP range",
      "10.0.0.10 | 1 | static host web",
      "10.0.0.13 to 10.0.0.14 | 2 | free",
    ],
  ],
  // Names in DNS and gateways have an address too; a second name of a guest says nothing new.
  [
    `<dns><host ip='10.0.0.1'><hostname>me</hostname></host><host ip='10.0.0.2'><hostname>nas</hostname></host></dns>${ip("")}<route address='10.9.0.0' prefix='16' gateway='10.0.0.14'/>`,
    [
      "10.0.0.1 | 1 | the host itself",
      "10.0.0.2 | 1 | nas in DNS",
      "10.0.0.3 to 10.0.0.13 | 11 | free",
      "10.0.0.14 | 1 | the gateway of a route",
    ],
  ],
  // What lies outside or is written backwards is not in it.
  [
    ip(
      "<dhcp><range start='10.0.0.9' end='10.0.0.5'/><range start='10.0.0.9' end='10.0.1.5'/><host mac='52:54:00:00:00:01' ip='10.9.9.9'/></dhcp>",
    ),
    ["10.0.0.1 | 1 | the host itself", "10.0.0.2 to 10.0.0.14 | 13 | free"],
  ],
  [
    "<ip family='ipv6' address='fd00::1' prefix='64'/>",
    ["fd00::1 | 1 | the host itself", "fd00::2 to fd00::ffff:ffff:ffff:ffff | about 2^64 | free"],
  ],
  ["<ip address='10.0.0.1' prefix='32'/>", ["10.0.0.1 | 1 | the host itself"]],
  ["<ip address='x' prefix='24'/>", undefined],
  ["<ip/>", undefined],
];

describe("the address plan", () => {
  for (const [content, lines] of rows) it(content, () => assert.deepEqual(linesOf(content), lines));

  it("names the next free address, in a message too", () => {
    const text = `<network>${ip("<dhcp><range start='10.0.0.2' end='10.0.0.5'/></dhcp>")}</network>`;
    const plan = addressPlanAt(analysisOf(text), text.indexOf("<ip") + 1);
    assert.equal(
      plan?.summary,
      "Address plan of 10.0.0.0/28: 0 static, 4 dynamic, 9 free. Next free address for a static host: 10.0.0.6.",
    );
    assert.match(plan.text, /^# Address plan of 10\.0\.0\.0\/28\n\nNext free address for a static host: 10\.0\.0\.6\./);
  });

  it("is there for an <ip> only", () => {
    const text = `<network><name>lab</name>${ip("")}</network>`;
    assert.equal(addressPlanAt(analysisOf(text), text.indexOf("lab")), undefined);
  });
});
