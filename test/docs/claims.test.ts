// Every statement in the description of the format is handled as claims.tsv says; docs/claims.md is generated from it.
import assert from "node:assert/strict";
import { claimRows } from "../../docs/generate/claims.js";
import { lint } from "../../server/src/lint/lint.js";
import { elements } from "../../server/src/vocabulary/load.js";
import { bound } from "../../server/src/vocabulary/versions.js";

const statements = 200;
const rows = claimRows();

interface Described {
  readonly since: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly default?: string;
  readonly defaultNote?: string;
}

/** The element, `element@attribute` or `element@attribute=value`. */
function itemAt(where: string): Described {
  const [, path, attribute, value] = /^([^@]+)(?:@([^=]+)(?:=(.+))?)?$/.exec(where) ?? [];
  const element = elements.find((candidate) => candidate.path === path);
  const owner = attribute === undefined ? element : element?.attributes.find(({ name }) => name === attribute);
  const item = value === undefined ? owner : undefined;
  const word = owner && "values" in owner ? owner.values?.find((candidate) => candidate.value === value) : undefined;
  const found = item ?? word;
  assert.ok(found, `the vocabulary has no ${where}`);
  return found;
}

/** All that a hover over it says. */
function told({ description, notes = [], default: value, defaultNote }: Described): string {
  return [description, ...notes, value === undefined ? "" : `default ${value}`, defaultNote ?? ""].join("\n");
}

const say = (text: string, target: string) =>
  lint(text, { insist: true, target: bound(target || "0.10.0") }).findings.map(
    ({ rule, severity, message }) => `${severity} ${rule}: ${message}`,
  );

describe("coverage/claims", () => {
  it(`has all ${statements} statements, in order`, () => {
    const numbers = [...new Set(rows.map((row) => Number(row.number)))];
    assert.deepEqual(
      numbers,
      Array.from({ length: statements }, (_, index) => index + 1),
    );
  });

  for (const { number, claim, kept, where, proof } of rows) {
    it(`${number}. ${claim}: ${kept} ${where}`, () => {
      switch (kept) {
        case "rule": {
          const [rule, version = ""] = where.split("@");
          const said = say(proof, version);
          assert.ok(
            said.some((line) => line.includes(` ${rule}: `)),
            `${proof}\n${said.join("\n")}`,
          );
          break;
        }
        case "hover":
          assert.ok(told(itemAt(where)).includes(proof), `not in: ${told(itemAt(where))}`);
          break;
        case "since":
          assert.equal(itemAt(where).since, proof);
          break;
        case "accepted":
          assert.deepEqual(
            say(proof, where).filter((line) => /^(error|warning) /.test(line)),
            [],
          );
          break;
        default:
          assert.fail(`what is ${kept}?`);
      }
    });
  }
});
