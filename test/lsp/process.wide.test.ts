import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter } from "vscode-languageserver/node";
import { commandHelp } from "../../server/src/cli/help.js";
import { serveCommand } from "../../server/src/cli/serve.js";
import { built, out } from "../helpers/built.js";
import { temporaryFolder } from "../helpers/files.js";
import { codes, type Editor, editorOver, full, pulling } from "../helpers/lsp.js";
import { everyNth, itWide } from "../helpers/wide.js";

const main = join(out, "server/dist/server.js");
const uri = "file:///net.xml";
const bad = "<network>\n  <name>n</name>\n  <wrong/>\n</network>\n";

describe("server: a process of its own", () => {
  before(() => built());
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

  it("serves over standard input and output", async () => {
    const server = start("--stdio");
    const editor = editorOver(server.stdout, server.stdin);
    await editor.initialize({ capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } } });
    await editor.open(uri, bad);
    assert.deepEqual(codes(await editor.pushed(uri)), ["unknown-element"]);
    for (let version = 2; version < 5; version++) {
      const place = { line: 1, character: 8 };
      await editor.change(uri, version, { range: { start: place, end: place }, text: "x" });
      await editor.pushed(uri, (push) => push.version === version);
    }
    assert.equal(await leave(editor, server), 0);
  });

  itWide("knows the config files and the other documents of its machine", async () => {
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

  itWide("serves over a socket", async () => {
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

  itWide("serves over the channel of Node", async () => {
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
    [[], 2, /^virnet-language-server: serve needs exactly one of --stdio, --node-ipc, --socket=PORT and --pipe=NAME/],
    [["--stdio", "--node-ipc"], 2, /: serve needs exactly one of/],
    [["--stdio", "net.xml"], 2, /: serve needs exactly one of/],
    [["--sdtio"], 2, /: unknown option "--sdtio"; did you mean --stdio\? \(see virnet-language-server --help\)\n$/],
    [["--socket=door"], 2, /: --socket must be a port from 1 to 65535, not "door"/],
    [["--socket=70000"], 2, /: --socket must be a port from 1 to 65535, not "70000"/],
    [["--pipe="], 2, /: option --pipe needs a value/],
    [["--node-ipc"], 2, /: --node-ipc needs a parent process that opened a channel/],
    [["--socket=1"], 1, /ECONNREFUSED/],
    [["--pipe=/no/such/pipe"], 1, /ENOENT/],
    [["--pipe=/no/##[add-mask]e"], 1, /^virnet-language-server: connect ENOENT \/no\/#\\u0023\[add-mask\]e\n$/],
  ];
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

  it("prints its help, which is that of virnet serve, and its version", async () => {
    const { version } = JSON.parse(readFileSync("server/package.json", "utf8"));
    const help = commandHelp(serveCommand);
    const asked: [args: string[], out: string][] = [
      [["--help"], help],
      [["-h", "--stdio"], help],
      [["--version"], `virnet ${version}\n`],
      [["-V"], `virnet ${version}\n`],
    ];
    await Promise.all(
      everyNth(asked, asked.length).map(async ([args, out]) =>
        assert.deepEqual(await outcome(args), { code: 0, out, err: "" }, args.join(" ")),
      ),
    );
  });

  it("ends, and says why, for arguments that make no sense or lead nowhere", async () => {
    const tried = everyNth(refused, refused.length);
    const outcomes = await Promise.all(tried.map(([args]) => outcome(args)));
    for (const [index, [args, code, stderr]] of tried.entries()) {
      const { code: own, out, err } = outcomes[index] ?? {};
      assert.deepEqual({ code: own, out }, { code, out: "" }, JSON.stringify(args));
      assert.match(err ?? "", stderr);
    }
  });
});
