import assert from "node:assert/strict";
import type { CompletionList, Hover, InitializeParams } from "vscode-languageserver";
import { codeActionKinds, semanticTokensLegend } from "../../server/src/service.js";
import { editorInProcess, pulling } from "../helpers/lsp.js";

const notInitialized = -32002;
const invalidRequest = -32600;
const methodNotFound = -32601;
const text = { textDocument: { uri: "file:///n.xml" } };

describe("server: life cycle", () => {
  it("introduces itself", async () => {
    const { serverInfo, capabilities } = await editorInProcess().initialize();
    assert.equal(serverInfo?.name, "virnet");
    assert.match(serverInfo?.version ?? "", /^\d+\.\d+\.\d+/);
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
  });

  const literals = { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } };
  /** What every editor is offered, whether it says that it can do something with it or not. */
  const always = {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: 2, save: true },
    completionProvider: { triggerCharacters: ["<", "/", ":", "=", "'", '"', " "] },
    hoverProvider: true,
    documentSymbolProvider: { label: "virnet" },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: true,
    documentLinkProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    codeLensProvider: { resolveProvider: false },
    semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: ">", moreTriggerCharacter: ["\n"] },
    executeCommandProvider: {
      commands: ["virnet.newMac", "virnet.newUuid", "virnet.fixAll", "virnet.openRulePage", "virnet.showAddressPlan"],
    },
  };

  const offers: [title: string, capabilities: object, offered: object][] = [
    ["nothing special", {}, { positionEncoding: "utf-16" }],
    ["code actions to an editor that takes them", literals, { codeActionProvider: { codeActionKinds } }],
    [
      "to ask before renaming",
      { textDocument: { rename: { prepareSupport: true } } },
      { renameProvider: { prepareProvider: true } },
    ],
    [
      "diagnostics to an editor that asks",
      pulling,
      { diagnosticProvider: { identifier: "virnet", interFileDependencies: true, workspaceDiagnostics: false } },
    ],
    [
      "to follow folders to an editor that has several",
      { workspace: { workspaceFolders: true } },
      { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } },
    ],
    ["UTF-16 where it may", { general: { positionEncodings: ["utf-8", "utf-16"] } }, { positionEncoding: "utf-16" }],
    ["UTF-8 where it must", { general: { positionEncodings: ["utf-8"] } }, { positionEncoding: "utf-8" }],
    ["UTF-32 where it must", { general: { positionEncodings: ["utf-32", "utf-8"] } }, { positionEncoding: "utf-32" }],
    ["UTF-16 for want of sense", { general: { positionEncodings: ["latin1"] } }, { positionEncoding: "utf-16" }],
    ["UTF-16 for garbage", { general: { positionEncodings: "utf-8" } }, { positionEncoding: "utf-16" }],
  ];
  for (const [title, capabilities, offered] of offers) {
    it(`offers ${title}`, async () => {
      const result = await editorInProcess().initialize({ capabilities } as Partial<InitializeParams>);
      const all = { ...always, ...offered };
      assert.deepEqual({ ...result.capabilities }, all);
    });
  }

  const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
  const writers: [editor: string, options: Partial<InitializeParams>, inserted: string][] = [
    ["that says nothing of itself", {}, "<dns></dns>"],
    ["that takes snippets", { capabilities: snippets }, "<dns>\n  $0\n</dns>"],
    ["named Eglot", { clientInfo: { name: "Eglot", version: "1.9" } }, "<dns>\n  </dns>"],
    ["named emacs", { clientInfo: { name: "emacs" } }, "<dns>\n  </dns>"],
    ["named Neovim", { clientInfo: { name: "Neovim", version: "0.7.2" } }, "<dns></dns>"],
  ];
  for (const [which, options, inserted] of writers) {
    it(`completes with as many lines as an editor can put in ${which}`, async () => {
      const editor = editorInProcess();
      await editor.initialize(options);
      await editor.open(text.textDocument.uri, "<network>\n  <name>n</name>\n  \n</network>");
      const position = { line: 2, character: 2 };
      const { items }: CompletionList = await editor.connection.sendRequest("textDocument/completion", {
        ...text,
        position,
      });
      assert.equal(items.find(({ label }) => label === "dns")?.textEdit?.newText, inserted);
    });
  }

  const choosers: [editor: string, options: Partial<InitializeParams>, inserted: string][] = [
    ["VS Code", { clientInfo: { name: "Visual Studio Code" }, capabilities: snippets }, `\${1|nat,route,`],
    [
      "one with our extension",
      { initializationOptions: { suggestCommand: "suggest" }, capabilities: snippets },
      `\${1|nat,route,`,
    ],
    ["Eglot", { clientInfo: { name: "Eglot" }, capabilities: snippets }, `\${1:nat}'/>`],
    ["Neovim", { clientInfo: { name: "Neovim" }, capabilities: snippets }, `\${1:nat}'/>`],
    ["helix", { clientInfo: { name: "helix" }, capabilities: snippets }, `\${1:nat}'/>`],
    ["one that says nothing of itself", { capabilities: snippets }, `\${1:nat}'/>`],
    ["VS Code without snippets", { clientInfo: { name: "Visual Studio Code" } }, "nat'/>"],
  ];
  for (const [which, options, inserted] of choosers) {
    it(`writes choices as ${inserted} for ${which}`, async () => {
      const editor = editorInProcess();
      await editor.initialize(options);
      await editor.open(text.textDocument.uri, "<network>\n  <name>n</name>\n  \n</network>");
      const { items }: CompletionList = await editor.connection.sendRequest("textDocument/completion", {
        ...text,
        position: { line: 2, character: 2 },
      });
      const item = items.find(({ label }) => label === "forward");
      assert.ok(item?.textEdit?.newText.startsWith(`<forward mode='${inserted}`), item?.textEdit?.newText);
    });
  }

  const [both, plainOnly] = [["plaintext", "markdown"], ["plaintext"]];
  const readers: [hover: unknown, completion: unknown, name: string, kinds: string[]][] = [
    [undefined, undefined, "Nobody", ["plaintext", "plaintext"]],
    [both, both, "Visual Studio Code", ["markdown", "markdown"]],
    [both, undefined, "Kate", ["markdown", "plaintext"]],
    [["markdown"], undefined, "helix", ["markdown", "markdown"]],
    [both, plainOnly, "Nobody", ["markdown", "plaintext"]],
    [plainOnly, both, "Nobody", ["plaintext", "markdown"]],
  ];
  for (const [contentFormat, documentationFormat, name, kinds] of readers) {
    it(`writes hovers and completions as ${kinds.join(" and ")} for an editor named ${name}`, async () => {
      const editor = editorInProcess();
      const textDocument = { hover: { contentFormat }, completion: { completionItem: { documentationFormat } } };
      await editor.initialize({ clientInfo: { name }, capabilities: { textDocument } as never });
      await editor.open(text.textDocument.uri, "<network><name>n</name></network>");
      const at = (character: number) => ({ ...text, position: { line: 0, character } });
      const hover: Hover = await editor.connection.sendRequest("textDocument/hover", at(2));
      const { items }: CompletionList = await editor.connection.sendRequest("textDocument/completion", at(9));
      assert.deepEqual(
        [hover.contents, items[0]?.documentation].map((shown) => Object(shown).kind),
        kinds,
      );
    });
  }

  it("answers nothing before it is initialized", async () => {
    const editor = editorInProcess();
    for (const method of ["textDocument/hover", "shutdown", "no/such/method"]) {
      await assert.rejects(editor.connection.sendRequest(method, text), { code: notInitialized });
    }
    await editor.open("file:///n.xml", "<network>");
    await editor.initialize();
    await editor.quiet();
    assert.deepEqual(editor.pushes, []);
  });

  it("is initialized once", async () => {
    const editor = editorInProcess();
    await editor.initialize();
    await assert.rejects(editor.initialize(), { code: invalidRequest });
  });

  it("says so when it does not know a method", async () => {
    const editor = editorInProcess();
    await editor.initialize();
    await assert.rejects(editor.connection.sendRequest("no/such/method", {}), { code: methodNotFound });
    await editor.connection.sendNotification("no/such/notification", {});
    await editor.connection.sendNotification("$/optional", {});
    await editor.quiet();
    assert.deepEqual(editor.log, []);
  });

  it("answers nothing after shutdown, and leaves with 0", async () => {
    const editor = editorInProcess();
    await editor.initialize({ capabilities: pulling });
    assert.equal(await editor.connection.sendRequest("shutdown"), null);
    await assert.rejects(editor.pull("file:///n.xml"), { code: invalidRequest });
    await assert.rejects(editor.connection.sendRequest("shutdown"), { code: invalidRequest });
    await editor.connection.sendNotification("exit");
    assert.equal(await editor.exited, 0);
  });

  it("does nothing after shutdown", async () => {
    const editor = editorInProcess();
    await editor.initialize();
    await editor.connection.sendRequest("shutdown");
    await editor.open("file:///n.xml", "<network>");
    await editor.quiet();
    assert.deepEqual(editor.pushes, []);
  });

  it("leaves with 1 when nobody shut it down", async () => {
    const editor = editorInProcess();
    await editor.initialize();
    await editor.connection.sendNotification("exit");
    assert.equal(await editor.exited, 1);
  });
});
