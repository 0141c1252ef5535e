// An internal error in one document does not keep the others from being compared.
import assert from "node:assert/strict";
import { type LintOptions, type LintResult, lint } from "../../server/src/lint/lint.js";
import type { Rule } from "../../server/src/rules/rule.js";
import { rules } from "../../server/src/rules/rules.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import { createWorkspace, withAcross } from "../../server/src/workspace/workspace.js";
import { boom } from "../helpers/throwing.js";

const network = (name: string, comment = "") =>
  `<network>${comment}<name>${name}</name><bridge name='virbr7'/><ip address='10.1.1.1' prefix='24'/></network>`;
const texts = { "a.xml": network("a"), "b.xml": network("b"), "c.xml": network("c") };
const ownRules: readonly Rule<"workspace">[] = rules.filter((rule) => rule.on === "workspace");

/** The rules of the product, of which one throws whenever `isBad` says so. */
function rulesThrowing(id: string, isBad: (subject: Parameters<Rule<"workspace">["check"]>[0]) => boolean) {
  return ownRules.map((rule): Rule<"workspace"> => {
    if (rule.id !== id) return rule;
    return { ...rule, check: (subject, context) => (isBad(subject) ? boom() : rule.check(subject, context)) };
  });
}

function documentsOf(files: Readonly<Record<string, string>>, options: LintOptions = {}) {
  return Object.entries(files).map(([path, text]) => ({ path, result: lint(text, options) }));
}

function found(workspace: ReturnType<typeof createWorkspace>, documents = documentsOf(texts)) {
  return crossFindings(documents, workspace).map(({ findings }) => findings.map(({ rule }) => rule));
}

describe("workspace: internal errors", () => {
  it("of a rule cost its own findings", () => {
    const workspace = createWorkspace(rulesThrowing("bridge-shared", () => true));
    assert.deepEqual(
      found(workspace),
      Array.from({ length: 3 }, () => ["internal-error", "subnet-shared"]),
    );
    const [failure] = workspace.across("0").failures;
    assert.equal(failure?.during, "in bridge-shared");
  });

  it("because of one document leave the comparison with all others", () => {
    const isB = ({ others }: { others: readonly { path: string }[] }) => others.some(({ path }) => path === "b.xml");
    const workspace = createWorkspace(rulesThrowing("bridge-shared", isB));
    const [a, b, c] = found(workspace);
    assert.deepEqual(a, ["internal-error", "bridge-shared", "subnet-shared"]);
    assert.deepEqual(b, ["bridge-shared", "subnet-shared"]);
    assert.deepEqual(c, ["internal-error", "bridge-shared", "subnet-shared"]);
  });

  it("of a document that cannot be indexed leave the others as they are without it", () => {
    const [a, b, c] = documentsOf(texts);
    assert.ok(a && b && c);
    const broken: LintResult = {
      ...b.result,
      network: Object.defineProperty({ ...b.result.network } as never, "subnets", { get: boom }),
    };
    const documents = [a, { path: "b.xml", result: broken }, c];
    const workspace = createWorkspace();
    const [ofA, ofB, ofC] = found(workspace, documents);
    assert.deepEqual([ofA, ofC], found(createWorkspace(), [a, c]));
    assert.deepEqual(ofB, ["internal-error"]);
    // Whole again, and then gone.
    workspace.set("1", b);
    assert.deepEqual(
      workspace.across("0").findings.map(({ rule }) => rule),
      found(createWorkspace())[0],
    );
    workspace.delete("1");
    assert.deepEqual(
      workspace.across("0").findings.map(({ rule }) => rule),
      ofA,
    );
  });

  it("of a rule that is off are none", () => {
    const workspace = createWorkspace(rulesThrowing("bridge-shared", () => true));
    const documents = documentsOf(texts, { severities: new Map([["bridge-shared", "off"]]) });
    assert.deepEqual(
      found(workspace, documents),
      Array.from({ length: 3 }, () => ["subnet-shared"]),
    );
    assert.deepEqual(workspace.across("0").failures, []);
  });

  it("make no comment about all rules an unused one", () => {
    const quiet = documentsOf({
      ...texts,
      "a.xml": network("a", "<!-- virnet-enable-later --><!-- virnet-disable -->"),
    });
    const [across] = crossFindings(quiet, createWorkspace(ownRules.map((rule) => ({ ...rule, check: boom }))));
    const own = quiet[0]?.result.findings ?? [];
    assert.ok(own.some(({ rule }) => rule === "unused-directive"));
    assert.ok(!withAcross(own, across).some(({ rule }) => rule === "unused-directive"));
  });
});
