import assert from "node:assert/strict";
import type { Diagnostic } from "vscode-languageserver";
import { codes, editorInProcess, full, pulling } from "../helpers/lsp.js";

const uri = "file:///net.xml";
const range = (end: string) =>
  `<network><name>n</name><ip address='10.9.0.1' prefix='24'><dhcp><range start='10.9.0.2' end='${end}'/></dhcp></ip></network>`;
const bad = range("10.9.1.99");
const good = range("10.9.0.99");
const rule = "dhcp-range-outside-subnet";

describe("server: pushed diagnostics", () => {
  const connected = async (capabilities: object = {}) => {
    const editor = editorInProcess();
    await editor.initialize({ capabilities });
    return editor;
  };

  it("come when a document is opened, and go when it is closed", async () => {
    const editor = await connected();
    await editor.open(uri, bad);
    const push = await editor.pushed(uri);
    assert.deepEqual(codes(push), [rule]);
    assert.equal(push.version, undefined);
    await editor.close(uri);
    await editor.pushed(uri, ({ diagnostics }) => diagnostics.length === 0);
    assert.equal(editor.pushes.length, 2);
  });

  it("are sent for a document without a finding too", async () => {
    const editor = await connected();
    await editor.open(uri, good);
    assert.deepEqual((await editor.pushed(uri)).diagnostics, []);
  });

  it("name the version where the editor wants it", async () => {
    const editor = await connected({ textDocument: { publishDiagnostics: { versionSupport: true } } });
    await editor.open(uri, good);
    assert.equal((await editor.pushed(uri)).version, 1);
    await editor.change(uri, 7, { text: bad });
    assert.deepEqual(codes(await editor.pushed(uri, ({ version }) => version === 7)), [rule]);
  });

  it("come once for a burst of typing, for the last version", async () => {
    const editor = await connected({ textDocument: { publishDiagnostics: { versionSupport: true } } });
    await editor.open(uri, good);
    await editor.pushed(uri);
    for (let version = 2; version <= 30; version++)
      await editor.change(uri, version, { text: version % 2 ? good : bad });
    await editor.pushed(uri, ({ version }) => version === 30);
    await editor.quiet();
    assert.deepEqual(
      editor.pushes.map(({ version }) => version),
      [1, 30],
    );
  });

  it("are dropped for a document closed meanwhile", async () => {
    const editor = await connected();
    await editor.open(uri, bad);
    await editor.change(uri, 2, { text: good });
    await editor.close(uri);
    await editor.quiet();
    assert.deepEqual(editor.pushes.at(-1), { uri, diagnostics: [] });
    assert.ok(editor.pushes.length <= 2);
  });

  it("are for the document they are about, be their texts the same", async () => {
    const editor = await connected();
    const others = ["file:///a/lab.xml", "file:///b/lab.xml"];
    // In two folders, where a copy is for another host.
    for (const other of others) await editor.open(other, bad);
    for (const other of others) {
      const { diagnostics } = await editor.pushed(other);
      assert.equal(diagnostics[0]?.relatedInformation?.[0]?.location.uri, other);
    }
    await editor.quiet();
    assert.equal(editor.pushes.length, 2);
  });

  it("cannot be asked for", async () => {
    await assert.rejects((await connected()).pull(uri), { code: -32601 });
  });
});

describe("server: pulled diagnostics", () => {
  const connected = async (capabilities: object = pulling) => {
    const editor = editorInProcess();
    await editor.initialize({ capabilities });
    return editor;
  };

  it("are pushed to an editor that cannot be told to ask again", async () => {
    const editor = await connected({ textDocument: { diagnostic: {} } });
    await editor.open(uri, bad);
    assert.deepEqual(codes(await editor.pushed(uri)), [rule]);
    await assert.rejects(editor.pull(uri), { code: -32601 });
  });

  it("are the answer, and nothing is pushed", async () => {
    const editor = await connected();
    await editor.open(uri, bad);
    assert.deepEqual(codes(full(await editor.pull(uri))), [rule]);
    await editor.change(uri, 2, { text: good });
    assert.deepEqual(full(await editor.pull(uri)).items, []);
    await editor.close(uri);
    await editor.quiet();
    assert.deepEqual(editor.pushes, []);
  });

  it("are unchanged as long as the document is", async () => {
    const editor = await connected();
    await editor.open(uri, bad);
    const { resultId } = full(await editor.pull(uri));
    assert.ok(resultId);
    assert.deepEqual(await editor.pull(uri, resultId), { kind: "unchanged", resultId });
    await editor.change(uri, 2, { text: `${bad} ` });
    const after = full(await editor.pull(uri, resultId));
    assert.notEqual(after.resultId, resultId);
    assert.deepEqual(await editor.pull(uri, after.resultId), { kind: "unchanged", resultId: after.resultId });
  });

  it("are new for a document opened again with the same version", async () => {
    const editor = await connected();
    await editor.open(uri, bad);
    const { resultId } = full(await editor.pull(uri));
    await editor.close(uri);
    await editor.open(uri, good);
    assert.deepEqual(full(await editor.pull(uri, resultId)).items, []);
  });

  it("are empty for a document that is not open", async () => {
    assert.deepEqual(full(await (await connected()).pull("file:///unknown.xml")).items, []);
  });

  it("are not worked out for a request cancelled at once", async () => {
    const editor = await connected();
    await editor.open(uri, bad);
    const cancelled = new (await import("vscode-languageserver")).CancellationTokenSource();
    const params = { textDocument: { uri } };
    const answer = editor.connection.sendRequest("textDocument/diagnostic", params, cancelled.token);
    cancelled.cancel();
    await assert.rejects(answer, { code: -32800 });
    assert.deepEqual(codes(full(await editor.pull(uri))), [rule]);
  });
});

describe("server: incremental changes", () => {
  const at = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  });
  const crlf = bad.replace("<ip", "<!-- 𝒳é -->\r\n<ip");
  const astral = bad.replace("<ip", "<!-- 𝒳é --><ip");
  /** The range of the octet that is wrong, in UTF-16. */
  const octet = (line: string, number = 0) => at(number, line.indexOf("1.99'"), line.indexOf("1.99'") + 1);
  const before = Buffer.byteLength(astral.slice(0, astral.indexOf("1.99'")));
  const fixes: [title: string, text: string, encodings: string[] | undefined, changes: object[]][] = [
    ["in one line", bad, undefined, [{ range: octet(bad), text: "0" }]],
    ["after CRLF", crlf, undefined, [{ range: octet(crlf.split("\r\n")[1] ?? "", 1), text: "0" }]],
    ["after an astral character in UTF-16", astral, undefined, [{ range: octet(astral), text: "0" }]],
    ["after an astral character in UTF-8", astral, ["utf-8"], [{ range: at(0, before, before + 1), text: "0" }]],
    [
      "in two steps",
      bad,
      undefined,
      [
        { range: at(0, 0, 0), text: "<?xml version='1.0'?>\r\n" },
        { range: octet(bad, 1), text: "0" },
      ],
    ],
    [
      "of everything, by a range too long",
      bad,
      undefined,
      [{ range: { ...at(0, 0, 0), end: { line: 9, character: 0 } }, text: good }],
    ],
  ];
  for (const [title, text, positionEncodings, changes] of fixes) {
    it(`are applied ${title}`, async () => {
      const editor = editorInProcess();
      const general = positionEncodings && { general: { positionEncodings } };
      await editor.initialize({ capabilities: { ...pulling, ...general } as object });
      await editor.open(uri, text);
      assert.deepEqual(codes(full(await editor.pull(uri))), [rule]);
      await editor.change(uri, 2, ...changes);
      const { items }: { items: Diagnostic[] } = full(await editor.pull(uri));
      assert.deepEqual(items, []);
    });
  }
});
