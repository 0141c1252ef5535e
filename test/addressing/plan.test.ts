// The address plan is exact: with overlapping ranges, static hosts inside and outside them, tiny and huge subnets.
import assert from "node:assert/strict";
import { planOf } from "../../server/src/addressing/plan.js";
import { read, readIp } from "../network/reading.js";

const range = (start: string, end: string) => `<range start='${start}' end='${end}'/>`;
const host = (ip: string) => `<host mac='52:54:00:00:00:01' ip='${ip}'/>`;
const near = "address='10.0.0.1' prefix='24'";
const far = "family='ipv6' address='fd00::1' prefix='64'";

/** Attributes of the <ip>, what stands in its <dhcp>, and usable, own, static, dynamic, free. */
const rows: readonly (readonly [attributes: string, dhcp: string, plan: string | undefined])[] = [
  [near, "", "254 1 0 0 253"],
  [near, range("10.0.0.100", "10.0.0.199"), "254 1 0 100 153"],
  [near, range("10.0.0.2", "10.0.0.254"), "254 1 0 253 0"],
  [near, range("10.0.0.1", "10.0.0.254"), "254 1 0 253 0"],
  [near, range("10.0.0.0", "10.0.0.255"), "254 1 0 253 0"],
  [near, range("10.0.0.10", "10.0.0.10"), "254 1 0 1 252"],
  [near, range("10.0.0.10", "10.0.0.19") + range("10.0.0.15", "10.0.0.24"), "254 1 0 15 238"],
  [near, range("10.0.0.10", "10.0.0.30") + range("10.0.0.12", "10.0.0.14"), "254 1 0 21 232"],
  [near, range("10.0.0.20", "10.0.0.29") + range("10.0.0.10", "10.0.0.19"), "254 1 0 20 233"],
  [near, range("10.0.0.10", "10.0.0.19") + range("10.0.0.10", "10.0.0.19"), "254 1 0 10 243"],
  [near, range("10.0.0.19", "10.0.0.10"), "254 1 0 0 253"],
  [near, range("10.0.0.200", "10.0.1.10"), "254 1 0 55 198"],
  [near, range("10.9.0.1", "10.9.0.9"), "254 1 0 0 253"],
  [near, range("fd00::1", "fd00::9"), "254 1 0 0 253"],
  [near, range("x", "10.0.0.9"), "254 1 0 0 253"],
  [near, host("10.0.0.5"), "254 1 1 0 252"],
  [near, host("10.0.0.5") + host("10.0.0.5"), "254 1 1 0 252"],
  [near, host("10.0.0.1"), "254 1 0 0 253"],
  [near, host("10.0.0.255") + host("10.0.0.0") + host("10.9.0.1") + host("fd00::5"), "254 1 0 0 253"],
  [near, host("10.0.0.150") + host("10.0.0.5") + range("10.0.0.100", "10.0.0.199"), "254 1 2 99 152"],
  [near, host("10.0.0.15") + range("10.0.0.10", "10.0.0.19") + range("10.0.0.15", "10.0.0.24"), "254 1 1 14 238"],
  ["address='10.0.0.1' prefix='30'", range("10.0.0.2", "10.0.0.2"), "2 1 0 1 0"],
  ["address='10.0.0.0' prefix='24'", "", "254 0 0 0 254"],
  ["address='10.0.0.0' prefix='31'", host("10.0.0.1"), "0 0 0 0 0"],
  ["address='10.0.0.0' prefix='32'", "", "0 0 0 0 0"],
  ["address='10.1.1.1'", range("10.0.0.1", "10.0.0.254"), "16777214 1 0 254 16776959"],
  ["address='10.1.1.1' prefix='0'", "", "16777214 1 0 0 16777213"],
  [far, "", "18446744073709551615 1 0 0 18446744073709551614"],
  [far, range("fd00::100", "fd00::1ff"), "18446744073709551615 1 0 256 18446744073709551358"],
  [far, range("fd00::", "fd00::ffff:ffff:ffff:ffff"), "18446744073709551615 1 0 18446744073709551614 0"],
  [
    far,
    `<host name='a' ip='fd00::5'/>${range("fd00::1", "fd00::9")}`,
    "18446744073709551615 1 1 7 18446744073709551606",
  ],
  ["family='ipv6' address='fd00::1' prefix='128'", "", "1 1 0 0 0"],
  ["address='10.0.0.1' netmask='255.0.255.0'", "", undefined],
  ["address='x' prefix='24'", "", undefined],
];

const shown = (plan: ReturnType<typeof planOf>) =>
  plan && [plan.usable, plan.own, plan.static, plan.dynamic, plan.free].join(" ");

describe("the address plan of a subnet", () => {
  for (const [attributes, dhcp, expected] of rows) {
    it(`${attributes} ${dhcp}: ${expected}`, () => {
      const plan = planOf(readIp(attributes, dhcp && `<dhcp>${dhcp}</dhcp>`));
      assert.equal(shown(plan), expected);
      if (plan) assert.equal(plan.own + plan.static + plan.dynamic + plan.free, plan.usable);
    });
  }

  it("counts all addresses the host has in the subnet", () => {
    const { subnets } = read(
      `<ip ${near}><dhcp>${range("10.0.0.2", "10.0.0.9")}</dhcp></ip><ip address='10.0.0.5' prefix='24'/><ip ${far}/>`,
    );
    assert.deepEqual(subnets.map(planOf).map(shown), [
      "254 2 0 7 245",
      "254 2 0 0 252",
      "18446744073709551615 1 0 0 18446744073709551614",
    ]);
  });

  it("counts as one counts address by address", () => {
    // Small numbers by a fixed recurrence: every subnet of 14 hosts with two ranges and three hosts.
    let state = 7;
    const next = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor(state / 65536) % 16;
    };
    for (let round = 0; round < 200; round += 1) {
      const [a, b, c, d] = [next(), next(), next(), next()];
      const hosts = [next(), next(), next()];
      const ip = (last: number) => `10.0.0.${last}`;
      const content = range(ip(a), ip(b)) + range(ip(c), ip(d)) + hosts.map((last) => host(ip(last))).join("");
      const plan = planOf(readIp("address='10.0.0.1' prefix='28'", `<dhcp>${content}</dhcp>`));
      const counts = { own: 0, static: 0, dynamic: 0, free: 0 };
      for (let last = 1; last <= 14; last += 1) {
        if (last === 1) counts.own += 1;
        else if (hosts.includes(last)) counts.static += 1;
        else if ((a <= last && last <= b) || (c <= last && last <= d)) counts.dynamic += 1;
        else counts.free += 1;
      }
      assert.equal(shown(plan), ["14", counts.own, counts.static, counts.dynamic, counts.free].join(" "), content);
    }
  });
});
