// What is said about values of the wrong type, for each way to be wrong.
import assert from "node:assert/strict";
import { faultInWords } from "../../server/src/prose/value-faults.js";
import { diagnose } from "../../server/src/vocabulary/diagnose.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { readTable } from "../vocabulary/table.js";

const vocabulary = vocabularyOf(newest);

/** What is said of a value of the type, in an attribute of that name. */
function said(typeName: string, name: string, value: string): string {
  const type = vocabulary.type(typeName);
  const fault = diagnose(type, {}, value, newest);
  assert.ok(fault, `${typeName} accepts ${value}`);
  return faultInWords(fault, name, value, type);
}

const sentences: readonly (readonly [type: string, name: string, value: string, sentence: string])[] = [
  ["mtu", "size", "90000", "An MTU of 90000 is too large: at most 65535"],
  ["vlanId", "id", "-3", "A VLAN ID of -3 is too small: at least 0"],
  ["ushort", "priority", "70000", "A priority of 70000 is too large: at most 65535"],
  ["rate", "average", "10mbit", 'average is "10mbit", not a number of kB/s'],
  ["rate", "average", "1.5", 'average is "1.5", not a whole number of kB/s'],
  ["delay", "delay", "soon", 'delay is "soon", not a number of seconds'],
  ["burst", "burst", "+5", 'burst is "+5", with a sign before the number'],
  ["port", "port", "dns", 'port is "dns", not a number'],
  ["dnsName", "name", "", "name is empty"],
  ["dnsName", "name", "lab_net", 'name is "lab_net": DNS names have no underscore'],
  ["dnsName", "name", "büro", 'name is "büro": DNS names have no "ü"'],
  ["deviceName", "dev", "eth 0", 'dev is "eth 0": device names have no space'],
  ["networkName", "<name>", "a/b", '<name> is "a/b": network names have no slash'],
  ["networkName", "<name>", "n".repeat(300), "<name> has 300 bytes; libvirt accepts at most 247"],
  ["mac", "mac", "52:54:00:gg:00:01", 'mac is "52:54:00:gg:00:01": "gg" is not hexadecimal'],
  ["mac", "mac", "52:54:00:00:01", 'mac is "52:54:00:00:01": 5 groups, a MAC address has 6'],
  ["ip", "address", "10.0.0.256", 'address is "10.0.0.256": 256 is above 255'],
  ["ip", "addr", "dns.lan", 'addr is "dns.lan", a name: libvirt does not resolve names'],
  ["uuid", "<uuid>", "12", '<uuid> is "12": 2 hexadecimal digits, a UUID has 32'],
  ["title", "<title>", "a\nb", '<title> is "a\\nb", with a line break'],
];

describe("prose/value-faults", () => {
  for (const [type, name, value, sentence] of sentences) {
    it(sentence, () => assert.equal(said(type, name, value), sentence));
  }

  it("is short, one line and without a full stop, for all that libvirt rejects", () => {
    const lengths: number[] = [];
    for (const { value: written = "" } of readTable("verdicts.tsv")) {
      const value: string = JSON.parse(written);
      for (const type of ["ip", "mac", "uuid", "mtu", "rate", "dnsName", "networkName", "pciBus", "serviceName"]) {
        if (diagnose(vocabulary.type(type), {}, value, newest) === undefined) continue;
        const text = said(type, "address", value);
        assert.doesNotMatch(text, /[\n.]$|undefined|\n/);
        lengths.push(text.length);
      }
    }
    lengths.sort((a, b) => a - b);
    assert.ok(lengths.length > 1000);
    assert.ok((lengths[Math.floor(lengths.length * 0.95)] ?? 999) <= 100, `${lengths.at(-1)}`);
  });
});
