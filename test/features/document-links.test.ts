// Document links: their spans, their targets, and whether they require an existing file.
import assert from "node:assert/strict";
import { documentLinksOf } from "../../server/src/features/document-links.js";
import { analysisOf } from "../helpers/analysis.js";
import { spans } from "../helpers/markers.js";
import { told, whole } from "./marked.js";

/** What stands in a network, with `«»` around links, and where they lead. */
const rows: readonly (readonly [content: string, ...targets: readonly string[]])[] = [
  ["<ip><tftp root='«/srv/tftp»'/></ip>", "file:///srv/tftp"],
  ["<ip><tftp root='«/srv/the boot#1»'/></ip>", "file:///srv/the%20boot%231"],
  ["<ip><tftp root='srv/tftp'/></ip>"],
  ["<ip><tftp root=''/></ip>"],
  [
    "<ip><tftp root='«/srv/»'/><dhcp><bootp file='«pxe/linux.0»'/></dhcp></ip>",
    "file:///srv/",
    "file:///srv/pxe/linux.0",
  ],
  ["<ip><tftp root='«/srv»'/><dhcp><bootp file='«/linux.0»'/></dhcp></ip>", "file:///srv", "file:///srv/linux.0"],
  ["<ip><tftp root='«/srv»'/><dhcp><bootp file='«/srv/linux.0»'/></dhcp></ip>", "file:///srv", "file:///srv/linux.0"],
  ["<ip><dhcp><bootp file='linux.0'/></dhcp></ip>"],
  [
    "<ip address='10.0.0.1'><tftp root='«/srv»'/><dhcp><bootp file='linux.0' server='10.0.0.2'/></dhcp></ip>",
    "file:///srv",
  ],
  [
    "<ip address='10.0.0.1'><tftp root='«/srv»'/><dhcp><bootp file='«linux.0»' server='10.0.0.1'/></dhcp></ip>",
    "file:///srv",
    "file:///srv/linux.0",
  ],
  ["<ip><dhcp><bootp file='«http://boot.test/x?y=1»'/></dhcp></ip>", "http://boot.test/x?y=1"],
  [
    "<ip><tftp root='«/srv»'/><dhcp><bootp file='«https://boot.test/x»'/></dhcp></ip>",
    "file:///srv",
    "https://boot.test/x",
  ],
  [
    "<description>See «https://wiki.test/net», or «http://b.test/(a)x».</description>",
    "https://wiki.test/net",
    "http://b.test/(a)x",
  ],
  ["<dns><txt name='x' value='«https://a.test/»'/></dns>", "https://a.test/"],
  ["<metadata><a xmlns='http://a.test'/></metadata>"],
  ["<!-- http://a.test -->"],
];

describe("document links", () => {
  for (const [content, ...targets] of rows) {
    it(`${targets.join(", ") || "none"}: ${content}`, () => {
      const { text, spans: expected } = spans(whole(content));
      const analysis = analysisOf(text);
      const links = documentLinksOf(analysis);
      assert.deepEqual(
        links.map(({ link }) => told(analysis, link.range)),
        expected.map(({ start, end }) => `${start}:${text.slice(start, end)}`),
      );
      assert.deepEqual(
        links.map(({ link, needsFile }) => [link.target, needsFile]),
        targets.map((target) => [target, target.startsWith("file:")]),
      );
    });
  }

  it("none on an element, which an editor would underline for ever", () => {
    const namespace = "xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'";
    assert.deepEqual(documentLinksOf(analysisOf(`<network ${namespace}><bridge name='b'/></network>`)), []);
  });

  it("is silent outside a network", () =>
    assert.deepEqual(documentLinksOf(analysisOf("<domain><a b='http://a.test'/></domain>")), []));
});
