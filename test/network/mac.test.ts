import assert from "node:assert/strict";
import {
  formatMac,
  isAllZero,
  isLocallyAdministered,
  isMulticast,
  type MacAddress,
  makerOf,
  parseMac,
  sameMac,
} from "../../server/src/network/mac.js";

function mac(text: string): MacAddress {
  const parsed = parseMac(text);
  assert.ok(parsed, `${text} is no MAC address`);
  return parsed;
}

// What libvirt 12.8.0 stored for <mac address="..."/>; undefined where it refused to define the network.
const asLibvirtReads: readonly (readonly [string, string | undefined])[] = [
  ["52:54:00:aa:bb:cc", "52:54:00:aa:bb:cc"],
  ["52:54:00:AA:BB:CC", "52:54:00:aa:bb:cc"],
  ["52:54:0:a:b:c", "52:54:00:0a:0b:0c"],
  ["2:0:0:0:0:1", "02:00:00:00:00:01"],
  ["00:00:00:00:00:00", "00:00:00:00:00:00"],
  ["52:54:00:aa:bb:cc ", "52:54:00:aa:bb:cc"],
  ["52:54:00:aa:bb:cc trailing", "52:54:00:aa:bb:cc"],
  ["52:54:00:aa:bb:c g", "52:54:00:aa:bb:0c"],
  ["52:54:00:aa:bb:cc\tx", "52:54:00:aa:bb:cc"],
  ["52:54:00:aa:bb:cc\nx\ny", "52:54:00:aa:bb:cc"],
  ["52:54:00:aa:bb:cc\u0085", "52:54:00:aa:bb:cc"],
  ["52:54:00:aa:bb:cc\u00a0x", "52:54:00:aa:bb:cc"],
  ["52:54:00:aa:bb:cc\u007f", undefined],
  [" 52:54:00:aa:bb:cc", undefined],
  ["52:54:00:aa: bb:cc", undefined],
  ["52:54:00:aa:bb: c", undefined],
  ["52-54-00-aa-bb-cc", undefined],
  ["525400aabbcc", undefined],
  ["5254.00aa.bbcc", undefined],
  ["52:54:00:aa:bb", undefined],
  ["52:54:00:aa:bb:", undefined],
  ["52:54:00:aa:bb:cc:", undefined],
  ["52:54:00:aa:bb:cc:dd", undefined],
  ["52:54:00:aa:bb:cc/24", undefined],
  ["52:54::aa:bb:cc", undefined],
  ["052:54:00:aa:bb:cc", undefined],
  ["52:54:00:aa:bb:0cc", undefined],
  ["0x52:54:00:aa:bb:cc", undefined],
  ["52:54:00:aa:bb:0x", undefined],
  ["52:54:00:aa:bb:gg", undefined],
  ["52:54:00:aa:bb:-1", undefined],
  ["+2:54:00:aa:bb:cc", undefined],
  ["", undefined],
];

describe("network/mac", () => {
  for (const [text, expected] of asLibvirtReads) {
    it(JSON.stringify(text), () => {
      const parsed = parseMac(text);
      assert.equal(parsed && formatMac(parsed), expected);
    });
  }

  const kinds: readonly (readonly [string, boolean, boolean])[] = [
    ["52:54:00:00:00:01", false, true],
    ["00:16:3e:00:00:01", false, false],
    ["01:00:5e:00:00:01", true, false],
    ["ff:ff:ff:ff:ff:ff", true, true],
    ["02:00:00:00:00:01", false, true],
    ["00:00:00:00:00:00", false, false],
  ];
  for (const [text, multicast, local] of kinds) {
    it(`kind of ${text}`, () => {
      assert.equal(isMulticast(mac(text)), multicast);
      assert.equal(isLocallyAdministered(mac(text)), local);
      assert.equal(isAllZero(mac(text)), text === "00:00:00:00:00:00");
    });
  }

  const makers: readonly (readonly [string, string | undefined])[] = [
    ["52:54:00:12:34:56", "QEMU/KVM"],
    ["52:54:01:12:34:56", undefined],
    ["FE:54:00:12:34:56", "libvirt tap device"],
    ["0:16:3e:12:34:56", "Xen"],
    ["08:00:27:12:34:56", "VirtualBox"],
    ["02:42:ac:11:00:02", "Docker"],
    ["b8:27:eb:12:34:56", undefined],
  ];
  for (const [text, maker] of makers) it(`maker of ${text}`, () => assert.equal(makerOf(mac(text)), maker));

  it("compares by octets", () => {
    assert.ok(sameMac(mac("52:54:0:A:b:c"), mac("52:54:00:0a:0b:0c x")));
    assert.ok(!sameMac(mac("52:54:00:00:00:01"), mac("52:54:00:00:00:02")));
  });
});
