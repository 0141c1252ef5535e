import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter } from "vscode-languageserver/node";
import { built, out } from "../helpers/built.js";
import { temporaryFolder } from "../helpers/files.js";
import { codes, type Editor, editorOver, full, pulling } from "../helpers/lsp.js";

const main = join(out, "server/dist/server.js");
const uri = "file:///net.xml";
const bad = "<network>\n  <name>n</name>\n  <wrong/>\n</network>\n";

describe("server: a process of its own", () => {
  before(async function () {
    this.timeout(60_000);
    await built();
  });
  const folder = temporaryFolder({
    ".virnet.json": '{ "rules": { "unknown-element": "hint" } }',
    "other.xml": "<network><name>n</name><domain name='other'/></network>",
  });
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  const start = (...args: string[]) => {
    const started = spawn(process.execPath, [main, ...args]);
    children.push(started);
    return started;
  };
  const leave = async (editor: Editor, leaving: ChildProcess) => {
    const exit = once(leaving, "exit");
    await editor.connection.sendRequest("shutdown");
    await editor.connection.sendNotification("exit");
    const [code] = await exit;
    return code;
  };

  it("serves over standard input and output, and says how fast", async () => {
    const server = start("--stdio");
    const editor = editorOver(server.stdout, server.stdin);
    await editor.initialize({ capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } } });
    const begun = performance.now();
    await editor.open(uri, bad);
    assert.deepEqual(codes(await editor.pushed(uri)), ["unknown-element"]);
    const opened = performance.now() - begun;

    const times: number[] = [];
    for (let version = 2; version < 8; version++) {
      const sent = performance.now();
      const place = { line: 1, character: 8 };
      await editor.change(uri, version, { range: { start: place, end: place }, text: "x" });
      await editor.pushed(uri, (push) => push.version === version);
      times.push(performance.now() - sent);
    }
    const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    console.log(
      `      didOpen to diagnostics ${opened.toFixed(0)} ms (first), didChange ${median.toFixed(0)} ms (median)`,
    );
    assert.equal(await leave(editor, server), 0);
  });

  it("knows the config files and the other documents of its machine", async () => {
    const server = start("--stdio");
    const editor = editorOver(server.stdout, server.stdin);
    await editor.initialize({ rootUri: folder.uri(".") });
    await editor.open(folder.uri("net.xml"), bad);
    const { diagnostics } = await editor.pushed(folder.uri("net.xml"), (push) => codes(push).includes("name-shared"));
    assert.deepEqual(
      diagnostics.map(({ severity, code }) => [severity, code]),
      [
        [2, "name-shared"],
        [4, "unknown-element"],
      ],
    );
    assert.equal(await leave(editor, server), 0);
  });

  it("ends when the editor goes away", async () => {
    const server = start("--stdio");
    const editor = editorOver(server.stdout, server.stdin);
    await editor.initialize();
    const exit = once(server, "exit");
    server.stdin.end();
    assert.deepEqual(await exit, [1, null]);
  });

  it("serves over a socket", async () => {
    const listener = createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    assert.ok(typeof address === "object" && address);
    const server = start(`--socket=${address.port}`);
    const [socket]: Socket[] = await once(listener, "connection");
    assert.ok(socket);
    listener.close();
    const editor = editorOver(socket, socket);
    await editor.initialize({ capabilities: pulling });
    await editor.open(uri, bad);
    assert.deepEqual(codes(full(await editor.pull(uri))), ["unknown-element"]);
    assert.equal(await leave(editor, server), 0);
  });

  it("serves over the channel of Node", async () => {
    const server = fork(main, ["--node-ipc"], { silent: true });
    children.push(server);
    const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    connection.listen();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>("initialize", {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    assert.equal(serverInfo.name, "virnet");
    const exit = once(server, "exit");
    server.disconnect();
    assert.deepEqual(await exit, [1, null]);
  });

  const refused: [args: string[], code: number, stderr: RegExp][] = [
    [[], 2, /^Usage: virnet-language-server --stdio/],
    [["--sdtio"], 2, /^Usage/],
    [["--socket=door"], 2, /^Usage/],
    [["--socket=70000"], 2, /^Usage/],
    [["--node-ipc"], 2, /^Usage/],
    [["--socket=1"], 1, /ECONNREFUSED/],
    [["--pipe=/no/such/pipe"], 1, /ENOENT/],
  ];
  it("ends, and says why, for arguments that make no sense or lead nowhere", async () => {
    const outcome = async (args: readonly string[]) => {
      const server = start(...args);
      let [out, err] = ["", ""];
      server.stdout.on("data", (data) => {
        out += data;
      });
      server.stderr.on("data", (data) => {
        err += data;
      });
      const [code] = await once(server, "close");
      return { code, out, err };
    };
    const outcomes = await Promise.all(refused.map(([args]) => outcome(args)));
    for (const [index, [args, code, stderr]] of refused.entries()) {
      const { code: own, out, err } = outcomes[index] ?? {};
      assert.deepEqual({ code: own, out }, { code, out: "" }, JSON.stringify(args));
      assert.match(err ?? "", stderr);
    }
  });
}).timeout(20_000);
