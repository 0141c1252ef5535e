// Diagnostics of a document that depend on others: open ones, and those in the workspace folders.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { nodeFiles } from "../../server/src/lsp/node-files.js";
import type { Files } from "../../server/src/lsp/runtime.js";
import { type AboutAnswer, aboutRequest } from "../../server/src/protocol.js";
import { filesOf, temporaryFolder } from "../helpers/files.js";
import { codes, type Editor, editorInProcess, full, pulling } from "../helpers/lsp.js";

/** Nobody here waits for a person to stop typing. */
const haste = 5;
const network = (name: string, subnet: number, more = "") =>
  `<network><name>${name}</name>${more}<ip address='10.9.${subnet}.1' prefix='24'/></network>`;
const clash = "subnet-shared";
const clashes = (push: object) => codes(push as never).includes(clash);
const quiet = (push: object) => codes(push as never).length === 0;
const changed = (editor: Editor, uri: string, type: number) =>
  editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
const tell = (editor: Editor, settings: unknown) =>
  editor.connection.sendNotification("workspace/didChangeConfiguration", { settings });

async function connected(files: Map<string, string>, options: object = {}) {
  const editor = editorInProcess({ files: filesOf(files), haste });
  await editor.initialize({ rootUri: "file:///w", ...options });
  return editor;
}

describe("server: open documents together", () => {
  const [a, b] = ["file:///w/a.xml", "file:///w/my%20b.xml"] as const;

  it("say what stands between them, and where", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize();
    await editor.open(a, network("a", 1));
    await editor.open(b, `<!-- 1 -->\n${network("b", 1)}`);
    const { diagnostics } = await editor.pushed(a, clashes);
    assert.match(String(diagnostics[0]?.message), /network "b" \(my b\.xml\)/);
    assert.deepEqual(diagnostics[0]?.relatedInformation, [
      {
        location: { uri: b, range: { start: { line: 1, character: 36 }, end: { line: 1, character: 44 } } },
        message: "Subnet 10.9.1.0/24",
      },
    ]);
    await editor.pushed(b, clashes);
  });

  it("are looked at again when one of them changes, moves on or goes", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize();
    const pushes = (uri: string) => editor.pushes.filter((push) => push.uri === uri).length;
    await editor.open(a, network("a", 1));
    await editor.open(b, network("b", 2));
    await editor.pushed(b);
    await editor.change(b, 2, { text: network("b", 1) });
    await editor.pushed(a, clashes);
    // Half-typed it stays what it was for the others.
    await editor.change(b, 3, { text: network("b", 1).replace("</network>", "<dns") });
    await editor.quiet();
    await editor.quiet();
    assert.equal(pushes(a), 2);
    await editor.change(b, 4, { text: `\n${network("b", 1)}` });
    const moved = await editor.pushed(
      a,
      ({ diagnostics }) => diagnostics[0]?.relatedInformation?.[0]?.location.range.start.line === 1,
    );
    assert.ok(clashes(moved));
    await editor.close(b);
    await editor.pushed(a, (push) => quiet(push) && editor.pushes.indexOf(push) > editor.pushes.indexOf(moved));
    await editor.quiet();
    assert.equal(pushes(a), 4);
  });

  it("bring no push for a document in which nothing changed", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize();
    await editor.open(a, network("a", 1));
    await editor.open(b, network("b", 2));
    for (let version = 2; version < 6; version++) {
      await editor.change(b, version, { text: network("b", version) });
      await editor.quiet();
    }
    assert.equal(editor.pushes.filter(({ uri }) => uri === a).length, 1);
  });

  it("an editor that asks is told to ask again, when there is something new", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize({ capabilities: pulling });
    await editor.open(a, network("a", 1));
    await editor.open(b, network("b", 2));
    for (const uri of [a, b]) assert.ok(quiet(full(await editor.pull(uri))));
    await editor.change(b, 2, { text: network("b", 3) });
    await editor.pull(b);
    await editor.quiet();
    await editor.quiet();
    assert.deepEqual(editor.asked, []);
    await editor.change(b, 3, { text: network("b", 1) });
    await editor.wasAsked("workspace/diagnostic/refresh");
    const { resultId } = full(await editor.pull(a));
    assert.equal((await editor.pull(a, resultId)).kind, "unchanged");
    assert.ok(clashes(full(await editor.pull(a))));
    assert.ok(clashes(full(await editor.pull(b))));
  });

  it("have quick fixes for what stands between them", async () => {
    const editor = editorInProcess({ haste });
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } };
    await editor.initialize({ capabilities: { textDocument: { codeAction } } });
    await editor.open(a, network("a", 1, "<bridge name='virbr7'/>"));
    await editor.open(b, network("b", 2, "<bridge name='virbr7'/>"));
    await editor.pushed(a, (push) => codes(push).includes("bridge-shared"));
    const place = { line: 0, character: 40 };
    const context = { diagnostics: [], only: ["quickfix"] };
    const params = { textDocument: { uri: a }, range: { start: place, end: place }, context };
    const actions: { title: string }[] = await editor.connection.sendRequest("textDocument/codeAction", params);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ["Change to virbr2, which is free", "Remove the name: libvirt chooses a free one", "Disable bridge-shared here"],
    );
  });

  it("lead from one to the other, asked before anything else", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize({ capabilities: pulling });
    const before = "git:/w/b.xml?%7B%22ref%22:%22HEAD%22%7D";
    const user = "<network><name>b</name><forward mode='bridge'/><bridge name='virbr7'/></network>";
    await editor.open(a, network("a", 1, "<bridge name='virbr7'/>"));
    await editor.open(before, user);
    await editor.open(b, user);
    const of = (uri: string, text: string) => ({
      textDocument: { uri },
      position: { line: 0, character: text.indexOf("virbr7") },
    });
    const ask = async (method: string, params: object): Promise<string[]> =>
      ((await editor.connection.sendRequest(method, params)) as { uri: string }[] | null)?.map(({ uri }) => uri) ?? [];
    const context = { includeDeclaration: true };
    assert.deepEqual(await ask("textDocument/definition", of(b, user)), [a]);
    assert.deepEqual(await ask("textDocument/references", { ...of(b, user), context }), [b, a]);
    await editor.change(a, 2, { text: `\n${network("a", 1)}` });
    assert.deepEqual(await ask("textDocument/references", { ...of(b, user), context }), [b]);
    const found: { name: string; location: { uri: string } }[] = await editor.connection.sendRequest(
      "workspace/symbol",
      { query: "" },
    );
    assert.deepEqual(found.map(({ name, location }) => `${name} ${location.uri}`).sort(), [
      `a ${a}`,
      `b ${b}`,
      `virbr7 ${b}`,
    ]);
  });

  it("earlier states of a file clash with nobody", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize();
    const before = "git:/w/b.xml?%7B%22ref%22:%22HEAD%22%7D";
    await editor.open(a, network("a", 1));
    await editor.open(before, network("b", 1));
    await editor.open("untitled:Untitled-1", network("c", 2));
    await editor.pushed("untitled:Untitled-1");
    await editor.quiet();
    assert.ok(editor.pushes.every(quiet));
    await editor.change("untitled:Untitled-1", 2, { text: network("c", 1) });
    await editor.pushed(a, clashes);
  });

  it("a bare comment that holds back what another document causes is in use", async () => {
    const editor = editorInProcess({ haste });
    await editor.initialize();
    await editor.open(a, network("a", 1).replace("<ip", "<!-- virnet-disable -->\n<ip"));
    await editor.pushed(a, (push) => codes(push).includes("unused-directive"));
    await editor.open(b, network("b", 1));
    await editor.pushed(a, quiet);
  });
});

describe("server: documents of the workspace that are not open", () => {
  const [own, other] = ["file:///w/own.xml", "file:///w/sub/other.xml"] as const;
  const starts: [title: string, files: Record<string, string>, options: object, found: boolean][] = [
    ["count in the root", { [other]: network("b", 1) }, {}, true],
    [
      "count in a folder",
      { [other]: network("b", 1) },
      { rootUri: null, workspaceFolders: [{ uri: "file:///w/", name: "w" }] },
      true,
    ],
    ["do not count outside of it", { "file:///elsewhere/b.xml": network("b", 1) }, {}, false],
    ["do not count without a folder", { [other]: network("b", 1) }, { rootUri: null }, false],
    [
      "do not count when no scan is wanted",
      { [other]: network("b", 1) },
      { initializationOptions: { workspace: { scan: false } } },
      false,
    ],
    [
      "do not count when they are ignored",
      { [other]: network("b", 1), "file:///w/.virnet.json": '{ "ignore": "sub/" }' },
      {},
      false,
    ],
    ["do not count when they are no networks", { [other]: "<domain><!-- <network/> --></domain>" }, {}, false],
    ["do not count when they are broken", { [other]: network("b", 1).slice(0, -1) }, {}, false],
    ["do not count when they are too large", { [other]: network("b", 1) + " ".repeat(1 << 20) }, {}, false],
    ["are not met twice when they are open", { "file:///w/own.xml": network("c", 1) }, {}, false],
    ["are not met twice however their names are spelt", { "file:///w/o%77n.xml": network("c", 1) }, {}, false],
  ];
  for (const [title, files, options, found] of starts) {
    it(title, async () => {
      const editor = await connected(new Map(Object.entries(files)), options);
      await editor.open(own, network("a", 1));
      if (found) await editor.pushed(own, clashes);
      else {
        await editor.pushed(own);
        await editor.quiet();
        assert.ok(!editor.pushes.some(clashes), JSON.stringify(editor.pushes));
      }
    });
  }

  it("are left out when they take too long to read, until they change", async () => {
    const files = new Map([[other as string, network("b", 1)]]);
    let [time, step] = [0, 600];
    const now = () => {
      time += step;
      return time;
    };
    const editor = editorInProcess({ files: filesOf(files), haste, now });
    await editor.initialize({ rootUri: "file:///w" });
    await editor.open(own, network("a", 1));
    await editor.logged(/other\.xml takes too long to analyse/);
    await editor.quiet();
    assert.ok(!editor.pushes.some(clashes));
    // The clock is quick now, but the text is known to be slow.
    step = 0;
    await changed(editor, other, 2);
    await editor.quiet();
    assert.ok(!editor.pushes.some(clashes));
    files.set(other, `${network("b", 1)}\n`);
    await changed(editor, other, 2);
    await editor.pushed(own, clashes);
  });

  it("are not read any further when all together take too long", async () => {
    const files = new Map(
      Array.from({ length: 50 }, (_, index) => [`file:///w/${index}.xml`, network(`n${index}`, index)] as const),
    );
    let time = 0;
    const now = () => {
      time += 450;
      return time;
    };
    const editor = editorInProcess({ files: filesOf(files), haste, now });
    await editor.initialize({ rootUri: "file:///w" });
    await editor.open(own, network("a", 1));
    await editor.logged(/^The workspace was scanned only in part: the XML files took too long to analyse$/);
  });

  it("are not read as long as there is no network to compare with them", async () => {
    const reads: string[] = [];
    const files = filesOf(new Map([[other as string, network("b", 1)]]));
    const editor = editorInProcess({
      haste,
      files: {
        ...files,
        read(uri, most) {
          reads.push(uri);
          return files.read(uri, most);
        },
      },
    });
    await editor.initialize({ rootUri: "file:///w" });
    await editor.open("file:///w/pom.xml", "<project/>");
    await editor.pushed("file:///w/pom.xml");
    await changed(editor, other, 2);
    await editor.quiet();
    assert.ok(!reads.includes(other));
    await editor.change("file:///w/pom.xml", 2, { text: "<network>" });
    await editor.quiet();
    assert.ok(reads.includes(other));
  });

  it("are led to and found by name, as their files say now", async () => {
    const bridged = network("b", 1, "<bridge name='virbr7'/>");
    const files = new Map<string, string>([[other, bridged]]);
    const editor = await connected(files, { capabilities: pulling });
    const text = "<network><name>a</name><forward mode='bridge'/><bridge name='virbr7'/></network>";
    await editor.open(own, text);
    await editor.pull(own);
    await editor.quiet();
    const place = { textDocument: { uri: own }, position: { line: 0, character: text.indexOf("virbr7") } };
    const names = async () =>
      ((await editor.connection.sendRequest("workspace/symbol", { query: "" })) as { name: string }[]).map(
        ({ name }) => name,
      );
    assert.deepEqual(await editor.connection.sendRequest("textDocument/definition", place), [
      {
        uri: other,
        range: {
          start: { line: 0, character: bridged.indexOf("virbr7") },
          end: { line: 0, character: bridged.indexOf("virbr7") + 6 },
        },
      },
    ]);
    assert.deepEqual(await names(), ["a", "virbr7", "b", "virbr7"]);
    files.set(other, network("c", 1));
    await changed(editor, other, 2);
    await editor.quiet();
    assert.equal(await editor.connection.sendRequest("textDocument/definition", place), null);
    assert.deepEqual(await names(), ["a", "virbr7", "c"]);
    await editor.open(other, network("d", 1));
    assert.deepEqual(await names(), ["a", "virbr7", "d"]);
  });

  it("are followed as they change", async () => {
    const files = new Map<string, string>([[other, network("b", 2)]]);
    const editor = await connected(files);
    await editor.open(own, network("a", 1));
    await editor.pushed(own);
    const next = async (type: number, uri: string, fits: (push: object) => boolean) => {
      const before = editor.pushes.length;
      await changed(editor, uri, type);
      await editor.pushed(own, (push) => fits(push) && editor.pushes.indexOf(push) >= before);
    };
    files.set(other, network("b", 1));
    await next(2, other, clashes);
    files.set(other, network("b", 3));
    await next(2, other, quiet);
    files.set("file:///w/new.xml", network("c", 1));
    await next(1, "file:///w/new.xml", clashes);
    files.delete("file:///w/new.xml");
    await next(3, "file:///w/new.xml", quiet);
    for (const uri of [
      "file:///w/.hidden/x.xml",
      "file:///w/node_modules/x.xml",
      "file:///v/x.xml",
      "file:///w/x.txt",
    ]) {
      files.set(uri, network("x", 1));
      await changed(editor, uri, 1);
    }
    const count = editor.pushes.length;
    await editor.quiet();
    assert.equal(editor.pushes.length, count);
  });

  it("give way to the open document, and come back when it is closed", async () => {
    const files = new Map<string, string>([[other, network("b", 2)]]);
    const editor = await connected(files);
    await editor.open(own, network("a", 1));
    await editor.open(other, network("b", 1));
    await editor.pushed(own, clashes);
    await changed(editor, other, 2);
    await editor.quiet();
    assert.ok(clashes(editor.pushes.filter(({ uri }) => uri === own).at(-1) ?? {}));
    files.set(other, network("b", 3));
    await editor.close(other);
    await editor.pushed(own, (push) => quiet(push) && editor.pushes.filter(({ uri }) => uri === own).length > 2);
    files.set(other, network("b", 1));
    await changed(editor, other, 2);
    await editor.pushed(own, (push) => clashes(push) && editor.pushes.filter(({ uri }) => uri === own).length > 3);
  });

  it("come and go with the folders", async () => {
    const editor = await connected(new Map([["file:///v/b.xml", network("b", 1)]]), {
      capabilities: { workspace: { workspaceFolders: true } },
    });
    const change = (added: object[], removed: object[]) =>
      editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added, removed } });
    await editor.open(own, network("a", 1));
    await editor.pushed(own);
    await change([{ uri: "file:///v", name: "v" }], []);
    await editor.pushed(own, clashes);
    await change([], [{ uri: "file:///v/", name: "v" }]);
    await editor.pushed(own, (push) => quiet(push) && editor.pushes.indexOf(push) > 1);
  });

  it("come and go with the setting", async () => {
    const editor = await connected(new Map<string, string>([[other, network("b", 1)]]));
    await editor.open(own, network("a", 1));
    await editor.pushed(own, clashes);
    await tell(editor, { virnet: { workspace: { scan: false } } });
    const gone = await editor.pushed(own, (push) => quiet(push) && editor.pushes.indexOf(push) > 0);
    await tell(editor, { virnet: { workspace: { scan: true } } });
    await editor.pushed(own, (push) => clashes(push) && editor.pushes.indexOf(push) > editor.pushes.indexOf(gone));
  });

  it("are read as their own config file says", async () => {
    const files = new Map<string, string>([[other, network("b", 1)]]);
    const editor = await connected(files);
    await editor.open(own, network("a", 1));
    await editor.pushed(own, clashes);
    files.set("file:///w/sub/.virnet.json", '{ "ignore": ["*"] }');
    await changed(editor, "file:///w/sub/.virnet.json", 1);
    await editor.pushed(own, (push) => quiet(push) && editor.pushes.indexOf(push) > 0);
  });

  it("are not more than can be read in good time", async () => {
    const many = Array.from({ length: 2001 }, (_, index) => [`file:///w/${10_000 + index}.xml`, "<domain/>"] as const);
    const editor = await connected(new Map(many));
    await editor.open(own, network("a", 1));
    assert.equal(
      await editor.logged(/workspace/),
      "The workspace was scanned only in part: there are more than 2,000 XML files",
    );
  });

  it("are not compared with a document that was opened by a link to their file", async () => {
    const root = mkdtempSync(join(tmpdir(), "virnet-"));
    try {
      const [file, link, other] = ["lab.xml", "link.xml", "other.xml"].map((name) => join(root, "nets", name));
      assert.ok(file && link && other);
      mkdirSync(dirname(file));
      writeFileSync(file, network("lab", 1));
      writeFileSync(other, network("red", 1));
      symlinkSync(file, link);
      const editor = editorInProcess({ files: nodeFiles, haste });
      await editor.initialize({ rootUri: pathToFileURL(dirname(file)).href });
      const uri = pathToFileURL(link).href;
      await editor.open(uri, network("lab", 1));
      const { diagnostics } = await editor.pushed(uri, clashes);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        [clash],
      );
      await editor.quiet();
      // The other one is compared with the document, not with its file.
      await editor.change(uri, 2, { text: network("lab", 2) });
      await editor.pushed(uri, quiet);
      await editor.close(uri);
      await editor.open(pathToFileURL(other).href, network("red", 1));
      await editor.pushed(pathToFileURL(other).href, clashes);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it("may make trouble", async () => {
    const files: Files = {
      read: async (uri) => {
        if (uri.endsWith(".xml")) throw new Error("no luck");
        return undefined;
      },
      async *find() {
        yield "file:///w/b.xml";
        yield "no uri at all";
        throw new Error("there are too many folders");
      },
      exists: async () => false,
      real: async (uri) => uri,
    };
    const editor = editorInProcess({ files, haste });
    await editor.initialize({ rootUri: "file:///w" });
    await editor.open(own, "<network><name>a</name><wrong/></network>");
    await editor.logged(/^The workspace was scanned only in part: there are too many folders$/);
    assert.deepEqual(codes(await editor.pushed(own)), ["unknown-element"]);
  });

  it("are shown to be read when that takes long, and the user can end it", async () => {
    const files = new Map(
      Array.from({ length: 50 }, (_, index) => [`file:///w/${index}.xml`, network(`n${index}`, index)]),
    );
    let reads = 0;
    const slow = () => {
      reads += 1;
      return new Promise<void>((resolve) => setTimeout(resolve, 50));
    };
    const editor = editorInProcess({ files: filesOf(files, slow), haste });
    const progress: { kind: string; title?: string; cancellable?: boolean }[] = [];
    let token: unknown;
    editor.connection.onRequest("window/workDoneProgress/create", (params: { token: unknown }) => {
      token = params.token;
      return null;
    });
    editor.connection.onNotification("$/progress", ({ value }: { value: never }) => void progress.push(value));
    await editor.initialize({ rootUri: "file:///w", capabilities: { window: { workDoneProgress: true } } });
    await editor.open(own, network("a", 1));
    while (progress.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(progress[0], { kind: "begin", title: "virnet: reading network documents", cancellable: true });
    await editor.connection.sendNotification("window/workDoneProgress/cancel", { token });
    while (progress.at(-1)?.kind !== "end") await new Promise((resolve) => setTimeout(resolve, 20));
    const count = reads;
    await editor.quiet();
    assert.equal(reads, count);
  });

  it("are the editor's where it hands them out", async () => {
    const editor = editorInProcess({ haste });
    const folder = "vscode-vfs://github/o/r";
    editor.connection.onRequest("virnet/findFiles", (params: { folder: string }) =>
      params.folder === `${folder}/` ? [`${folder}/b.xml`, 7] : null,
    );
    editor.connection.onRequest("virnet/readFile", ({ uri }: { uri: string }) =>
      uri.endsWith("b.xml") ? { text: network("b", 1) } : null,
    );
    await editor.initialize({ rootUri: folder, initializationOptions: { files: true } as never });
    await editor.open(`${folder}/a.xml`, network("a", 1));
    await editor.pushed(`${folder}/a.xml`, clashes);
  });
});

describe("server: files of this machine", () => {
  const folder = temporaryFolder({
    "a.xml": network("a", 1),
    "sub dir/b [1].XML": network("b", 2),
    "sub dir/deep/c.xml": network("c", 3),
    "sub dir/notes.txt": "",
    ".git/x.xml": "",
    "node_modules/x.xml": "",
    "not.xml/y.xml": "",
  });

  it("are found by name, hidden ones and packages left out", async () => {
    const found: string[] = [];
    for await (const uri of nodeFiles.find(folder.uri("."))) found.push(uri);
    const names = ["a.xml", "not.xml/y.xml", "sub%20dir/b%20%5B1%5D.XML", "sub%20dir/deep/c.xml"];
    assert.deepEqual(
      found,
      names.map((name) => `${folder.uri(".")}/${name}`),
    );
    for (const uri of found.filter((each) => !each.includes("y.xml"))) assert.ok(await nodeFiles.read(uri, 1000), uri);
    assert.ok(readdirSync(folder.path(".")).length > 3);
  });

  for (const [name, what] of [
    ["HOME", "the home folder"],
    ["TMPDIR", "the folder of temporary files"],
  ] as const) {
    it(`are not searched for in ${what}, but below it`, async () => {
      const before = process.env[name];
      process.env[name] = folder.path(".");
      try {
        for (const uri of [folder.uri("."), `${folder.uri(".")}/`, "file:///"])
          for await (const found of nodeFiles.find(uri)) assert.fail(found);
        assert.equal((await nodeFiles.find(folder.uri("sub dir"))[Symbol.asyncIterator]().next()).done, false);
      } finally {
        if (before === undefined) delete process.env[name];
        else process.env[name] = before;
      }
    });
  }

  it("that are not there have no text, and no file of any other kind has one", async () => {
    for (const uri of [
      folder.uri("none.xml"),
      folder.uri("a.xml/none.xml"),
      `file:///${"x".repeat(5000)}`,
      "file:///a%00b",
      "file:///%",
      "untitled:1",
      "vscode-vfs://github/a.xml",
      "",
    ])
      assert.equal(await nodeFiles.read(uri, 1000), undefined, uri);
    await assert.rejects(nodeFiles.read(folder.uri("a.xml"), 10), /it is larger than/);
    await assert.rejects(nodeFiles.read(folder.uri("sub dir"), 1000), /it is a folder, not a file/);
    for (const uri of ["untitled:1", folder.uri("none"), folder.uri("a.xml")]) {
      for await (const found of nodeFiles.find(uri)) assert.fail(found);
    }
  });

  it("are the workspace's", async () => {
    const editor = editorInProcess({ files: nodeFiles, haste });
    await editor.initialize({ rootUri: folder.uri(".") });
    await editor.open(folder.uri("own.xml"), network("own", 3));
    const { diagnostics } = await editor.pushed(folder.uri("own.xml"), clashes);
    assert.equal(diagnostics[0]?.relatedInformation?.[0]?.location.uri, `${folder.uri(".")}/sub%20dir/deep/c.xml`);
  });
});

describe("server: what it tells of itself", () => {
  it("is its version, the documents it has, and the last analysis", async () => {
    const editor = await connected(new Map([["file:///w/b.xml", network("b", 2)]]));
    const about = () => editor.connection.sendRequest<AboutAnswer>(aboutRequest);
    const before = await about();
    assert.match(before.version, /^\d+\.\d+\.\d+/);
    assert.deepEqual([before.open, before.read, before.latest], [0, 0, undefined]);
    const opened = Date.now();
    await editor.open("file:///w/a.xml", network("a", 2));
    await editor.pushed("file:///w/a.xml", clashes);
    const after = await about();
    assert.deepEqual([after.open, after.read, after.latest?.uri], [1, 1, "file:///w/a.xml"]);
    const analysed = Date.parse(after.latest?.time ?? "");
    assert.ok(opened <= analysed && analysed <= Date.now(), after.latest?.time);
  });
});

describe("server: problems of files that are not open", () => {
  const wanted = { workspace: { diagnostics: true } };
  const broken = "<network><name>broken</name>";
  const wrong = network("wrong", 3, "<bridge name='virbr3' stp='maybe'/>");
  const [open, closed, half] = ["file:///w/open.xml", "file:///w/lab/closed.xml", "file:///w/half.xml"] as const;

  it("are shown on request, and follow the files", async () => {
    const files = new Map([
      [closed, wrong],
      [half, broken],
      ["file:///w/other.xml", "<domain/>"],
    ]);
    const editor = await connected(files, { initializationOptions: wanted });
    // No network is open yet.
    const push = await editor.pushed(closed, (candidate) => !quiet(candidate));
    assert.deepEqual(codes(push), ["unknown-value"]);
    assert.deepEqual(codes(await editor.pushed(half, (candidate) => !quiet(candidate))), ["not-well-formed"]);
    files.set(closed, network("wrong", 3));
    await changed(editor, closed, 2);
    await editor.pushed(closed, (candidate) => quiet(candidate) && editor.pushes.indexOf(candidate) > 0);
    files.delete(half);
    await changed(editor, half, 3);
    await editor.pushed(half, quiet);
  });

  it("are those of the open document while it is open", async () => {
    const editor = await connected(new Map([[closed, wrong]]), { initializationOptions: wanted });
    await editor.pushed(closed, (push) => !quiet(push));
    await editor.open(closed, network("wrong", 3));
    await editor.pushed(closed, quiet);
    await editor.quiet();
    assert.equal(editor.pushes.at(-1)?.diagnostics.length, 0);
    await editor.close(closed);
    await editor.pushed(closed, (push) => !quiet(push) && editor.pushes.indexOf(push) > 1);
  });

  it("change with what is typed in others", async () => {
    const editor = await connected(new Map([[closed, network("closed", 4)]]), { initializationOptions: wanted });
    await editor.open(open, network("open", 5));
    await editor.pushed(open);
    await editor.change(open, 2, { text: network("open", 4) });
    await editor.pushed(closed, clashes);
    await editor.change(open, 3, { text: network("open", 5) });
    await editor.pushed(closed, (push) => quiet(push) && editor.pushes.some(clashes));
  });

  it("come and go with the setting, and are not there without it", async () => {
    const editor = await connected(new Map([[closed, wrong]]));
    await editor.open(open, network("open", 5));
    await editor.pushed(open);
    await editor.quiet();
    assert.deepEqual(
      editor.pushes.filter(({ uri }) => uri === closed),
      [],
    );
    await tell(editor, wanted);
    await editor.pushed(closed, (push) => !quiet(push));
    await tell(editor, { workspace: { diagnostics: false } });
    await editor.pushed(closed, quiet);
  });
});
