// A terminal with an editor in it, and somebody who types: tmux on a socket of its own, one key after the other.
import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";

const call = promisify(execFile);
const pause = (/** @type {number} */ milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Whether there is a tmux. */
export function hasTerminal() {
  try {
    execFileSync("tmux", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let count = 0;

/**
 * Runs the command in a terminal of 100 by 40; `close` at the end.
 * @param {readonly string[]} command
 * @param {{ cwd: string, env: Readonly<Record<string, string | undefined>> }} surroundings
 */
export async function openTerminal(command, { cwd, env }) {
  count += 1;
  const socket = `virnet-${process.pid}-${count}`;
  const tmux = (/** @type {readonly string[]} */ ...args) => call("tmux", ["-L", socket, "-f", "/dev/null", ...args]);
  const words = Object.entries({ TERM: "screen-256color", ...env });
  const set = words.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  const unset = words.flatMap(([name, value]) => (value === undefined ? ["-u", name] : []));
  const start = ["new-session", "-d", "-x", "100", "-y", "40", "-c", cwd, "env", ...unset, ...set, ...command];
  // Escape is a key of its own, not the beginning of another.
  await tmux("set-option", "-g", "escape-time", "0", ";", ...start);

  /** The screen as text. */
  const screen = async () => {
    const { stdout } = await tmux("capture-pane", "-p").catch(() => ({ stdout: "" }));
    return stdout;
  };
  return {
    screen,
    /**
     * Types the keys, so many milliseconds apart; `<Tab>` and the like are the keys that tmux calls so, all else stands
     * for itself, and a line end for Enter.
     */
    async type(/** @type {string} */ keys, milliseconds = 45) {
      let next = Date.now();
      for (const [key, name] of keys.matchAll(/<([A-Z][-\w]*)>|./gs)) {
        await pause(next - Date.now());
        next = Math.max(next, Date.now() - milliseconds) + milliseconds;
        const special = key === "\n" ? "Enter" : name;
        await (special ? tmux("send-keys", special) : tmux("send-keys", "-l", "--", key === ";" ? "\\;" : key));
      }
      await pause(next - Date.now());
    },
    /** Waits until the screen shows the text, which is the way to know that an editor is ready. */
    async shows(/** @type {string | RegExp} */ text, milliseconds = 20_000) {
      for (const end = Date.now() + milliseconds; Date.now() < end; await pause(100)) {
        const shown = await screen();
        if (typeof text === "string" ? shown.includes(text) : text.test(shown)) return shown;
      }
      throw new Error(`the terminal does not show ${text}`);
    },
    /** Whether the command has ended. */
    ended: async () =>
      tmux("has-session").then(
        () => false,
        () => true,
      ),
    close: () => tmux("kill-server").catch(() => undefined),
  };
}
