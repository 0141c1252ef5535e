// Each LSP request once over the wire: it reaches its feature, and the answer is valid for the editor. test/features
// tests the answers themselves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { ClientCapabilities, WorkspaceEdit } from "vscode-languageserver";
import { createPositions } from "../../server/src/positions.js";
import { commands, type ShowTextParams, showTextRequest } from "../../server/src/protocol.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { temporaryFolder } from "../helpers/files.js";
import { editorInProcess } from "../helpers/lsp.js";
import { cursor } from "../helpers/markers.js";

const uri = "file:///lab/net.xml";
const capable: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true }, applyEdit: true },
  window: { showDocument: { support: true } },
  textDocument: {
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ["markdown"], labelDetailsSupport: true },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    rename: { prepareSupport: true },
  },
};
const network = (inner: string) => `<network>\n  <name>lab</name>\n${inner}</network>\n`;
const nat = network(
  "  <forward mode='nat'/>\n  <bridge name='virbr7'/>\n  <ip address='192.168.77.1' prefix='24'>\n    <dhcp>\n      <range start='192.168.77.100' end='192.168.77.199'/>\n      <host mac='52:54:00:00:00:09' name='web' ip='192.168.77.9'/>\n    </dhcp>\n  </ip>\n",
);

/** An editor with the document of a marked text open. */
async function opened(marked: string, capabilities: ClientCapabilities = capable, languageId = "xml") {
  const { text, offset } = marked.includes("|") ? cursor(marked) : { text: marked, offset: 0 };
  const editor = editorInProcess();
  const edits: WorkspaceEdit[] = [];
  const pages: string[] = [];
  editor.connection.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
    edits.push(edit);
    return { applied: true };
  });
  editor.connection.onRequest("window/showDocument", ({ uri: page }: { uri: string }) => {
    pages.push(page);
    return { success: true };
  });
  await editor.initialize({ capabilities });
  await editor.open(uri, text, languageId);
  const position = createPositions(text).positionAt(offset);
  /** Asks about the document and the place of the mark. */
  const ask = (method: string, more: object = {}) =>
    editor.connection.sendRequest<unknown>(method, { textDocument: { uri }, position, ...more });
  return { editor, ask, edits, pages, position, text };
}

const all = { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };
const atForward = { start: { line: 2, character: 5 }, end: { line: 2, character: 5 } };
const layout = { options: { tabSize: 2, insertSpaces: true } };

/** The request, where it is asked, what more it says, and a pattern its answer has as JSON. */
const rows: readonly [method: string, marked: string, more: object, answer: RegExp][] = [
  ["textDocument/completion", nat.replace("  <bridge", "  |<bridge"), {}, /"label":"domain".*"newText":"<domain/],
  ["textDocument/completion", nat.replace("'nat'", "'|nat'"), {}, /"label":"route"/],
  ["textDocument/hover", nat.replace("range", "ra|nge"), {}, /"kind":"markdown".*100 addresses/],
  ["textDocument/documentSymbol", nat, {}, /"name":"network lab".*"children":\[.*192\.168\.77\.0\/24/],
  ["textDocument/foldingRange", nat, {}, /"startLine":0,"endLine":\d/],
  ["textDocument/selectionRange", nat, { positions: [{ line: 4, character: 20 }] }, /"parent":\{"range"/],
  ["textDocument/linkedEditingRange", nat.replace("<dhcp", "<dh|cp"), {}, /"ranges":\[.*"line":5.*"line":8/],
  ["textDocument/definition", nat.replace(".77.100", ".77.|100"), {}, /"targetUri":"file:\/\/\/lab\/net\.xml"/],
  ["textDocument/references", nat.replace(".77.1'", ".77.|1'"), { context: { includeDeclaration: true } }, /"line":4/],
  ["textDocument/documentHighlight", nat.replace("<dhcp", "<dh|cp"), {}, /"line":5.*"line":8/],
  ["textDocument/prepareRename", nat.replace("virbr7", "vir|br7"), {}, /"placeholder":"virbr7"/],
  ["textDocument/rename", nat.replace("virbr7", "vir|br7"), { newName: "virbr8" }, /"version":1.*"newText":"virbr8"/],
  [
    "textDocument/documentLink",
    nat.replace("  <bridge", "  <description>https://wiki.test/lab</description>\n  <bridge"),
    {},
    /"target":"https:\/\/wiki\.test\/lab"/,
  ],
  ["textDocument/inlayHint", nat, all, /192\.168\.77\.0\/24/],
  ["textDocument/codeLens", nat, {}, /1 static.*100 dynamic|100 dynamic.*1 static/],
  ["textDocument/semanticTokens/full", nat, {}, /"data":\[\d+,/],
  ["textDocument/semanticTokens/range", nat, all, /"data":\[\d+,/],
  ["textDocument/formatting", nat.replace("  <bridge", "      <bridge"), layout, /"newText":/],
  ["textDocument/rangeFormatting", nat.replace("  <bridge", "      <bridge"), { ...layout, ...all }, /"newText":/],
  ["textDocument/onTypeFormatting", nat.replace("</dhcp>", "  </dhcp>|"), { ...layout, ch: ">" }, /"newText":/],
  ["textDocument/codeAction", nat, { range: atForward, context: { diagnostics: [] } }, /"title":"Convert to/],
  ["virnet/target", nat, { uri }, new RegExp(`{"version":"${newestVersion}","source":"default"}`)],
  [
    "virnet/target",
    `<!-- virnet-target 9.0.0 -->${nat}`,
    { uri },
    /\{"version":"9\.0\.0","source":"comment","directive":\{"version":\{"start":\{"line":0,"character":19\},"end":\{"line":0,"character":24\}\},"whole":\{"start":\{"line":0,"character":0\},"end":\{"line":0,"character":28\}\}\}\}/,
  ],
];

describe("server: requests", () => {
  for (const [method, marked, more, answer] of rows) {
    it(`${method}: ${answer.source}`, async () => {
      const { ask } = await opened(marked);
      assert.match(JSON.stringify(await ask(method, more)), answer);
    });

    if (method.startsWith("virnet/")) continue;
    it(`${method}: nothing for what is no network, is not open, or stands outside`, async () => {
      const { ask } = await opened("<domain>\n  <name>lab</name>\n</domain>\n");
      const nothing = /^(?:null|\[\]|\{"data":\[\]\}|\{"isIncomplete":false,"items":\[\]\})$/;
      const unknown = { textDocument: { uri: "file:///other.xml" } };
      const far = { position: { line: 1e6, character: 1e6 }, positions: [{ line: -1, character: -1 }] };
      if (method === "textDocument/rename") {
        await assert.rejects(ask(method, more), { message: /cannot be renamed|nothing/i });
      } else assert.match(JSON.stringify(await ask(method, more)), nothing);
      assert.match(JSON.stringify(await ask(method, { ...more, ...unknown })), nothing);
      await ask(method, { ...more, ...far }).catch(() => {});
    });
  }

  it("are all in docs/features.md", () => {
    const page = readFileSync("docs/features.md", "utf8");
    const missing = [...new Set(rows.map(([method]) => method))].filter((method) => {
      const [name = ""] = method.split("/").slice(1);
      return !page.includes(`\`${method}\``) && !page.includes(`\`${name}\``) && !page.includes(`${name}\` full`);
    });
    assert.deepEqual(missing, []);
  });

  it("workspace/symbol", async () => {
    const { editor } = await opened(nat);
    await editor.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
    const found = await editor.connection.sendRequest("workspace/symbol", { query: "web" });
    assert.match(JSON.stringify(found), /"name":"[^"]*web/);
  });

  it("refuse a new name in words", async () => {
    const { ask } = await opened(nat.replace("virbr7", "vir|br7"));
    await assert.rejects(ask("textDocument/rename", { newName: "a name far too long for a device" }), {
      message: /a name far too long/,
    });
  });

  it("offer templates whose subnets no open network has, and all rules", async () => {
    const { editor } = await opened(nat.replaceAll("192.168.77.", "192.168.123.").replace("virbr7", "virbr1"));
    await editor.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
    const templates = JSON.stringify(await editor.connection.sendRequest("virnet/templates"));
    assert.match(templates, /"id":"nat".*192\.168\.124/);
    assert.doesNotMatch(templates, /192\.168\.123|virbr1\b/);
    const rules = await editor.connection.sendRequest<{ id: string; url: string }[]>("virnet/rules");
    const rule = rules.find(({ id }) => id === "dhcp-range-outside-subnet");
    assert.match(rule?.url ?? "", /dhcp-range-outside-subnet/);
  });

  it("say plainly to an editor that shows no Markdown", async () => {
    const { ask } = await opened(nat.replace("range", "ra|nge"), {});
    const hover = JSON.stringify(await ask("textDocument/hover"));
    assert.match(hover, /"kind":"plaintext"/);
    assert.doesNotMatch(hover, /\*\*|`/);
  });

  it("insert no tab stops in an editor without snippets, and list symbols flat for one without nesting", async () => {
    const { ask } = await opened(nat.replace("  <bridge", "  |<bridge"), {});
    assert.doesNotMatch(JSON.stringify(await ask("textDocument/completion")), /\$\{?\d/);
    assert.match(JSON.stringify(await ask("textDocument/documentSymbol")), /"containerName"/);
    assert.doesNotMatch(JSON.stringify(await ask("textDocument/documentSymbol")), /"children"/);
  });

  for (const isPreferredSupport of [true, false]) {
    it(`${isPreferredSupport ? "offer all" : "offer one fix alone"} for a finding of a whole document, asked as Kate does`, async () => {
      const codeAction = { ...capable.textDocument?.codeAction, isPreferredSupport };
      const { editor, ask, text } = await opened(nat.replace("mode=", "mdoe="), { textDocument: { codeAction } });
      const { diagnostics } = await editor.pushed(uri);
      const range = { start: { line: 0, character: 0 }, end: createPositions(text).positionAt(text.length) };
      const context = { diagnostics: diagnostics.filter(({ code }) => code === "unknown-attribute") };
      const actions = (await ask("textDocument/codeAction", { range, context })) as { title: string }[];
      assert.equal(actions[0]?.title, "Change to mode");
      assert.equal(actions.length > 1, isPreferredSupport);
    });
  }

  const edits: [command: string, marked: string, edit: RegExp][] = [
    [commands.newMac, nat.replace(":00:09", ":00|:09"), /"newText":"52:54:00:[0-9a-f:]{8}"/],
    [commands.newMac, nat, /<mac address='52:54:00:[0-9a-f:]{8}'\/>/],
    [commands.newUuid, nat, /<uuid>[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]+<\/uuid>/],
    [commands.fixAll, nat.replace("mode=", "mdoe="), /"newText":"mode"/],
  ];
  for (const [command, marked, edit] of edits) {
    it(`${command} edits: ${edit.source}`, async () => {
      const { editor, edits: made, position } = await opened(marked);
      await editor.connection.sendRequest("workspace/executeCommand", { command, arguments: [uri, position] });
      assert.equal(made.length, 1);
      assert.match(JSON.stringify(made), edit);
    });
  }

  it("opens the page of a rule", async () => {
    const { editor, pages } = await opened(nat);
    const page = "https://example.com/rule";
    await editor.connection.sendRequest("workspace/executeCommand", {
      command: commands.openRulePage,
      arguments: [page],
    });
    assert.deepEqual(pages, [page]);
  });

  const plan = { command: commands.showAddressPlan, arguments: [uri, { line: 4, character: 3 }] };

  it("shows an address plan where the editor shows texts", async () => {
    const editor = editorInProcess();
    const shown: ShowTextParams[] = [];
    editor.connection.onRequest(showTextRequest, (params: ShowTextParams) => {
      shown.push(params);
      return null;
    });
    await editor.initialize({ capabilities: capable, initializationOptions: { showText: true } });
    await editor.open(uri, nat, "xml");
    await editor.connection.sendRequest("workspace/executeCommand", plan);
    assert.deepEqual(
      shown.map(({ title, about }) => [title, about]),
      [["Address plan of 192.168.77.0/24", uri]],
    );
    assert.match(shown[0]?.text ?? "", /\| DHCP range \|/);
  });

  it("says the next free address in a message elsewhere", async () => {
    const { editor } = await opened(nat);
    const message = new Promise<string>((resolve) => {
      editor.connection.onNotification("window/showMessage", ({ message }: { message: string }) => resolve(message));
    });
    await editor.connection.sendRequest("workspace/executeCommand", plan);
    assert.match(await message, /^Address plan of 192\.168\.77\.0\/24: .* free\. Next free address/);
  });

  it("does nothing for a command that makes no sense", async () => {
    const { editor, edits: made } = await opened(nat);
    for (const params of [
      { command: "no.such", arguments: [uri] },
      { command: commands.newMac },
      { command: commands.newMac, arguments: [7, "x"] },
      { command: commands.newUuid, arguments: ["file:///other.xml"] },
      { command: commands.fixAll, arguments: [uri] },
    ]) {
      assert.equal(await editor.connection.sendRequest("workspace/executeCommand", params), null);
    }
    assert.deepEqual(made, []);
  });
});

describe("server: links", () => {
  const folder = temporaryFolder({ "tftp/pxelinux.0": "" });

  it("lead to files that are there, and to no others", async () => {
    const { nodeFiles } = await import("../../server/src/lsp/node-files.js");
    const editor = editorInProcess({ files: nodeFiles });
    await editor.initialize();
    const root = new URL(folder.uri("tftp")).pathname;
    const tftp = `<ip address='192.168.77.1' prefix='24'><tftp root='${root}'/><dhcp><bootp file='pxelinux.0'/></dhcp></ip>`;
    await editor.open(uri, network(tftp.replace("pxelinux.0", "absent.0")));
    const linksOf = async () =>
      JSON.stringify(await editor.connection.sendRequest("textDocument/documentLink", { textDocument: { uri } }));
    assert.match(await linksOf(), /tftp"/);
    assert.doesNotMatch(await linksOf(), /absent/);
    await editor.change(uri, 2, { text: network(tftp) });
    assert.match(await linksOf(), /pxelinux\.0/);
  });
});
