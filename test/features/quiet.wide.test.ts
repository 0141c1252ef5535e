// Findings while a document is typed: none about the tag at the cursor, or about what a document written from the top
// still lacks; all of them after typing has ended.
import assert from "node:assert/strict";
import { createService, type Typing } from "../../server/src/service.js";
import { cursor } from "../helpers/markers.js";
import { everyNth } from "../helpers/wide.js";

const uri = "file:///net.xml";
const subnet = "<ip address='10.9.0.1' prefix='24'>";
const [typing, pausing, ended] = ["while typing", "in a pause", "afterwards"] as const;

/** The document with `|` behind what was typed last, and the rules that are heard while typing, in a pause, afterwards. */
const rows: readonly [title: string, marked: string, typing: string[], pausing: string[], ended: string[]][] = [
  [
    "a value that is half typed",
    `<network><name>n</name>${subnet}</ip><route address='10.8.0.0' prefix='1|' gateway='10.9.0.2'/></network>`,
    [],
    ["route-address-with-host-bits"],
    ["route-address-with-host-bits"],
  ],
  [
    "a name that is half typed",
    "<network><name>n</name><bri|/></network>",
    [],
    ["unknown-element"],
    ["unknown-element"],
  ],
  [
    "a tag without its end",
    "<network><name>n</name><bridge na|\n</network>",
    [],
    ["not-well-formed"],
    ["not-well-formed"],
  ],
  ["an end tag that is half typed", "<network><name>n</na|</network>", [], ["not-well-formed"], ["not-well-formed"]],
  [
    "what is wrong elsewhere",
    "<network><name>n</name><bridge stp='x'/><mtu size='1|'/></network>",
    ["unknown-value"],
    ["unknown-value", "mtu-too-small"],
    ["unknown-value", "mtu-too-small"],
  ],
  ["an open root in a document written from the top", "<network>\n  <name>n</name>\n  |", [], [], ["not-well-formed"]],
  ["a network without a name, written from the top", "<network>|</network>", [], [], ["missing-element"]],
  [
    "a mode that needs an address, written from the top",
    "<network><name>n</name><forward mode='nat'/>|\n</network>",
    [],
    [],
    ["forward-without-ip"],
  ],
  [
    "the same in a document changed further up",
    "<network><name>n</name>|<forward mode='nat'/></network>",
    ["forward-without-ip"],
    ["forward-without-ip"],
    ["forward-without-ip"],
  ],
];

function heard(text: string, at: number, when: typeof typing | typeof pausing | typeof ended): string[] {
  const state: Typing | undefined = when === ended ? undefined : { at, isPausing: when === pausing };
  const document = { uri, languageId: "libvirt-network", version: 1, text };
  return createService()
    .diagnostics(document, {}, state)
    .filter(({ severity }) => severity === 1 || severity === 2)
    .map(({ code }) => String(code));
}

describe("while someone types", () => {
  for (const [title, marked, ...expected] of rows) {
    it(title, () => {
      const { text, offset } = cursor(marked);
      for (const [index, when] of [typing, pausing, ended].entries()) {
        assert.deepEqual(heard(text, offset, when), expected[index], when);
      }
    });
  }

  /** The NAT example of libvirt's documentation, as it stands there. */
  const nat = `<network>
  <name>default</name>
  <bridge name="virbr0"/>
  <forward mode="nat"/>
  <ip address="192.168.122.1" netmask="255.255.255.0">
    <dhcp>
      <range start="192.168.122.2" end="192.168.122.254"/>
    </dhcp>
  </ip>
</network>`;

  it("the NAT example shows an error at no key, where each key once showed one", () => {
    const keys = everyNth([...Array(nat.length + 1).keys()].slice(1), 8);
    const errorsAt = (when: typeof typing | typeof ended) =>
      keys.filter((end) => heard(nat.slice(0, end), end, when).length > 0).length;
    assert.equal(errorsAt(typing), 0);
    assert.ok(errorsAt(ended) > keys.length * 0.6, "without it nearly every key shows one");
  });
});
