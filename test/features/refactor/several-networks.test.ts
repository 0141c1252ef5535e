// What is offered where a document has several networks, or none.
import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver";
import { codeActionsOf } from "../../../server/src/features/code-actions.js";
import { noSupport, type Support } from "../../../server/src/features/context.js";
import { able, analysisOf, contextOf, edited } from "../../helpers/analysis.js";

const lab = "<network>\n  <name>lab</name>\n</network>\n";
const office = "<network>\n  <name>office</name>\n</network>\n";
const indented = (text: string) => text.replace(/^(?=.)/gm, "  ");

function offered(text: string, title: RegExp, languageId = "libvirt-network", support: Support = able): CodeAction[] {
  const analysis = analysisOf(text, { languageId });
  const start = { line: 0, character: 0 };
  const actions = codeActionsOf(analysis, { start, end: start }, { diagnostics: [] }, { ...contextOf(), support });
  return actions.filter((action) => title.test(action.title));
}

/** The texts of the files after the action, by name; "net.xml" is the document. */
function filesAfter(text: string, action: CodeAction): Record<string, string> {
  const files: Record<string, string> = { "net.xml": text };
  for (const change of action.edit?.documentChanges ?? []) {
    if ("kind" in change) {
      assert.deepEqual(change, {
        kind: "create",
        uri: change.kind === "create" ? change.uri : "",
        options: { overwrite: false, ignoreIfExists: false },
      });
      const name = change.kind === "create" ? change.uri : "";
      files[name.replace("file:///lab/", "")] = "";
    } else {
      const name = change.textDocument.uri.replace("file:///lab/", "");
      assert.ok(name in files, name);
      files[name] = edited(analysisOf(files[name] ?? ""), change.edits as never);
    }
  }
  return files;
}

describe("several networks in one document", () => {
  const cases: readonly [name: string, text: string, files: Record<string, string>][] = [
    ["one after the other", lab + office, { "net.xml": lab, "office.xml": office }],
    [
      "with comments",
      `<!-- of the lab -->\n${lab}\n<!-- of the office -->\n${office}`,
      { "net.xml": `<!-- of the lab -->\n${lab}`, "office.xml": `<!-- of the office -->\n${office}` },
    ],
    [
      "in an element around them",
      `<networks>\n${indented(lab + office)}</networks>\n`,
      { "net.xml": lab, "office.xml": office },
    ],
    [
      "of the same name, or of that of the document",
      lab + lab + lab + lab.replace("lab", "net"),
      { "net.xml": lab, "lab.xml": lab, "lab-2.xml": lab, "net-2.xml": lab.replace("lab", "net") },
    ],
    [
      "without a usable name",
      `${lab}<network>\n  <name>../a/b</name>\n</network>\n`,
      { "net.xml": lab, "a-b.xml": "<network>\n  <name>../a/b</name>\n</network>\n" },
    ],
  ];
  for (const [name, text, files] of cases) {
    it(`${name} are split into files`, () => {
      const [action, ...others] = offered(text, /^Split into \d files$/);
      assert.ok(action && others.length === 0);
      assert.deepEqual(filesAfter(text, action), files);
    });
  }

  const none: readonly [name: string, text: string, language?: string, support?: Support][] = [
    ["a document with one", lab],
    ["what is no document of ours", `<networks>\n${lab}${office}</networks>\n`, "xml"],
    ["an editor that makes no files", lab + office, "libvirt-network", { ...noSupport, documentChanges: true }],
    ["a network that is not complete", `${lab}<network>\n  <name>office</name>\n`],
    ["text that would be lost", `<networks>\n${lab}text\n${office}</networks>\n`],
    ["a comment that would be lost", `<networks>\n<!-- all of them -->\n\n${lab}${office}</networks>\n`],
  ];
  for (const [name, text, language, support] of none) {
    it(`are not split for ${name}`, () => assert.deepEqual(offered(text, /^Split/, language, support), []));
  }
});

describe("a document without a network", () => {
  const skeleton = "<network>\n  <name>net</name>\n</network>\n";
  const cases: readonly [text: string, after: string][] = [
    ["", skeleton],
    ["\n\n", skeleton],
    ["<!-- a lab -->\n", `<!-- a lab -->\n${skeleton}`],
    ["<?xml version='1.0'?>", `<?xml version='1.0'?>\n${skeleton}`],
  ];
  for (const [text, after] of cases) {
    it(`is begun after its file: ${JSON.stringify(text)}`, () => {
      const [action, ...others] = offered(text, /^Write a network called net$/);
      assert.ok(action && others.length === 0);
      assert.deepEqual(filesAfter(text, action), { "net.xml": after });
    });
  }
  it("is left alone where it is no document of ours, or has something else", () => {
    assert.deepEqual(offered("", /^Write a network/, "xml"), []);
    assert.deepEqual(offered("/etc/net.xml", /^Write a network/), []);
    assert.deepEqual(offered(lab, /^Write a network/), []);
  });
});
