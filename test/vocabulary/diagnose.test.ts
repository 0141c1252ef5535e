// Why a value is not one of its type: for values that libvirt has judged, and for each way to be wrong.
import assert from "node:assert/strict";
import { diagnose, type Fault } from "../../server/src/vocabulary/diagnose.js";
import type { ElementPath } from "../../server/src/vocabulary/paths.js";
import { bound } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { readTable } from "./table.js";

const newest = vocabularyOf(bound("12.8.0"));

const faults: readonly (readonly [type: string, value: string, fault: Fault | undefined])[] = [
  ["mtu", "1500", undefined],
  ["mtu", "90000", { kind: "tooLarge", limit: "65535" }],
  ["mtu", "-1", { kind: "tooSmall", limit: "0" }],
  ["mtu", "9k", { kind: "notNumber" }],
  ["mtu", "1500.5", { kind: "fraction" }],
  ["mtu", " ", { kind: "empty" }],
  ["port", "0", { kind: "tooSmall", limit: "1" }],
  ["port", "9".repeat(5000), { kind: "tooLarge", limit: "65535" }],
  ["port", `-${"9".repeat(5000)}`, { kind: "tooSmall", limit: "1" }],
  ["port", `${"0".repeat(50)}53`, undefined],
  ["rate", " 5", { kind: "spaces" }],
  ["rate", "+5", { kind: "sign" }],
  ["burst", "4194304", { kind: "tooLarge", limit: "4194303" }],
  ["pciFunction", "0x8", { kind: "tooLarge", limit: "7" }],
  ["pciBus", "0x1f", undefined],
  ["leaseTime", "1e3", { kind: "notNumber" }],
  ["ip", "10.0.0.256", { kind: "octet", found: "256" }],
  ["ip", "10.0.0.1.5", { kind: "numbers", count: 5 }],
  ["ip", "192.168.010.1", { kind: "spelling" }],
  ["ip", "gw.lan", { kind: "hostName" }],
  ["ip", "10.0.0.1/24", { kind: "notAddress" }],
  ["ip", "fd00::1%eth0", { kind: "notAddress" }],
  ["ipv4", "fd00::1", { kind: "ipv6" }],
  ["mac", "52:54:00:aa:bb", { kind: "groups", count: 5 }],
  ["mac", "52:54:00:gg:bb:cc", { kind: "notHex", found: "gg" }],
  ["mac", "52:54:00:a:bb:cc", { kind: "groupLength", found: "a" }],
  ["mac", "52:54:00:aaa:bb:cc", { kind: "groupLength", found: "aaa" }],
  ["mac", "52-54-00-aa-bb-cc", { kind: "separators" }],
  ["mac", "53:54:00:aa:bb:cc", { kind: "multicast" }],
  ["uuid", "1234", { kind: "digits", count: 4 }],
  ["uuid", "3e3fce45-4f53-4fa7-bb32-11f34168b82z", { kind: "notHex", found: "z" }],
  ["dnsName", "lab_net", { kind: "character", found: "_" }],
  ["dnsName", "", { kind: "empty" }],
  ["networkName", "net/lab", { kind: "character", found: "/" }],
  ["networkName", "n".repeat(248), { kind: "tooLong", length: 248, limit: 247 }],
  ["profileId", "p".repeat(40), { kind: "tooLong", length: 40, limit: 39 }],
  ["dhcpHostName", "-web", { kind: "firstCharacter", found: "-" }],
  ["filePath", "a\nb", { kind: "lineBreak" }],
];

describe("diagnose", () => {
  for (const [type, value, fault] of faults) {
    it(`${type}: ${JSON.stringify(value.slice(0, 50))}`, () => {
      assert.deepEqual(diagnose(newest.type(type), {}, value, newest.version), fault);
    });
  }
  it("a word of a list that is not in it", () => {
    const mode = newest.element("/network/forward")?.attributes[0];
    assert.ok(mode);
    assert.deepEqual(diagnose(newest.type(mode.type), mode, "bridged", newest.version), { kind: "word" });
    assert.deepEqual(diagnose(newest.type(mode.type), mode, "", newest.version), { kind: "emptyIsAbsent" });
  });

  const verdicts = readTable("verdicts.tsv");
  for (const version of ["9.0.0", "11.3.0", "12.8.0"]) {
    it(`finds a fault in exactly what ${version} rejects`, () => {
      const vocabulary = vocabularyOf(bound(version));
      let faulty = 0;
      for (const { place = "", value: written = "" } of verdicts) {
        const [path = "", name = ""] = place.split(/[@#]/);
        const element = vocabulary.element(path as ElementPath);
        const item = place.includes("#") ? element?.text : element && vocabulary.attribute(element, name);
        if (element === undefined || item === undefined) continue;
        const value: string = JSON.parse(written);
        const fault = diagnose(vocabulary.type(item.type), item, value, vocabulary.version);
        assert.equal(fault === undefined, vocabulary.judge(item, value).ok, `${place}: ${written}`);
        if (fault) faulty += 1;
      }
      assert.ok(faulty > 500, `${faulty}`);
    });
  }
});
