// A changing workspace always equals the workspace read anew.
import assert from "node:assert/strict";
import { type LintResult, lint, survey } from "../../server/src/lint/lint.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import { createWorkspace } from "../../server/src/workspace/workspace.js";
import { quickOrWide } from "../helpers/wide.js";

const network = (name: string, content: string) => `<network><name>${name}</name>${content}</network>`;
const ip = (address: string, prefix = 24) => `<ip address='${address}' prefix='${prefix}'/>`;

/** Numbers that only look like chance. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

describe("workspace/workspace", () => {
  it("is what crossFindings says, after any changes", () => {
    const next = chance(7);
    const texts = [
      ...[8, 16, 20, 24, 28].flatMap((prefix) =>
        [1, 2].map((x) => network(`n${prefix}${x}`, ip(`10.${x}.16.1`, prefix))),
      ),
      network("v6", "<ip family='ipv6' address='fd00:1::1' prefix='64'/>"),
      network("v6b", "<ip family='ipv6' address='fd00:1::1' prefix='48'/>"),
      network("br", "<bridge name='virbr1'/>"),
      network("br2", `<bridge name='virbr1'/>${ip("10.1.16.9")}`),
      network("br", ""),
      "<network><name>half",
      "<domain/>",
    ];
    const workspace = createWorkspace();
    const present = new Map<string, LintResult>();
    for (let step = 0; step < quickOrWide(60, 1000); step++) {
      const path = `${"ab"[next(2)]}/${next(6)}.xml`;
      const text = texts[next(texts.length + 3)];
      workspace.delete(path);
      present.delete(path);
      if (text !== undefined) {
        const result = lint(text, { insist: true });
        workspace.set(path, { path, result });
        present.set(path, result);
      }
      const documents = [...present].map(([key, result]) => ({ path: key, result }));
      const expected = crossFindings(documents);
      documents.forEach(({ path: key }, index) => {
        const { findings } = workspace.across(key);
        assert.deepEqual(
          findings.map(({ rule, severity, span }) => [rule, severity, span]),
          expected[index]?.findings.map(({ rule, severity, span }) => [rule, severity, span]),
          `step ${step}: ${key}`,
        );
      });
    }
  });

  const a = { path: "a.xml", result: lint(network("a", ip("10.1.1.1"))) };
  const b = { path: "b.xml", result: lint(network("b", ip("10.1.1.1"))) };
  const open = () => {
    const workspace = createWorkspace();
    workspace.set("a", a);
    workspace.set("b", b);
    return workspace;
  };
  const rules = ({ findings }: { findings: readonly { rule: string }[] }) => findings.map(({ rule }) => rule);

  it("a document that is half-typed stays for the others what it was", () => {
    const workspace = open();
    workspace.set("a", { path: "a.xml", result: lint(`${network("a", ip("10.1.1.1"))}<`) });
    assert.deepEqual(rules(workspace.across("b")), ["subnet-shared"]);
    assert.deepEqual(rules(workspace.across("a")), []);
    assert.equal(workspace.textOf("a"), a.result.document.text);
    assert.equal(workspace.others("b").length, 1);
    workspace.set("a", a);
    assert.deepEqual(rules(workspace.across("a")), ["subnet-shared"]);
  });

  it("a document that is no network any more is forgotten", () => {
    const workspace = open();
    workspace.set("a", { path: "a.xml", result: lint("<domain/>") });
    assert.deepEqual([rules(workspace.across("b")), workspace.others("b")], [[], []]);
  });

  it("counts changes, and nothing else", () => {
    const workspace = open();
    const { revision } = workspace;
    workspace.set("a", a);
    workspace.delete("c");
    workspace.across("a");
    assert.equal(workspace.revision, revision);
    workspace.delete("a");
    assert.notEqual(workspace.revision, revision);
  });

  it("names files of URIs as people write them", () => {
    const workspace = open();
    workspace.set("a", { ...a, path: "file:///w/my%20net%C3%A9.xml" });
    workspace.set("b", { ...b, path: "file:///w/b.xml" });
    assert.match(workspace.across("b").findings[0]?.message ?? "", /\(my neté\.xml\)/);
    assert.equal(workspace.across("b").findings[0]?.related[0]?.document, "file:///w/my%20net%C3%A9.xml");
  });

  it("finds a document among hundreds after each change", () => {
    const workspace = createWorkspace();
    const text = (index: number) => network(`n${index}`, `<bridge name='virbr0'/>${ip("10.1.1.1")}`);
    for (let index = 0; index < 200; index++) {
      workspace.set(`${index}`, { path: `${index}.xml`, result: survey(text(index)) });
    }
    const changed = Array.from({ length: 10 }, (_, index) => lint(text(0) + " ".repeat(index)));
    for (const result of changed) {
      workspace.set("0", { path: "0.xml", result });
      assert.deepEqual(rules(workspace.across("0")), ["bridge-shared", "subnet-shared"]);
    }
  });
});
