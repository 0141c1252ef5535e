// The help of a command lists exactly the exit codes it uses.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { commands } from "../../server/src/cli/commands.js";
import { built, out } from "../helpers/built.js";
import { type Editor, editorOver } from "../helpers/lsp.js";
import { everyNth } from "../helpers/wide.js";
import { faulty, inFolder, sound } from "./helper.js";

/** By command: the lines that end with a code, or are left by a client so that they do. */
const runs: Record<string, [code: number, argv: string, leave?: (editor: Editor) => Promise<void>][]> = {
  lint: [
    [0, "sound.xml"],
    [0, "faulty.xml --fail-on never"],
    [1, "faulty.xml"],
    [1, "warned.xml --max-warnings 0"],
    [2, "--nonsense"],
    [2, "nowhere.xml"],
    [2, "bad/a.xml"],
  ],
  format: [
    [0, "sound.xml"],
    [0, "--check sound.xml"],
    [1, "--check flat.xml"],
    [2, "--nonsense"],
    [2, "nowhere.xml"],
    [2, "broken.xml"],
    [2, "bad"],
  ],
  copy: [
    [0, "sound.xml copied"],
    [0, "sound.xml printed --stdout"],
    [2, "sound.xml copied"],
    [2, "sound.xml"],
    [2, "nowhere.xml another"],
    [2, "broken.xml another"],
    [2, "--nonsense"],
  ],
  init: [
    [0, "new"],
    [2, "new"],
    [2, "nowhere"],
    [2, "--nonsense"],
  ],
  explain: [
    [0, "mtu-unusual"],
    [2, "no-such-rule"],
    [2, "--nonsense"],
  ],
  rules: [
    [0, ""],
    [0, "--format json"],
    [2, "--nonsense"],
  ],
  serve: [
    [
      0,
      "--stdio",
      async ({ connection }) => {
        await connection.sendRequest("shutdown");
        await connection.sendNotification("exit");
      },
    ],
    [1, "--stdio", async ({ connection }) => connection.sendNotification("exit")],
    [1, "--pipe=/no/such/pipe"],
    [2, ""],
    [2, "--nonsense"],
  ],
};

describe("cli: exit codes", () => {
  before(() => built());
  const { virnet, path } = inFolder({
    "sound.xml": sound,
    "faulty.xml": faulty,
    "warned.xml": sound.replace("<name>", "<!-- virnet-disable no-such-rule --><name>"),
    "flat.xml": sound.replaceAll("\n", ""),
    "broken.xml": "<network>",
    "bad/.virnet.json": "[]",
    "bad/a.xml": sound,
    "new/a.xml": sound,
  });

  /** The exit code of the process, which the language server ends itself. */
  async function serve(argv: string[], leave?: (editor: Editor) => Promise<void>): Promise<number> {
    const server = spawn(process.execPath, [join(out, "server/dist/cli.js"), "serve", ...argv], { cwd: path(".") });
    const exit = once(server, "exit");
    if (leave !== undefined) {
      const editor = editorOver(server.stdout, server.stdin);
      await editor.initialize();
      await leave(editor);
    }
    const [code] = await exit;
    return code;
  }

  for (const { name, exitCodes } of commands) {
    const tried = runs[name] ?? [];
    it(`the help of ${name} names all of them`, async () => {
      const { stdout } = await virnet(`${name} --help`);
      const listed = stdout.slice(stdout.indexOf("Exit codes:\n")).matchAll(/^ {2}(\d) {2}\S/gm);
      const codes = [...new Set(tried.map(([code]) => String(code)))];
      assert.deepEqual(
        [...listed].map((line) => line[1]),
        codes,
      );
      assert.deepEqual(Object.keys(exitCodes), codes);
    });
    // A process each time.
    for (const [code, line, leave] of name === "serve" ? everyNth(tried, tried.length) : tried)
      it(`${name} ${line} ends with ${code}`, async () => {
        const argv = line.split(" ").filter(Boolean);
        assert.equal(name === "serve" ? await serve(argv, leave) : (await virnet([name, ...argv])).code, code);
      });
  }
});
