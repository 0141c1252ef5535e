// The data about dnsmasq's options: its shape, and that its parts fit each other.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { formNames } from "../../server/src/dnsmasq/judge.js";
import { dhcpOptionsOf, optionNamed, optionsOf, recordTypesOf, syntaxOf } from "../../server/src/dnsmasq/options.js";
import { dnsmasqOf, dnsmasqVersions, isBefore, newestDnsmasq } from "../../server/src/dnsmasq/versions.js";
import { bound, newest } from "../../server/src/vocabulary/versions.js";

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const all = [...new Set(dnsmasqVersions.flatMap(optionsOf))];

describe("dnsmasq's options", () => {
  it("have the shape of dnsmasq-options.schema.json", () => {
    const validate = new Ajv({ allErrors: true }).compile(read("schemas/dnsmasq-options.schema.json"));
    assert.ok(validate(read("schemas/dnsmasq-options.json")), JSON.stringify(validate.errors, null, 1));
  });
  it("have as many as dnsmasq of each version", () => {
    assert.deepEqual(
      dnsmasqVersions.map((version) => optionsOf(version).length),
      [189, 192, 195],
    );
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  });
  it("have a value exactly where there are arguments or a form", () => {
    for (const option of all) {
      assert.equal(option.value === "none", syntaxOf(option) === "", option.name);
      assert.ok(!(option.form && option.arguments), option.name);
    }
  });
  it("use every form, and no other", () => {
    const used = new Set(all.flatMap(({ form }) => form ?? []));
    assert.deepEqual([...used].sort(), [...formNames].sort());
  });
  it("have optional arguments last, and one that repeats at the end", () => {
    for (const { name, arguments: specs = [], value } of all) {
      const optional = specs.map((spec) => spec.optional === true);
      assert.deepEqual(optional, optional.toSorted(), name);
      assert.ok(
        specs.slice(0, -1).every(({ repeat }) => !repeat),
        name,
      );
      if (value === "required" && specs.length > 0) assert.equal(optional[0], false, name);
    }
  });
  it("are other names of options that there are", () => {
    for (const { otherNameOf, once, name } of all) {
      if (otherNameOf !== undefined) assert.equal(optionNamed(otherNameOf)?.once, once, name);
    }
  });
  it("write their values down", () => {
    const rows: [name: string, syntax: string][] = [
      ["no-hosts", ""],
      ["cache-size", "ENTRIES"],
      ["mx-host", "NAME[,TARGET][,PREFERENCE]"],
      ["listen-address", "ADDRESS[,ADDRESS]..."],
      ["dhcp-mac", "set:TAG,MAC"],
      ["dhcp-reply-delay", "[tag:TAG,]...SECONDS"],
      ["local-service", "net|host"],
    ];
    for (const [name, syntax] of rows) assert.equal(syntaxOf(optionNamed(name) ?? assert.fail(name)), syntax);
  });
});

describe("names that dnsmasq knows", () => {
  it("are those of the version", () => {
    const has = (version: (typeof dnsmasqVersions)[number], name: string) =>
      dhcpOptionsOf("ipv4", version).some((option) => option.name === name);
    assert.deepEqual(
      dnsmasqVersions.map((version) => [
        has(version, "router"),
        has(version, "captive-portal"),
        has(version, "agent-id"),
      ]),
      [
        [true, false, true],
        [true, false, true],
        [true, true, false],
      ],
    );
    assert.deepEqual(
      dnsmasqVersions.map((version) => recordTypesOf(version).has("WALLET")),
      [false, true, true],
    );
  });
});

describe("the dnsmasq of a libvirt version", () => {
  const rows: [libvirt: string, dnsmasq: string][] = [
    ["0.3.0", "2.90"],
    ["9.0.0", "2.90"],
    ["11.1.0", "2.90"],
    ["11.2.0", "2.91"],
    ["11.3.0", "2.91"],
    ["12.0.0", "2.93"],
    ["12.8.0", "2.93"],
  ];
  for (const [libvirt, dnsmasq] of rows) {
    it(`${libvirt} is ${dnsmasq}`, () => assert.equal(dnsmasqOf(bound(libvirt)), dnsmasq));
  }
  it("is the newest for the newest libvirt", () => {
    assert.equal(dnsmasqOf(newest), newestDnsmasq);
    assert.ok(dnsmasqVersions.every((version) => !isBefore(newestDnsmasq, version)));
  });
});
