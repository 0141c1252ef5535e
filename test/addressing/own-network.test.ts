// Copies of networks: what becomes of them, and which of several get what.
import assert from "node:assert/strict";
import { createChooser } from "../../server/src/addressing/choices.js";
import { createInUse } from "../../server/src/addressing/in-use.js";
import { ownNetwork } from "../../server/src/addressing/own-network.js";
import { lint } from "../../server/src/lint/lint.js";
import { applyEdits, overlap } from "../../server/src/xml/text-edits.js";

function network(...lines: string[]): string {
  return `<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'>\n${lines.map((line) => `  ${line}\n`).join("")}</network>\n`;
}

/** Copies of the first network with these names, beside the others. */
function copies(texts: readonly string[], names: readonly string[]): (string | undefined)[] {
  const inUse = createInUse();
  const [first, ...others] = texts.map((text) => lint(text, { insist: true }));
  assert.ok(first?.network);
  for (const each of [first, ...others]) if (each.network) inUse.add(each.network);
  const chooser = createChooser(inUse);
  return names.map((name) => {
    assert.ok(first.network);
    const own = ownNetwork(first.document, first.network, name, chooser.for(name, first.network, `${name}.xml`, true));
    if (own) assert.ok(!overlap(own.edits));
    return own && applyEdits(first.document.text, own.edits);
  });
}

describe("copies of networks", () => {
  const rows: [what: string, original: string, copy: string | undefined][] = [
    [
      "name, bridge, subnet, and what identifies the original",
      network(
        "<name>default</name>",
        "<uuid>1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21</uuid>",
        "<forward mode='nat'/>",
        "<bridge name='virbr0' stp='on'/>",
        "<mac address='52:54:00:0a:0b:0c'/>",
        "<ip address='192.168.122.1' netmask='255.255.255.0'>",
        "  <dhcp>",
        "    <range start='192.168.122.2' end='192.168.122.254'/>",
        "  </dhcp>",
        "</ip>",
      ),
      network(
        "<name>lab</name>",
        "<forward mode='nat'/>",
        "<bridge name='virbr1' stp='on'/>",
        "<ip address='192.168.123.1' netmask='255.255.255.0'>",
        "  <dhcp>",
        "    <range start='192.168.123.2' end='192.168.123.254'/>",
        "  </dhcp>",
        "</ip>",
      ),
    ],
    [
      "hosts that have a name and an address keep both",
      network(
        "<name>a</name>",
        "<ip address='10.0.0.1' prefix='24'>",
        "  <dhcp>",
        "    <range start='10.0.0.2' end='10.0.0.9'/>",
        "    <host mac='52:54:00:00:00:01' name='web' ip='10.0.0.20'/>",
        "    <host name='db' ip='10.0.0.21'/>",
        "    <host mac='52:54:00:00:00:03' ip='10.0.0.22'/> <!-- printer -->",
        "    <host mac='52:54:00:00:00:04' name='x'/>",
        "  </dhcp>",
        "</ip>",
        "<ip family='ipv6' address='fd00:5:6:7::1' prefix='64'>",
        "  <dhcp>",
        "    <host id='0:3:0:1:52:54:0:0:0:1' name='web' ip='fd00:5:6:7::20'/>",
        "  </dhcp>",
        "</ip>",
      ),
      network(
        "<name>lab</name>",
        "<ip address='192.168.123.1' prefix='24'>",
        "  <dhcp>",
        "    <range start='192.168.123.2' end='192.168.123.9'/>",
        "    <host name='web' ip='192.168.123.20'/>",
        "    <host name='db' ip='192.168.123.21'/>",
        "     <!-- printer -->",
        "  </dhcp>",
        "</ip>",
        "<ip family='ipv6' address='fd00:5:6:8::1' prefix='64'>",
        "  <dhcp>",
        "    <host name='web' ip='fd00:5:6:8::20'/>",
        "  </dhcp>",
        "</ip>",
      ),
    ],
    [
      "no <dhcp> is left without anyone to serve, no <nat> without anything",
      network(
        "<name>a</name>",
        "<forward mode='nat'>",
        "  <nat>",
        "    <address start='203.0.113.1' end='203.0.113.9'/>",
        "  </nat>",
        "</forward>",
        "<ip address='10.0.0.1' prefix='24'>",
        "  <dhcp>",
        "    <host mac='52:54:00:00:00:03' ip='10.0.0.22'/>",
        "  </dhcp>",
        "</ip>",
      ),
      network(
        "<name>lab</name>",
        "<forward mode='nat'>",
        "</forward>",
        "<ip address='192.168.123.1' prefix='24'>",
        "</ip>",
      ),
    ],
    [
      "what lies in its subnets elsewhere, each with its own",
      network(
        "<name>a</name>",
        "<dns><forwarder addr='10.0.1.5'/><txt name='t' value='ip4:10.0.0.7'/><host ip='10.0.0.5'><hostname>x</hostname></host></dns>",
        "<ip address='10.0.0.1' prefix='24'/>",
        "<ip address='10.0.1.1' prefix='24'/>",
        "<ip address='10.0.1.254' prefix='24'/>",
        "<route address='10.9.0.0' prefix='16' gateway='10.0.1.2'/>",
        "<d:options><d:option value='dhcp-option=3,10.0.0.1'/><d:option value='dhcp-option=6,10.0.1.1'/></d:options>",
      ),
      network(
        "<name>lab</name>",
        "<dns><forwarder addr='192.168.124.5'/><txt name='t' value='ip4:192.168.123.7'/><host ip='192.168.123.5'><hostname>x</hostname></host></dns>",
        "<ip address='192.168.123.1' prefix='24'/>",
        "<ip address='192.168.124.1' prefix='24'/>",
        "<ip address='192.168.124.254' prefix='24'/>",
        "<route address='10.9.0.0' prefix='16' gateway='192.168.124.2'/>",
        "<d:options><d:option value='dhcp-option=3,192.168.123.1'/><d:option value='dhcp-option=6,192.168.124.1'/></d:options>",
      ),
    ],
    [
      "a bridge of the host is the same for all",
      network("<name>a</name>", "<forward mode='bridge'/>", "<bridge name='br0'/>"),
      network("<name>lab</name>", "<forward mode='bridge'/>", "<bridge name='br0'/>"),
    ],
    [
      "a network without a name gets one",
      network("<bridge name='virbr5'/>"),
      network("<name>lab</name>", "<bridge name='virbr1'/>"),
    ],
    [
      "link-local addresses stay",
      network("<name>a</name>", "<ip family='ipv6' address='fe80::1' prefix='64'/>"),
      network("<name>lab</name>", "<ip family='ipv6' address='fe80::1' prefix='64'/>"),
    ],
    ["no name with a comment in it", network("<name>a<!-- x --></name>"), undefined],
    [
      "no subnet that has no room anywhere",
      network("<name>a</name>", "<ip address='10.0.0.1' prefix='8'/>"),
      undefined,
    ],
  ];
  for (const [what, original, copy] of rows) it(what, () => assert.deepEqual(copies([original], ["lab"]), [copy]));

  it("get different things", () => {
    const text = network("<name>a</name>", "<bridge name='virbr1'/>", "<ip address='192.168.123.1' prefix='24'/>");
    const other = network("<name>b</name>", "<bridge name='virbr3'/>", "<ip address='192.168.125.1' prefix='28'/>");
    const route = network("<name>c</name>", "<route address='192.168.126.0' prefix='24' gateway='10.0.0.1'/>");
    assert.deepEqual(
      copies([text, other, route], ["x", "y"]),
      [
        ["x", "virbr2", "192.168.124.1"],
        ["y", "virbr4", "192.168.127.1"],
      ].map(([name, bridge, address]) =>
        network(`<name>${name}</name>`, `<bridge name='${bridge}'/>`, `<ip address='${address}' prefix='24'/>`),
      ),
    );
  });
});
