// Very many documents that share something: each is compared with a few of them, and reports that there are more.
import assert from "node:assert/strict";
import fc from "fast-check";
import { blocksOf } from "../../server/src/addressing/blocks.js";
import { lint } from "../../server/src/lint/lint.js";
import { parseAddress } from "../../server/src/network/address.js";
import { defineRule } from "../../server/src/rules/rule.js";
import { enough } from "../../server/src/rules/shared/workspace-clashes.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import { createWorkspace } from "../../server/src/workspace/workspace.js";
import { describeWide, quickOrWide } from "../helpers/wide.js";

const documentOf = (path: string, content: string) => ({ path, result: lint(`<network>${content}</network>`) });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const everything = (name: string) =>
  `<name>${name}</name><uuid>1bd1b0de-5bf7-43a5-b4f4-6ff4bb1f9a21</uuid><forward mode='nat'><nat><address start='203.0.113.10' end='203.0.113.19'/></nat></forward><bridge name='virbr7'/><mac address='52:54:00:0a:0b:0c'/><ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:0a:0b:0d' ip='192.168.77.10'/></dhcp></ip>`;

/** How many others each of the documents is compared with. */
function compared(documents: readonly { path: string; result: ReturnType<typeof lint> }[]): number[] {
  const counts: number[] = [];
  const counting = defineRule({
    id: "counting",
    title: "Counting",
    stage: "advice",
    severity: "hint",
    why: "",
    bad: [],
    good: [],
    on: "workspace",
    check: ({ others }) => void counts.push(others.length),
  });
  crossFindings(documents, createWorkspace([counting]));
  return counts;
}

describeWide("workspaces of very many documents", () => {
  for (const [name, nameOf] of [
    ["other names", (index: number) => `lab${index}`],
    ["one name", () => "lab"],
  ] as const) {
    it(`alike, of ${name}: each is compared with a few`, () => {
      const documents = times(400, (index) => documentOf(`${index % 2}/${index}.xml`, everything(nameOf(index))));
      assert.ok(Math.max(0, ...compared(documents)) <= 3 * enough);
    });
  }

  it("copies are compared with none", () => {
    assert.deepEqual(compared(times(100, (index) => documentOf(`${index % 7}/${index}.xml`, everything("lab")))), []);
  });

  it("say how many they are, or at least how many", () => {
    const messageOf = (count: number) =>
      crossFindings(
        times(count, (index) => documentOf(`${index}.xml`, `<name>n${index}</name><bridge name='br7'/>`)),
      )[0]?.findings[0]?.message.replace(/;.*/, "");
    assert.equal(messageOf(enough), `Bridge br7 is also that of network "n1" (1.xml) and ${enough - 2} others`);
    const many = `Bridge br7 is also that of network "n1" (1.xml) and at least ${enough - 1} others`;
    assert.deepEqual([messageOf(enough + 1), messageOf(10 * enough)], [many, many]);
  });

  it("one of the same folder is found among very many of others", () => {
    const far = times(5 * enough, (index) =>
      documentOf(`far/${index}.xml`, `<name>n${index}</name><bridge name='br7'/>`),
    );
    const near = ["a", "b"].map((name) => documentOf(`near/${name}.xml`, `<name>${name}</name><bridge name='br7'/>`));
    const found = crossFindings([...far, ...near]).at(-1)?.findings ?? [];
    assert.deepEqual(
      found.map(({ severity, related }) => [severity, related.map(({ document }) => document)]),
      [["warning", ["near/a.xml"]]],
    );
  });

  it("one that shares something else is found among very many that share one thing", () => {
    const mac = "<mac address='52:54:00:0a:0b:0c'/>";
    const many = times(5 * enough, (index) => documentOf(`${index}.xml`, `<name>n${index}</name><bridge name='br7'/>`));
    const two = ["a", "b"].map((name) => documentOf(`${name}.xml`, `<name>${name}</name><bridge name='br7'/>${mac}`));
    const found = crossFindings([...many, ...two]).at(-1)?.findings ?? [];
    assert.deepEqual(found.map(({ rule }) => rule).sort(), ["bridge-mac-shared", "bridge-shared"]);
  });

  it("NAT addresses that overlap are found among very many that do not", () => {
    const nat = (index: number, start: string, end: string) =>
      documentOf(
        `${index}.xml`,
        `<name>n${index}</name><forward mode='nat'><nat><address start='${start}' end='${end}'/></nat></forward>`,
      );
    const many = times(5 * enough, (index) => nat(index, `198.51.100.${index}`, `198.51.100.${index}`));
    const found = crossFindings([
      ...many,
      nat(900, "203.0.113.3", "203.0.113.9"),
      nat(901, "203.0.113.9", "203.0.113.20"),
    ]);
    assert.deepEqual(
      found.map(({ findings }) => findings.map(({ rule }) => rule).join()).filter((rules) => rules !== ""),
      ["nat-address-shared", "nat-address-shared"],
    );
  });
});

describe("workspace/blocks", () => {
  it("hold each address of the range and no other", () => {
    const start = parseAddress("10.0.0.0");
    assert.ok(start);
    fc.assert(
      fc.property(fc.nat({ max: 700 }), fc.nat({ max: 700 }), (first, count) => {
        const [from, to] = [start.bits + BigInt(first), start.bits + BigInt(first + count)];
        let next = from;
        for (const { address, length } of blocksOf({ ...start, bits: from }, { ...start, bits: to })) {
          const size = 1n << BigInt(32 - length);
          assert.equal(address.bits, next);
          assert.equal(next % size, 0n);
          next += size;
        }
        assert.equal(next, to + 1n);
      }),
      { seed: 20, numRuns: quickOrWide(40, 400) },
    );
  });
});
