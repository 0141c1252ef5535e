import assert from "node:assert/strict";
import { addressesIn } from "../../server/src/addressing/addresses-in-text.js";
import { formatAddress, parseAddress } from "../../server/src/network/address.js";

describe("addresses in text", () => {
  const rows: [text: string, found: string[]][] = [
    ["dhcp-option=option:router,192.168.77.1", ["192.168.77.1/32"]],
    ["dhcp-range=192.168.77.2,192.168.77.9,12h", ["192.168.77.2/32", "192.168.77.9/32"]],
    ["192.168.77.2-192.168.77.9", ["192.168.77.2/32", "192.168.77.9/32"]],
    ["server=/lab/192.168.77.1#53 and 192.168.77.2:53", ["192.168.77.1/32", "192.168.77.2/32"]],
    ["v=spf1 ip4:192.168.77.0/24 -all", ["192.168.77.0/24"]],
    ["rev-server=192.168.0.0/16,10.0.0.1", ["192.168.0.0/16", "10.0.0.1/32"]],
    ["server=[fd00:77::5]#53, ra-param=fd00:77::/64", ["fd00:77::5/128", "fd00:77::/64"]],
    ["server=/77.168.192.in-addr.arpa/192.168.77.5", ["192.168.77.0/24", "192.168.77.5/32"]],
    ["7.0.0.0.0.0.d.f.IP6.ARPA", ["fd00:7::/32"]],
    ["168.300.in-addr.arpa, x.192.in-addr.arpa, 1.2.3.4.5.in-addr.arpa", []],
    // No addresses: versions, numbers, MAC addresses, words with digits.
    ["1.2.3, 42, 1.2.3.4.5, v1.2.3.4, 52:54:00:0a:0b:0c, 256.1.1.1, ::x", []],
    ["", []],
  ];
  for (const [text, found] of rows) {
    it(text || "nothing", () =>
      assert.deepEqual(
        [...addressesIn(text)].map(({ address, prefixLength }) => `${formatAddress(address)}/${prefixLength}`),
        found,
      ),
    );
  }

  it("are written back where they were, in their form", () => {
    const text = "server=/77.168.192.in-addr.arpa/192.168.77.5, 7.0.0.0.0.0.d.f.ip6.arpa";
    const other = { ipv4: parseAddress("10.5.7.9"), ipv6: parseAddress("fd00:8::1") };
    let [result, at] = ["", 0];
    for (const { start, end, address, write } of addressesIn(text)) {
      const target = other[address.family];
      assert.ok(target);
      result += text.slice(at, start) + write(target);
      at = end;
    }
    assert.equal(result + text.slice(at), "server=/7.5.10.in-addr.arpa/10.5.7.9, 8.0.0.0.0.0.d.f.ip6.arpa");
  });
});
