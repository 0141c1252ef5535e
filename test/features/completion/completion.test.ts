// Completion items as an editor gets them: order, details beside the label, documentation, commands.
import assert from "node:assert/strict";
import { completionsAt, completionTriggers } from "../../../server/src/features/completion/completion.js";
import { able, analysisOf, contextOf, plain } from "../../helpers/analysis.js";
import { accepted, type EditorOptions, labels, offered } from "../../helpers/complete.js";

const network = (inner: string) => `<network>\n  <name>a</name>\n  ${inner}\n</network>\n`;

function item(marked: string, label: string, options?: EditorOptions) {
  const found = offered(marked, options).find((each) => each.label === label);
  assert.ok(found, label);
  return found;
}

/** A document, and the whole list in its order. */
const orders: readonly (readonly [marked: string, expected: string, options?: EditorOptions])[] = [
  // what is missing, what is usual, then as libvirt writes it
  [
    "<network>|</network>",
    "name forward bridge ip domain dns ip family='ipv6' portgroup uuid title description metadata mtu mac bandwidth port dnsmasq:options vlan route virtualport",
  ],
  ["<network>|</network>", "name forward bridge ip uuid", { target: "0.4.0" }],
  // what the mode asks for
  [
    network("<forward/><bridge name='b'/>|"),
    "ip domain dns ip family='ipv6' portgroup uuid title description metadata mtu mac bandwidth port dnsmasq:options",
  ],
  [network("<forward mode='hostdev'>|</forward>"), "pf address driver"],
  [network("<forward mode='nat'>|</forward>"), "nat interface"],
  [network("<forward mode='bridge'>|</forward>"), "interface pf"],
  [network("<ip><dhcp>|</dhcp></ip>"), "range host bootp"],
  [network("<ip |/>"), "address prefix netmask family localPtr"],
  [network("<route |/>"), "gateway address prefix family netmask metric"],
  [network("<dns><srv |/></dns>"), "service protocol domain target port priority weight"],
  // what could not have the rest of the tag, or the value, comes last
  [network("<dns><h| name='a' value='b'/></dns>"), "txt forwarder srv host"],
  [network("<ip><dhcp><b|><lease expiry='0'/></b></dhcp></ip>"), "range host bootp"],
  [network("<dns><x|><hostname>a</hostname></x></dns>"), "host forwarder txt srv"],
  [network("<forward mode='hostdev'/><x|>some text</x>"), "uuid title description metadata vlan virtualport portgroup"],
  [network("<ip x|='ipv6'/>"), "family address netmask prefix localPtr"],
  // what stands before comes again, unless one is enough
  [network("<ip><dhcp><range/><host name='a' ip='10.9.0.2'/>|</dhcp></ip>"), "host range bootp"],
  [network("<ip><dhcp><host name='a' ip='10.9.0.2'/><range/>|</dhcp></ip>"), "range host bootp"],
  [network("<dns><host/><srv/>|</dns>"), "srv forwarder host txt"],
  // what is only read comes last
  ["<network |/>", "ipv6 trustGuestRxFilters xmlns:dnsmasq connections"],
  [network("<forward mode='bridge'><interface |/></forward>"), "dev connections"],
];

describe("completion items", () => {
  for (const [marked, expected, options] of orders) {
    it(`come in order: ${expected}`, () => assert.equal(labels(marked, options).join(" "), expected));
  }

  const facts: readonly (readonly [marked: string, label: string, expected: string])[] = [
    [network("|"), "bridge", "bridge that guests plug into"],
    ["<network>|</network>", "name", "required: unique name on the host"],
    [network("<forward/>|"), "ip", "required: host's address, guests' gateway"],
    [network("<ip |/>"), "address", "required: host's address on the bridge"],
    ["<network |/>", "connections", "read-only: guests attached now"],
    // new to many who run an older libvirt
    [network("|"), "title", "one line for listings, since 9.7.0"],
    [network("<ip><dhcp><range>|</range></dhcp></ip>"), "lease", "how long an address is kept"],
    // what waits for something else
    [network("|"), "vlan", "needs <forward>: VLAN tags of guests' traffic"],
    [network("|"), "route", "needs <ip>: route through a guest"],
    [network("<portgroup name='a'>|</portgroup>"), "virtualport", "needs <forward>: registration with the switch"],
  ];
  for (const [marked, label, expected] of facts)
    it(`say of ${label} in ${marked}: ${expected}`, () => {
      assert.deepEqual(item(marked, label).labelDetails, { description: expected });
      const without = item(marked, label, { support: { ...able, labelDetails: false } });
      assert.equal(without.labelDetails, undefined);
      assert.equal(without.detail, expected);
    });
  it("are documented in Markdown, or plainly", () => {
    const { documentation } = item(network("|"), "bridge");
    assert.ok(typeof documentation === "object" && documentation.kind === "markdown");
    assert.match(documentation.value, /Since 0\.3\.0.*\[libvirt documentation\]\(https:/s);
    const plainly = item(network("|"), "bridge", { support: plain }).documentation;
    assert.ok(typeof plainly === "object" && plainly.kind === "plaintext");
    assert.doesNotMatch(plainly.value, /[`*]|\]\(/);
    assert.match(plainly.value, /libvirt documentation: https:/);
    for (const [marked, label] of [
      [network("<ip |/>"), "address"],
      [network("<ip family='|'/>"), "ipv6"],
      [network("<!-- virnet-disable | -->"), "mtu-unusual"],
    ] as const) {
      assert.ok(item(marked, label).documentation, label);
    }
  });
  it("have kinds by which editors show them", () => {
    const kinds = [
      item(network("|"), "bridge"),
      item(network("<ip |/>"), "address"),
      item(network("<ip family='|'/>"), "ipv6"),
      offered("|")[0],
    ].map((each) => each?.kind);
    assert.deepEqual(kinds, [10, 5, 20, 15]);
  });
  it("ask for the list of values behind an attribute that has one", () => {
    const command = { title: "Suggest", command: "editor.action.triggerSuggest", arguments: [{ auto: true }] };
    assert.deepEqual(item(network("<ip |/>"), "family").command, command);
    assert.deepEqual(item(network("<ip fam|/>"), "family").command, command);
    assert.equal(item(network("<ip fam|='ipv6'/>"), "family").command, undefined);
    assert.equal(item("<network |/>", "xmlns:dnsmasq").command, undefined);
    assert.deepEqual(item(network("<!-- | -->"), "virnet-disable").command, command);
    assert.equal(item(network("<!-- | -->"), "virnet-enable").command, undefined);
    // what can only hold children, and the cursor is in it
    assert.deepEqual(item(network("|"), "dns").command, command);
    assert.equal(item(network("|"), "ip").command, undefined);
    assert.equal(item(network("|"), "metadata").command, undefined);
  });
  it("bring the values along where the editor cannot be asked for them", () => {
    const support = { ...able, suggestCommand: undefined };
    const family = item(network("<ip |/>"), "family", { support });
    assert.equal(family.command, undefined);
    assert.equal(family.textEdit?.newText, `family='\${1|ipv6,ipv4|}'$0`);
  });
  it("leave indentation to the editor only where it can do it", () => {
    assert.equal(item(network("|"), "dns").insertTextMode, 2);
    assert.equal(item(network("|"), "forward").insertTextMode, undefined);
    const adjusting = { ...plain, adjustIndentation: true };
    assert.deepEqual(
      [able, { ...able, adjustIndentation: false }, adjusting, plain].map((support) => {
        const { insertTextMode, textEdit } = item(network("|"), "dns", { support });
        return [insertTextMode, textEdit?.newText];
      }),
      [
        [2, "<dns>\n  $0\n</dns>"],
        [undefined, "<dns>\n  $0\n</dns>"],
        [2, "<dns>\n</dns>"],
        [undefined, "<dns>\n  </dns>"],
      ],
    );
  });
  it("are of one line where an editor could not put in more", () => {
    const options = { support: { ...plain, severalLines: false } };
    const cases: [marked: string, label: string, after: string][] = [
      [network("|"), "dns", network("<dns></dns>|")],
      [network("<d|"), "dns", network("<dns></dns>|")],
      ["<network>|\n</network>", "dns", "<network><dns></dns>|\n</network>"],
      ["<network>\n|\n</network>", "dns", "<network>\n  <dns></dns>|\n</network>"],
      [
        "<network>\n  <ip>\n    <dh|\n  </ip>\n</network>",
        "dhcp",
        "<network>\n  <ip>\n    <dhcp><range start='' end=''/></dhcp>|\n  </ip>\n</network>",
      ],
    ];
    for (const [marked, label, after] of cases) assert.equal(accepted(marked, label, options), after);
    for (const { textEdit } of offered("|", options)) assert.match(textEdit?.newText ?? "", /^<network>.*<\/network>$/);
  });
  it("are found by what is typed of them", () => {
    const filters = (marked: string) => offered(marked).map(({ filterText, label }) => filterText ?? label);
    for (const filter of [...filters(network("<d|")), ...filters(network("d|"))]) assert.match(filter, /^[a-z]/);
    for (const found of [network("<bri|dge stp='on'/>"), network("<|")])
      assert.equal(item(found, "bridge").filterText, undefined);
    assert.equal(item(network("<ip family=i|/>"), "ipv6").filterText, undefined);
    assert.equal(item(network("<dns></|"), "</dns>").filterText, "dns>");
  });
  it("leave the mark that is typed where it is", () => {
    const edit = (marked: string, label: string) => {
      const { range, newText } = Object(item(marked, label, { support: plain }).textEdit);
      return [newText, range.start.character, range.end.character];
    };
    assert.deepEqual(edit("<network>\n  <dom|\n</network>", "domain"), ["domain name='lab.internal'/>", 3, 6]);
    assert.deepEqual(edit("<network>\n  <|\n</network>", "domain"), ["domain name='lab.internal'/>", 3, 3]);
    assert.deepEqual(edit("<network>\n  dom|\n</network>", "domain"), ["<domain name='lab.internal'/>", 2, 5]);
    assert.deepEqual(edit("<network>\n  <dns></d|\n</network>", "</dns>"), ["dns>", 9, 10]);
  });

  it("are none in a text too large for libvirt", () => {
    const text = `<network>${" ".repeat(10_100_000)}</network>`;
    const { items } = completionsAt(analysisOf(text), 9, contextOf());
    assert.deepEqual(items, []);
  });
  it("are asked for by characters that begin something", () => {
    assert.deepEqual([...completionTriggers].sort(), [" ", '"', "'", "/", ":", "<", "="]);
  });
});
