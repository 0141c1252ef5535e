// An internal error in one document or request does not affect the others, is logged with its origin, and is shown to
// the user once. A service or a lint that throws injects the errors.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import type { Network } from "../../server/src/network/model.js";
import { createService, type Service, type TextDocument } from "../../server/src/service.js";
import { version } from "../../server/src/version.js";
import { able } from "../helpers/analysis.js";
import { filesOf } from "../helpers/files.js";
import { codes, type Editor, editorInProcess, full, pulling } from "../helpers/lsp.js";
import { boom, lintThrowing } from "../helpers/throwing.js";

const haste = 5;
const network = (name: string, more = "") =>
  `<network><name>${name}</name><bridge name='virbr7'/><ip address='10.9.1.1' prefix='24'/>${more}</network>`;
const [a, b] = ["file:///w/a.xml", "file:///w/b.xml"] as const;
const origin = { line: 0, character: 0 };
const clashes = (push: object) => codes(push as never).includes("bridge-shared");

/** A service that throws whenever it is asked `what` about the document of that URI; without one, about any. */
function throwing(what: keyof Service, uri?: string): typeof createService {
  return (options) => {
    const service = createService(options);
    const own = service[what] as (document: TextDocument | string, ...more: unknown[]) => unknown;
    const guarded = (document: TextDocument | string, ...more: unknown[]) => {
      const about = typeof document === "string" ? document : document.uri;
      return uri === undefined || about === uri ? boom() : own.call(service, document, ...more);
    };
    return { ...service, [what]: guarded };
  };
}

/** The service with a lint of which one rule throws. */
function withThrowingRule(rule: string): typeof createService {
  return (options) => createService({ ...options, lint: lintThrowing(rule) });
}

async function connected(
  makeService: typeof createService,
  { files = {}, capabilities = {} }: { files?: Record<string, string>; capabilities?: object } = {},
): Promise<Editor> {
  const editor = editorInProcess({ haste, makeService, files: filesOf(new Map(Object.entries(files))) });
  await editor.initialize({ rootUri: "file:///w", capabilities });
  return editor;
}

const at = (uri: string) => ({ textDocument: { uri }, position: origin });

describe("server: internal errors", () => {
  it("of a request are an empty answer, a log entry with version and place, and one message to the user", async () => {
    const editor = await connected(throwing("hover"));
    await editor.open(a, network("a"));
    for (let times = 0; times < 3; times += 1) {
      assert.equal(await editor.connection.sendRequest("textDocument/hover", at(a)), null);
    }
    const entry = await editor.logged(/boom/);
    assert.ok(entry.startsWith(`textDocument/hover failed (virnet ${version}): TypeError: boom is undefined\n`));
    assert.match(entry, /\n +at .*boom/);
    await editor.quiet();
    assert.equal(editor.log.filter((line) => /boom/.test(line)).length, 3);
    assert.deepEqual(editor.shown, [
      `textDocument/hover failed with an internal error of virnet ${version}: boom is undefined. Please report it; the log has details.`,
    ]);
  });

  const requests: [what: keyof Service, method: string, params: object][] = [
    ["completion", "textDocument/completion", at(a)],
    [
      "codeActions",
      "textDocument/codeAction",
      { ...at(a), range: { start: origin, end: origin }, context: { diagnostics: [] } },
    ],
    ["symbols", "textDocument/documentSymbol", at(a)],
    ["workspaceSymbols", "workspace/symbol", { query: "" }],
    ["foldingRanges", "textDocument/foldingRange", at(a)],
    ["rename", "textDocument/rename", { ...at(a), newName: "x" }],
    ["format", "textDocument/formatting", { ...at(a), options: { tabSize: 2, insertSpaces: true } }],
    ["definition", "textDocument/definition", at(a)],
  ];
  for (const [what, method, params] of requests) {
    it(`of ${what} leave all other requests as they are`, async () => {
      const editor = await connected(throwing(what, what === "workspaceSymbols" ? undefined : a));
      await editor.open(a, network("a", "<wrong/>"));
      await editor.open(b, network("b"));
      const answer = await editor.connection.sendRequest(method, params);
      assert.ok(answer === null || (Array.isArray(answer) && answer.length === 0));
      assert.equal(editor.shown.length, 1);
      const hover = { textDocument: { uri: a }, position: { line: 0, character: 3 } };
      assert.ok(await editor.connection.sendRequest("textDocument/hover", hover));
      await editor.pushed(a, (push) => codes(push).includes("unknown-element"));
    });
  }

  it("of an editor's answer are no message to the user", async () => {
    const editor = editorInProcess({ haste });
    editor.settings = Promise.reject(new Error("no settings today"));
    (editor.settings as Promise<never>).catch(() => {});
    await editor.initialize({ capabilities: { workspace: { configuration: true } } });
    await editor.logged(/^workspace\/configuration failed/);
    await editor.quiet();
    assert.deepEqual(editor.shown, []);
  });

  for (const what of ["diagnostics", "isNetwork"] as const) {
    it(`of ${what} of one document leave the diagnostics pushed for others`, async () => {
      const editor = await connected(throwing(what, a));
      await editor.open(a, network("a"));
      await editor.open(b, network("b", "<wrong/>"));
      await editor.pushed(b, (push) => codes(push).includes("unknown-element"));
      // A later change is pushed too: nothing is stuck.
      await editor.change(b, 2, { text: network("b", "<worse/><wrong/>") });
      await editor.pushed(b, ({ diagnostics }) => diagnostics.length >= 2);
      // So is what comes of a document that is opened later.
      await editor.open("file:///w/c.xml", network("c"));
      await editor.pushed(b, clashes);
      assert.equal(editor.pushes.filter(({ uri }) => uri === a).length, 0);
    });

    it(`of ${what} of one document leave those that others are asked for`, async () => {
      const editor = await connected(throwing(what, a), { capabilities: pulling });
      await editor.open(a, network("a"));
      await editor.open(b, network("b", "<wrong/>"));
      assert.deepEqual(codes(full(await editor.pull(a))), []);
      assert.ok(codes(full(await editor.pull(b))).includes("unknown-element"));
      // The server still says when others change.
      await editor.open("file:///w/c.xml", network("c"));
      await editor.wasAsked("workspace/diagnostic/refresh");
      assert.ok(codes(full(await editor.pull(b))).includes("bridge-shared"));
    });
  }

  it("about one document leave what is looked for in all", async () => {
    const editor = await connected(throwing("isNetwork", a));
    await editor.open(a, network("a"));
    await editor.open(b, network("b"));
    const symbols = await editor.connection.sendRequest<{ name: string }[]>("workspace/symbol", { query: "b" });
    assert.ok(symbols.some(({ name }) => name === "b"));
  });

  it("about a file leave the search of the workspace", async () => {
    const files = { "file:///w/1.xml": network("one"), "file:///w/2.xml": network("two") };
    const editor = await connected(throwing("know", "file:///w/1.xml"), { files });
    await editor.open(b, network("b"));
    const { diagnostics } = await editor.pushed(b, clashes);
    assert.match(diagnostics.map(({ message }) => message).join(), /"two"/);
    assert.match(await editor.logged(/boom/), /^Reading a file failed/);
  });

  it("about a changed file leave those that changed with it", async () => {
    const files = new Map([["file:///w/1.xml", network("one").replace("virbr7", "virbr1").replace("10.9", "10.8")]]);
    const editor = editorInProcess({ haste, makeService: throwing("know", "file:///w/2.xml"), files: filesOf(files) });
    await editor.initialize({ rootUri: "file:///w" });
    await editor.open(b, network("b"));
    await editor.quiet();
    for (const name of [1, 2, 3]) files.set(`file:///w/${name}.xml`, network(`n${name}`));
    const changes = [2, 1, 3].map((name) => ({ uri: `file:///w/${name}.xml`, type: name === 1 ? 2 : 1 }));
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await editor.pushed(b, ({ diagnostics }) => {
      const messages = diagnostics.map(({ message }) => message).join();
      return messages.includes('"n1"') && messages.includes('"n3"');
    });
  });

  it("of a rule are a diagnostic, and a log entry once", async () => {
    const editor = await connected(withThrowingRule("unknown-element"));
    await editor.open(a, network("a", "<wrong/><ip/>"));
    const { diagnostics } = await editor.pushed(a, (push) => codes(push).includes("internal-error"));
    const internal = diagnostics.filter(({ code }) => code === "internal-error");
    assert.equal(internal.length, 1);
    assert.match(
      String(internal[0]?.message),
      /^Internal error in unknown-element \(virnet [\d.]+\): boom is undefined/,
    );
    assert.ok(diagnostics.length > 1);
    await editor.change(a, 2, { text: network("a", "<worse/>") });
    await editor.quiet();
    const entries = editor.log.filter((line) => /boom/.test(line));
    assert.equal(entries.length, 1);
    assert.ok(entries[0]?.startsWith(`${a}: internal error in unknown-element (virnet ${version}): TypeError: boom`));
    assert.deepEqual(editor.shown, []);
  });
});

describe("service: internal errors", () => {
  /** The service with a lint that leaves nothing to look at in one property of the network of that name. */
  function hollow(name: string, property: keyof Network): [service: Service, failures: string[]] {
    const failures: string[] = [];
    const service = createService({
      support: able,
      failed: (uri, { during }) => failures.push(`${uri} ${during}`),
      lint: (text, asked) => {
        const result = lint(text, asked);
        const { network: read } = result;
        if (read?.name?.value !== name) return result;
        return { ...result, network: Object.defineProperty({ ...read }, property, { get: boom }) };
      },
    });
    return [service, failures];
  }
  const documentOf = (uri: string, text: string): TextDocument => ({ uri, languageId: "xml", version: 1, text });

  it("in one network leave the names of others to be found", () => {
    const [service, failures] = hollow("a", "portGroups");
    service.diagnostics(documentOf(a, network("a")), {});
    service.diagnostics(documentOf(b, network("b")), {});
    assert.deepEqual(
      service.workspaceSymbols("").map(({ name }) => name),
      ["b", "virbr7"],
    );
    assert.deepEqual(failures, [`${a} while looking for symbols`]);
  });

  it("in one network leave the values proposed in others, as if it were not there", () => {
    const text = network("b", "<ip address=''/>");
    const position = { line: 0, character: text.indexOf("''") + 1 };
    const [service, failures] = hollow("a", "routes");
    service.diagnostics(documentOf(a, network("a")), {});
    const labels = (asked: Service) =>
      asked.completion(documentOf(b, text), position, {}).items.map(({ label }) => label);
    assert.deepEqual(labels(service), labels(createService({ support: able })));
    assert.deepEqual(failures, [
      `${a} while comparing documents`,
      `${b} while proposing values of /network/ip@address`,
    ]);
  });

  it("of a refactoring leave fixes and other refactorings", () => {
    const text = network("a", "<wrong/>");
    const [service, failures] = hollow("a", "mac");
    const range = { start: origin, end: { line: 0, character: text.length } };
    const titles = (asked: Service) =>
      asked.codeActions(documentOf(a, text), range, { diagnostics: [] }, {}).map(({ title }) => title);
    assert.ok(titles(createService({ support: able })).includes("Add a MAC address for the bridge"));
    const left = titles(service);
    assert.ok(left.includes("Remove <wrong>") && left.includes("Convert to mode nat"));
    assert.ok(!left.includes("Add a MAC address for the bridge"));
    assert.ok(failures.some((failure) => failure.startsWith(`${a} while offering refactor.`)));
  });

  it("of a hint leave the others", () => {
    const own = lint(`<network><name>a</name><forward/><ip address='10.1.1.1'/></network>`);
    const service = createService({
      support: able,
      failed: (_, { during }) => failures.push(during),
      lint: () => {
        const [subnet] = own.network?.subnets ?? [];
        const hollowSubnet = Object.defineProperty({ ...subnet }, "prefixSource", { get: boom });
        return { ...own, network: { ...own.network, subnets: [hollowSubnet] } as never };
      },
    });
    const failures: string[] = [];
    const { text } = own.document;
    const whole = { start: origin, end: { line: 0, character: text.length } };
    assert.deepEqual(
      service.inlayHints(documentOf(a, text), whole, { codeLens: false }).map(({ label }) => label),
      ["mode='nat'", "10.0.0.0/8, 16,777,213 guests"],
    );
    assert.deepEqual(failures, ["while hinting"]);
  });
});
