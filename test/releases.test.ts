// The releases of distributions, and how a target is parsed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import {
  distributions,
  parseTarget,
  provenVersions,
  releasedVersions,
  releasesWith,
  targetWords,
} from "../server/src/releases.js";
import { bound, compareVersions, formatVersion, newestVersion } from "../server/src/vocabulary/versions.js";
import { suites } from "./libvirt/client.js";

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));

describe("releases", () => {
  it("have the shape of releases.schema.json", () => {
    const validate = new Ajv({ allErrors: true }).compile(read("schemas/releases.schema.json"));
    assert.ok(validate(read("schemas/releases.json")), JSON.stringify(validate.errors, null, 1));
  });

  it("are read by their own word as their own version", () => {
    for (const { word, version } of distributions.flatMap(({ releases }) => releases)) {
      const target = parseTarget(word);
      assert.equal(target && formatVersion(target), version, word);
    }
    assert.equal(new Set(targetWords).size, targetWords.length);
  });

  it("of one distribution begin with the newest, and none has an older libvirt than the one before", () => {
    // Each RHEL is a series of its own.
    for (const { title, releases } of distributions) {
      const seriesOf = (word: string) => (word.startsWith("rhel") ? word.split(".")[0] : "");
      for (const series of new Set(releases.map(({ word }) => seriesOf(word)))) {
        const versions = releases.flatMap(({ word, version }) => (seriesOf(word) === series ? bound(version) : []));
        assert.deepEqual(
          versions,
          versions.toSorted((a, b) => compareVersions(b, a)),
          title,
        );
      }
    }
  });

  it("have every version that is proven, and the newest", () => {
    for (const version of provenVersions) assert.notDeepEqual(releasesWith(version), [], version);
    assert.equal(releasedVersions[0], newestVersion);
  });

  it("are proven where the conformance run asks them", () => {
    for (const version of Object.values(suites)) assert.ok(provenVersions.has(version), version);
  });
});

describe("a target", () => {
  const rows: [text: string, version: string | undefined][] = [
    ["9.0.0", "9.0.0"],
    [" 9.0 ", "9.0.0"],
    ["99.1", "99.1.0"],
    // A series is its last release, the newest series the newest version that is known.
    ["12", newestVersion],
    ["10", "10.10.0"],
    ["3", "3.10.0"],
    ["1", "1.3.5"],
    ["0", "0.10.2"],
    ["99", "99.0.0"],
    ["debian12", "9.0.0"],
    ["Debian 12", "9.0.0"],
    ["debian-12", "9.0.0"],
    ["debian12.4", "9.0.0"],
    ["bookworm", "9.0.0"],
    ["sid", newestVersion],
    ["ubuntu22.04", "8.0.0"],
    ["ubuntu22", "8.0.0"],
    ["ubuntu24.04.1", "10.0.0"],
    ["noble", "10.0.0"],
    ["rhel9", "11.10.0"],
    ["rhel9.4", "10.0.0"],
    ["rhel10", "11.10.0"],
    ["rhel8", "8.0.0"],
    ["rocky9.5", "10.5.0"],
    ["almalinux9.2", "9.0.0"],
    ["fedora43", "11.6.0"],
    ["sles15sp6", "10.0.0"],
    ["SLES 15 SP6", "10.0.0"],
    ["leap15.5", "9.0.0"],
    ["sles16", "11.4.0"],
    ["alpine3.22", "11.3.0"],
    ["", undefined],
    ["debian", undefined],
    ["debian99", undefined],
    ["rhel9.99", undefined],
    ["rhel", undefined],
    ["v9.0.0", undefined],
    ["10.5.0.1", undefined],
    ["latest", undefined],
    ["constructor", undefined],
    ["toString12", undefined],
  ];
  for (const [text, version] of rows) {
    it(`"${text}" is ${version ?? "none"}`, () => {
      const target = parseTarget(text);
      assert.equal(target && formatVersion(target), version);
    });
  }
});
