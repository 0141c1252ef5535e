import assert from "node:assert/strict";
import type { CodeActionContext, Diagnostic, TextEdit } from "vscode-languageserver";
import { applyChanges, createPositions, type Encoding } from "../../server/src/positions.js";
import { createService, type TextDocument } from "../../server/src/service.js";
import { parseVersion } from "../../server/src/vocabulary/versions.js";
import { plain } from "../helpers/analysis.js";

const uri = "file:///net.xml";
const outside = `<network>
  <name>lab</name>
  <ip address='192.168.142.1' netmask='255.255.255.0'>
    <dhcp><range start='192.168.142.2' end='«192.168.200.10»'/></dhcp>
  </ip>
</network>
`;
const document = (marked: string, more: Partial<TextDocument> = {}): TextDocument => ({
  uri,
  languageId: "xml",
  version: 3,
  text: marked.replace(/[«»|]/g, ""),
  ...more,
});
const only = (diagnostics: readonly Diagnostic[]) => {
  assert.equal(diagnostics.length, 1, JSON.stringify(diagnostics));
  return diagnostics[0] as Diagnostic;
};

describe("service: diagnostics", () => {
  it("says everything about a finding", () => {
    const diagnostic = only(createService().diagnostics(document(outside), {}));
    assert.equal(diagnostic.code, "dhcp-range-outside-subnet");
    assert.equal(diagnostic.severity, 1);
    assert.equal(diagnostic.source, "virnet");
    assert.match(diagnostic.codeDescription?.href ?? "", /^https:\/\/.*dhcp-range-outside-subnet/);
    assert.match(String(diagnostic.message), /192\.168\.200\.10, outside 192\.168\.142\.0\/24/);
    assert.deepEqual(diagnostic.range, { start: { line: 3, character: 44 }, end: { line: 3, character: 58 } });
    assert.equal(diagnostic.relatedInformation?.[0]?.location.uri, uri);
    assert.deepEqual(diagnostic.relatedInformation?.[0]?.location.range.start, { line: 2, character: 15 });
    assert.equal(diagnostic.data.rule, diagnostic.code);
    assert.equal(diagnostic.data.stage, "parse");
    assert.ok(diagnostic.data.fixes.every((title: unknown) => typeof title === "string"));
  });

  const encodings: [encoding: Encoding, character: number][] = [
    ["utf-16", 54],
    ["utf-8", 57],
    ["utf-32", 53],
  ];
  for (const [encoding, character] of encodings) {
    it(`counts in ${encoding}`, () => {
      const text = outside.replace("<dhcp>", "<!--𝒳é--><dhcp>");
      const diagnostic = only(createService({ encoding }).diagnostics(document(text), {}));
      assert.deepEqual(diagnostic.range.start, { line: 3, character });
    });
  }

  const silence: [title: string, text: string, languageId: string, errors: number][] = [
    ["a network without a mistake", "<network><name>n</name></network>", "xml", 0],
    ["any other XML", "<domain><name/></domain>", "xml", 0],
    ["a network of another dialect", "<!DOCTYPE network SYSTEM 'network_v2.dtd'><network><nodes/></network>", "xml", 0],
    ["any other XML that is not well-formed", "<domain><name></domain>", "xml", 0],
    ["no XML at all", "hello", "xml", 0],
    ["an empty document", "", "xml", 0],
    ["any other root where a network is meant", "<domain/>", "libvirt-network", 1],
    ["no XML where a network is meant", "hello", "libvirt-network", 1],
  ];
  for (const [title, text, languageId, errors] of silence) {
    it(`has ${errors} errors for ${title}`, () => {
      const diagnostics = createService().diagnostics(document(text, { languageId }), {});
      assert.equal(diagnostics.filter(({ severity }) => severity === 1).length, errors);
    });
  }

  it("judges by the target", () => {
    const text = "<network><name>n</name><ip address='192.168.142.1' prefix='24' localPtr='yes'/></network>";
    const service = createService();
    const of = (target: string) => {
      const version = parseVersion(target);
      return service.diagnostics(document(text), version ? { target: version } : {}).map(({ code }) => code);
    };
    assert.deepEqual(of("12.8.0"), []);
    assert.deepEqual(of("1.0.0"), ["not-in-target"]);
    assert.deepEqual(of("12.8.0"), []);
  });

  it("analyses a version once, and anew when version, text, language or target change", () => {
    const service = createService();
    const first = service.diagnostics(document(outside), {});
    assert.equal(service.diagnostics(document(outside), {}), first);
    const others: [TextDocument, object][] = [
      [document(outside, { version: 4 }), {}],
      [document(`${outside} `), {}],
      [document(outside, { languageId: "libvirt-network" }), {}],
      [document(outside), { target: parseVersion("12.8.0") }],
    ];
    for (const [changed, settings] of others) {
      const known = service.diagnostics(document(outside), {});
      assert.notEqual(service.diagnostics(changed, settings), known);
    }
    const again = service.diagnostics(document(outside), {});
    service.forget(uri);
    assert.notEqual(service.diagnostics(document(outside), {}), again);
  });

  it("knows the networks of other documents, open or not, but for ignored ones", () => {
    const service = createService();
    const named = (name: string) => `<network><name>${name}</name><bridge zone='${name}'/></network>`;
    const own = document("<network><name>own</name><bridge zone=''/></network>");
    const place = { line: 0, character: own.text.indexOf("''") + 1 };
    // The zones of the others are offered.
    const others = () => service.completion(own, place, {}).items.map(({ label }) => label);
    service.diagnostics(document(named("open"), { uri: "file:///open.xml" }), {});
    assert.equal(service.know("file:///closed.xml", named("closed"), {}), true);
    assert.equal(service.know("file:///domain.xml", "<domain/>", {}), false);
    service.know("file:///ignored.xml", named("ignored"), { ignored: true });
    assert.deepEqual(others(), ["open", "closed"]);
    service.diagnostics(document(named("open"), { uri: "file:///open.xml" }), { ignored: true });
    service.forget("file:///closed.xml");
    assert.deepEqual(others(), []);
  });

  it("changes an ignored document whatever is wrong with it", () => {
    const service = createService();
    const wrong = document("<network><name>lab</name><odd/><portgroup name='office'/></network>");
    const place = { line: 0, character: wrong.text.indexOf("office") };
    const context = { diagnostics: [], only: ["refactor.rewrite.forwardMode"] };
    const ignored = { ignored: true };
    assert.deepEqual(service.diagnostics(wrong, ignored), []);
    assert.ok("edit" in service.rename(wrong, place, "home", ignored));
    const start = { line: 0, character: 0 };
    assert.ok(service.codeActions(wrong, { start, end: start }, context, ignored).length > 0);
  });

  it("says whether a document is a network", () => {
    const isNetwork = (text: string, settings = {}) => createService().isNetwork(document(text), settings);
    assert.deepEqual(
      [isNetwork("<network><na"), isNetwork("<domain/>"), isNetwork("<network/>", { ignored: true })],
      [true, false, false],
    );
  });

  it("keeps documents with the same text apart", () => {
    const service = createService();
    const uris = ["file:///a/lab.xml", "file:///b/lab.xml"];
    const [a, b] = uris.map((name) => document(outside, { uri: name }));
    const related = [a, b].map((doc) => only(service.diagnostics(doc as TextDocument, {})).relatedInformation);
    assert.deepEqual(
      related.map((list) => list?.[0]?.location.uri),
      uris,
    );
  });
});

describe("service: code actions", () => {
  const context = (diagnostics: Diagnostic[] = [], kinds?: string[]): CodeActionContext => ({
    diagnostics,
    ...(kinds && { only: kinds }),
  });
  const actionsAt = (marked: string, more: { context?: CodeActionContext; documentChanges?: boolean } = {}) => {
    const doc = document(marked.replace(/[«»]/g, ""));
    const at = createPositions(doc.text).positionAt(marked.replace(/[«»]/g, "").indexOf("|"));
    const service = createService({ support: { ...plain, documentChanges: more.documentChanges ?? true } });
    return service.codeActions(doc, { start: at, end: at }, more.context ?? context(), {});
  };
  const inside = outside.replace("192.168.200.10", "192.168.|200.10");

  it("offers every fix of the finding under the cursor, with its diagnostic", () => {
    const actions = actionsAt(inside).filter(({ title }) => !title.startsWith("Disable"));
    assert.ok(actions.length >= 1);
    const diagnostic = only(createService().diagnostics(document(outside), {}));
    assert.deepEqual(
      actions.map(({ title }) => title),
      diagnostic.data.fixes,
    );
    for (const action of actions) {
      assert.equal(action.kind, "quickfix");
      assert.deepEqual(action.diagnostics, [diagnostic]);
    }
  });

  it("turns the document into one without the finding", () => {
    const [action] = actionsAt(inside);
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    assert.deepEqual(change.textDocument, { uri, version: 3 });
    const fixed = applyChanges(
      document(inside).text,
      (change.edits as TextEdit[]).map(({ range, newText }) => ({ range, text: newText })),
    );
    assert.deepEqual(createService().diagnostics(document(fixed), {}), []);
  });

  it("writes plain changes for an editor that takes no others", () => {
    const [action] = actionsAt(inside, { documentChanges: false });
    assert.equal(action?.edit?.documentChanges, undefined);
    assert.ok((action?.edit?.changes?.[uri]?.length ?? 0) > 0);
  });

  const asked: [title: string, marked: string, context: CodeActionContext, offered: boolean][] = [
    ["at the start of the finding", outside.replace("«", "|"), context(), true],
    ["at its end", outside.replace("»", "|"), context(), true],
    ["elsewhere", `|${outside}`, context([], ["quickfix"]), false],
    ["for quick fixes only", inside, context([], ["quickfix"]), true],
    ["for any kind", inside, context([], [""]), true],
    ["for refactorings only", inside, context([], ["refactor", "source.fixAll"]), false],
    ["for another kind that begins alike", inside, context([], ["quick"]), false],
  ];
  for (const [title, marked, asking, offered] of asked) {
    it(`offers ${offered ? "fixes" : "nothing"} ${title}`, () => {
      assert.equal(actionsAt(marked, { context: asking }).length > 0, offered);
    });
  }
});
