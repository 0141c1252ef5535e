// XML mistakes that are fixed together: with the same result as one after the other, in few readings.
import assert from "node:assert/strict";
import fc from "fast-check";
import { fixedAs } from "../../server/src/lint/fixes.js";
import { type LintResult, lint } from "../../server/src/lint/lint.js";
import { quickOrWide } from "../helpers/wide.js";
import { damagedDocuments } from "../properties/damaged.js";

const read = (text: string) => lint(text, { insist: true });
const times = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i));
const network = (lines: readonly string[]) =>
  `<network>\n<name>lab</name>\n<dns>\n${lines.join("\n")}\n</dns>\n<ip address='10.0.0.1' prefix='8'/>\n</network>\n`;

/** The fixed text, how many fixes that took and how often a text was read. */
function counted(text: string, oneByOne = false) {
  let readings = 0;
  const judge = (changed: string): LintResult => {
    readings += 1;
    return read(changed);
  };
  const fixed = oneByOne ? fixedAs(text, judge, () => []) : fixedAs(text, judge);
  return { ...fixed, readings };
}

/** A line with a mistake, and how many fixes it takes. */
const lines: readonly [name: string, line: (index: number) => string, fixes: number][] = [
  ["elements without an end", (index) => `<forwarder addr='10.0.0.${index % 256}'>`, 1],
  ["values without quotes", (index) => `<srv service=s${index} protocol=tcp/>`, 2],
  ["misspelt end tags", (index) => `<host ip='10.0.1.${index % 256}'><hostname>n${index}</hotsname></host>`, 1],
  ["end tags without their end", (index) => `<host ip='10.0.1.${index % 256}'><hostname>n${index}</hostname</host>`, 1],
  ["a bare < in values", (index) => `<txt name='n${index}' value='a < b'/>`, 1],
  ["a bare & in values", (index) => `<txt name='n${index}' value='a & b & c'/>`, 2],
  ["hyphens in comments", (index) => `<!-- a -- ${index} -->`, 1],
  ["a comma between attributes", (index) => `<txt name='n${index}',,, value='a'/>`, 1],
];

const size = quickOrWide(200, 1000);

describe("mistakes in the XML", () => {
  for (const [name, line, fixes] of lines) {
    it(`${name} are fixed in a few readings, however many there are`, () => {
      const { result, applied, readings, isCutShort } = counted(network(times(size, line)));
      assert.equal(result.isWellFormed, true, result.findings[0]?.message);
      assert.ok(applied >= size * fixes, `${applied} fixes`);
      assert.ok(readings <= 12, `${readings} readings`);
      assert.equal(isCutShort, false);
    });
  }

  it("of all kinds among each other as well", () => {
    const all = times(quickOrWide(100, 400), (index) => lines[1 + (index % (lines.length - 1))]?.[1](index) ?? "");
    const { result, readings } = counted(network(all));
    assert.equal(result.isWellFormed, true, result.findings[0]?.message);
    assert.ok(readings <= 30, `${readings} readings`);
  });

  it("nothing is fixed after one that has no safe fix", () => {
    const text = network(["<txt name=a value='b'/>", "<txt name='c' value/>", "<txt name=d value='e'/>"]);
    assert.equal(counted(text).text, text.replace("name=a", "name='a'"));
  });

  it("nor after a comment that suppresses the finding", () => {
    const disable = "<!-- virnet-disable-next-line not-well-formed -->";
    const text = network(["<txt name=a value='b'/>", disable, "<txt name=c value='d'/>", "<txt name=e value='f'/>"]);
    assert.equal(counted(text).text, counted(text, true).text);
    assert.ok(counted(text).text.includes("<txt name=e "));
  });

  it("are fixed together as they would be one by one", () => {
    fc.assert(
      fc.property(damagedDocuments, (text) => {
        const [together, oneByOne] = [counted(text), counted(text, true)];
        assert.equal(together.text, oneByOne.text);
        assert.equal(together.applied, oneByOne.applied);
        assert.ok(together.readings <= oneByOne.readings);
      }),
      { seed: 20, numRuns: quickOrWide(25, 400) },
    );
  });

  it("beyond what one run does are left, and that is told", () => {
    // Each shows only when the one before it is fixed.
    const text = network([`<a ${times(200, (index) => `b${index}=1`).join(" ")}/>`]);
    const { isCutShort, quarrel, applied } = fixedAs(text, read, () => []);
    assert.equal(isCutShort, true);
    assert.deepEqual(quarrel, []);
    assert.equal(applied, 100);
  });
});
