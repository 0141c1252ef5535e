import assert from "node:assert/strict";
import { code, codeOf, paragraphs, plainOf, table } from "../../server/src/prose/markdown.js";

describe("features/markdown", () => {
  const spans: readonly (readonly [written: string, shown: string])[] = [
    ["virbr0", "`virbr0`"],
    ["a`b", "`` a`b ``"],
    ["``", "``` `` ```"],
    ["a\nb\u0007c", "`a b c`"],
    ["x".repeat(100), `\`${"x".repeat(77)}...\``],
    ["", '""'],
    [" ", '""'],
    ["[a](b)", "`[a](b)`"],
  ];
  for (const [written, shown] of spans)
    it(`${JSON.stringify(written)} as code`, () => assert.equal(codeOf(written), shown));

  it("leaves out what is missing between paragraphs", () =>
    assert.equal(paragraphs(["a", undefined, "", "b"]), "a\n\nb"));
  it("escapes bars in tables", () =>
    assert.equal(table(["a", "b"], [[code("x|y"), ""]]), "| a | b |\n| --- | --- |\n| `x\\|y` |  |"));

  const rows: readonly (readonly [markdown: string, plain: string])[] = [
    ["**`<ip>`** in `<network>`", "<ip> in <network>"],
    ["[libvirt](https://libvirt.org/#x)", "libvirt: https://libvirt.org/#x"],
    ["- a `b`\n- **c**", "- a b\n- c"],
    ["`` a`b `` and `**c**`", "a`b and **c**"],
    ["a\n\n---\n\nb", "a\n\nb"],
    [
      table(
        ["Subnet", "Free"],
        [
          ["10.0.0.0/8", "5"],
          ["`x|y`", "1,000"],
        ],
      ),
      "Subnet      Free\n10.0.0.0/8  5\nx|y         1,000",
    ],
    ["2 × 3 * 4 and _x_", "2 × 3 * 4 and _x_"],
    [plainOf("`` ` ``"), "`"],
    [plainOf("```xml\n<network>\n</network>\n```"), "<network>\n</network>"],
  ];
  for (const [markdown, plain] of rows)
    it(`${JSON.stringify(markdown)} as plain text`, () => assert.equal(plainOf(markdown), plain));
});
