// Types networks into the workbench by real keys at a given pace, in the ways in which people do, and compares what
// stands in the file at the end with what was meant.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startWorkbench } from "./workbench.mjs";

/** @typedef {import("./networks.mjs").Network} Network */
/** @typedef {"typed" | "closed" | "helped"} Way */

/** `typed`: every character by hand. `closed`: the end tags left to the editor. `helped`: what popups offer accepted. */
export const ways = /** @type {const} */ (["typed", "closed", "helped"]);

/**
 * The keys of a way, and the text they mean. In the keys `{Tab}` presses a key, `{ArrowLeft 3}` presses it three times,
 * `{see </ip>}` waits until the line below the cursor is that, as people do before they go there,
 * and `{take ip|Tab}` waits until the popup has what begins with `ip`, as people do, goes there and presses Tab, else Enter.
 *
 * @returns {{ keys: string, text: string }}
 */
export function plan(/** @type {Network} */ network, /** @type {Way} */ way) {
  if (way === "helped") return { keys: network.helped, text: network.helpedText ?? network.text };
  const lines = network.text.trimEnd().split("\n");
  if (way === "typed") return { keys: lines.map((line) => line.trim()).join("{Enter}"), text: lines.join("\n") };
  const keys = lines.map((line, index) => {
    const content = line.trim();
    const isEnd = (/** @type {string | undefined} */ other) => /^\s*<\//.test(other ?? "</");
    const next = isEnd(lines[index + 1]) ? "" : "{Enter}";
    if (isEnd(line)) return `{see ${content}}{ArrowDown}{End}${next}`;
    const withText = /^(<[^>]*>[^<]+)<\/[^>]*>$/.exec(content);
    return (withText ? `${withText[1]}{End}` : content) + (next || (/\/>|<\//.test(content) ? "" : "{Enter}"));
  });
  return { keys: keys.join(""), text: lines.join("\n") };
}

/** @typedef {{ press: string, awaits?: string, sees?: string }} Stroke */

/** @returns {Stroke[]} */
function strokesOf(/** @type {string} */ keys) {
  return [...keys.matchAll(/\{(?:take ([^|}]+)(?:\|(\w+))?|see ([^}]+)|([\w+]+)(?: (\d+))?)\}|([\s\S])/g)].flatMap(
    ([, label, by, below, key, times, character]) => {
      if (label) return { press: by ?? "Enter", awaits: label };
      if (below) return { press: "", sees: below };
      return key ? Array.from({ length: Number(times ?? 1) }, () => ({ press: key })) : { press: character ?? "" };
    },
  );
}

/**
 * A workbench with an empty file for each text that is typed.
 *
 * @param {import("../tools.mjs").VSCode} code
 * @param {ReturnType<typeof import("../tools.mjs").workspace>} files
 * @param {Parameters<typeof startWorkbench>[2]} options
 */
export async function startTypist(code, files, options) {
  // What is in a file at the end is what was saved by hand.
  const workbench = await startWorkbench(code, files.folder, { settings: { "files.autoSave": "off" }, ...options });
  const { page } = workbench;
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();

  async function open(/** @type {string} */ path) {
    const [name = "", folder = ""] = path.split("/").toReversed();
    await page.keyboard.press("Control+p");
    await page.locator(".quick-input-widget input").first().fill(path);
    const row = page.locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: name });
    await row.filter({ hasText: folder }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".tab.active", { hasText: name }).waitFor();
    await page.locator(".editor-instance .monaco-editor.focused").waitFor();
  }

  /** @returns {Promise<number>} how many keys were pressed */
  async function press(/** @type {Stroke[]} */ strokes, /** @type {number} */ pace) {
    let due = Date.now();
    let pressed = 0;
    for (const { press, awaits, sees } of strokes) {
      if (sees !== undefined) {
        for (const end = Date.now() + 5_000; (await page.evaluate(lineBelow)) !== sees; await page.waitForTimeout(30))
          if (Date.now() > end) return pressed;
        due = Date.now();
        continue;
      }
      if (awaits !== undefined) {
        const chosen = page.locator(".suggest-widget.visible .monaco-list-row.focused .label-name");
        const rows = page.locator(".suggest-widget.visible .monaco-list-row .label-name");
        let before = "";
        for (const end = Date.now() + 5_000; ; await page.waitForTimeout(pace)) {
          const label = await chosen.textContent({ timeout: 200 }).catch(() => "");
          const labels = await rows.allTextContents();
          if (label === awaits || (label?.startsWith(awaits) && !labels.includes(awaits))) break;
          if (Date.now() > end) {
            await page.screenshot({ path: join(workbench.kept, `not-offered-${awaits}.png`) });
            return pressed;
          }
          // Nobody moves in a list that is still changing.
          const isSettled = label !== "" && before === [label, ...labels].join();
          before = [label, ...labels].join();
          if (!isSettled || !labels.some((other) => other.startsWith(awaits))) continue;
          await page.keyboard.press("ArrowDown");
          pressed += 1;
        }
        due = Date.now();
      }
      due += pace;
      await page.waitForTimeout(Math.max(0, due - Date.now()));
      // After a hold-up a person goes on at the same pace.
      due = Math.max(due, Date.now() - pace / 2);
      await page.keyboard.press(press);
      pressed += 1;
    }
    return pressed;
  }

  return {
    page,
    stop: workbench.stop,
    /** Opens what the language server needs to be there before the first key. */
    async warmUp() {
      await open("known.network.xml");
      await page.locator("#status\\.editor\\.mode", { hasText: "libvirt network" }).waitFor();
      await page.locator("#virnet\\.virnet-vscode\\.virnet\\.status", { hasText: "libvirt" }).waitFor();
    },
    /**
     * Types a network into the empty file of that name; `pace` in milliseconds a key.
     *
     * @param {Network} network
     * @param {Way} way
     * @param {number} pace
     */
    async type(network, way, pace, name = `${way}-${pace}/${network.id}.network.xml`) {
      const { keys, text } = plan(network, way);
      await open(name);
      await page.waitForTimeout(300);
      const started = Date.now();
      const pressed = await press(strokesOf(keys), pace);
      const took = Date.now() - started;
      await page.waitForTimeout(2_000); // whatever may still come
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+s");
      let written = "";
      for (const end = Date.now() + 5_000; written === "" && Date.now() < end; await page.waitForTimeout(50))
        written = readFileSync(join(files.folder, name), "utf8");
      // Another network by this name would be another case.
      for (const key of ["Control+a", "Delete", "Control+s"]) await page.keyboard.press(key);
      const right = written.trimEnd() === text;
      return { network: network.id, way, pace, text, written, pressed, took, right };
    },
  };
}

/** Runs in the page: the line below the cursor, without its indentation. */
function lineBelow() {
  const editor = document.querySelector(".editor-instance .monaco-editor");
  const cursor = editor?.querySelector(".cursor")?.getBoundingClientRect();
  const line = [...(editor?.querySelectorAll(".view-line") ?? [])].find((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return cursor !== undefined && top <= cursor.bottom + 5 && cursor.bottom + 5 < bottom;
  });
  return line?.textContent?.replaceAll("\u00a0", " ").trim();
}

/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof startTypist>>["type"]>>} Outcome */

/** Empty files for the texts, in a folder for each way and pace; and a network that is there already. */
export function emptyFiles(/** @type {readonly Network[]} */ networks, /** @type {readonly number[]} */ paces) {
  const names = ways.flatMap((way) =>
    paces.flatMap((pace) => networks.map(({ id }) => `${way}-${pace}/${id}.network.xml`)),
  );
  const known = "<network>\n  <name>known</name>\n</network>\n";
  return { ...Object.fromEntries(names.map((name) => [name, ""])), "known.network.xml": known };
}

/** One line for the table: the keys that were pressed against the characters that stand there. */
export function tableLine(/** @type {Outcome} */ { network, way, pace, text, pressed, took, right }) {
  const cells = [network.padEnd(10), way.padEnd(7), String(pace).padStart(4), (right ? "right" : "WRONG").padEnd(5)];
  const rate = `${pressed} keys for ${text.length} characters`.padEnd(34);
  return `${cells.join("  ")}  ${rate}  ${Math.round(took / Math.max(1, pressed))} ms a key`;
}
