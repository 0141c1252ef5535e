// Completion of end tags and of the ends of start tags.
import assert from "node:assert/strict";
import { able } from "../../helpers/analysis.js";
import { accepted, labels, offered } from "../../helpers/complete.js";

const network = (inner: string) => `<network>\n  <name>a</name>\n  ${inner}\n</network>\n`;

/** A document with the cursor, what is accepted, and the document after. */
const cases: readonly (readonly [before: string, label: string, after: string])[] = [
  // right behind the start tag
  [network("<dns>|"), "</dns>", network("<dns></dns>|")],
  [network("<dns enable='no'>|"), "</dns>", network("<dns enable='no'></dns>|")],
  [network("<title>The lab|"), "</title>", network("<title>The lab</title>|")],
  [network("<uuid>0|"), "</uuid>", network("<uuid>0</uuid>|")],
  ["<network><uuid>0|</network>", "</uuid>", "<network><uuid>0</uuid>|</network>"],
  [network("<uuid>|"), "</uuid>", network("<uuid></uuid>|")],
  ["<network>|", "</network>", "<network></network>|"],
  ["<network><name>a</name>|", "</network>", "<network><name>a</name></network>|"],
  ["<network><app:x>|</network>", "</app:x>", "<network><app:x></app:x>|</network>"],
  // half-typed
  [network("<dns></|"), "</dns>", network("<dns></dns>|")],
  [network("<dns></|>"), "</dns>", network("<dns></dns>|")],
  [network("<dns></d|"), "</dns>", network("<dns></dns>|")],
  [network("<dns></dn|s"), "</dns>", network("<dns></dns>|")],
  [network("<dns></d|x>"), "</dns>", network("<dns></dns>|")],
  [network("<dns><|"), "</dns>", network("<dns></dns>|")],
  [network("<dns><|/"), "</dns>", network("<dns></dns>|")],
  ["<network></|", "</network>", "<network></network>|"],
  ["<network>\n  <name>a</name>\n</net|", "</network>", "<network>\n  <name>a</name>\n</network>|"],
  ["<network>\n  <ip>\n  </|\n</network>", "</ip>", "<network>\n  <ip>\n  </ip>|\n</network>"],
  [
    "<network>\n  <ip>\n    <dhcp>\n    </|\n  </ip>\n</network>",
    "</dhcp>",
    "<network>\n  <ip>\n    <dhcp>\n    </dhcp>|\n  </ip>\n</network>",
  ],
  // indented as the start tag is
  [
    network("<dns>\n    <txt name='a' value='b'/>\n    |"),
    "</dns>",
    network("<dns>\n    <txt name='a' value='b'/>\n  </dns>|"),
  ],
  [
    network("<dns>\n    <txt name='a' value='b'/>\n    </|"),
    "</dns>",
    network("<dns>\n    <txt name='a' value='b'/>\n  </dns>|"),
  ],
  [
    network("<dns>\n    <txt name='a' value='b'/>\n    <|"),
    "</dns>",
    network("<dns>\n    <txt name='a' value='b'/>\n  </dns>|"),
  ],
  [
    network("<dns>\n    <txt name='a' value='b'/>\n|"),
    "</dns>",
    network("<dns>\n    <txt name='a' value='b'/>\n  </dns>|"),
  ],
  [network("<dns>\n    <txt name='a' value='b'/>|"), "</dns>", network("<dns>\n    <txt name='a' value='b'/></dns>|")],
  ["<network>\r\n\t<dns>\r\n\t\t</|\r\n</network>", "</dns>", "<network>\r\n\t<dns>\r\n\t</dns>|\r\n</network>"],
  ["<network>\n  <name>a</name>\n  |", "</network>", "<network>\n  <name>a</name>\n</network>|"],
  // the end of a start tag
  [network("<bridge name='b' |"), "/>", network("<bridge name='b' />|")],
  [network("<bridge name='b'|"), "/>", network("<bridge name='b'/>|")],
  [network("<bridge name='b'|  "), "/>", network("<bridge name='b'/>|  ")],
  [network("<ip address='10.9.0.1' |"), "></ip>", network("<ip address='10.9.0.1' >|</ip>")],
  [network("<ip address='10.9.0.1'|"), "></ip>", network("<ip address='10.9.0.1'>|</ip>")],
];

describe("completion of ends", () => {
  for (const [before, label, after] of cases) {
    it(`${JSON.stringify(before)} ${label}`, () => assert.equal(accepted(before, label), after));
  }
  it("comes first where nothing is missing, else last", () => {
    for (const typed of ["", "<"]) {
      assert.equal(labels(network(`<dns>\n    <txt name='a' value='b'/>\n    ${typed}|`))[0], "</dns>");
      assert.equal(labels(network(`<title>a${typed}|`))[0], "</title>");
      assert.equal(labels(network(`<dns>${typed}|`)).at(-1), "</dns>");
      assert.equal(labels(`<network>\n  <forward/>\n  ${typed}|`)[0], "name");
      assert.equal(labels(`<network>\n  <forward/>\n  ${typed}|`).at(-1), "</network>");
    }
  });
  it("comes behind what nearly always is there", () => {
    const begun = "<network>\n  <name>a</name>\n  <forward/>\n  <|";
    assert.deepEqual(labels(begun).slice(0, 3), ["ip", "bridge", "</network>"]);
    const subnet = "<ip address='10.9.0.1' prefix='24'>\n    <tftp root='/srv'/>\n    ";
    assert.deepEqual(labels(network(`${subnet}<|`)), ["dhcp", "</ip>"]);
    assert.deepEqual(labels(network(`${subnet}<dhcp><range start='10.9.0.2' end='10.9.0.9'/>|`)).slice(0, 2), [
      "</dhcp>",
      "range",
    ]);
  });
  it("is nothing to choose for who types a blank", () => {
    const done = network("<tftp root='/srv' |");
    assert.deepEqual(labels(done, { trigger: " " }), []);
    assert.deepEqual(labels(done), ["/>", "></tftp>"]);
    const attributes = labels(network("<bridge name='b' |"), { trigger: " " });
    assert.ok(attributes.includes("stp"));
    assert.ok(!attributes.some((label) => label.includes(">")), attributes.join());
  });
  it("offers no other ends where there is one", () => {
    assert.ok(!labels(network("<ip |/>")).includes("/>"));
    assert.ok(!labels(network("<ip |>")).includes("/>"));
    assert.ok(!labels(network("<ip | address='10.9.0.1'")).includes("/>"));
  });
  it("leaves its indentation, and what is typed as text, to a client that writes end tags", () => {
    const support = { ...able, alignsEndTags: true };
    const [end] = offered(network("<dns>\n    <txt name='a' value='b'/>\n    </|"), { support });
    assert.equal(end?.label, "</dns>");
    assert.equal(end.additionalTextEdits, undefined);
    assert.ok(labels(network("<domain name='a'/><dns><host ip='10.9.0.9'><hostname>we|")).includes("</hostname>"));
    assert.deepEqual(labels(network("<dns><host ip='10.9.0.9'><hostname>we|"), { support }), []);
  });
  it("says which line it closes", () => {
    const [end] = offered(network("<dns>\n    <txt name='a' value='b'/>\n    |"));
    assert.deepEqual(end?.labelDetails, { description: "closes line 3" });
  });
});
