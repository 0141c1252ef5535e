// VS Code as its users have it: the real workbench in a headless browser, the real extension host in Node.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { artifacts, load, vsix } from "../tools.mjs";

export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts VS Code, with the built extension, on a folder.
 *
 * @param {import("../tools.mjs").VSCode} code
 * @param {string} folder
 * @param {{ part: string, trusted?: boolean, payload?: [string, string][], expose?: Record<string, Function>, env?: NodeJS.ProcessEnv, settings?: object, latency?: number }} options
 *   `part` names the folder among the artifacts; a folder that is not `trusted` is opened in
 *   restricted mode; `payload` goes to the workbench as on its own command line, with `REMOTE` for where the folders of
 *   this machine are; `env` is added to the environment of the extension host; `settings` are the user's; `latency` is
 *   how long it takes to the machine with the extension host and back, in milliseconds
 */
export async function startWorkbench(
  code,
  folder,
  { part, trusted = true, payload = [], expose = {}, env = {}, settings = {}, latency = 0 },
) {
  const kept = join(artifacts, `vscode-${code.id}`, part);
  mkdirSync(kept, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), "virnet-vscode-"));
  mkdirSync(join(data, "User"));
  // Newer ones give a third of the window to a chat.
  const own = { "chat.disableAIFeatures": true, "workbench.secondarySideBar.defaultVisibility": "hidden" };
  writeFileSync(join(data, "User", "settings.json"), JSON.stringify({ ...own, ...settings }));
  const main = join(code.folder, "out", "server-main.js");
  const output = openSync(join(kept, "server.log"), "a");
  const common = ["--server-data-dir", data, "--user-data-dir", data, "--extensions-dir", join(data, "extensions")];
  const serve = (/** @type {string[]} */ ...args) =>
    spawn(code.node, [main, ...common, "--accept-server-license-terms", "--disable-telemetry", ...args], {
      stdio: ["ignore", "pipe", output],
      env: { ...process.env, ...env },
      // A process group of its own, so that the extension host ends with it.
      detached: true,
    });

  const status = await new Promise((resolve) => serve("--install-extension", vsix).on("exit", resolve));
  if (status !== 0) throw new Error(`VS Code does not install ${vsix}`);
  const port = await freePort();
  const server = serve(
    ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"],
    ...["--disable-experiments", "--force-disable-user-env"],
    ...(trusted ? ["--disable-workspace-trust"] : []),
    // Else newer ones ignore the payload; older ones show no dialogs with it.
    ...(code.id === "newest" ? ["--enable-smoke-test-driver"] : []),
  );
  const browser = await load("playwright-core").chromium.launch({
    executablePath: "/usr/bin/chromium",
    headless: true,
    args: browserFlags,
  });
  const stop = async () => {
    await browser.close();
    const gone = new Promise((resolve) => server.on("exit", resolve));
    process.kill(-(server.pid ?? 0), "SIGTERM");
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await new Promise((resolve, reject) => {
      server.stdout.on("data", (chunk) => String(chunk).includes("agent listening on") && resolve(undefined));
      server.on("exit", () => reject(new Error(`VS Code's server does not start, see ${kept}`)));
    });
    const page = await (
      await browser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ["clipboard-read", "clipboard-write"],
      })
    ).newPage();
    page.setDefaultTimeout(20_000);
    for (const [name, call] of Object.entries(expose)) await page.exposeFunction(name, call);
    const seen = latency > 0 ? await farFrom(port, latency / 2) : port;
    const remote = `vscode-remote://127.0.0.1:${seen}`;
    const told = [["skipWelcome", "true"], ["skipReleaseNotes", "true"], ...payload].map(([name, value]) => [
      name,
      value?.replace("REMOTE", remote),
    ]);
    await page.goto(`http://127.0.0.1:${seen}/?folder=${folder}&payload=${encodeURIComponent(JSON.stringify(told))}`);
    return { page, kept, stop, serverProcess: () => languageServerOf(server.pid ?? 0) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A port behind which the given one is, so many milliseconds away. @returns {Promise<number>} */
function farFrom(/** @type {number} */ port, /** @type {number} */ delay) {
  const pass = (/** @type {import("node:net").Socket} */ from, /** @type {import("node:net").Socket} */ to) => {
    from.on("data", (chunk) => setTimeout(() => to.write(chunk), delay));
    from.on("close", () => setTimeout(() => to.destroy(), delay));
    from.on("error", () => undefined);
  };
  return new Promise((resolve) => {
    const proxy = createServer((near) => {
      const far = connect(port, "127.0.0.1").setNoDelay();
      near.setNoDelay();
      pass(near, far);
      pass(far, near);
    }).listen(0, "127.0.0.1", () => {
      resolve(/** @type {import("node:net").AddressInfo} */ (proxy.address()).port);
    });
    proxy.unref();
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** Process id of virnet's language server among the descendants of a process; 0 when there is none. */
function languageServerOf(/** @type {number} */ ancestor) {
  const processes = new Map();
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      processes.set(Number(id), { parent, command: readFileSync(`/proc/${id}/cmdline`, "utf8") });
    } catch {
      // It ended while we looked.
    }
  }
  const descends = (/** @type {number | undefined} */ id) => {
    for (let at = id; at !== undefined; at = processes.get(at)?.parent) if (at === ancestor) return true;
    return false;
  };
  const found = [...processes].find(([id, { command }]) => command.includes("/dist/server.js") && descends(id));
  return found?.[0] ?? 0;
}
