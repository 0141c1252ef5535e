// The table of roots: its shape, and what each kind of root is explained as.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { elements } from "../../server/src/vocabulary/load.js";
import { findingsOf } from "../helpers/rule-table.js";

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const roots = read("schemas/roots.json");

describe("roots", () => {
  it("have the shape of roots.schema.json", () => {
    const validate = new Ajv({ allErrors: true }).compile(read("schemas/roots.schema.json"));
    assert.ok(validate(roots), JSON.stringify(validate.errors, null, 1));
  });

  it("name parts that the vocabulary has", () => {
    const paths = new Set<string>(elements.map(({ path }) => path));
    for (const { path } of roots.updates) assert.ok(paths.has(path), path);
  });

  const parts: readonly [text: string, section: string | undefined][] = [
    ["<host mac='52:54:00:00:00:01' ip='192.168.77.10'/>", "ip-dhcp-host"],
    ["<host ip='192.168.77.10' name='web'><lease expiry='1'/></host>", "ip-dhcp-host"],
    ["<host ip='192.168.77.10'><hostname>web</hostname></host>", "dns-host"],
    ["<host mac='52:54:00:00:00:01' hostname='web'/>", "ip-dhcp-host"],
    ["<range start='192.168.77.10' end='192.168.77.20'/>", "ip-dhcp-range"],
    ["<txt name='a' value='b'/>", "dns-txt"],
    ["<srv service='ldap' protocol='tcp'/>", "dns-srv"],
    ["<portgroup name='web'><vlan><tag id='7'/></vlan></portgroup>", "portgroup"],
    ["<interface dev='enp3s0'/>", "forward-interface"],
    ["<bridge name='virbr7'/>", undefined],
    ["<ip address='192.168.77.1' prefix='24'/>", undefined],
    ["<forward mode='nat'/>", undefined],
    ["<domain name='lab' localOnly='yes'/>", undefined],
    ["<dns><host ip='192.168.77.10'><hostname>web</hostname></host></dns>", undefined],
  ];
  for (const [text, section] of parts) {
    it(`${text} is a part of a network`, () => {
      const [finding] = findingsOf(text);
      assert.equal(finding?.rule, "root-not-network");
      const told = section === undefined ? "does not accept" : ` add ${section} FILE --live --config\``;
      assert.ok(finding.message.includes("is a part of a network") && finding.message.includes(told), finding.message);
      assert.deepEqual(finding.fixes, []);
    });
  }

  const others: readonly [text: string, message: RegExp, fixes?: readonly string[]][] = [
    [
      "<domain type='kvm'><name>web</name></domain>",
      /^This is a domain \(a guest\), not a network; define it with `virsh define`$/,
    ],
    ["<interface type='network'><source network='default'/></interface>", /guest.*`virsh attach-device`/],
    ["<interface type='bridge' name='br0'><bridge/></interface>", /host.*`virsh iface-define`/],
    ["<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>", /XSLT/],
    ["<html><body><network><name>lab</name></network></body></html>", /a web page/, ["Keep only the inner <network>"]],
    ["<html><network><name>lab</name></network><network/></html>", /^2 networks are in one document/],
    [
      "<networks><network><name>lab</name></network></networks>",
      /define the <network> in it/,
      ["Keep only the inner <network>"],
    ],
    ["<networks><name>lab</name></networks>", /did you mean <network>/, ["Rename the root to network"]],
    ["<Network><name>lab</name></Network>", /did you mean <network>/, ["Rename the root to network"]],
    ["<netwrok><name>lab</name></netwrok>", /did you mean <network>/, ["Rename the root to network"]],
    ["<networkport><uuid>0</uuid></networkport>", /`virsh net-port-create`/],
    ["<config><name>lab</name></config>", /^The root is <config>, not <network>$/],
  ];
  for (const [text, message, titles = []] of others) {
    it(`${text} is told by its root`, () => {
      const [finding] = findingsOf(text);
      assert.match(finding?.message ?? "", message);
      assert.deepEqual(
        finding?.fixes.map(({ title }) => title),
        titles,
      );
    });
  }
});
