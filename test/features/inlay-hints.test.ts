// Inlay hints, shown in the text as {label}, and the text that accepting one inserts.
import assert from "node:assert/strict";
import { inlayHintsOf } from "../../server/src/features/inlay-hints.js";
import { createPositions } from "../../server/src/positions.js";
import { analysisOf, edited } from "../helpers/analysis.js";
import { spans } from "../helpers/markers.js";
import { readDocument } from "../network/reading.js";

/** The text with its hints in it, blanks as an editor pads them. */
function hinted(marked: string, target?: string): string {
  const { text, spans: marks } = spans(marked);
  const analysis = analysisOf(text, target === undefined ? {} : { target });
  const hints = inlayHintsOf(analysis, marks[0] ?? { start: 0, end: text.length });
  let shown = text;
  for (const { position, label, paddingLeft } of hints.toReversed()) {
    const at = analysis.positions.offsetAt(position);
    shown = `${shown.slice(0, at)}${paddingLeft ? " " : ""}{${label}}${shown.slice(at)}`;
  }
  return shown;
}

const network = (content: string) => `<network>${content}</network>`;
const dhcp = (content: string) =>
  `<ip address='10.0.0.1' prefix='24'> {10.0.0.0/24, 253 guests}<dhcp>${content}</dhcp></ip>`;
const lease = (content: string) => dhcp(`<range start='10.0.0.2' end='10.0.0.2'> {1 address}${content}</range>`);

/** What stands in the network, with its hints. */
const rows: readonly (readonly [content: string, target?: string])[] = [
  ["<ip address='192.168.122.1' netmask='255.255.255.0'/> {192.168.122.0/24, 253 guests}"],
  ["<ip address='192.168.122.1' prefix='24'></ip>".replace("></", "> {192.168.122.0/24, 253 guests}</")],
  ["<ip address='10.1.1.1' {prefix='8'}/> {10.0.0.0/8, 16,777,213 guests}"],
  ["<ip address='10.1.1.1' {netmask='255.0.0.0'}/> {10.0.0.0/8, 16,777,213 guests}", "0.8.0"],
  ['<ip address="172.16.0.1" {prefix="16"}/> {172.16.0.0/16, 65,533 guests}'],
  ["<ip family='ipv6' address='fd00::1' {prefix='64'}/> {fd00::/64, about 2^64 guests}"],
  ["<ip family='ipv6' address='fd00::1' prefix='120'/> {fd00::/120, 254 guests}"],
  ["<ip address='10.1.1.1' prefix='0'/> {10.0.0.0/8, 16,777,213 guests}"],
  ["<ip address='10.1.1.1' netmask=''/> {10.0.0.0/8, 16,777,213 guests}"],
  ["<ip address='10.0.0.1' prefix='31'/> {10.0.0.0/31, no guests}"],
  ["<ip address='0.0.0.0'/> {0.0.0.0/0, 4,294,967,294 guests}"],
  ["<ip address='x' prefix='24'/>"],
  ["<ip address='10.0.0.1' netmask='255.0.255.0'/>"],
  ["<ip address='10.0.0.1' prefix='24"],
  [dhcp("<range start='10.0.0.100' end='10.0.0.199'/> {100 addresses}")],
  [dhcp("<range start='10.0.0.100' end='10.0.0.100'/> {1 address}")],
  [dhcp("<range start='10.0.0.9' end='10.0.0.2'/>")],
  [dhcp("<range start='10.0.0.9'/>")],
  [lease("<lease expiry='12' unit='hours'/>")],
  [lease("<lease expiry='1' unit='hours'/>")],
  [lease("<lease expiry='90' unit='minutes'/> {1 hour 30 minutes}")],
  [lease("<lease expiry='3600'/> {2 days 12 hours}")],
  [lease("<lease expiry='30'/> {30 minutes}")],
  [lease("<lease expiry='0' unit='hours'/> {forever}")],
  [lease("<lease unit='hours'/>")],
  [dhcp("<host mac='52:54:00:00:00:01' ip='10.0.0.5'><lease expiry='120' unit='seconds'/> {2 minutes}</host>")],
  ["<forward {mode='nat'}/>"],
  ["<forward dev='eth0' {mode='nat'}/>"],
  ["<forward mode='nat'/>"],
  ["<forward mode=''/>"],
  ["<forward mode='route'/>"],
  ["<forward"],
  ["<forward mode='nat'><nat><address start='198.51.100.4' end='198.51.100.7'/> {4 addresses}</nat></forward>"],
  ["<bandwidth><inbound average='1000'/> {8 Mbit/s}<outbound average='500' peak='900'/> {4 Mbit/s}</bandwidth>"],
  [
    "<portgroup name='a'><bandwidth><inbound average='1000' peak='5000'/> {8 Mbit/s (peak 40 Mbit/s)}</bandwidth></portgroup>",
  ],
  ["<bandwidth><inbound peak='1000'/></bandwidth>"],
  ["<route address='10.77.0.0' netmask='255.255.0.0' gateway='10.0.0.2'/> {10.77.0.0/16}"],
  ["<route address='10.77.0.0' prefix='16' gateway='10.0.0.2'/>"],
  ["<route gateway='10.0.0.2'/> {0.0.0.0/0}"],
  ["<route address='x' gateway='10.0.0.2'/>"],
  ["<route family='x' netmask='255.0.0.0' gateway='fd00::2'/>"],
  ["<route family='x' prefix='64' gateway='fd00::2'/>"],
];

describe("inlay hints", () => {
  for (const [content, target] of rows) {
    it(`${content}${target ? ` (${target})` : ""}`, () => {
      const expected = network(content);
      assert.equal(hinted(expected.replace(/ \{[^}]*\}/g, ""), target), expected);
    });
  }

  it("stand only where the editor looks", () => {
    assert.equal(
      hinted("<network><forward/><ip a«dd»ress='10.1.1.1'/><route gateway='10.0.0.2'/></network>"),
      "<network><forward/><ip address='10.1.1.1' {prefix='8'}/> {10.0.0.0/8, 16,777,213 guests}<route gateway='10.0.0.2'/></network>",
    );
  });

  it("write what they show when they are accepted", () => {
    const analysis = analysisOf(network('<forward/><ip address="10.1.1.1"/>'));
    const hints = inlayHintsOf(analysis, { start: 0, end: analysis.document.text.length });
    const edits = hints.flatMap(({ textEdits }) => textEdits ?? []);
    assert.equal(edited(analysis, edits), network('<forward mode="nat"/><ip address="10.1.1.1" prefix="8"/>'));
  });

  it("are none outside a network", () => {
    for (const text of ["<domain><forward/></domain>", "", "<network xmlns='urn:x'><forward/></network>"]) {
      assert.deepEqual(inlayHintsOf(analysisOf(text), { start: 0, end: text.length }), []);
    }
  });

  it("are one for each of thousands of ranges", () => {
    const ranges = Array.from({ length: 2000 }, (_, index) => {
      const address = `10.0.${index >> 8}.${index & 255}`;
      return `<range start='${address}' end='${address}'/>\n`;
    });
    const text = network(`<ip address='10.200.0.1' prefix='8'><dhcp>\n${ranges.join("")}</dhcp></ip>`);
    // Read and not linted, which would take far longer.
    const analysis = analysisOf("<network/>");
    const read = { ...analysis, result: { ...analysis.result, network: readDocument(text) } };
    const hints = inlayHintsOf({ ...read, positions: createPositions(text) }, { start: 0, end: text.length });
    assert.equal(hints.length, 2001);
  });

  it("repeats nothing of a lens above the subnet", () => {
    const analysis = analysisOf(network(dhcp("<range start='10.0.0.2' end='10.0.0.3'/>").replace(/ \{.*?\}/, "")));
    const labels = (lenses: boolean) =>
      inlayHintsOf(analysis, { start: 0, end: analysis.document.text.length }, lenses).map(({ label }) => label);
    assert.deepEqual(labels(false), ["10.0.0.0/24, 253 guests", "2 addresses"]);
    assert.deepEqual(labels(true), ["2 addresses"]);
  });
});
