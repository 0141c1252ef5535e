import assert from "node:assert/strict";
import { formatAddress, parseAddress } from "../../server/src/network/address.js";
import { rangeSize, subnetAround, subnetContains, subnetOf } from "../../server/src/network/subnet.js";
import { read, readIp } from "./reading.js";

describe("network/subnet", () => {
  it("spans from network to broadcast address", () => {
    const span = subnetOf(readIp("address='192.168.77.9' prefix='24'"));
    assert.ok(span?.first && span.last);
    const { networkAddress, first, last, broadcast } = span;
    assert.deepEqual([networkAddress, first, last, broadcast].map(formatAddress), [
      "192.168.77.0",
      "192.168.77.1",
      "192.168.77.254",
      "192.168.77.255",
    ]);
    assert.equal(span.prefixLength, 24);
    assert.equal(subnetOf(readIp("address='192.168.77.9' prefix='32'"))?.first, undefined);
    for (const unknown of ["address='x' prefix='24'", "address='10.0.0.1' prefix='99'", ""]) {
      assert.equal(subnetOf(readIp(unknown)), undefined);
    }
  });

  const members: readonly (readonly [string, string, boolean | undefined])[] = [
    ["address='192.168.77.1' prefix='24'", "192.168.77.255", true],
    ["address='192.168.77.1' prefix='24'", "192.168.78.1", false],
    ["address='10.1.1.1'", "10.200.0.1", true],
    ["family='ipv6' address='fd00::1'", "fd00::ffff", true],
    ["address='192.168.77.1' prefix='24'", "fd00::1", false],
    ["address='192.168.77.1' netmask='255.0.255.0'", "192.168.77.2", undefined],
  ];
  for (const [attributes, candidate, expected] of members) {
    it(`${candidate} in ${attributes}`, () => {
      const address = parseAddress(candidate);
      assert.ok(address);
      assert.equal(subnetContains(readIp(attributes), address), expected);
    });
  }

  const around: readonly (readonly [string, string | undefined])[] = [
    ["10.0.9.9", "10.0.0.1"],
    ["10.0.1.9", "10.0.1.1"],
    ["10.9.0.1", undefined],
    ["fd00::1", undefined],
  ];
  for (const [candidate, expected] of around) {
    it(`${candidate} is in the smallest subnet around it, ${expected ?? "none"}`, () => {
      const network = read(
        "<ip address='10.0.0.1' prefix='16'/><ip address='10.0.1.1' prefix='24'/><ip address='10.0.1.2' prefix='24'/>",
      );
      const address = parseAddress(candidate);
      assert.ok(address);
      assert.equal(subnetAround(network, address)?.address?.raw, expected);
    });
  }

  const sizes: readonly (readonly [string, bigint | undefined])[] = [
    ["start='10.0.0.2' end='10.0.0.2'", 1n],
    ["start='10.0.0.2' end='10.1.0.1'", 65536n],
    ["start='fd00::' end='fd01::'", (1n << 112n) + 1n],
    ["start='10.0.0.3' end='10.0.0.2'", undefined],
    ["start='10.0.0.3' end='fd00::1'", undefined],
    ["start='10.0.0.3' end='x'", undefined],
    ["start='10.0.0.3'", undefined],
  ];
  for (const [attributes, size] of sizes) {
    it(`size of ${attributes}`, () => {
      const [range] = readIp("", `<dhcp><range ${attributes}/></dhcp>`).dhcp?.ranges ?? [];
      assert.ok(range);
      assert.equal(rangeSize(range), size);
    });
  }
});
