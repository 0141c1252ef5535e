// Values as judged by real libvirt: verdicts.tsv has the verdicts of 9.0.0, 11.3.0 and 12.8.0 on a document around each
// value, with and without schema validation. "refused" is a rejection without validation, by parser or driver.

import assert from "node:assert/strict";
import type { ElementPath } from "../../server/src/vocabulary/paths.js";
import { bound } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { readTable } from "./table.js";

const verdicts = readTable("verdicts.tsv");

describe("judge agrees with libvirt", () => {
  for (const version of ["9.0.0", "11.3.0", "12.8.0"]) {
    const vocabulary = vocabularyOf(bound(version));
    const places = new Set(verdicts.map((row) => row.place ?? ""));
    for (const place of places) {
      const [path = "", name = ""] = place.split(/[@#]/);
      const element = vocabulary.element(path as ElementPath);
      const item = place.includes("#") ? element?.text : element && vocabulary.attribute(element, name);
      // What a version does not know it does not judge.
      if (element && !vocabulary.known(element)) continue;
      if (item && "since" in item && !vocabulary.known(item)) continue;
      it(`${version} ${place}`, () => {
        assert.ok(item, `${place} is not in the vocabulary`);
        for (const row of verdicts.filter((candidate) => candidate.place === place)) {
          const judgement = vocabulary.judge(item, JSON.parse(row.value ?? ""));
          const said = judgement.ok ? "ok" : judgement.stage === "schema" ? "schema" : "refused";
          assert.equal(said, row[version], `value ${row.value}`);
        }
      });
    }
  }
});

describe("judge names the stage that refuses", () => {
  const rows: [version: string, path: string, attribute: string, value: string, verdict: string][] = [
    ["12.8.0", "/network/bandwidth/inbound", "burst", "4194303", "ok"],
    ["12.8.0", "/network/bandwidth/inbound", "burst", "4194304", "define"],
    ["9.0.0", "/network/bandwidth/inbound", "burst", "4194304", "ok"],
    ["11.3.0", "/network/bandwidth/inbound", "average", "18014398509481985", "define"],
    ["12.8.0", "/network/bandwidth/inbound", "average", "x", "parse"],
    ["12.8.0", "/network/forward", "mode", "open", "ok"],
    ["2.1.0", "/network/forward", "mode", "open", "parse"],
    ["0.9.10", "/network/mac", "address", "01:00:5e:00:00:01", "schema"],
    ["0.9.11", "/network/mac", "address", "01:00:5e:00:00:01", "parse"],
    ["1.2.2", "/network/dns/srv", "protocol", "sctp", "parse"],
    ["1.2.3", "/network/dns/srv", "protocol", "sctp", "schema"],
    ["0.8.5", "/network/ip", "address", "192.168.1", "ok"],
    ["0.8.6", "/network/ip", "address", "192.168.1", "schema"],
  ];
  for (const [version, path, name, value, verdict] of rows) {
    it(`${version} ${path} ${name}=${value}: ${verdict}`, () => {
      const vocabulary = vocabularyOf(bound(version));
      const element = vocabulary.element(path as ElementPath);
      const attribute = element && vocabulary.attribute(element, name);
      assert.ok(attribute);
      const judgement = vocabulary.judge(attribute, value);
      assert.equal(judgement.ok ? "ok" : judgement.stage, verdict);
    });
  }

  it("a network name", () => {
    const text = vocabularyOf(bound("12.8.0")).element("/network/name")?.text;
    assert.ok(text);
    const said = (value: string, version = "12.8.0") => vocabularyOf(bound(version)).judge(text, value);
    assert.deepEqual(said("a\nb"), { ok: false, stage: "define" });
    assert.deepEqual(said("a\nb", "2.4.0"), { ok: true });
    assert.deepEqual(said("n".repeat(247)), { ok: true });
    assert.deepEqual(said("é".repeat(124)), { ok: false, stage: "define" });
    assert.deepEqual(said("a/b"), { ok: false, stage: "parse" });
    assert.deepEqual(said(""), { ok: false, stage: "parse" });
  });
});
