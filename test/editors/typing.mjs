// Somebody types a network in an editor in a terminal: the ways to write one, what must stand in the file at the end, and
// the sessions that try it.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openTerminal } from "./terminal.mjs";
import { installPackage, root, workspace } from "./tools.mjs";

/** Lines as they are typed where an editor indents by itself. */
const lines = [
  "<network>",
  "  <name>lab</name>",
  "  <forward mode='nat'/>",
  "  <bridge name='virbr7'/>",
  "  <ip address='192.168.55.1' prefix='24'>",
  "    <dhcp>",
  "      <range start='192.168.55.2' end='192.168.55.254'/>",
  "    </dhcp>",
  "  </ip>",
  "</network>",
];
const verbatim = `${lines.join("\n")}\n`;

const template = (/** @type {string} */ name, /** @type {string} */ bridge) => `<network>
  <name>${name}</name>
  <forward mode='nat'/>
  <bridge name='${bridge}' stp='on' delay='0'/>
  <ip address='192.168.123.1' prefix='24'>
    <dhcp>
      <range start='192.168.123.2' end='192.168.123.254'/>
    </dhcp>
  </ip>
</network>
`;

const completed = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge name='virbr1'/>
</network>
`;

/**
 * @typedef {object} Editor
 * @property {string} name with its version
 * @property {Readonly<Record<string, string>>} files of the home folder; each is made of texts and of files under editors/,
 *   with ` + ` between
 * @property {string[]} command before the name of the file
 * @property {string | RegExp} ready what the screen shows once the server looks after the document
 * @property {boolean} indents whether it indents new lines as XML is indented
 * @property {"tab stops" | "lines" | "line"} inserts what it can make of a completion
 * @property {string} begin keys before text can be typed
 * @property {string} wholes what is typed to be offered whole networks
 * @property {string} ask keys to be offered completions
 * @property {string} accept keys to accept the first
 * @property {string} [next] keys to go to the next place to fill in, where that is not Tab
 * @property {string} below keys for a new line below the current one
 * @property {(word: string) => string} belowWord keys for a new line below the one with that word
 * @property {string} save keys to save and leave
 * @property {string[]} [within] the command that runs others where the editor is
 */

/** The keys of a document typed in full, each line's indentation by the editor or by hand. */
function everyKey(/** @type {Editor} */ { indents }) {
  if (indents) return lines.map((line) => line.trim()).join("\n");
  // Where a new line begins as the last did, only the difference is typed.
  let at = 0;
  const typed = lines.map((line) => {
    const indent = line.length - line.trimStart().length;
    const difference = indent < at ? "<BSpace>".repeat((at - indent) / 2) : " ".repeat(indent - at);
    at = indent;
    return difference + line.trimStart();
  });
  return typed.join("\n");
}

/** @typedef {Awaited<ReturnType<typeof openTerminal>>} Terminal */

const ways = {
  /** Every key, end tags too; nothing that is offered is accepted. */
  async verbatim(/** @type {Terminal} */ terminal, /** @type {Editor} */ editor, /** @type {number} */ speed) {
    await terminal.type(editor.begin + everyKey(editor), speed);
    return verbatim;
  },
  /** A whole network, and what is to be filled in. */
  async template(/** @type {Terminal} */ terminal, /** @type {Editor} */ editor, /** @type {number} */ speed) {
    await terminal.type(editor.begin + editor.wholes, speed);
    await complete(terminal, editor, "<name>lab</name>", speed);
    if (editor.inserts === "tab stops") await terminal.type(`lab${editor.next ?? "<Tab>"}virbr7`, speed);
    if (editor.inserts === "line") return template("lab", "virbr1").replace(/\n */g, "").concat("\n");
    return template("lab", editor.inserts === "tab stops" ? "virbr7" : "virbr1");
  },
  /** One element after the other; choices and values are taken as they are offered. */
  async completion(/** @type {Terminal} */ terminal, /** @type {Editor} */ editor, /** @type {number} */ speed) {
    const steps = completed
      .trimEnd()
      .split("\n")
      .map((line) => line.trim());
    const [open, name, forward, bridge] = steps;
    const [inner, outer] = editor.indents ? ["", ""] : ["  ", "<BSpace>"];
    await terminal.type(`${editor.begin + open}\n${inner}${name}\n<forw`, speed);
    await complete(terminal, editor, forward, speed);
    await terminal.type(`${editor.below}<bri`, speed);
    await complete(terminal, editor, bridge, speed);
    await terminal.type(`${editor.below}${outer}</network>`, speed);
    return completed;
  },
};

const pause = (/** @type {number} */ milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function complete(
  /** @type {Terminal} */ terminal,
  /** @type {Editor} */ editor,
  /** @type {string} */ text,
  /** @type {number} */ speed,
) {
  // Nobody asks before the answer to the last key can be there, or accepts before there is a list.
  await pause(800);
  await terminal.type(editor.ask, speed);
  await pause(800);
  await terminal.shows(/^(?!.*Searching)/s);
  await terminal.type(editor.accept, speed);
  await terminal.shows(text);
}

/** Types in all ways at the same time, each in a terminal and with a home folder of its own. */
export function typingIn(
  /** @type {Editor} */ editor,
  /** @type {readonly number[]} */ speeds,
  /** @type {Table} */ table,
) {
  describe(editor.name, function () {
    this.timeout(180_000);
    const files = workspace();
    after(() => files.remove());
    let path = "";
    /** @type {Map<string, Promise<unknown>>} */
    const results = new Map();
    /** @type {[title: string, run: () => Promise<void>][]} */
    const sessions = [];
    before(() => {
      path = `${installPackage(files.folder)}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`;
      for (const [title, run] of sessions)
        results.set(
          title,
          run().catch((error) => error),
        );
    });
    function define(/** @type {string} */ title, /** @type {() => Promise<void>} */ run) {
      sessions.push([title, run]);
      it(title, async () => {
        const error = await results.get(title);
        if (error) throw error;
      });
    }

    async function session(
      /** @type {string} */ id,
      /** @type {readonly string[]} */ command,
      /** @type {(terminal: Terminal) => Promise<void>} */ steps,
      more = {},
    ) {
      const home = files.path(id);
      for (const [name, content] of Object.entries(editor.files)) {
        mkdirSync(dirname(join(home, name)), { recursive: true });
        const parts = content
          .split(" + ")
          .map((part) => (part.startsWith("editors/") ? readFileSync(join(root, part), "utf8") : part));
        writeFileSync(join(home, name), parts.join("\n"));
      }
      const env = { HOME: home, PATH: path, LC_ALL: "C.UTF-8", XDG_CONFIG_HOME: undefined, TMPDIR: undefined, ...more };
      const terminal = await openTerminal([...(editor.within ?? []), ...command], { cwd: home, env });
      try {
        await terminal.shows(editor.ready, 60_000);
        // Most editors do not show when the server has answered.
        await pause(3000);
        await steps(terminal);
      } catch (error) {
        throw new Error(`${error.message}\n${(await terminal.screen()).replace(/\n(?:~? *\n)+/g, "\n")}`);
      } finally {
        await terminal.close();
      }
    }

    /** @type {[way: keyof typeof ways, speed: number][]} */
    const runs = [
      ...speeds.map((speed) => /** @type {[keyof typeof ways, number]} */ (["verbatim", speed])),
      ["template", 90],
      ["completion", 90],
    ];
    for (const [way, speed] of runs) {
      define(`${way} at ${speed} ms a key`, () =>
        table.row([editor.name, way, `${speed} ms`], async () => {
          const file = files.path(`${way}-${speed}/lab.xml`);
          let expected = "";
          await session(`${way}-${speed}`, [...editor.command, file], async (terminal) => {
            expected = await ways[way](terminal, editor, speed);
            await terminal.type(editor.save, speed);
            for (const end = Date.now() + 10_000; !existsSync(file) && Date.now() < end; ) await pause(100);
            await pause(300);
          });
          return [existsSync(file) ? readFileSync(file, "utf8").replace(/\n*$/, "\n") : "", expected];
        }),
      );
    }

    define("virsh net-edit", () =>
      table.row([editor.name, "net-edit", "90 ms"], async () => {
        const added = "<domain name='lab.internal' localOnly='yes'/>";
        let defined = "";
        const script = files.path("editor");
        writeFileSync(script, `#!/bin/sh\nexec ${editor.command.map((word) => `'${word}'`).join(" ")} "$1"\n`);
        chmodSync(script, 0o755);
        const virsh = "virsh -c test:///default 'net-destroy default; net-edit default; net-dumpxml default'; sleep 60";
        await session(
          "net-edit",
          ["sh", "-c", virsh],
          async (terminal) => {
            await terminal.type(`${editor.belowWord("uuid")}${added}${editor.save}`, 90);
            const shown = await terminal.shows(/Network default XML configuration edited.*<\/network>/s);
            defined =
              shown
                .split("\n")
                .find((line) => line.includes("<domain"))
                ?.trim() ?? "";
          },
          { EDITOR: script, VISUAL: undefined },
        );
        return [defined, added];
      }),
    );
  });
}

/** What came of all that was typed; `print` at the end. */
export function createTable() {
  /** @type {string[][]} */
  const rows = [];
  return {
    async row(/** @type {string[]} */ what, /** @type {() => Promise<[string, string]>} */ run) {
      let right = "no";
      try {
        const [got, expected] = await run();
        if (got !== expected) throw new Error(`meant:\n${expected}\ngot:\n${got}`);
        right = "yes";
      } finally {
        rows.push([...what, right]);
      }
    },
    print() {
      rows.sort(([a = ""], [b = ""]) => a.localeCompare(b));
      const all = [["editor", "way", "speed", "right"], ...rows];
      const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
      for (const row of all) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
    },
  };
}

/** @typedef {ReturnType<typeof createTable>} Table */
