// What the rules about a workspace compare: two networks that have their MAC address in common, so that they are looked
// at together, and where one of them clashes with the other.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import { spans } from "../helpers/markers.js";

/** The rule, and what is in each network, with `«»` around every place that the rule marks. */
type Row = readonly [rule: string, first: string, second: string];

const network = (name: string, inside: string) =>
  `<network><name>${name}</name><mac address='52:54:00:0a:0b:0c'/>${inside}</network>`;

function found(texts: readonly string[]) {
  const documents = texts.map((text, index) => ({ path: `${index}.xml`, result: lint(text, { insist: true }) }));
  return crossFindings(documents).map(({ findings, failures }) => {
    assert.deepEqual(failures, []);
    return findings;
  });
}

const nat = (start: string, end: string, port = "") =>
  `<forward mode='nat'><nat><address start='${start}' end='${end}'/>${port}</nat></forward>`;
const ports = (start: number | string, end: number | string) => `<port start='${start}' end='${end}'/>`;
const ip = (address: string, prefix: number | string, family = "ipv4") =>
  `<ip family='${family}' address='${address}' prefix='${prefix}'/>`;
const uuid = "1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a2";

describe("workspace rules", () => {
  const rows: readonly Row[] = [
    ["uuid-shared", `<uuid>${uuid}1</uuid>`, `<uuid>${uuid}2</uuid>`],
    ["bridge-shared", "<bridge name='virbr5'/>", "<bridge name='virbr6'/>"],
    ["bridge-shared", "<bridge name='lab%d'/>", "<bridge name='lab%d'/>"],
    ["bridge-shared", "<bridge/>", "<bridge/>"],
    // NAT addresses: apart, side by side, one in common
    ["nat-address-shared", nat("203.0.113.10", "203.0.113.19"), nat("203.0.113.20", "203.0.113.29")],
    ["nat-address-shared", nat("203.0.113.50", "203.0.113.59"), nat("203.0.113.20", "203.0.113.29")],
    ["nat-address-shared", nat("«203.0.113.10»", "203.0.113.20"), nat("«203.0.113.20»", "203.0.113.29")],
    // Without ports, or with such as cannot be read, a network uses all.
    [
      "nat-address-shared",
      nat("«203.0.113.10»", "203.0.113.19", ports(2000, 3000)),
      nat("«203.0.113.10»", "203.0.113.19"),
    ],
    [
      "nat-address-shared",
      nat("«203.0.113.10»", "203.0.113.19", ports(2000, 3000)),
      nat("«203.0.113.10»", "203.0.113.19", ports(4000, "x")),
    ],
    [
      "nat-address-shared",
      nat("«203.0.113.10»", "203.0.113.19", ports(2000, 3000)),
      nat("«203.0.113.10»", "203.0.113.19", ports("x", 1500)),
    ],
    [
      "nat-address-shared",
      nat("«203.0.113.10»", "203.0.113.19", ports(2000, 3000)),
      nat("«203.0.113.10»", "203.0.113.19", ports(3000, 4000)),
    ],
    [
      "nat-address-shared",
      nat("203.0.113.10", "203.0.113.19", ports(2000, 3000)),
      nat("203.0.113.10", "203.0.113.19", ports(3001, 4000)),
    ],
    // An end that cannot be read
    ["nat-address-shared", nat("203.0.113.10", "x"), nat("203.0.113.10", "203.0.113.19")],
    ["nat-address-shared", nat("x", "203.0.113.19"), nat("203.0.113.10", "203.0.113.19")],
    [
      "nat-address-shared",
      nat("203.0.113.10", "203.0.113.19").replace("nat", "route"),
      nat("203.0.113.10", "203.0.113.19"),
    ],
    // Subnets: apart, within one another, of other families
    ["subnet-shared", ip("192.168.77.1", 24), ip("192.168.78.1", 24)],
    ["subnet-shared", ip("«192.168.77.1»", 24), ip("«192.168.0.1»", 16)],
    ["subnet-shared", ip("«192.168.77.1»", 24), ip("«128.0.0.1»", 1)],
    ["subnet-shared", ip("192.168.77.1", 24), ip("0.0.0.0", 0)],
    ["subnet-shared", ip("192.168.77.1", 24), ip("fd00:77::1", 64, "ipv6")],
    ["subnet-shared", ip("192.168.77.1", 24), ip("192.168.77.1", "x")],
    ["subnet-shared", ip("192.168.77.1", 24), ip("x", 24)],
    ["subnet-shared", ip("169.254.1.1", 16), ip("169.254.1.1", 16)],
  ];
  for (const [rule, ...inside] of rows) {
    it(`${rule}: ${inside.join(" and ")}`, () => {
      const marked = inside.map((text, index) => spans(network(["lab", "red"][index] ?? "", text)));
      const findings = found(marked.map(({ text }) => text));
      assert.deepEqual(
        findings.map((all) => all.flatMap(({ rule: id, span }) => (id === rule ? [span] : []))),
        marked.map(({ spans: expected }) => expected),
      );
    });
  }

  it("subnet-shared names the network of the very subnet before those that only overlap", () => {
    const [findings = []] = found([
      network("lab", ip("192.168.77.1", 24)),
      network("red", ip("192.168.0.1", 16)),
      network("blue", ip("192.168.77.254", 24)),
    ]);
    const messages = findings.filter(({ rule }) => rule === "subnet-shared").map(({ message }) => message);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? "", /^Subnet 192\.168\.77\.0\/24 is also that of network "blue" \(2\.xml\)$/);
  });

  it("name-shared names two documents, and counts more", () => {
    const messages = [1, 2, 3].map((count) => {
      const copies = Array.from({ length: count }, (_, index) => network("lab", `<bridge name='virbr${index}'/>`));
      const [findings = []] = found([network("lab", ""), ...copies]);
      return findings.find(({ rule }) => rule === "name-shared")?.message;
    });
    assert.deepEqual(messages, [
      'Network "lab" is also defined in 1.xml',
      'Network "lab" is also defined in 1.xml and 2.xml',
      'Network "lab" is also defined in 1.xml and 2 other documents',
    ]);
  });
});
