// How a line of dnsmasq's configuration is read. What dnsmasq accepts is in test/libvirt/dnsmasq; these are the parts.
import assert from "node:assert/strict";
import { asWritten, readConfigLines, unhidden } from "../../server/src/dnsmasq/line.js";

const read = (text: string, version: "2.91" | "2.93" = "2.93") =>
  readConfigLines(text, version).map((line) =>
    line === "quote" ? line : [line.keyword, line.value === undefined ? undefined : asWritten(line.value)],
  );

describe("a line for dnsmasq", () => {
  const rows: [text: string, lines: unknown[]][] = [
    ["", []],
    ["   ", []],
    ["# a comment", []],
    ["no-hosts", [["no-hosts", undefined]]],
    ["  cache-size = 500  # names", [["cache-size", "500"]]],
    ["cache-size\t=\t500\t# names", [["cache-size", "500"]]],
    ["log-facility=a#b", [["log-facility", "a#b"]]],
    ["cache-size=", [["cache-size", ""]]],
    ["=5", [["", "5"]]],
    ["a==5", [["a", "=5"]]],
    ["a=b=c", [["a", "b=c"]]],
    ["a b = c d", [["a b", "c d"]]],
    ['a="b c" # d', [["a", "b c"]]],
    ['a="b # c"', [["a", "b # c"]]],
    ['a="b\\"c"', [["a", 'b"c']]],
    ['a="b\\\\"', [["a", "b\\"]]],
    ['a="\\x"', [["a", "\\x"]]],
    ['a=""', [["a", ""]]],
    ['a="b""c', [["a", 'b"c']]],
    ['a="b""c"', ["quote"]],
    ['a="b', ["quote"]],
    ["a=été", [["a", "été"]]],
  ];
  for (const [text, lines] of rows) it(JSON.stringify(text), () => assert.deepEqual(read(text), lines));

  it("hides in quotes what would mean something", () => {
    const [line] = readConfigLines('a="1,b:."x,1', "2.93");
    assert.ok(line && line !== "quote" && line.value);
    assert.equal(line.value.indexOf(","), 6);
    assert.equal(unhidden(line.value), "1,b:.x,1");
  });
  it("knows where each piece was written", () => {
    const text = '  é = "x\\"y" z';
    const [line] = readConfigLines(text, "2.93");
    assert.ok(line && line !== "quote" && line.value);
    const of = (piece: string) => text.slice(line.places[line.value?.indexOf(piece) ?? -1]).slice(0, 1);
    assert.deepEqual([of("x"), of("y"), of("z"), text[line.keywordStart]], ["x", "y", "z", "é"]);
    assert.equal(line.places.at(-1), text.length);
  });
  it("is several for an old dnsmasq when it is long", () => {
    const text = `a=${"x".repeat(1022)}b=1`;
    assert.equal(read(text).length, 1);
    assert.deepEqual(read(text, "2.91"), [
      ["a", "x".repeat(1022)],
      ["b", "1"],
    ]);
    // In bytes, not characters.
    assert.equal(read(`a=${"é".repeat(512)}`, "2.91").length, 2);
  });
});
