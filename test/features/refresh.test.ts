// New MAC addresses and UUIDs: where they are written, and that nothing else has them.
import assert from "node:assert/strict";
import { type Refreshable, refreshed } from "../../server/src/features/refresh.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { able, analysisOf, contextOf } from "../helpers/analysis.js";
import { cursor } from "../helpers/markers.js";
import { readDocument } from "../network/reading.js";

/** The text after the command at the `|`, `undefined` when it does nothing. */
function remade(marked: string, what: Refreshable, others: readonly string[] = [], target: string = newestVersion) {
  const { text, offset } = cursor(marked);
  const context = contextOf(
    able,
    others.map((other) => readDocument(other)),
  );
  const edit = refreshed(analysisOf(text, { target }), offset, context, what);
  return edit && applyEdits(text, [edit]);
}

const mac = "52:54:00:a0:a1:a2";
const next = "52:54:00:a0:a1:a3";
const uuid = "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf";
const following = "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeb0";

type Row = readonly [marked: string, text: string | undefined, ...others: string[]];

describe("a new MAC address", () => {
  const rows: readonly Row[] = [
    ["<network><mac address='|52:54:00:1:2:3'/></network>", `<network><mac address='${mac}'/></network>`],
    ["|<network><mac address='52:54:00:1:2:3'/></network>", `<network><mac address='${mac}'/></network>`],
    [
      "<network><mac address='52:54:00:1:2:3'/><ip><dhcp><host mac='52:54:00:4:5:6|' ip='a'/></dhcp></ip></network>",
      `<network><mac address='52:54:00:1:2:3'/><ip><dhcp><host mac='${mac}' ip='a'/></dhcp></ip></network>`,
    ],
    [
      "<network><mac address='52:54:00:1:2:3'/><ip><dhcp><host mac='52:54:00:4:5:6' ip='a'| /></dhcp></ip></network>",
      `<network><mac address='52:54:00:1:2:3'/><ip><dhcp><host mac='${mac}' ip='a' /></dhcp></ip></network>`,
    ],
    [
      "<network><mac address='52:54:00:1:2:3'/><ip><dhcp><ho|st mac=\"\" ip='a'/></dhcp></ip></network>",
      `<network><mac address='52:54:00:1:2:3'/><ip><dhcp><host mac="${mac}" ip='a'/></dhcp></ip></network>`,
    ],
    [
      "<network><mac address='52:54:00:1:2:3'/><ip><dhcp>|<host mac='52:54:00:4:5:6' ip='a'/></dhcp></ip></network>",
      `<network><mac address='${mac}'/><ip><dhcp><host mac='52:54:00:4:5:6' ip='a'/></dhcp></ip></network>`,
    ],
    ["<network><mac/>|</network>", `<network><mac address='${mac}'/></network>`],
    [`<network><mac address='|${mac}'/></network>`, `<network><mac address='${next}'/></network>`],
    [
      `<network><mac address='|'/><ip><dhcp><host mac='52:54:0:a0:a1:a2'/></dhcp></ip></network>`,
      `<network><mac address='52:54:00:a0:a1:a4'/><ip><dhcp><host mac='52:54:0:a0:a1:a2'/></dhcp></ip></network>`,
      `<network><name>red</name><mac address='${next}'/></network>`,
    ],
    [
      "<network>\n  <name>lab</name>\n  <bridge name='virbr1'/>\n  <mtu size='9000'/>\n  <domain name='a.b'/>\n|</network>",
      `<network>\n  <name>lab</name>\n  <bridge name='virbr1'/>\n  <mtu size='9000'/>\n  <mac address='${mac}'/>\n  <domain name='a.b'/>\n</network>`,
    ],
    [
      "<network>\n\t<name>lab</name>|\n</network>",
      `<network>\n\t<name>lab</name>\n\t<mac address='${mac}'/>\n</network>`,
    ],
    ["<network>\n  <ip/>|\n</network>", `<network>\n  <mac address='${mac}'/>\n  <ip/>\n</network>`],
    ["<network/>|", `<network>\n  <mac address='${mac}'/>\n</network>`],
    ["<network><forward mode='bridge'/>|</network>", undefined],
    ["<network><forward mode='odd'/>|</network>", undefined],
    ["<network |", undefined],
    ["<domain><mac address='|'/></domain>", undefined],
  ];
  for (const [marked, text, ...others] of rows) {
    it(marked, () => assert.equal(remade(marked, "mac", others), text));
  }

  it("none where the version has none", () => {
    assert.equal(remade("<network><name>lab</name>|</network>", "mac", [], "0.8.7"), undefined);
    assert.ok(remade("<network><name>lab</name>|</network>", "mac", [], "0.8.8"));
  });
});

describe("a new UUID", () => {
  const rows: readonly Row[] = [
    ["<network><name>lab</name><uuid>|old</uuid></network>", `<network><name>lab</name><uuid>${uuid}</uuid></network>`],
    [
      "<network><name>lab|</name><uuid> old\n</uuid></network>",
      `<network><name>lab</name><uuid> ${uuid}\n</uuid></network>`,
    ],
    [
      "<network><name>lab|</name><uuid> \n </uuid></network>",
      `<network><name>lab</name><uuid>${uuid}</uuid></network>`,
    ],
    ["<network><name>lab|</name><uuid/></network>", `<network><name>lab</name><uuid>${uuid}</uuid></network>`],
    [
      "<network><name>lab|</name><uuid><![CDATA[old]]></uuid></network>",
      `<network><name>lab</name><uuid>${uuid}</uuid></network>`,
    ],
    [
      "<network>\n  <name>lab</name>|\n  <bridge/>\n</network>",
      `<network>\n  <name>lab</name>\n  <uuid>${uuid}</uuid>\n  <bridge/>\n</network>`,
    ],
    ["<network>\n  <bridge/>|\n</network>", `<network>\n  <uuid>${uuid}</uuid>\n  <bridge/>\n</network>`],
    [
      `<network><name>lab</name><uuid>|${uuid}</uuid></network>`,
      `<network><name>lab</name><uuid>${following}</uuid></network>`,
    ],
    [
      "<network><name>lab</name><uuid>|old</uuid></network>",
      `<network><name>lab</name><uuid>${following}</uuid></network>`,
      `<network><name>red</name><uuid>${uuid.replaceAll("-", "")}</uuid></network>`,
    ],
    [
      "<network><uuid>old</uuid><virtualport><parameters interfaceid='|'/></virtualport></network>",
      `<network><uuid>old</uuid><virtualport><parameters interfaceid='${uuid}'/></virtualport></network>`,
    ],
    [
      "<network><uuid>old</uuid><virtualport><parameters instanceid='a' interfaceid='b|'/></virtualport></network>",
      `<network><uuid>old</uuid><virtualport><parameters instanceid='a' interfaceid='${uuid}'/></virtualport></network>`,
    ],
    [
      "<network><uuid>old</uuid><virtualport><para|meters instanceid='a' interfaceid='b'/></virtualport></network>",
      `<network><uuid>${uuid}</uuid><virtualport><parameters instanceid='a' interfaceid='b'/></virtualport></network>`,
    ],
    ["<network><name>lab</name><uuid>|", `<network><name>lab</name><uuid>${uuid}`],
    ["<network><name>lab</name><uuid|", undefined],
    ["<domain><uuid>|</uuid></domain>", undefined],
  ];
  for (const [marked, text, ...others] of rows) {
    it(marked, () => assert.equal(remade(marked, "uuid", others), text));
  }

  it("at any place of any text nothing breaks", () => {
    const text =
      "<network><name>a</name><uuid>b</uuid><mac address='c'/><ip><dhcp><host mac='d'/></dhcp></ip></network>";
    for (let length = 0; length <= text.length; length += 1) {
      for (const offset of [0, length >> 1, length, length + 9, -1]) {
        for (const what of ["mac", "uuid"] as const) {
          const half = text.slice(0, length);
          const edit = refreshed(analysisOf(half), offset, contextOf(), what);
          if (edit) assert.ok(edit.start >= 0 && edit.start <= edit.end && edit.end <= length, `${half} at ${offset}`);
        }
      }
    }
  });
});
