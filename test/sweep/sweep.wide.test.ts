// A sample of the sweep (`npm run sweep` continues from there), small documents cut off everywhere, and a check that
// the sweep detects failures.
import assert from "node:assert/strict";
import { createPositions } from "../../server/src/positions.js";
import { createService, type TextDocument } from "../../server/src/service.js";
import { able } from "../helpers/analysis.js";
import { everyNth, quickOrWide } from "../helpers/wide.js";
import { faultsIn, faultsOf, questionsAbout, questionsAt, wholeOf } from "./ask.js";
import { faultsOfSeed, seeds } from "./sweep.js";

const uri = "file:///lab/net.xml";

/** What a person writes on the way to a network of the other family, of no family, and with what else is not done yet. */
const halfWritten = [
  "<network><name>a</name><route family='ipv6' address='10.5.0.0' prefix='64' gateway='10.0.0.2'/></network>",
  "<network><name>a</name><route family='x' prefix='64' gateway='fd00::2'/></network>",
  "<network><ip family='ipv4' address='fd00::1' prefix='64'><dhcp><range start='10.0.0.2' end='fd00::9'/></dhcp></ip></network>",
  "<network><ip family='ipv6' address='10.0.0.1' prefix='129'><dhcp><host ip='fd00::2' name='é'/></dhcp></ip></network>",
  "<network>\r\n<portgroup name='𝒳'><vlan><tag id='99999999999'/></vlan></portgroup>\r\n<dns><txt name='' value=\"{{ x }}\"/></dns></network>",
];

function ask(text: string, offsets: readonly number[]): string[] {
  const document: TextDocument = { uri, languageId: "libvirt-network", version: 1, text };
  const service = createService({ support: able });
  const positions = createPositions(text);
  const questions = [
    ...questionsAbout(service, document, wholeOf(positions)),
    ...offsets.flatMap((offset) => questionsAt(service, document, positions.positionAt(offset))),
  ];
  return faultsOf(questions, document);
}

describe("sweep", () => {
  const documents = seeds();
  for (let first = 1; first <= quickOrWide(5, 60); first += 5) {
    it(`mutated documents, seeds ${first} to ${first + 4}`, () => {
      for (let seed = first; seed < first + 5; seed += 1) assert.deepEqual(faultsOfSeed(seed, documents), []);
    });
  }

  for (const text of everyNth(halfWritten, 5)) {
    it(`every ninth place of ${text}`, () => {
      const offsets = Array.from({ length: Math.ceil(text.length / 9) }, (_, index) => index * 9 + 2);
      assert.deepEqual(ask(text, offsets), []);
    });

    it(`cut off after every seventh character: ${text}`, () => {
      for (let length = 0; length < text.length; length += quickOrWide(21, 7)) {
        assert.deepEqual(ask(text.slice(0, length), [length]), [], `cut at ${length}`);
      }
    });
  }

  const positions = createPositions("ab\ncde");
  const range = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  });
  const edit = (from: number, to: number) => ({ range: range(1, from, to), newText: "x" });
  const faulty: [what: string, answer: unknown, fault: RegExp][] = [
    ["a range beyond its line", { range: range(0, 1, 3) }, /not in the text/],
    ["a range beyond the text", [{ range: range(2, 0, 0) }], /not in the text/],
    ["a range that ends before it starts", { range: range(1, 2, 1) }, /not in the text/],
    ["edits that overlap", { edits: [edit(0, 2), edit(1, 3)] }, /overlap/],
    ["an insertion in what is replaced", [edit(1, 1), edit(0, 2)], /overlap/],
    [
      "a completion that overlaps its other edits",
      { textEdit: edit(0, 2), additionalTextEdits: [edit(1, 2)] },
      /overlap/,
    ],
    [
      "a symbol whose name is outside it",
      { name: "a", range: range(1, 0, 1), selectionRange: range(1, 0, 2) },
      /outside/,
    ],
    ["tokens beyond their line", { data: [0, 0, 3, 0, 0] }, /token 0/],
    ["tokens that overlap", { data: [1, 0, 2, 0, 0, 0, 1, 1, 0, 0] }, /token 1/],
    ["a subnet that is none", { label: "10.0.0.0/64" }, /says 10\.0\.0\.0\/64/],
    ["a number that is none", { label: "NaN guests" }, /says NaN/],
  ];
  for (const [what, answer, fault] of faulty) {
    it(`sees ${what}`, () => assert.match(faultsIn(answer, uri, positions).join(), fault));
  }

  it("sees what throws", () => {
    const document = { uri, languageId: "xml", version: 1, text: "" };
    const throws = () => {
      throw new Error("boom");
    };
    assert.match(faultsOf([["hover", throws]], document).join(), /^hover: throws Error: boom/);
  });

  it("sees no fault in what is right", () => {
    const right = {
      edits: [edit(0, 1), edit(1, 3), edit(1, 1)],
      uri,
      location: { uri: "file:///other", range: range(9, 9, 9) },
    };
    assert.deepEqual(faultsIn(right, uri, positions), []);
  });
});
