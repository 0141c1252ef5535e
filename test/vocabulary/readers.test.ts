// The values that libvirt's C code parses, where the table of verdicts only has whether it accepts them.
import assert from "node:assert/strict";
import {
  readInteger,
  readIpv4,
  readIpv6,
  readMac,
  readMappedIpv4,
  readUuid,
} from "../../server/src/vocabulary/readers.js";

describe("readInteger", () => {
  const rows: [text: string, base: 10 | "auto", value: bigint | undefined][] = [
    ["0", 10, 0n],
    [" \t\n+42", 10, 42n],
    ["42 ", 10, undefined],
    ["010", 10, 10n],
    ["010", "auto", 8n],
    ["08", "auto", undefined],
    ["0x1F", "auto", 31n],
    ["0X1f", "auto", 31n],
    ["0x", "auto", undefined],
    ["0b101", "auto", 5n],
    ["0x1f", 10, undefined],
    ["-1", 10, undefined],
    ["-0", 10, undefined],
    ["", 10, undefined],
    ["+", 10, undefined],
    ["++1", 10, undefined],
    ["1.0", 10, undefined],
    ["1\n", 10, undefined],
    ["18446744073709551615", 10, 18446744073709551615n],
    ["18446744073709551616", 10, undefined],
  ];
  for (const [text, base, value] of rows) {
    it(`${JSON.stringify(text)}, base ${base}`, () => assert.equal(readInteger(text, base), value));
  }
  it("takes a sign when asked", () => {
    assert.equal(readInteger("-5", 10, true), -5n);
    assert.equal(readInteger("-0", 10, true), 0n);
  });
});

describe("readIpv4", () => {
  const rows: [text: string, bits: number | undefined][] = [
    ["192.168.122.1", 0xc0a87a01],
    ["255.255.255.255", 0xffffffff],
    ["192.168.1", 0xc0a80001],
    ["10", 10],
    ["0x7f.1", 0x7f000001],
    ["192.168.010.1", 0xc0a80801],
    ["4294967295", 0xffffffff],
    ["4294967296", undefined],
    ["1.2.3.256", undefined],
    ["1.256.3", undefined],
    ["08.1.1.1", undefined],
    ["0b1.2.3.4", undefined],
    ["1.2.3.4.5", undefined],
    ["1..2", undefined],
    ["", undefined],
    [" 1.2.3.4", undefined],
    ["1.2.3.4 ", undefined],
    ["localhost", undefined],
  ];
  for (const [text, bits] of rows) it(JSON.stringify(text), () => assert.equal(readIpv4(text), bits));
});

describe("readIpv6", () => {
  const rows: [text: string, bits: bigint | undefined][] = [
    ["::", 0n],
    ["::1", 1n],
    ["2001:db8::1", 0x20010db8000000000000000000000001n],
    ["2001:DB8:0:0:0:0:0:1", 0x20010db8000000000000000000000001n],
    ["1:2:3:4:5:6:7:8", 0x00010002000300040005000600070008n],
    ["1:2:3:4:5:6:7::", 0x00010002000300040005000600070000n],
    ["::ffff:192.0.2.1", 0xffffc0000201n],
    ["1:2:3:4:5:6:7:8::", undefined],
    ["1:2:3:4:5:6:7", undefined],
    ["1::2::3", undefined],
    [":::", undefined],
    [":1::", undefined],
    ["::1:", undefined],
    ["12345::", undefined],
    ["::1.2.3.4:5", undefined],
    ["1.2.3.4::", undefined],
    ["::01.2.3.4", undefined],
    ["fe80::1%1", 0xfe800000000000000000000000000001n],
    ["fe80::1%eth0", 0xfe800000000000000000000000000001n],
    ["fe80::1%4294967296", undefined],
    ["fe80::1%", undefined],
    ["2001:db8::1%eth0", undefined],
    ["192.0.2.1", undefined],
    ["", undefined],
  ];
  for (const [text, bits] of rows) it(JSON.stringify(text), () => assert.equal(readIpv6(text), bits));
  it("an IPv4 address in IPv6 clothes", () => {
    assert.equal(readMappedIpv4("::ffff:192.0.2.1"), 0xc0000201);
    assert.equal(readMappedIpv4("::192.0.2.1"), undefined);
    assert.equal(readMappedIpv4("192.0.2.1"), undefined);
  });
});

describe("readMac", () => {
  const rows: [text: string, octets: number[] | undefined][] = [
    ["52:54:00:6B:3c:58", [0x52, 0x54, 0, 0x6b, 0x3c, 0x58]],
    ["2:4:0:b:c:8", [2, 4, 0, 11, 12, 8]],
    ["52:54:00:6b:3c:58 what follows", [0x52, 0x54, 0, 0x6b, 0x3c, 0x58]],
    [" 52:54:00:6b:3c:58", undefined],
    ["52:54:00:6b:3c", undefined],
    ["52:54:00:6b:3c:58:99", undefined],
    ["52:54:00:6b:3c:058", undefined],
    ["52-54-00-6b-3c-58", undefined],
    ["", undefined],
  ];
  for (const [text, octets] of rows) it(JSON.stringify(text), () => assert.deepEqual(readMac(text), octets));
});

describe("readUuid", () => {
  const canonical = "3e3fce45-4f53-4fa7-bb32-11f34168b82b";
  const rows: [text: string, uuid: string | undefined][] = [
    [canonical, canonical],
    ["3E3FCE454F534FA7BB3211F34168B82B", canonical],
    ["\n 3e3fce45-4f53-4fa7-bb32-11f34168b82b\n", canonical],
    ["-3e 3f-ce--45 4f534fa7bb3211f34168b82b", canonical],
    ["3e3fce45-4f53-4fa7-bb32-11f34168b82b-", undefined],
    ["3e3fce4-54f53-4fa7-bb32-11f34168b82b", undefined],
    ["{3e3fce45-4f53-4fa7-bb32-11f34168b82b}", undefined],
    ["3e3fce45", undefined],
    ["", undefined],
  ];
  for (const [text, uuid] of rows) it(JSON.stringify(text), () => assert.equal(readUuid(text), uuid));
});
