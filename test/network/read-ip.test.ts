import assert from "node:assert/strict";
import { read, readIp, shown } from "./reading.js";

describe("network/read-ip: prefix length in force", () => {
  const lengths: readonly (readonly [string, number | undefined, string | undefined])[] = [
    ["address='10.1.2.1' prefix='24'", 24, "prefix"],
    ["address='10.1.2.1' prefix='32'", 32, "prefix"],
    ["address='10.1.2.1' prefix='33'", undefined, "prefix"],
    ["address='10.1.2.1' prefix='x'", undefined, "prefix"],
    ["address='10.1.2.1' prefix=''", undefined, "prefix"],
    ["address='10.1.2.1' prefix=' 16'", 16, "prefix"],
    ["address='10.1.2.1' prefix='24' netmask='255.255.0.0'", 24, "prefix"],
    ["address='10.1.2.1' prefix='0' netmask='255.255.0.0'", 16, "netmask"],
    ["address='10.1.2.1' netmask='255.255.255.0'", 24, "netmask"],
    ["address='10.1.2.1' netmask='0.0.0.0'", 0, "netmask"],
    ["address='10.1.2.1' netmask='255.255.0xff00'", 24, "netmask"],
    ["address='10.1.2.1' netmask='255.0.255.0'", undefined, "netmask"],
    ["address='10.1.2.1' netmask='x'", undefined, "netmask"],
    ["address='10.1.2.1' netmask='ffff::'", undefined, "netmask"],
    ["address='10.1.2.1' netmask=''", 8, "class"],
    ["address='10.1.2.1' prefix='0'", 8, "class"],
    ["address='10.1.2.1'", 8, "class"],
    ["address='172.16.0.1'", 16, "class"],
    ["address='192.168.77.1'", 24, "class"],
    ["address='224.0.0.1'", undefined, undefined],
    ["address='0.0.0.0'", 0, "default"],
    ["address='0.0.0.1'", 8, "class"],
    ["family='ipv6' address='fd00::1'", 64, "default"],
    ["family='ipv6' address='fd00::1' prefix='48'", 48, "prefix"],
    ["family='ipv6' address='fd00::1' prefix='128'", 128, "prefix"],
    ["family='ipv6' address='fd00::1' prefix='129'", undefined, "prefix"],
    ["family='ipv6' address='fd00::1' prefix='0'", 64, "default"],
    ["family='ipv6' address='::'", 0, "default"],
    ["address='fd00::1'", 64, "default"],
    ["address='x' prefix='24'", 24, "prefix"],
    ["address='x' prefix='33'", undefined, "prefix"],
    ["family='ipv6' address='x' prefix='33'", 33, "prefix"],
    ["address='x'", undefined, undefined],
    ["address=''", undefined, undefined],
    ["", undefined, undefined],
  ];
  for (const [attributes, length, source] of lengths) {
    it(attributes || "nothing", () => {
      const subnet = readIp(attributes);
      assert.equal(subnet.prefixLength, length);
      assert.equal(subnet.prefixSource, source);
    });
  }

  const families: readonly (readonly [string, string | undefined])[] = [
    ["", "ipv4"],
    ["family=''", "ipv4"],
    ["family='ipv4'", "ipv4"],
    ["family='ipv6'", "ipv6"],
    ["family='IPv6'", undefined],
    ["address='fd00::1'", "ipv4"],
  ];
  for (const [attributes, family] of families) {
    it(`family of ${attributes || "nothing"}`, () => assert.equal(readIp(attributes).family, family));
  }
});

describe("network/read-ip: DHCP", () => {
  it("is the first, with all its ranges and hosts", () => {
    const subnet = readIp(
      "address='192.168.77.1' prefix='24'",
      "<tftp root='/a'/><tftp root='/b'/>" +
        "<dhcp><range start='192.168.77.10' end='192.168.77.20'/><host mac='52:54:00:00:00:01' name='a' ip='192.168.77.5'/><range start='192.168.78'/></dhcp><dhcp/>",
    );
    const { dhcp, tftp } = subnet;
    assert.equal(tftp?.root?.value, "/a");
    assert.equal(dhcp?.subnet, subnet);
    assert.deepEqual(
      dhcp?.ranges.map(({ start, end }) => [shown(start), shown(end)]),
      [
        ["192.168.77.10", "192.168.77.20"],
        ["192.168.0.78", undefined],
      ],
    );
    assert.ok(dhcp?.ranges.every((range) => range.subnet === subnet));
    const [host] = dhcp?.hosts ?? [];
    assert.equal(host?.subnet, subnet);
    assert.equal(host?.name?.value, "a");
    assert.equal(shown(host?.ip), "192.168.77.5");
    assert.equal(host?.mac?.raw, "52:54:00:00:00:01");
    assert.equal(readIp("address='10.0.0.1'").dhcp, undefined);
  });

  const leases: readonly (readonly [string, number | undefined])[] = [
    ["expiry='5'", 300],
    ["expiry='5' unit='minutes'", 300],
    ["expiry='120' unit='seconds'", 120],
    ["expiry='2' unit='hours'", 7200],
    ["expiry='0' unit='hours'", 0],
    ["expiry='010'", 480],
    ["expiry='0x10' unit='seconds'", 16],
    ["expiry='5' unit='days'", undefined],
    ["expiry='5' unit=''", undefined],
    ["expiry='-1'", undefined],
    ["expiry=''", undefined],
    ["unit='hours'", undefined],
    ["", undefined],
  ];
  for (const [attributes, seconds] of leases) {
    it(`lease ${attributes}`, () => {
      for (const parent of ["range", "host"]) {
        const { dhcp } = readIp("", `<dhcp><${parent}><lease ${attributes}/></${parent}></dhcp>`);
        assert.equal((dhcp?.ranges[0] ?? dhcp?.hosts[0])?.lease?.seconds, seconds);
      }
    });
  }

  const repeated: readonly (readonly [string, string, string | undefined, string | undefined])[] = [
    ["12.8.0", "<lease expiry='5'/><lease expiry='6'/><lease/>", "5", undefined],
    ["9.0.0", "<lease expiry='5'/><lease expiry='6'/><lease/>", "6", undefined],
    ["12.8.0", "<lease/><lease expiry='6'/>", undefined, undefined],
    ["9.0.0", "<lease/><lease/>", undefined, undefined],
  ];
  for (const [target, inner, expiry] of repeated) {
    it(`${target}: ${inner}`, () => {
      const lease = readIp("", `<dhcp><range>${inner}</range></dhcp>`, target).dhcp?.ranges[0]?.lease;
      assert.ok(lease);
      assert.equal(lease.expiry?.raw, expiry);
    });
  }

  it("takes the first bootp, up to 9.0.0 the last with a file", () => {
    const bootp = (target: string) =>
      readIp("", "<dhcp><bootp file='a' server='1.1.1.1'/><bootp file='b'/><bootp server='9.9.9.9'/></dhcp>", target)
        .dhcp?.bootp;
    assert.equal(bootp("12.8.0")?.file?.value, "a");
    assert.equal(shown(bootp("11.3.0")?.server), "1.1.1.1");
    assert.equal(bootp("9.0.0")?.file?.value, "b");
    assert.equal(bootp("9.0.0")?.server, undefined);
  });
});

describe("network/read-ip: routes", () => {
  const routes: readonly (readonly [string, number | undefined, string | undefined])[] = [
    ["address='10.0.0.0' prefix='8' gateway='192.168.77.2'", 8, "ipv4"],
    ["address='10.0.0.0' netmask='255.0.0.0'", 8, "ipv4"],
    ["address='10.0.0.0' netmask='255.0.255.0'", undefined, "ipv4"],
    ["address='10.0.0.0' netmask=''", undefined, "ipv4"],
    ["address='10.0.0.0' prefix='33'", undefined, "ipv4"],
    ["address='10.0.0.0' prefix=''", undefined, "ipv4"],
    ["address='0.0.0.0'", 0, "ipv4"],
    ["address='10.0.0.0' prefix='0'", 0, "ipv4"],
    ["gateway='192.168.77.2'", 0, "ipv4"],
    ["family='ipv6' address='fd00::' prefix='48'", 48, "ipv6"],
    ["family='' prefix='8'", 8, undefined],
  ];
  for (const [attributes, length, family] of routes) {
    it(attributes, () => {
      const [route] = read(`<route ${attributes}/>`).routes;
      assert.equal(route?.prefixLength, length);
      assert.equal(route?.family, family);
    });
  }

  it("keeps gateway and metric", () => {
    const [route] = read("<route gateway='192.168.77.2' metric='0'/>").routes;
    assert.equal(shown(route?.gateway), "192.168.77.2");
    assert.equal(route?.metric?.value, 0);
  });
});
