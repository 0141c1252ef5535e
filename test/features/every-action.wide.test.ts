// Every code action on every element of the examples adds no error and loses no comment.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { CodeAction } from "vscode-languageserver";
import { lint } from "../../server/src/lint/lint.js";
import { refusals } from "../../server/src/severity.js";
import { actionsAt, applied } from "../helpers/actions.js";
import { everyNth } from "../helpers/wide.js";

describe("every action on every element of the examples", () => {
  const errors = (text: string) => {
    const result = lint(text, { insist: true });
    assert.ok(result.isWellFormed, text);
    return result.findings.filter(({ stage }) => refusals.has(stage)).map(({ rule }) => rule);
  };
  const comments = (text: string) => [...text.matchAll(/<!--.*?-->/gs)].map(([comment]) => comment);
  const isRemoving = ({ title }: CodeAction) => /^Remove |\(removes /.test(title);

  const names = readdirSync("examples").filter((name) => name.endsWith(".xml"));
  for (const name of everyNth(names, 6)) {
    it(name, () => {
      // A remark in each element and behind it, so that there is something to lose.
      let number = 0;
      const text = readFileSync(`examples/${name}`, "utf8").replace(/(\/?>)\n( *)(?=<[a-z])/g, (_, end, indent) => {
        number += 1;
        return number % 2 === 0
          ? `${end} <!-- ${number} -->\n${indent}`
          : `${end}\n${indent}<!-- ${number} -->\n${indent}`;
      });
      const seen = new Set<string>();
      const before = errors(text);
      for (const { index } of text.matchAll(/<[a-z]/g)) {
        const { analysis, actions } = actionsAt(`${text.slice(0, index + 1)}|${text.slice(index + 1)}`);
        for (const action of actions) {
          if (!action.edit || seen.has(action.title)) continue;
          seen.add(action.title);
          const after = applied(analysis, action);
          assert.notEqual(after, text, action.title);
          assert.deepEqual(
            errors(after).filter((rule) => !before.includes(rule)),
            [],
            `${action.title}\n${after}`,
          );
          if (isRemoving(action)) continue;
          const left = comments(after);
          for (const comment of comments(text)) assert.ok(left.includes(comment), `${action.title} loses ${comment}`);
        }
      }
      assert.ok(seen.size > 2, `${[...seen]}`);
    });
  }
});
