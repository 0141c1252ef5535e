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

  /** Both documents in full; what the findings of the first offer, by rule. */
  const offers: readonly (readonly [what: string, first: string, second: string, offers: Record<string, string[]>])[] =
    [
      [
        "a subnet",
        `<network><name>a</name>${ip("10.0.0.1", 24)}<dns/></network>`,
        `<network><name>b</name>${ip("10.0.0.1", 24)}</network>`,
        {
          "subnet-shared": [
            "Move the network to 192.168.123.0/24, which is free",
            "Make this copy a network of its own (192.168.123.0/24)",
          ],
        },
      ],
      [
        "one of several subnets",
        `<network><name>a</name>${ip("10.0.0.1", 28)}${ip("10.0.1.1", 24)}<forward mode='nat'/></network>`,
        `<network><name>b</name>${ip("10.0.0.1", 28)}</network>`,
        {
          "subnet-shared": [
            "Move 10.0.0.0/28 to 192.168.123.0/28, which is free",
            "Make this copy a network of its own (192.168.123.0/28)",
          ],
        },
      ],
      [
        "the subnet of an isolated network",
        `<network><name>a</name><ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip></network>`,
        `<network><name>b</name>${ip("10.0.0.1", 24)}</network>`,
        {
          "subnet-shared": [
            "Move the network to 192.168.123.0/24, which is free",
            "Remove <ip>: guests still reach each other, without DHCP",
            "Make this copy a network of its own (192.168.123.0/24)",
          ],
        },
      ],
      [
        "a subnet that has no room elsewhere",
        `<network><name>a</name><forward mode='nat'/>${ip("10.0.0.1", 8)}</network>`,
        `<network><name>b</name>${ip("10.0.0.1", 24)}</network>`,
        { "subnet-shared": [] },
      ],
      [
        "the subnet of the network default, which others should leave",
        `<network><name>default</name><forward mode='nat'/><bridge name='virbr0'/>${ip("192.168.122.1", 24)}</network>`,
        `<network><name>b</name>${ip("192.168.122.1", 24)}</network>`,
        { "subnet-shared": ["Make this copy a network of its own (default-2, virbr1, 192.168.123.0/24)"] },
      ],
      [
        "a bridge",
        "<network><name>a</name><bridge name='br7'/></network>",
        "<network><name>b</name><bridge name='br7'/></network>",
        {
          "bridge-shared": [
            "Change to virbr1, which is free",
            "Remove the name: libvirt chooses a free one",
            "Make this copy a network of its own (virbr1)",
          ],
        },
      ],
      [
        "only the name",
        `<network><name>a</name>${ip("10.0.0.1", 24)}</network>`,
        `<network><name>a</name>${ip("10.0.1.1", 24)}</network>`,
        { "name-shared": ["Change the name to a-2, which is free"] },
      ],
      [
        "the name and more",
        `<network><name>node1</name>${ip("10.0.0.1", 24)}</network>`,
        `<network><name>node1</name>${ip("10.0.0.1", 24)}</network>`,
        { "name-shared": ["Make this copy a network of its own (node2, 192.168.123.0/24)"] },
      ],
      [
        "the name of another kind of network on the same bridge",
        "<network><name>a</name><forward mode='bridge'/><bridge name='br7'/></network>",
        "<network><name>a</name><bridge name='br7'/></network>",
        { "name-shared": [] },
      ],
      [
        "a name with a comment",
        "<network><name>a<!-- x --></name></network>",
        "<network><name>a</name><bridge name='br7'/></network>",
        { "name-shared": [] },
      ],
      [
        "UUID and MAC address",
        `<network><name>a</name><uuid>${uuid}1</uuid><mac address='52:54:00:0a:0b:0c'/></network>`,
        `<network><name>b</name><uuid>${uuid}1</uuid><mac address='52:54:00:0a:0b:0c'/></network>`,
        {
          "uuid-shared": ["Remove <uuid>: libvirt generates a new one", "Make this copy a network of its own"],
          "bridge-mac-shared": ["Remove <mac>: libvirt generates a new address", "Make this copy a network of its own"],
        },
      ],
      [
        "static hosts",
        "<network><name>a</name><ip address='10.0.0.1' prefix='24'><dhcp><host mac='52:54:00:0a:0b:01' name='web' ip='10.0.0.5'/><host mac='52:54:00:0a:0b:02' ip='10.0.0.6'/></dhcp></ip></network>",
        "<network><name>b</name><ip address='10.0.1.1' prefix='24'><dhcp><host mac='52:54:00:0a:0b:01' ip='10.0.1.5'/><host mac='52:54:00:0a:0b:02' ip='10.0.1.6'/></dhcp></ip></network>",
        {
          "host-mac-shared": [
            "Remove mac: the host is then known by its name web",
            "Make this copy a network of its own",
            "Remove this <host>",
            "Make this copy a network of its own",
          ],
        },
      ],
      [
        "NAT addresses",
        `<network><name>a</name>${nat("203.0.113.10", "203.0.113.19")}${ip("10.0.0.1", 24)}</network>`,
        `<network><name>b</name>${nat("203.0.113.10", "203.0.113.19")}${ip("10.0.1.1", 24)}</network>`,
        {
          "nat-address-shared": [
            "Remove <address>: guests then appear under the host's address",
            "Make this copy a network of its own",
          ],
        },
      ],
    ];
  for (const [what, first, second, expected] of offers) {
    it(`offers for ${what}`, () => {
      const [findings = []] = found([first, second]);
      const offered: Record<string, string[]> = {};
      for (const { rule, fixes } of findings)
        offered[rule] = [...(offered[rule] ?? []), ...fixes.map(({ title }) => title)];
      assert.deepEqual(offered, expected);
    });
  }
});
