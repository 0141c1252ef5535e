// The effective settings of a document in an editor: from config files on a real disk, the editor's settings, comments;
// and the effect of changes to any of them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { longestConfig } from "../../server/src/config/config.js";
import { nodeFiles } from "../../server/src/lsp/node-files.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { filesOf, temporaryFolder } from "../helpers/files.js";
import { codes, type Editor, editorInProcess, full, pulling } from "../helpers/lsp.js";

/** An error before libvirt 3.0.0, a hint that can be turned off. */
const recent = "<network><name>n</name><ip address='192.168.9.1' prefix='24' localPtr='yes'/></network>";
const commented = (version: string) => recent.replace("<name>", `<!-- virnet-target ${version} --><name>`);
const reversed =
  "<network><name>r</name><ip address='10.9.0.1' prefix='24'><dhcp><range start='10.9.0.9' end='10.9.0.2'/></dhcp></ip></network>";
const rule = "dhcp-range-reversed";
const asking = { workspace: { configuration: true } };
const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

/** Nobody here waits for a person to stop typing. */
const haste = 5;
const old = (push: { diagnostics?: never[] } | object) => codes(push as never).includes("not-in-target");
const save = (editor: Editor, uri: string) =>
  editor.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
const tell = (editor: Editor, settings: unknown) =>
  editor.connection.sendNotification("workspace/didChangeConfiguration", { settings });
const changed = (editor: Editor, uri: string, type = 2) =>
  editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });

async function connected(capabilities: object = {}, initializationOptions?: object, files = nodeFiles) {
  const editor = editorInProcess({ files, haste });
  await editor.initialize({ capabilities, initializationOptions: initializationOptions as never });
  return editor;
}

describe("server: who names the target", () => {
  const { uri } = temporaryFolder({
    "old/.virnet.json": '{ "target": "1.0.0" }',
    "new/.virnet.json": '{ "target": "12.0.0" }',
    "silent/.virnet.json": "{}",
  });
  // The document's comment, then the config file, then the editor's answer, then its first options, then the default.
  const cases: [comment: string, config: string, answer: string, options: string, isOld: boolean][] = [
    ["", "none", "", "", false],
    ["", "none", "", "1.0.0", true],
    ["", "none", "12.0.0", "1.0.0", false],
    ["", "none", "1.0.0", "12.0.0", true],
    ["", "silent", "1.0.0", "12.0.0", true],
    ["", "new", "1.0.0", "1.0.0", false],
    ["", "old", "12.0.0", "12.0.0", true],
    ["12.0.0", "old", "1.0.0", "1.0.0", false],
    ["1.0.0", "new", "12.0.0", "12.0.0", true],
    ["1.0.0", "none", "12.0.0", "", true],
  ];
  for (const [comment, config, answer, options, isOld] of cases) {
    it(`comment ${comment || "none"}, config ${config}, editor ${answer || "none"}, options ${options || "none"}`, async () => {
      const editor = editorInProcess({ files: nodeFiles, haste });
      editor.settings = { target: answer };
      await editor.initialize({
        capabilities: { ...pulling, workspace: { ...pulling.workspace, ...asking.workspace } },
        initializationOptions: { target: options } as never,
      });
      const document = uri(`${config}/net.xml`);
      await editor.open(document, comment ? commented(comment) : recent);
      assert.equal(old(full(await editor.pull(document))), isOld);
    });
  }
});

describe("server: virnet/target", () => {
  const { uri } = temporaryFolder({ "old/.virnet.json": '{ "target": "1.0.0" }', "silent/.virnet.json": "{}" });
  const cases: [path: string, text: string, setting: string, version: string | undefined, source?: string][] = [
    ["old/net.xml", recent, "9.0.0", "1.0.0", "config"],
    ["old/net.xml", commented("2.0.0"), "9.0.0", "2.0.0", "comment"],
    ["old/net.xml", commented("99.0.0"), "9.0.0", newestVersion, "comment"],
    ["old/net.xml", commented("0.0.1"), "9.0.0", "0.3.0", "comment"],
    ["silent/net.xml", recent, "9.0.0", "9.0.0", "setting"],
    ["net.xml", recent, "", newestVersion, "default"],
    ["old/guest.xml", "<domain/>", "", undefined],
  ];
  for (const [path, text, target, version, source] of cases) {
    it(`${path} with ${target || "no setting"}: ${source ?? "no network"}`, async () => {
      const editor = await connected({}, { target });
      await editor.open(uri(path), text);
      const [folder] = path.split("/");
      const config = folder === path ? {} : { config: uri(`${folder}/.virnet.json`) };
      const answer = version === undefined ? null : { version, source, ...config };
      const told: object | null = await editor.connection.sendRequest("virnet/target", { uri: uri(path) });
      assert.deepEqual(told && { ...told, directive: undefined }, answer && { ...answer, directive: undefined });
    });
  }
});

describe("server: rules", () => {
  const { uri } = temporaryFolder({
    ".virnet.json": `{ "rules": { "${rule}": "hint" }, "overrides": [{ "files": "off.xml", "rules": { "${rule}": "off" } }] }`,
    "own/.virnet.json": "{}",
    "ignored/.virnet.json": '{ "ignore": "*.tmp.xml" }',
  });
  const severities = async (path: string, settings: object) => {
    const editor = await connected(pulling, settings);
    await editor.open(uri(path), reversed);
    return full(await editor.pull(uri(path))).items.map(({ severity }) => severity);
  };
  const cases: [path: string, settings: object, severities: number[]][] = [
    ["own/net.xml", {}, [1]],
    ["own/net.xml", { rules: { [rule]: "information" } }, [3]],
    ["own/net.xml", { virnet: { rules: { [rule]: "off" } } }, []],
    ["own/net.xml", { rules: { [rule]: null } }, [1]],
    ["net.xml", {}, [4]],
    ["net.xml", { rules: { [rule]: "warning", "name-unusual": "off" } }, [4]],
    ["off.xml", { rules: { [rule]: "error" } }, []],
    ["ignored/net.xml", {}, [1]],
    ["ignored/net.tmp.xml", {}, []],
  ];
  for (const [path, settings, expected] of cases) {
    it(`${path} with ${JSON.stringify(settings)}`, async () => {
      assert.deepEqual(await severities(path, settings), expected);
    });
  }

  it("has no quick fixes for what is not found", async () => {
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } };
    const editor = await connected({ textDocument: { codeAction } });
    const offered = async (path: string) => {
      await editor.open(uri(path), reversed);
      const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
      const params = { textDocument: { uri: uri(path) }, range, context: { diagnostics: [], only: ["quickfix"] } };
      return ((await editor.connection.sendRequest("textDocument/codeAction", params)) as unknown[]).length > 0;
    };
    assert.equal(await offered("own/net.xml"), true);
    assert.equal(await offered("off.xml"), false);
    assert.equal(await offered("ignored/net.tmp.xml"), false);
  });
});

describe("server: changes of a config file", () => {
  const folder = temporaryFolder();
  const uri = () => folder.uri("lab/net.xml");
  const newOne = () => folder.write("lab/.virnet.json", '{ "target": "1.0.0" }');
  afterEach(() => folder.remove("lab"));

  const ways: [title: string, capabilities: object, notice: (editor: Editor) => Promise<void>][] = [
    ["the editor tells of it", watching, (editor) => changed(editor, folder.uri("lab/.virnet.json"), 1)],
    ["the document is saved", {}, (editor) => save(editor, uri())],
    ["another document is opened", {}, (editor) => editor.open(folder.uri("lab/other.xml"), "<domain/>")],
    ["another document is closed", {}, (editor) => editor.close(folder.uri("first.xml"))],
  ];
  for (const [title, capabilities, notice] of ways) {
    it(`apply at once when ${title}`, async () => {
      const editor = await connected(capabilities);
      await editor.open(folder.uri("first.xml"), "<domain/>");
      await editor.open(uri(), recent);
      assert.ok(!old(await editor.pushed(uri())));
      newOne();
      await notice(editor);
      await editor.pushed(uri(), old);
      folder.remove("lab/.virnet.json");
      await save(editor, uri());
      await editor.pushed(uri(), (push) => !old(push) && editor.pushes.filter((each) => each.uri === uri()).length > 2);
    });
  }

  it("are looked for while someone types, where the editor does not tell of them", async () => {
    const real = Date.now;
    let now = real();
    Date.now = () => now;
    try {
      const editor = await connected();
      await editor.open(uri(), recent);
      await editor.pushed(uri());
      newOne();
      await editor.change(uri(), 2, { text: `${recent} ` });
      await editor.quiet();
      assert.ok(!old(editor.pushes.at(-1) ?? {}));
      now += 3000;
      await editor.change(uri(), 3, { text: `${recent}  ` });
      await editor.pushed(uri(), old);
    } finally {
      Date.now = real;
    }
  });

  it("make an editor ask again", async () => {
    const editor = await connected({
      ...pulling,
      workspace: { ...watching.workspace, ...pulling.workspace },
    });
    await editor.open(uri(), recent);
    assert.ok(!old(full(await editor.pull(uri()))));
    newOne();
    await changed(editor, folder.uri("lab/.virnet.json"), 1);
    await editor.wasAsked("workspace/diagnostic/refresh");
    assert.ok(old(full(await editor.pull(uri()))));
  });

  it("that change nothing bring nothing", async () => {
    const editor = await connected(watching);
    await editor.open(uri(), recent);
    await editor.pushed(uri());
    folder.write("lab/.virnet.json", '{ "ignore": "other.xml" }');
    await changed(editor, folder.uri("lab/.virnet.json"), 1);
    await editor.quiet();
    assert.equal(editor.pushes.length, 1);
  });

  it("are watched where the editor can do that", async () => {
    const editor = editorInProcess({ files: nodeFiles, haste });
    const registered: unknown[] = [];
    editor.connection.onRequest("client/registerCapability", ({ registrations }: { registrations: unknown[] }) => {
      registered.push(...registrations);
    });
    await editor.initialize({ capabilities: watching });
    await editor.quiet();
    const [{ method, registerOptions }] = registered as [{ method: string; registerOptions: object }];
    assert.equal(method, "workspace/didChangeWatchedFiles");
    assert.deepEqual(registerOptions, {
      watchers: [{ globPattern: "**/.virnet.json" }, { globPattern: "**/*.xml" }],
    });
  });
});

describe("server: changes of the editor's settings", () => {
  const { uri } = temporaryFolder({ "new/.virnet.json": '{ "target": "12.0.0" }' });

  it("apply at once, but for what the config file says", async () => {
    const editor = await connected();
    const [free, bound] = [uri("net.xml"), uri("new/net.xml")];
    await editor.open(free, recent);
    await editor.open(bound, recent.replace(">n<", ">m<").replace(".9.", ".8."));
    await editor.pushed(free);
    await editor.pushed(bound);
    await tell(editor, { virnet: { target: "1.0.0" } });
    await editor.pushed(free, old);
    await editor.quiet();
    assert.ok(!editor.pushes.some((push) => push.uri === bound && old(push)));
    await tell(editor, { virnet: { target: "1.0.0", rules: { "not-in-target": "off" } } });
    await editor.pushed(free, (push) => !old(push) && editor.pushes.indexOf(push) > 1);
  });

  it("may differ from folder to folder", async () => {
    const editor = editorInProcess({ haste });
    let strict = "w";
    editor.connection.onRequest(
      "workspace/configuration",
      ({ items }: { items: { scopeUri?: string; section: string }[] }) =>
        items.map(({ scopeUri, section }) => ({ target: scopeUri === `file:///${strict}/` ? "1.0.0" : "", section })),
    );
    const workspaceFolders = ["w", "v", "v/inner"].map((name) => ({ uri: `file:///${name}`, name }));
    const capabilities = {
      ...pulling,
      workspace: { ...pulling.workspace, configuration: true, workspaceFolders: true },
    };
    await editor.initialize({ capabilities, workspaceFolders });
    const olds = async () => {
      const found: string[] = [];
      for (const name of ["w", "v", "v/inner", "elsewhere"]) {
        await editor.open(`file:///${name}/net.xml`, recent);
        if (old(full(await editor.pull(`file:///${name}/net.xml`)))) found.push(name);
      }
      return found;
    };
    assert.deepEqual(await olds(), ["w"]);
    strict = "v";
    await tell(editor, null);
    await editor.quiet();
    assert.deepEqual(await olds(), ["v"]);
    await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: "file:///v/inner", name: "inner" }] },
    });
    await editor.quiet();
    assert.deepEqual(await olds(), ["v", "v/inner"]);
  });

  it("make an editor ask again for what it shows besides", async () => {
    const views = {
      inlayHint: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      semanticTokens: { refreshSupport: true },
    };
    const editor = await connected({ workspace: views });
    await tell(editor, { virnet: { inlayHints: { enabled: false } } });
    await editor.wasAsked("workspace/inlayHint/refresh");
    await editor.wasAsked("workspace/codeLens/refresh");
    await editor.wasAsked("workspace/semanticTokens/refresh");
  });
});

const unreadable: [title: string, make: (path: string) => void][] = [
  ["a named pipe, not a file", (path) => execFileSync("mkfifo", [path])],
  ["a device, not a file", (path) => symlinkSync("/dev/zero", path)],
  ["larger than 1 MB", (path) => writeFileSync(path, "{}".padEnd(longestConfig + 1))],
];

describe("server: a bad config file", () => {
  const folder = temporaryFolder();
  const document = () => folder.uri("bad/net.xml");
  const config = () => folder.uri("bad/.virnet.json");

  for (const capabilities of [{}, pulling]) {
    it(`shows what is wrong with it, until it is mended (${JSON.stringify(capabilities)})`, async () => {
      const editor = await connected(capabilities);
      folder.write("bad/.virnet.json", '{\n  "target": "latest", "rules": { "dhcp-range-reversed": "off" }\n}');
      await editor.open(document(), reversed);
      const { diagnostics } = await editor.pushed(config());
      assert.deepEqual(
        diagnostics.map(({ range, severity, source }) => [range, severity, source]),
        [[{ start: { line: 1, character: 12 }, end: { line: 1, character: 20 } }, 1, "virnet"]],
      );
      assert.match(String(diagnostics[0]?.message), /^target must be a libvirt version .*, not "latest"/);
      assert.match(await editor.logged(/latest/), /bad\/\.virnet\.json:2:13: target must be .*, not "latest"/);
      await editor.change(document(), 2, { text: `${reversed} ` });
      await save(editor, document());
      await editor.quiet();
      assert.equal(editor.pushes.filter(({ uri }) => uri === config()).length, 1);
      assert.equal(editor.log.length, 1);
      folder.write("bad/.virnet.json", '{ "target": "99.0.0" }');
      await save(editor, document());
      const mild = await editor.pushed(config(), (push) => push.diagnostics.some(({ severity }) => severity === 2));
      assert.match(String(mild.diagnostics[0]?.message), /newer than any/);
      folder.write("bad/.virnet.json", "{}");
      await save(editor, document());
      await editor.pushed(config(), (push) => push.diagnostics.length === 0);
    });
  }

  it("what makes sense in it counts", async () => {
    const editor = await connected(pulling);
    folder.write("bad/.virnet.json", `{ "target": 7, "rules": { "${rule}": "off", "no-such-rule": "off" } }`);
    await editor.open(document(), reversed);
    assert.deepEqual(full(await editor.pull(document())).items, []);
  });

  it("is no longer of interest when the last of its documents is closed", async () => {
    const editor = await connected();
    folder.write("bad/.virnet.json", "[]");
    await editor.open(document(), reversed);
    await editor.pushed(config());
    await editor.close(document());
    await editor.pushed(config(), (push) => push.diagnostics.length === 0);
  });

  it("that cannot be read is told of", async () => {
    const editor = await connected();
    folder.remove("bad/.virnet.json");
    folder.write("bad/.virnet.json/x", "");
    await editor.open(document(), reversed);
    const { diagnostics } = await editor.pushed(config());
    assert.equal(diagnostics[0]?.message, "the file cannot be read: it is a folder, not a file");
    assert.deepEqual(codes(await editor.pushed(document())), [rule]);
    folder.remove("bad");
  });

  for (const [title, make] of unreadable)
    it(`that is ${title} is told of, and never waited for`, async () => {
      const editor = await connected();
      folder.remove("bad");
      folder.write("bad/x", "");
      make(folder.path("bad/.virnet.json"));
      await editor.open(document(), reversed);
      const { diagnostics } = await editor.pushed(config());
      assert.equal(diagnostics[0]?.message, `the file cannot be read: it is ${title}`);
      assert.deepEqual(codes(await editor.pushed(document())), [rule]);
      folder.remove("bad");
    });

  it("counts places as the editor does", async () => {
    const files = filesOf(new Map([["file:///w/.virnet.json", '{ /* é𝒳 */ "target": 1 }']]));
    for (const [encoding, character] of [
      ["utf-16", 22],
      ["utf-8", 25],
    ] as const) {
      const editor = await connected({ general: { positionEncodings: [encoding] } }, undefined, files);
      await editor.open("file:///w/net.xml", recent);
      const { diagnostics } = await editor.pushed("file:///w/.virnet.json");
      assert.equal(diagnostics[0]?.range.start.character, character);
    }
  });
});

describe("server: config files the editor hands out", () => {
  const uri = "vscode-vfs://github/o/r/nets/net.xml";
  const offered = { files: true };
  async function browser(options: object, answer: (uri: string) => unknown) {
    const editor = editorInProcess({ haste });
    const asked: string[] = [];
    editor.connection.onRequest("virnet/readFile", (params: { uri: string }) => {
      asked.push(params.uri);
      return answer(params.uri);
    });
    await editor.initialize({ capabilities: pulling, initializationOptions: options as never });
    await editor.open(uri, recent);
    return { isOld: old(full(await editor.pull(uri))), asked, editor };
  }
  const only = (text: unknown) => (asked: string) => (asked.endsWith("/r/.virnet.json") ? text : null);

  it("count as those of a disk", async () => {
    const { isOld, asked } = await browser(offered, only({ text: '{ "target": "1.0.0" }' }));
    assert.ok(isOld);
    assert.deepEqual(asked.slice(0, 2), [
      "vscode-vfs://github/o/r/nets/.virnet.json",
      "vscode-vfs://github/o/r/.virnet.json",
    ]);
  });

  it("are not asked for unless the editor offers them", async () => {
    const { isOld, asked } = await browser({}, only({ text: '{ "target": "1.0.0" }' }));
    assert.deepEqual([isOld, asked], [false, []]);
  });

  const nonsense: [title: string, answer: unknown][] = [
    ["nothing", null],
    ["no object", 7],
    ["no text", { text: 7 }],
  ];
  for (const [title, answer] of nonsense) {
    it(`are none when the editor answers ${title}`, async () => {
      assert.equal((await browser(offered, () => answer)).isOld, false);
    });
  }

  it("are told of when they are too large, in bytes", async () => {
    const text = `// ${"é".repeat(longestConfig / 2)}\n{ "target": "1.0.0" }`;
    const { isOld, editor } = await browser(offered, only({ text }));
    const { diagnostics } = await editor.pushed("vscode-vfs://github/o/r/.virnet.json");
    assert.equal(diagnostics[0]?.message, "the file cannot be read: it is larger than 1 MB");
    assert.equal(isOld, false);
  });

  it("or when the editor says so", async () => {
    const { editor } = await browser(offered, only({ tooLarge: true }));
    const { diagnostics } = await editor.pushed("vscode-vfs://github/o/r/.virnet.json");
    assert.equal(diagnostics[0]?.message, "the file cannot be read: it is larger than 1 MB");
  });

  it("are none when the editor does not know the question", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize({ capabilities: pulling, initializationOptions: offered as never });
    await editor.open(uri, recent);
    assert.ok(!old(full(await editor.pull(uri))));
  });
});
