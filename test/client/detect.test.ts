import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { looksLikeNetwork, networkWithin } from "../../client/src/detect.js";

const rows: [text: string, isNetwork: boolean][] = [
  ["<network><name>lab</name></network>", true],
  ["<?xml version='1.0'?>\n<!-- lab -->\n<network>\n  <bridge name='virbr1'/>", true],
  ["\uFEFF<network connections='1'><ip address='10.0.0.1'/>", true],
  ["<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>n</name></network>", true],
  // As libvirt keeps it.
  [
    "<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE\nOVERWRITTEN AND LOST.\n-->\n\n<network>\n  <name>default</name>",
    true,
  ],
  ["<network>\n  <forward", false],
  ["<network>\n  <forward ", true],
  ["<network/>", false],
  ["<network></network>", false],
  ["<network><!-- <name>lab</name> --></network>", false],
  ["<network xmlns='urn:other'><name>lab</name></network>", false],
  ["<networks><name>lab</name></networks>", false],
  ["<net:network xmlns:net='urn:x'><name>lab</name></net:network>", false],
  ["<domain><name>guest</name></domain>", false],
  ["<!DOCTYPE network SYSTEM 'network_v2.dtd'>\n<network><nodes><node id='1'/></nodes></network>", false],
  ["<network><nodes/><links/></network>", false],
  ["<!-- <network><name>lab</name></network> -->\n<domain/>", false],
  // Other software
  ["<network><name>office</name><host>10.0.0.1</host><port>80</port></network>", false],
  ["<network><name>office</name><ip>10.0.0.1</ip><mask>255.255.255.0</mask></network>", false],
  ["<network><name>office</name><dns>10.0.0.1</dns><bridge>b</bridge></network>", false],
  ["<network><bridge>{{ name }}</bridge><ip address='10.0.0.1'/></network>", true],
  ["<network id='net1' type='populationList'><notes>n</notes></network>", false],
  ["<network><links><bridge name='x'/><forward/></links></network>", false],
  ["<network name='office'><uuid>1</uuid></network>", false],
  // Mistakes in a network
  ["<network><name>lab</name><forwad mode='nat'/><bridge name='virbr1'/></network>", true],
  ["<network conections='1'><bridge name='virbr1'/><ip address='10.0.0.1'/></network>", true],
  ["<network><ip address='10.0.0.1'><dhcp></ip><ip ", true],
  ["<network><ip address='10.0.0.1/><dhcp/></network>", false],
  ["<network><bridge name='a>b'/></network>", true],
  ["<network><name>lab</name>", true],
  ["<network><name", false],
  ["", false],
  ["network", false],
];

describe("detecting networks", () => {
  for (const [text, isNetwork] of rows) {
    it(`${isNetwork ? "takes" : "leaves"} ${JSON.stringify(text)}`, () =>
      assert.equal(looksLikeNetwork(text), isNetwork));
  }

  it("takes every example", () => {
    const names = readdirSync("examples").filter((name) => name.endsWith(".xml"));
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !looksLikeNetwork(readFileSync(`examples/${name}`, "utf8"))),
      [],
    );
  });

  it("is quick with a long prolog that leads nowhere", () => {
    assert.equal(looksLikeNetwork(`${"<!-- ".repeat(10_000)}`), false);
    assert.equal(looksLikeNetwork(`${" ".repeat(60_000)}x`), false);
    assert.equal(looksLikeNetwork(`<network>${"<a b='".repeat(10_000)}`), false);
  });
});

describe("a network among other text", () => {
  const lab = "<network>\n  <name>lab</name>\n</network>";
  const rows: [text: string, found: string | undefined][] = [
    [`root@host:~# virsh net-dumpxml lab\n${lab}\n\nroot@host:~# `, lab],
    [`$ cat lab.xml\n<!-- mine -->\n${lab}`, `<!-- mine -->\n${lab}`],
    [`$ cat lab.xml\n<?xml version='1.0'?>\n${lab}`, `<?xml version='1.0'?>\n${lab}`],
    [`virsh net-define /dev/stdin <<'EOF'\n${lab}\nEOF\n`, lab],
    [lab, undefined],
    [`\n<!-- mine -->${lab}`, undefined],
    ["$ virsh net-dumpxml lab\n<network>\n  <name>lab</name>", undefined],
    ["$ cat n\n<network><nodes/></network>", undefined],
    ["the <network> element", undefined],
  ];
  for (const [text, found] of rows) {
    it(`${found === undefined ? "none" : "one"} in ${JSON.stringify(text)}`, () => {
      const span = networkWithin(text);
      assert.equal(span && text.slice(span.start, span.end), found);
    });
  }

  it("takes no longer for a text full of beginnings", () => {
    assert.equal(networkWithin(`x${"<!-- <network".repeat(5_000)}`), undefined);
    assert.equal(networkWithin(`x${"<!-- a --> ".repeat(5_000)}`), undefined);
  });
});
