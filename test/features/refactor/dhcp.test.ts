// Adds a DHCP range that fills the subnet, and static hosts.

import assert from "node:assert/strict";
import { actionsAt, actionTable, applied, silenceTable, titlesAt } from "../../helpers/actions.js";

const ip = (attributes: string, content = "", beside = "") =>
  `<network>
  <name>lab</name>
  <ip ${attributes}>${content}
  </ip>${beside}
</network>
`;
const dhcp = (...lines: string[]) =>
  ip(
    "address='192.168.77.1' prefix='24'",
    `\n    <dhcp>${lines.map((line) => `\n      ${line}`).join("")}\n    </dhcp>`,
  );
const range = (start: number, end: number) => `<range start='192.168.77.${start}' end='192.168.77.${end}'/>`;
const guest = (last: number, name = "guest1") =>
  `<host mac='52:54:00:a0:a1:a2' name='${name}' ip='192.168.77.${last}'/>`;
const host = (last: number, name = "web") => `<host mac='52:54:00:00:00:01' name='${name}' ip='192.168.77.${last}'/>`;

/** The second subnet of a family, none but the bridge's own address, a network without DHCP. */
const unserved: [marked: string][] = [
  [
    ip(
      "|address='192.168.77.1' prefix='24'",
      "",
      "<ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip>",
    ),
  ],
  [ip("|address='192.168.77.1' prefix='32'")],
  [
    "<network><name>lab</name><forward mode='bridge'/><bridge name='br0'/><ip| address='10.0.0.1' prefix='8'/></network>",
  ],
];

describe("DHCP range", () => {
  actionTable([
    [
      "<network>\n  <name>lab</name>\n  <ip |address='192.168.77.1' prefix='24'/>\n</network>",
      "Add a DHCP range from 192.168.77.2 to 192.168.77.254",
      "<network>\n  <name>lab</name>\n  <ip address='192.168.77.1' prefix='24'>\n    <dhcp>\n      <range start='192.168.77.2' end='192.168.77.254'/>\n    </dhcp>\n  </ip>\n</network>",
    ],
    [
      dhcp(`|${host(10)}`, host(100, "db"))
        .replace("|", "")
        .replace("<dhcp>", "<dhcp>|"),
      "Add a DHCP range from 192.168.77.101 to 192.168.77.254",
      dhcp("<range start='192.168.77.101' end='192.168.77.254'/>", host(10), host(100, "db")),
    ],
    [
      ip("|address='192.168.77.254' prefix='24'", "\n    <tftp root='/srv'/> <!-- boot -->"),
      "Add a DHCP range from 192.168.77.1 to 192.168.77.253",
      ip(
        "address='192.168.77.254' prefix='24'",
        "\n    <tftp root='/srv'/> <!-- boot -->\n    <dhcp>\n      <range start='192.168.77.1' end='192.168.77.253'/>\n    </dhcp>",
      ),
    ],
    [
      ip("|address='10.1.0.1' prefix='8'"),
      "Add a DHCP range from 10.1.0.2 to 10.1.255.255",
      ip(
        "address='10.1.0.1' prefix='8'",
        "\n    <dhcp>\n      <range start='10.1.0.2' end='10.1.255.255'/>\n    </dhcp>",
      ),
    ],
    [
      ip("|family='ipv6' address='fd00:77::1' prefix='64'"),
      "Add a DHCP range from fd00:77::100 to fd00:77::1ff",
      ip(
        "family='ipv6' address='fd00:77::1' prefix='64'",
        "\n    <dhcp>\n      <range start='fd00:77::100' end='fd00:77::1ff'/>\n    </dhcp>",
      ),
    ],
    [
      "<network><name>lab</name><ip address='192.168.77.1' prefix='29'><dhcp|/></ip><route address='10.0.0.0' prefix='8' gateway='192.168.77.2'/></network>",
      "Add a DHCP range from 192.168.77.3 to 192.168.77.6",
      "<network><name>lab</name><ip address='192.168.77.1' prefix='29'><dhcp><range start='192.168.77.3' end='192.168.77.6'/></dhcp></ip><route address='10.0.0.0' prefix='8' gateway='192.168.77.2'/></network>",
    ],
  ]);

  silenceTable(/^Add a DHCP range/, [
    [dhcp(range(2, 99)).replace("<dhcp>", "<dh|cp>")],
    [ip("|address='192.168.77.1' prefix='40'")],
    [ip("|family='ipv6' address='fd00:77::1' prefix='60'")],
    [ip("|family='ipv6' address='fd00:77::1' prefix='64'"), { target: "1.0.0" }],
    ...unserved,
  ]);
});

describe("static host", () => {
  actionTable([
    [
      dhcp(range(100, 199)).replace("<range", "<ra|nge"),
      "Add a static host at 192.168.77.2",
      dhcp(range(100, 199), guest(2)),
    ],
    [
      dhcp(range(100, 199)).replace("<range", "<ra|nge"),
      "Make 192.168.77.100 of the range a static host",
      dhcp(range(101, 199), guest(100)),
    ],
    [
      dhcp(range(100, 199)).replace("end=", "end=|"),
      "Make 192.168.77.199 of the range a static host",
      dhcp(range(100, 198), guest(199)),
    ],
    [
      dhcp(range(2, 254)).replace("<dhcp>", "<|dhcp>"),
      "Make 192.168.77.2 of the range a static host",
      dhcp(range(3, 254), guest(2)),
    ],
    [
      dhcp(range(100, 199), host(100)).replace("<range", "|<range"),
      "Make 192.168.77.101 of the range a static host",
      dhcp(range(102, 199), host(100), guest(101)),
    ],
    [
      dhcp(range(100, 199), `${host(2, "guest1")} <!-- web -->`, host(3, "GUEST2"), "<bootp file='x'/>").replace(
        "</dhcp>",
        "|</dhcp>",
      ),
      "Add a static host at 192.168.77.4",
      dhcp(
        range(100, 199),
        `${host(2, "guest1")} <!-- web -->`,
        host(3, "GUEST2"),
        guest(4, "guest3"),
        "<bootp file='x'/>",
      ),
    ],
    [ip("|address='192.168.77.1' prefix='24'"), "Add a static host at 192.168.77.2", dhcp(guest(2))],
    [
      ip("|family='ipv6' address='fd00:77::1' prefix='64'"),
      "Add a static host at fd00:77::2",
      ip(
        "family='ipv6' address='fd00:77::1' prefix='64'",
        "\n    <dhcp>\n      <host name='guest1' ip='fd00:77::2'/>\n    </dhcp>",
      ),
    ],
    [
      "<network><name>lab</name><dns><host ip='10.0.0.2'><hostname>guest1</hostname></host></dns><ip address='10.0.0.1' prefix='24'><dhcp|/></ip></network>",
      "Add a static host at 10.0.0.3",
      "<network><name>lab</name><dns><host ip='10.0.0.2'><hostname>guest1</hostname></host></dns><ip address='10.0.0.1' prefix='24'><dhcp><host mac='52:54:00:a0:a1:a2' name='guest2' ip='10.0.0.3'/></dhcp></ip></network>",
    ],
  ]);

  it("takes an address of the range first where the cursor is on one, and a MAC address of its own", () => {
    const at = (marked: string) => titlesAt(marked).filter((title) => title.includes("static host"));
    const taken = host(50).replace("00:00:01", "a0:a1:a2");
    const onRange = dhcp(range(100, 199), taken).replace("<range", "<ra|nge");
    assert.deepEqual(at(onRange), [
      "Make 192.168.77.100 of the range a static host",
      "Add a static host at 192.168.77.2",
    ]);
    assert.deepEqual(at(dhcp(range(100, 199)).replace("<dhcp", "<d|hcp")), ["Add a static host at 192.168.77.2"]);
    const { analysis, actions } = actionsAt(onRange);
    const [first] = actions.filter(({ title }) => title.startsWith("Make"));
    assert.match(first ? applied(analysis, first) : "", /mac='52:54:00:a0:a1:a3' name='guest1'/);
  });

  it("leaves a range its last address", () =>
    assert.deepEqual(
      titlesAt(
        dhcp(range(2, 253), range(254, 254)).replace("<range start='192.168.77.254'", "|<range start='192.168.77.254'"),
      ).filter((title) => title.includes("static host")),
      [],
    ));

  silenceTable(/static host/, [
    [dhcp(range(9, 2)).replace("<name>", "<na|me>")],
    [dhcp(range(2, 254), host(2)).replace("<host", "<ho|st")],
    ...unserved,
  ]);
});
