// The server of the extension in a web worker of a real browser, as a page on vscode.dev would have it: LSP by messages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { load, root } from "./tools.mjs";
import { browserFlags } from "./vscode/workbench.mjs";

const uri = "file:///lab/net.xml";
const text = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <ip address='192.168.77.1' prefix='24'>
    <dhcp>
      <range start='192.168.77.100' end='192.168.78.199'/>
    </dhcp>
  </ip>
</network>
`;

/** Runs in the page: a worker that is spoken to by JSON-RPC. */
function connect() {
  const worker = new Worker("/server.js");
  let last = 0;
  const waiting = new Map();
  const told = new Map();
  worker.onmessage = ({ data }) => {
    if (data.method === undefined) return waiting.get(data.id)?.(data.result ?? data.error ?? null);
    if (data.id !== undefined) worker.postMessage({ jsonrpc: "2.0", id: data.id, result: null });
    told.set(data.method, data.params);
  };
  const speaker = {
    notify: (/** @type {string} */ method, /** @type {object} */ params) =>
      worker.postMessage({ jsonrpc: "2.0", method, params }),
    request: (/** @type {string} */ method, /** @type {object} */ params) =>
      new Promise((resolve) => {
        waiting.set(++last, resolve);
        worker.postMessage({ jsonrpc: "2.0", id: last, method, params });
      }),
    told: (/** @type {string} */ method) => told.get(method),
  };
  Object.assign(globalThis, { speaker });
}

describe("a web worker in Chromium", () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {import("playwright-core").Page} */
  let page;
  const errors = /** @type {string[]} */ ([]);
  const server = createServer(({ url }, response) => {
    const script = url === "/server.js";
    response.setHeader("Content-Type", script ? "text/javascript" : "text/html");
    response.end(script ? readFileSync(join(root, "dist/server.js")) : "<!doctype html><title>virnet</title>");
  });
  before(async () => {
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    browser = await load("playwright-core").chromium.launch({
      executablePath: "/usr/bin/chromium",
      headless: true,
      args: browserFlags,
    });
    page = await browser.newPage();
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("worker", (worker) => worker.on("console", (/** @type {any} */ line) => errors.push(line.text())));
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate(connect);
  });
  after(async () => {
    await browser?.close();
    server.close();
  });

  const request = (/** @type {string} */ method, /** @type {object} */ params) =>
    page.evaluate(([name, value]) => Reflect.get(globalThis, "speaker").request(name, value), [method, params]);
  const notify = (/** @type {string} */ method, /** @type {object} */ params) =>
    page.evaluate(([name, value]) => Reflect.get(globalThis, "speaker").notify(name, value), [method, params]);
  const at = (/** @type {number} */ line, /** @type {number} */ character) => ({
    textDocument: { uri },
    position: { line, character },
  });

  it("starts", async () => {
    const { serverInfo, capabilities } = await request("initialize", {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { hover: { contentFormat: ["markdown"] } } },
    });
    assert.equal(serverInfo.name, "virnet");
    assert.equal(capabilities.hoverProvider, true);
    await notify("initialized", {});
  });

  it("finds what is wrong", async () => {
    await notify("textDocument/didOpen", { textDocument: { uri, languageId: "xml", version: 1, text } });
    const handle = await page.waitForFunction(() =>
      Reflect.get(globalThis, "speaker").told("textDocument/publishDiagnostics"),
    );
    const { diagnostics } = await handle.jsonValue();
    assert.deepEqual(
      diagnostics.map((/** @type {{ code: string }} */ { code }) => code),
      ["dhcp-range-outside-subnet"],
    );
  });

  it("completes, explains, formats and lists symbols", async () => {
    const { items } = await request("textDocument/completion", at(2, 2));
    assert.ok(items.some((/** @type {{ label: string }} */ { label }) => label === "bridge"));
    const hover = await request("textDocument/hover", at(3, 20));
    assert.match(JSON.stringify(hover), /192\.168\.77\.0\/24/);
    const symbols = await request("textDocument/documentSymbol", { textDocument: { uri } });
    assert.match(JSON.stringify(symbols), /network lab/);
    const options = { tabSize: 4, insertSpaces: true };
    const edits = await request("textDocument/formatting", { textDocument: { uri }, options });
    assert.ok(edits.length > 0);
  });

  it("makes new values by the browser's own chance", async () => {
    const made = [];
    for (let time = 0; time < 2; time++) made.push(JSON.stringify(await request("virnet/templates", {})));
    assert.match(made[0] ?? "", /52:54:00/);
    assert.notEqual(made[0], made[1]);
  });

  it("has nothing to complain of", () => assert.deepEqual(errors, []));
});
