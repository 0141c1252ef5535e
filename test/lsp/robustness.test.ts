import assert from "node:assert/strict";
import { codes, editorInProcess, full, pulling } from "../helpers/lsp.js";

const uri = "file:///net.xml";
const bad = "<network><name>n</name><wrong/></network>";
const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const message = (method: string, params: unknown, id?: unknown) =>
  JSON.stringify({ jsonrpc: "2.0", ...(id !== undefined && { id }), method, params });

async function connected() {
  const editor = editorInProcess();
  const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } };
  await editor.initialize({
    capabilities: {
      textDocument: { ...pulling.textDocument, codeAction },
      workspace: { ...pulling.workspace, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
      window: { workDoneProgress: true },
    },
    rootUri: "file:///w",
    initializationOptions: { files: true } as never,
  });
  await editor.open(uri, bad);
  return editor;
}

const everything = [null, 7, "text", [], [null, null], {}, { textDocument: null }, { textDocument: {} }];

describe("server: whatever it is sent", () => {
  const notifications: [method: string, params: readonly unknown[]][] = [
    ["initialized", everything],
    ["textDocument/didOpen", [...everything, { textDocument: { uri: 1, text: 2 } }, { textDocument: { uri: "x:x" } }]],
    [
      "textDocument/didChange",
      [
        ...everything,
        { textDocument: { uri: "file:///never-opened.xml", version: 2 }, contentChanges: [{ text: "" }] },
        { textDocument: { uri, version: 2 } },
        { textDocument: { uri, version: 2 }, contentChanges: null },
        { textDocument: { uri, version: 2 }, contentChanges: [null] },
        { textDocument: { uri, version: 2 }, contentChanges: [{}] },
        { textDocument: { uri, version: 2 }, contentChanges: [{ range: {}, text: "x" }] },
        { textDocument: { uri, version: 2 }, contentChanges: [] },
      ],
    ],
    ["textDocument/didClose", [...everything, { textDocument: { uri: "file:///never-opened.xml" } }]],
    ["textDocument/didSave", everything],
    ["workspace/didChangeConfiguration", [...everything, { settings: 3 }, { settings: { virnet: [] } }]],
    [
      "workspace/didChangeWorkspaceFolders",
      [...everything, { event: {} }, { event: { added: [null], removed: [7] } }, { event: { added: [{ uri: 7 }] } }],
    ],
    [
      "workspace/didChangeWatchedFiles",
      [...everything, { changes: 7 }, { changes: [null] }, { changes: [{ uri: 7, type: "x" }, { uri: "x.xml" }] }],
    ],
    ["window/workDoneProgress/cancel", everything],
    ["$/setTrace", everything],
    ["$/cancelRequest", [...everything, { id: null }, { id: 12345 }]],
    ["$/progress", everything],
  ];
  for (const [method, list] of notifications) {
    it(`it outlives ${method}`, async () => {
      const editor = await connected();
      for (const params of list) editor.write(frame(message(method, params)));
      editor.write(frame(JSON.stringify({ jsonrpc: "2.0", method })));
      assert.deepEqual(codes(full(await editor.pull(uri))), ["unknown-element"]);
    });
  }

  const starts: object[] = [
    { workspaceFolders: null, rootUri: null },
    { workspaceFolders: [null, 7, {}, { uri: 7 }], rootUri: 7 },
    { workspaceFolders: 7, rootUri: "no uri at all" },
    { rootUri: undefined, workspaceFolders: [{ uri: "" }] },
    ...everything.map((initializationOptions) => ({ initializationOptions })),
    { initializationOptions: { files: true, rules: 7, virnet: { rules: { x: {} }, workspace: [], format: "x" } } },
  ];
  for (const params of starts) {
    it(`it starts with ${JSON.stringify(params)}`, async () => {
      const editor = editorInProcess();
      await editor.initialize({ capabilities: pulling, ...params });
      await editor.open(uri, bad);
      assert.deepEqual(codes(full(await editor.pull(uri))), ["unknown-element"]);
    });
  }

  const place = { line: 0, character: 0 };
  const requests: [method: string, params: readonly unknown[]][] = [
    ["initialize", everything],
    ["textDocument/diagnostic", everything],
    [
      "textDocument/codeAction",
      [
        ...everything,
        { textDocument: { uri } },
        { textDocument: { uri }, range: {}, context: {} },
        { textDocument: { uri }, range: { start: place, end: place }, context: null },
        { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: 5, only: 5 } },
        { textDocument: { uri: "no uri at all" }, range: { start: place, end: place }, context: { diagnostics: [] } },
      ],
    ],
    ["textDocument/completion", everything],
    ["workspace/executeCommand", everything],
  ];
  for (const [method, list] of requests) {
    it(`it answers ${method}`, async () => {
      const editor = await connected();
      for (const params of list) {
        const answer = editor.connection.sendRequest(method, params as object);
        await answer.catch((error: { code: number }) => assert.ok(error.code < 0, JSON.stringify(params)));
      }
      assert.deepEqual(codes(full(await editor.pull(uri))), ["unknown-element"]);
    });
  }

  const bytes: [title: string, bytes: string][] = [
    ["a body that is no JSON", frame("{not json")],
    ["a body that is null", frame("null")],
    ["a body that is a number", frame("5")],
    ["a batch", frame("[]")],
    ["an empty object", frame("{}")],
    ["an empty body", "Content-Length: 0\r\n\r\n"],
    ["an answer to no question", frame('{"jsonrpc":"2.0","id":99,"result":1}')],
    ["an error without an id", frame('{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"x"}}')],
    ["a request whose id is null", frame('{"jsonrpc":"2.0","id":null,"method":"shutdown"}')],
    ["a request whose id is an object", frame('{"jsonrpc":"2.0","id":{},"method":"shutdown"}')],
    ["a method that is a number", frame('{"jsonrpc":"2.0","id":1,"method":5}')],
    ["a header that says nothing of the length", "Content-Type: x\r\n\r\n"],
    ["a header without a colon", "garbage\r\n\r\n"],
    ["a length that is a word", "Content-Length: many\r\n\r\n"],
    ["another header", frame("{}").replace("Content", "X-Other: 1\r\nContent")],
    ["broken UTF-8", frame('{"jsonrpc":"2.0","method":"\ud800"}')],
  ];
  for (const [title, sent] of bytes) {
    it(`it outlives ${title}`, async () => {
      const editor = await connected();
      editor.write(sent);
      assert.deepEqual(codes(full(await editor.pull(uri))), ["unknown-element"]);
    });
  }

  it("says in the log what failed, and keeps the document as it was", async () => {
    const editor = await connected();
    await editor.change(uri, 2, { range: null, text: "x" });
    assert.match(await editor.logged(/./), /^textDocument\/didChange failed \(virnet .*\): .*range/);
    assert.deepEqual(editor.shown, [], "the mistake is the editor's");
    assert.deepEqual(codes(full(await editor.pull(uri))), ["unknown-element"]);
  });

  const names = [
    "",
    "no uri at all",
    "file:///%",
    "untitled:Untitled-1",
    "__proto__",
    "constructor",
    "file:///a b%20#?.xml",
  ];
  for (const name of names) {
    it(`serves a document called ${JSON.stringify(name)}`, async () => {
      const editor = await connected();
      await editor.open(name, bad);
      assert.deepEqual(codes(full(await editor.pull(name))), ["unknown-element"]);
    });
  }

  it("takes huge documents", async () => {
    const editor = await connected();
    const huge = `<network><name>n</name><!--${" filler".repeat(400_000)} --><wrong/></network>`;
    await editor.open("file:///huge.xml", huge);
    assert.ok(full(await editor.pull("file:///huge.xml")).items.length > 0);
    await editor.change("file:///huge.xml", 2, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: huge.length } },
      text: "<network><name>m</name></network>",
    });
    assert.deepEqual(full(await editor.pull("file:///huge.xml")).items, []);
  });

  it("takes a document opened twice", async () => {
    const editor = await connected();
    await editor.open(uri, "<network><name>n</name></network>");
    assert.deepEqual(full(await editor.pull(uri)).items, []);
  });
});
