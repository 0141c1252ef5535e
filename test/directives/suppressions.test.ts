// Which findings directives suppress, by current and former rule names, and what is cached.
import assert from "node:assert/strict";
import { readDirectives } from "../../server/src/directives/directives.js";
import { createSuppressions } from "../../server/src/directives/suppressions.js";
import { parse } from "../../server/src/xml/parse.js";

const renamed = new Map([["mtu-odd", "mtu-unusual"]]);

describe("suppressions", () => {
  const rows: [comment: string, rule: string, suppressed: boolean][] = [
    ["virnet-disable-next-line mtu-unusual", "mtu-unusual", true],
    ["virnet-disable-next-line mtu-odd", "mtu-unusual", true],
    ["virnet-disable-file mtu-odd, unknown-element", "mtu-unusual", true],
    ["virnet-disable-next-line", "mtu-unusual", true],
    ["virnet-disable-next-line mtu-odd", "mtu-odd", false],
    ["virnet-disable-next-line mtu-unusual", "unknown-element", false],
    ["virnet-enable mtu-unusual", "mtu-unusual", false],
  ];
  for (const [comment, rule, suppressed] of rows) {
    it(`${comment}: ${rule} is ${suppressed ? "" : "not "}suppressed`, () => {
      const text = `<network>\n<!-- ${comment} -->\n<mtu size='1'/>\n</network>`;
      const directives = readDirectives(parse(text));
      const suppressions = createSuppressions(directives, renamed);
      const start = text.indexOf("<mtu");
      const [directive] = directives.all;
      assert.ok(directive);
      assert.deepEqual([...suppressions.rulesSuppressedBy(directive)], []);
      assert.equal(suppressions.suppress({ rule, span: { start, end: start + 4 } }), suppressed);
      assert.deepEqual([...suppressions.rulesSuppressedBy(directive)], suppressed ? [rule] : []);
    });
  }

  it("of one run are none of another's", () => {
    const directives = readDirectives(parse("<network><!-- virnet-disable-file --></network>"));
    createSuppressions(directives, renamed).suppress({ rule: "mtu-unusual", span: { start: 9, end: 9 } });
    const [directive] = directives.all;
    assert.ok(directive);
    assert.equal(createSuppressions(directives, renamed).rulesSuppressedBy(directive).size, 0);
  });
});
