// What is missing is computed from the rest of the document, or is free; where nothing can be, nothing is written.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";

const subnet = (inside: string) => `<ip address='10.7.0.1' prefix='24'>${inside}</ip>`;
const tags = "<forward mode='bridge'/><bridge name='ovs0'/><virtualport type='openvswitch'/>";

/** Content of a network, and what the fixes of all that is missing write. */
const rows: readonly (readonly [content: string, titles: readonly string[]])[] = [
  // The subnet is that of its guests, of a gateway, or a free one.
  [
    "<ip prefix='24'><dhcp><range start='10.20.30.10' end='10.20.30.99'/></dhcp></ip>",
    ["Add address='10.20.30.1', where its guests are"],
  ],
  [
    "<ip><dhcp><range start='10.20.30.1' end='10.20.30.99'/></dhcp></ip>",
    ["Add address='10.20.30.100' prefix='24', where its guests are"],
  ],
  [
    "<ip netmask='255.255.0.0'/><route address='10.9.0.0' prefix='16' gateway='10.20.30.4'/>",
    ["Add address='10.20.0.1', where its guests are"],
  ],
  [
    "<ip/><ip prefix='24'/>",
    [
      "Add address='192.168.123.1' prefix='24', 192.168.123.0/24 is free",
      "Add address='192.168.124.1', 192.168.124.0/24 is free",
    ],
  ],
  ["<ip family='ipv6'/>", []],
  // One end of a range says the other.
  [
    `<forward mode='nat'><nat><address start='198.51.100.20'/></nat></forward>${subnet("")}`,
    ["Add end='198.51.100.20', as the start"],
  ],
  [`<forward mode='nat'><nat><port start='40000'/></nat></forward>${subnet("")}`, ["Add end='65535', the highest"]],
  [subnet("<dhcp><range start='10.7.0.10'/></dhcp>"), ["Add end='10.7.0.254', which is free"]],
  // No two hosts are given one address, and DNS may have it.
  [
    subnet("<dhcp><host mac='52:54:00:00:00:01'/><host mac='52:54:00:00:00:02'/></dhcp>"),
    ["Add ip='10.7.0.2', which is free", "Add ip='10.7.0.3', which is free"],
  ],
  [
    `<dns><host ip='10.7.0.5'><hostname>web</hostname></host></dns>${subnet("<dhcp><host name='web'/></dhcp>")}`,
    ["Add ip='10.7.0.5', as in DNS"],
  ],
  [
    `<dns><host ip='10.7.0.5'/></dns>${subnet("<dhcp><host name='web' ip='10.7.0.5'/></dhcp>")}`,
    ["Add <hostname>web</hostname>, the static host at this address"],
  ],
  ["<dns><host ip='10.7.0.5'/></dns>", ["Add <hostname>host-10-7-0-5</hostname>"]],
  // VLANs and groups that are not in use.
  [`${tags}<vlan><tag/></vlan>`, ["Add id='10', which no port group has"]],
  [
    `${tags}<portgroup name='a'><vlan><tag id='10'/></vlan></portgroup><portgroup name='v-70'><vlan/></portgroup>`,
    ["Add <tag id='70'/>, which no port group has"],
  ],
  [`${tags}<portgroup default='yes'/><portgroup/>`, ["Add name='group1'", "Add name='group2'"]],
  [`${tags}<portgroup><vlan><tag id='7'/></vlan></portgroup>`, ["Add name='vlan-7'"]],
  // Nothing says what it should be.
  ["<mtu/>", []],
  ["<mac/>", []],
  [subnet("<tftp/>"), []],
  [subnet("<dhcp><bootp/></dhcp>"), []],
  ["<bandwidth><inbound/></bandwidth>", []],
  ["<bandwidth><inbound peak='2000'/></bandwidth>", ["Add average='2000', as the peak"]],
];

describe("what is missing", () => {
  for (const [content, titles] of rows) {
    it(content, () => {
      const { findings } = lint(`<network><name>lab</name>${content}</network>`, { insist: true });
      const missing = findings.filter(({ rule }) => rule.startsWith("missing-"));
      const added = missing.flatMap(({ fixes }) =>
        fixes.map(({ title }) => title).filter((title) => !/^Remove/.test(title)),
      );
      assert.deepEqual(added, titles);
      assert.ok(missing.length > 0);
    });
  }

  for (const [text, path, title] of [
    ["<network><bridge name='virbr7'/></network>", "/etc/libvirt/qemu/networks/web.xml", "Add <name>web</name>"],
    ["<network><bridge name='virbr7'/></network>", undefined, "Add <name>isolated-network</name>"],
    ["<network><bridge name='br-web'/></network>", undefined, "Add <name>br-web</name>"],
    ["<network><domain name='web.test'/></network>", undefined, "Add <name>web</name>"],
  ] as const) {
    it(`${text} in ${path ?? "no file"}`, () => {
      const { findings } = lint(text, { insist: true, path });
      assert.equal(findings.find(({ rule }) => rule === "missing-element")?.fixes[0]?.title, title);
    });
  }
});
