// Text with places to fill in, for editors with and without snippets.
import assert from "node:assert/strict";
import { type Part, render } from "../../../server/src/features/completion/snippet.js";

const end = (lead = ""): Part => ({ kind: "end", lead });
const stop = (plain: string, rest: { placeholder?: string; choices?: string[] } = {}): Part => ({
  kind: "stop",
  plain,
  ...rest,
});

const cases: readonly (readonly [parts: readonly Part[], snippet: string | undefined, plain: string])[] = [
  [["<dns/>"], undefined, "<dns/>"],
  [["<dns/>", end()], undefined, "<dns/>"],
  [["<a>", end(), "</a>"], "<a>$0</a>", "<a></a>"],
  [["<a>", end("\n  "), "\n</a>"], "<a>\n  $0\n</a>", "<a>\n</a>"],
  [["a='", stop(""), "' b='", stop("1"), "'"], "a='$1' b='$2'", "a='' b='1'"],
  [["a='", stop("", { placeholder: "web" }), "'"], `a='\${1:web}'`, "a=''"],
  [["a='", stop("no", { choices: ["yes", "no"] }), "'"], `a='\${1|yes,no|}'`, "a='no'"],
  [["$a}\\", end(), "$b"], "\\$a\\}\\\\$0\\$b", "$a}\\$b"],
  [[stop("", { placeholder: "a$1}\\" })], `\${1:a\\$1\\}\\\\}`, ""],
  [[stop("", { choices: ["a,b", "c|d", "$e}"] })], `\${1|a\\,b,c\\|d,\\$e\\}|}`, ""],
  [[{ kind: "ready", snippet: `\${1|b,c|}`, plain: "b" }], `\${1|b,c|}`, "b"],
  [[{ kind: "ready", snippet: "<a>$1</a>", plain: "<a></a>" }, "\n"], "<a>$1</a>\n", "<a></a>\n"],
];

describe("snippets", () => {
  for (const [parts, snippet, text] of cases) {
    it(snippet ?? text, () => {
      const support = { snippets: true, choices: true };
      assert.deepEqual(render(parts, support), { text: snippet ?? text, isSnippet: snippet !== undefined });
      assert.deepEqual(render(parts, { snippets: false, choices: false }), { text, isSnippet: false });
    });
  }

  const unlisted: readonly (readonly [parts: readonly Part[], snippet: string])[] = [
    [["a='", stop("", { choices: ["yes", "no"] }), "'"], `a='\${1:yes}'`],
    [[stop("", { choices: ["a,b", "$e}"] })], `\${1:a,b}`],
    [[stop("", { choices: ["$e}", "a"] })], `\${1:\\$e\\}}`],
    [[{ kind: "ready", snippet: `<a b='\${2|c,d|}' e='\${3:f}'/>$0`, plain: "" }], `<a b='\${2:c}' e='\${3:f}'/>$0`],
    [[{ kind: "ready", snippet: `\${1|a\\,b,c\\|d|}\${2|x|}`, plain: "" }], `\${1:a,b}\${2:x}`],
    [[{ kind: "ready", snippet: `\\\${1|a,b|}$1`, plain: "" }], `\\\${1|a,b|}$1`],
  ];
  for (const [parts, text] of unlisted) {
    it(`${text} where no choices are shown`, () =>
      assert.deepEqual(render(parts, { snippets: true, choices: false }), { text, isSnippet: true }));
  }
});
