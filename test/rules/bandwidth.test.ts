// Where bandwidth is allowed and its limits: edge cases.
import assert from "node:assert/strict";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { findingsOf, ruleTable } from "../helpers/rule-table.js";

const macvtap = "<forward mode='bridge' dev='eth0'/>";
const hostBridge = "<forward mode='bridge'/><bridge name='br0'/>";
const limit = "<inbound average='1000'/>";

describe("bandwidth rules", () => {
  describe("forward modes", () => {
    ruleTable([
      ["bandwidth-not-in-mode", `<bandwidth>${limit}</bandwidth>`],
      ["bandwidth-not-in-mode", `${hostBridge}<bandwidth>${limit}</bandwidth>`],
      ["bandwidth-not-in-mode", `${hostBridge}<«bandwidth»>${limit}</bandwidth>`, "3.2.0", "define"],
      ["bandwidth-not-in-mode", `${macvtap}<«bandwidth»>${limit}</bandwidth>`, undefined, "define"],
      ["bandwidth-not-in-mode", `<forward mode='bridge'/><«bandwidth»>${limit}</bandwidth>`, undefined, "define"],
      [
        "bandwidth-not-in-mode",
        `<forward mode='vepa' dev='eth0'/><«bandwidth»><outbound average='1'/></bandwidth>`,
        undefined,
        "define",
      ],
      // Zero counts, no child does not.
      [
        "bandwidth-not-in-mode",
        `<forward mode='vepa' dev='eth0'/><«bandwidth»><inbound average='0'/></bandwidth>`,
        undefined,
        "define",
      ],
      ["bandwidth-not-in-mode", "<forward mode='vepa' dev='eth0'/><bandwidth/>"],
      [
        "bandwidth-not-in-mode",
        `<forward mode='hostdev'/><portgroup name='a'><«bandwidth»>${limit}</bandwidth></portgroup>`,
        undefined,
        "define",
      ],
      [
        "bandwidth-not-in-mode",
        `<forward mode='private' dev='eth0'/><portgroup name='a'><bandwidth>${limit}</bandwidth></portgroup>`,
        "1.2.10",
      ],
      ["bandwidth-not-in-mode", `<forward mode='private' dev='eth0'/><bandwidth>${limit}</bandwidth>`, "1.2.1"],
      ["bandwidth-not-in-mode", `<forward mode='dunno'/><bandwidth>${limit}</bandwidth>`],
    ]);
  });

  it("bandwidth-unit-suspect converts every rate of the direction", () => {
    const network = (inbound: string) =>
      `<network><name>lab</name><bandwidth><inbound ${inbound}/></bandwidth></network>`;
    const text = network("average='10000000' peak='100000000' burst='5000'");
    const fixes = findingsOf(text).flatMap((finding) =>
      finding.rule === "bandwidth-unit-suspect" ? finding.fixes : [],
    );
    assert.deepEqual(
      fixes.map(({ title, edits }) => [title, applyEdits(text, edits)]),
      [
        ["Change average to 1250: it was in bit/s", network("average='1250' peak='12500' burst='5000'")],
        ["Change average to 1250000: it was in kbit/s", network("average='1250000' peak='12500000' burst='5000'")],
      ],
    );
  });

  describe("burst", () => {
    ruleTable(
      [
        [
          "invalid-value",
          "<bandwidth><inbound average='100000' peak='200000' burst='«4194304»'/></bandwidth>",
          undefined,
          "define",
        ],
        [
          "bandwidth-burst-too-high",
          "<bandwidth><inbound average='100000' peak='200000' burst='«4194304»'/></bandwidth>",
          "9.0.0",
          "start",
        ],
        ["bandwidth-burst-too-high", "<bandwidth><outbound average='1000000' burst='4194304'/></bandwidth>", "9.0.0"],
        [
          "invalid-value",
          "<portgroup name='a'><bandwidth><outbound average='9' burst='«4294967296»'/></bandwidth></portgroup>",
          undefined,
          "schema",
        ],
        [
          "bandwidth-burst-too-high",
          "<portgroup name='a'><bandwidth><outbound average='9' burst='«4294967295»'/></bandwidth></portgroup>",
          undefined,
          "runtime",
        ],
        [
          "bandwidth-burst-too-long",
          "<bandwidth><inbound average='1000' peak='2000' burst='«268436»'/></bandwidth>",
          undefined,
          "runtime",
        ],
        [
          "bandwidth-burst-odd",
          "<bandwidth><inbound average='1000' peak='2000' burst='«268435»'/></bandwidth>",
          undefined,
          "advice",
        ],
        ["bandwidth-burst-odd", "<bandwidth><inbound average='1000' burst='«1024»'/></bandwidth>", undefined, "advice"],
        ["bandwidth-burst-odd", "<bandwidth><outbound average='1000' burst='1024'/></bandwidth>"],
      ],
      /^bandwidth-burst-|^invalid-value$/,
    );
  });

  describe("rates", () => {
    ruleTable(
      [
        ["bandwidth-peak-below-average", "<bandwidth><inbound average='1000' peak='1000'/></bandwidth>"],
        // The peak of outbound traffic is ignored, so it contradicts nothing.
        [
          "bandwidth-peak-on-outbound",
          "<bandwidth><outbound average='9' «peak='1'»/></bandwidth>",
          undefined,
          "ignored",
        ],
        ["bandwidth-unit-suspect", "<bandwidth><inbound average='1250000'/></bandwidth>"],
        ["bandwidth-unit-suspect", "<bandwidth><inbound average='«1250001»'/></bandwidth>", undefined, "advice"],
        [
          "bandwidth-portgroup-above-network",
          "<bandwidth><inbound average='9' peak='20'/></bandwidth><portgroup name='a'><bandwidth><inbound average='20'/></bandwidth></portgroup>",
        ],
      ],
      /^bandwidth-(peak|unit|portgroup|empty)/,
    );
  });
});
