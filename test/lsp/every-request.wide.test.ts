// Every request under adverse conditions: invalid parameters, documents that are not open or change meanwhile,
// cancellation, hundreds at a time, huge documents.
import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver";
import { commands } from "../../server/src/protocol.js";
import { editorInProcess, pulling } from "../helpers/lsp.js";
import { quickOrWide } from "../helpers/wide.js";

const uri = "file:///w/net.xml";
const network = (hosts: number) => `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge name='virbr7'/>
  <ip address='10.7.0.1' netmask='255.255.0.0'>
    <dhcp>
      <range start='10.7.200.1' end='10.7.200.200'/>
${Array.from({ length: hosts }, (_, index) => host(index)).join("")}    </dhcp>
  </ip>
</network>
`;
const host = (index: number) => {
  const [high, low] = [(index >> 7) + 1, (index & 127) + 1];
  const mac = [high, low].map((octet) => octet.toString(16).padStart(2, "0")).join(":");
  return `      <host mac='52:54:00:00:${mac}' name='h${index}' ip='10.7.${high}.${low}'/>\n`;
};
const options = { tabSize: 2, insertSpaces: true };
const start = { line: 0, character: 3 };
const whole = { start, end: { line: 99_999, character: 0 } };

type Place = { readonly line: number; readonly character: number };

/** The parameters of each request beside the document, at a place of it. */
const requests: Readonly<Record<string, (place: Place) => object>> = {
  "textDocument/codeAction": (place) => ({ range: { start: place, end: place }, context: { diagnostics: [] } }),
  "textDocument/codeLens": () => ({}),
  "textDocument/completion": (position) => ({ position }),
  "textDocument/definition": (position) => ({ position }),
  "textDocument/diagnostic": () => ({}),
  "textDocument/documentHighlight": (position) => ({ position }),
  "textDocument/documentLink": () => ({}),
  "textDocument/documentSymbol": () => ({}),
  "textDocument/foldingRange": () => ({}),
  "textDocument/formatting": () => ({ options }),
  "textDocument/hover": (position) => ({ position }),
  "textDocument/inlayHint": () => ({ range: whole }),
  "textDocument/linkedEditingRange": (position) => ({ position }),
  "textDocument/onTypeFormatting": (position) => ({ position, ch: "\n", options }),
  "textDocument/prepareRename": (position) => ({ position }),
  "textDocument/rangeFormatting": (place) => ({ range: { start: place, end: place }, options }),
  "textDocument/references": (position) => ({ position, context: { includeDeclaration: true } }),
  "textDocument/rename": (position) => ({ position, newName: "other" }),
  "textDocument/selectionRange": (position) => ({ positions: [position] }),
  "textDocument/semanticTokens/full": () => ({}),
  "textDocument/semanticTokens/range": (place) => ({ range: { start: place, end: place } }),
};
const methods = Object.keys(requests);
/** Those that name the document otherwise, or none. */
const others: Readonly<Record<string, (uri: string) => object>> = {
  "workspace/symbol": () => ({ query: "lab" }),
  "workspace/executeCommand": (uri) => ({ command: commands.newUuid, arguments: [uri] }),
  "virnet/target": (uri) => ({ uri }),
  "virnet/templates": () => ({}),
  "virnet/rules": () => ({}),
};
const paramsOf = (method: string, place: Place, of = uri): object =>
  requests[method] ? { textDocument: { uri: of }, ...requests[method](place) } : (others[method]?.(of) ?? {});

const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor"] } } };
const nothing = /^(?:null|\[\]|\{"data":\[\]\}|\{"kind":"full","items":\[\]\})$/;

async function connected(text = network(3), capabilities: object = pulling) {
  const editor = editorInProcess();
  await editor.initialize({ capabilities: { ...capabilities, textDocument: { ...pulling.textDocument, codeAction } } });
  editor.connection.onRequest("workspace/applyEdit", () => ({ applied: true }));
  await editor.open(uri, text);
  /** The answer, or the code of the error instead. */
  const ask = (method: string, params: unknown): Promise<unknown> =>
    editor.connection.sendRequest(method, params).catch(({ code }: { code?: number }) => {
      assert.ok(code !== undefined && code < 0, `${method} ends with an error without a code`);
      return code;
    });
  return { ...editor, ask };
}

/** Answers with chance in them are the same but for that. */
const settled = (answer: unknown) => JSON.stringify(answer)?.replace(/(?:[0-9a-f]{2,}[:-]){2,}[0-9a-f:-]*/gi, "?");

const announced: Readonly<Record<string, string>> = {
  "textDocument/diagnostic": "diagnosticProvider",
  "textDocument/formatting": "documentFormattingProvider",
  "textDocument/rangeFormatting": "documentRangeFormattingProvider",
  "textDocument/onTypeFormatting": "documentOnTypeFormattingProvider",
  "textDocument/prepareRename": "renameProvider",
  "textDocument/semanticTokens/full": "semanticTokensProvider",
  "textDocument/semanticTokens/range": "semanticTokensProvider",
  "workspace/symbol": "workspaceSymbolProvider",
  "workspace/executeCommand": "executeCommandProvider",
};

describe("server: every request", () => {
  it("that is announced is in the tables here", async () => {
    const editor = editorInProcess();
    const { capabilities } = await editor.initialize({
      capabilities: { ...pulling, textDocument: { ...pulling.textDocument, codeAction } },
    });
    const providers = Object.keys(capabilities).filter((name) => name.endsWith("Provider"));
    const tested = [...methods, ...Object.keys(others)].map(
      (method) => announced[method] ?? `${method.replace(/^.*\//, "")}Provider`,
    );
    assert.deepEqual(
      providers.filter((name) => !tested.includes(name)),
      [],
    );
  });

  const misplaced: unknown[] = [
    { line: -1, character: -1 },
    { line: 1e9, character: 1e9 },
    { line: 2 ** 53, character: -(2 ** 53) },
    { line: 1.5, character: 2.5 },
  ];
  const nonsense: unknown[] = [undefined, null, 7, "text", [], {}, { line: "1", character: null }, { line: {} }];
  const spoilt: unknown[] = [null, 7, "text", [], [null], {}, { textDocument: null }, { textDocument: { uri: 7 } }];
  for (const method of [...methods, ...Object.keys(others)]) {
    it(`${method} outlives nonsense`, async () => {
      const { ask, log } = await connected();
      for (const place of misplaced) await ask(method, paramsOf(method, place as Place));
      assert.deepEqual(log, [], "a place outside the document is no failure");
      for (const place of nonsense) await ask(method, paramsOf(method, place as Place));
      for (const params of spoilt) await ask(method, params);
      for (const key of Object.keys(paramsOf(method, start))) {
        for (const value of [undefined, null, 7, "text", [], {}]) {
          await ask(method, { ...paramsOf(method, start), [key]: value });
        }
      }
      assert.notEqual(settled(await ask(method, paramsOf(method, { line: 1, character: 9 }))), undefined);
    });
  }

  it("about a document that is not open gets nothing, and no failure is logged", async () => {
    const editor = await connected();
    const closed = "file:///w/closed.xml";
    await editor.open(closed, network(1));
    await editor.close(closed);
    for (const method of [...methods, "workspace/executeCommand", "virnet/target"]) {
      for (const of of [closed, "file:///w/never.xml", "", "no uri"]) {
        const answer = await editor.ask(method, paramsOf(method, start, of));
        assert.match(JSON.stringify(answer), nothing, method);
      }
    }
    assert.deepEqual(editor.log, []);
  });

  /** A request that waits for the editor's settings until it `tells` them; then its answer. */
  async function held(method: string, place: Place) {
    const editor = editorInProcess();
    let tell = (_: object) => {};
    editor.settings = new Promise((resolve) => {
      tell = resolve;
    });
    await editor.initialize({
      capabilities: {
        workspace: { ...pulling.workspace, configuration: true },
        textDocument: { ...pulling.textDocument, codeAction },
      },
    });
    await editor.open(uri, network(3));
    const ask = () =>
      editor.connection.sendRequest<unknown>(method, paramsOf(method, place)).catch(({ message }: Error) => message);
    const early = ask();
    return { editor, early, ask, tell };
  }

  for (const method of methods) {
    it(`${method} is about the document as it is when its settings are known`, async () => {
      const { editor, early, ask, tell } = await held(method, { line: 2, character: 9 });
      await editor.change(uri, 2, { text: `\n${network(1)}\n\n` });
      const late = ask();
      tell({ target: "9.0.0" });
      assert.equal(settled(await early), settled(await late));
      assert.deepEqual(editor.log, []);
    });

    it(`${method} gets nothing when its document goes meanwhile`, async () => {
      const { editor, early, tell } = await held(method, start);
      await editor.close(uri);
      tell({});
      assert.match(JSON.stringify(await early), nothing);
      assert.deepEqual(editor.log, []);
    });
  }
});

describe("server: cancelled requests", () => {
  const cancelled = -32800;

  /** A request: its answer or the code of its error, and what cancels it. */
  function sent({ connection }: Awaited<ReturnType<typeof connected>>, method: string) {
    const { token, cancel } = cancellable();
    const answer: Promise<unknown> = connection
      .sendRequest(method, paramsOf(method, start), token)
      .catch(({ code }: { code?: number }) => code);
    return { answer, cancel };
  }
  function cancellable() {
    const source = new CancellationTokenSource();
    return { token: source.token, cancel: () => source.cancel() };
  }

  it("are not carried out", async () => {
    const editor = await connected();
    for (const method of [...methods, ...Object.keys(others)]) {
      const { answer, cancel } = sent(editor, method);
      cancel();
      assert.equal(await answer, cancelled, method);
    }
    assert.deepEqual(editor.log, []);
  });

  it("are let go of while they wait for another", async () => {
    const editor = await connected(network(quickOrWide(60, 700)));
    const waiting = Array.from({ length: 30 }, () => sent(editor, "textDocument/codeAction"));
    await waiting[0]?.answer;
    for (const { cancel } of waiting) cancel();
    const answers = await Promise.all(waiting.map(({ answer }) => answer));
    const count = answers.filter((answer) => answer === cancelled).length;
    assert.ok(count > 15, `only ${count} of 30`);
  });

  it("are no trouble once they are answered, or were never made", async () => {
    const editor = await connected();
    const { answer, cancel } = sent(editor, "textDocument/hover");
    await answer;
    cancel();
    for (const id of [77_777, "x", null, {}, undefined]) {
      await editor.connection.sendNotification("$/cancelRequest", { id });
    }
    assert.notEqual(settled(await editor.ask("textDocument/hover", paramsOf("textDocument/hover", start))), undefined);
    assert.deepEqual(editor.log, []);
  });
});

describe("server: hundreds of requests", () => {
  it("in flight are all answered, each with its own answer, while the document changes", async () => {
    const editor = await connected(network(50));
    const place = { line: 8, character: 24 };
    const answers: Promise<unknown>[] = [];
    for (let round = 0; round < quickOrWide(4, 10); round += 1) {
      for (const method of methods) answers.push(editor.ask(method, paramsOf(method, place)));
      await editor.change(uri, round + 2, {
        range: { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } },
        text: "x",
      });
    }
    assert.ok(answers.length > 80);
    await Promise.all(answers);
    const [symbol] = (await editor.ask(
      "textDocument/documentSymbol",
      paramsOf("textDocument/documentSymbol", place),
    )) as {
      name: string;
    }[];
    assert.equal(symbol?.name, `network ${"x".repeat(quickOrWide(4, 10))}lab`);
    assert.deepEqual(editor.log, []);
  });
});

/** How long each takes is for `npm run bench`. */
describe("server: thousands of static hosts", () => {
  let editor: Awaited<ReturnType<typeof connected>>;
  before(async () => {
    editor = await connected(network(quickOrWide(40, 5000)));
    await editor.ask("textDocument/diagnostic", paramsOf("textDocument/diagnostic", start));
  });
  for (const method of [...methods, ...Object.keys(others)]) {
    for (const place of [start, { line: quickOrWide(20, 2500), character: 22 }]) {
      it(`${method} in line ${place.line} is answered`, async () => {
        assert.notEqual(await editor.ask(method, paramsOf(method, place)), undefined);
        assert.deepEqual(editor.log, []);
      });
      if (!requests[method]) break;
    }
  }
});
