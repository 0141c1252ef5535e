// What a user does in the workbench, and what a user sees there.
import assert from "node:assert/strict";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { startWorkbench } from "./workbench.mjs";

/** @typedef {import("playwright-core").Page} Page */

const kinds = /** @type {const} */ (["error", "warning", "info"]);

/**
 * A user of VS Code on these files, for the tests of a suite: the workbench is there from before them until after them,
 * and what failed is kept as a picture.
 *
 * @param {import("../tools.mjs").VSCode} code
 * @param {ReturnType<typeof import("../tools.mjs").workspace>} files
 * @param {Parameters<typeof startWorkbench>[2]} options
 */
export function userIn(code, files, options) {
  /** @type {Awaited<ReturnType<typeof startWorkbench>>} */
  let workbench;
  /** @type {Page} */
  let page;
  before(async () => {
    workbench = await startWorkbench(code, files.folder, options);
    page = workbench.page;
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") await user.shot("failed");
  });
  after(async () => {
    await workbench?.stop();
    files.remove();
  });
  let shots = 0;
  const row = (/** @type {string} */ text) =>
    page.locator(".markers-panel .monaco-list-row", { hasText: text }).first();
  const status = "#virnet\\.virnet-vscode\\.virnet\\.status";
  const user = {
    get page() {
      return page;
    },

    /** Process id of the language server; 0 when there is none. */
    serverProcess: () => workbench.serverProcess(),

    /** Opens a file of the folder in the explorer. */
    async open(/** @type {string} */ name) {
      const label = page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first();
      await label.dblclick();
      await page.locator(".tab.active", { hasText: name }).waitFor();
      await page.locator(".monaco-editor .view-line").first().waitFor();
    },

    async closeAll() {
      await page.keyboard.press("Control+k");
      await page.keyboard.press("Control+w");
      await page.locator(".tab").first().waitFor({ state: "detached" });
    },

    /** Runs a command by its title. */
    async command(/** @type {string} */ title) {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget input").first().fill(`>${title}`);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
    },

    /** Leaves the list of commands open; returns the titles that begin so. */
    async commands(/** @type {string} */ start) {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget input").first().fill(`>${start}`);
      const rows = page.locator(".quick-input-list .monaco-list-row", { hasText: start });
      await rows.first().waitFor();
      await page.waitForTimeout(500); // until the list is whole
      const titles = await rows.locator(".label-name").allTextContents();
      return titles.filter((title) => title.startsWith(start));
    },

    /** Waits for a text in the Problems panel, and opens that first when it is not there. */
    async problem(/** @type {string} */ text) {
      if (!(await page.locator(".markers-panel").isVisible())) await page.keyboard.press("Control+Shift+M");
      await row(text).waitFor();
    },

    /** Waits until the texts over squiggles are these, by kind and top down; kinds that are not named have none. */
    async underlined(/** @type {{ error?: string[], warning?: string[], info?: string[] }} */ expected) {
      const wanted = { error: [], warning: [], info: [], ...expected };
      /** @type {typeof wanted} */
      const seen = { error: [], warning: [], info: [] };
      for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(50)) {
        for (const kind of kinds) seen[kind] = await page.evaluate(textsOver, `.squiggly-${kind}`);
        if (isDeepStrictEqual(seen, wanted)) return;
      }
      assert.deepEqual(seen, wanted);
    },

    /** Puts the cursor into the text that stands on a line of the document; returns where that is. */
    async clickOn(/** @type {string} */ text) {
      // What is drawn may move between the look and the click, such as when a lens appears; then a user clicks again.
      for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(100)) {
        const box = await page.evaluate(boxOf, text);
        if (box === undefined) continue;
        const at = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
        await page.mouse.click(at.x, at.y);
        await page.waitForTimeout(100);
        if (isDeepStrictEqual(await page.evaluate(boxOf, text), box) && (await page.evaluate(hasCursor, box)))
          return at;
      }
      throw new Error(`no ${text} in the editor, or no cursor in it`);
    },

    /** Waits for the hover over a text that says something. */
    async hover(/** @type {string} */ text, /** @type {string | RegExp} */ something) {
      const { x, y } = await user.clickOn(text);
      await page.mouse.move(x + 1, y);
      const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: something }).first();
      await hover.waitFor();
      return hover;
    },

    /** The language of the document, as the status bar names it. */
    language: () => page.locator("#status\\.editor\\.mode").textContent(),

    /** Waits until the status item of a network says so, or is not there. */
    async status(/** @type {RegExp | undefined} */ text) {
      if (text === undefined) return page.locator(status).waitFor({ state: "hidden" });
      await page.locator(status, { hasText: text }).waitFor();
    },

    clickStatus: () => page.locator(status).click(),

    /** Gives a setting a value in the settings editor. */
    async setting(/** @type {string} */ name, /** @type {string} */ value) {
      await page.keyboard.press("Control+,");
      const search = page.locator(".settings-editor .search-container .monaco-editor").first();
      await search.click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type(`@id:${name}`);
      const input = page.locator(`.settings-editor input[aria-label="${name}"]`);
      await input.waitFor();
      await input.fill(value);
      await page.keyboard.press("Tab");
    },

    /** Presses keys one after the other. */
    async press(/** @type {string[]} */ ...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },

    /** Waits until an entry of the quick pick begins so, and takes it. */
    async pick(/** @type {string | RegExp} */ entry) {
      await page.locator(".quick-input-list .monaco-list-row", { hasText: entry }).first().click();
    },

    /** Waits until this is the completion that Enter would take. */
    async offered(/** @type {string} */ label) {
      await page.locator(".suggest-widget.visible .monaco-list-row.focused", { hasText: label }).waitFor();
    },

    /** Renames what is under the cursor. */
    async rename(/** @type {string} */ to) {
      await page.keyboard.press("F2");
      const input = page.locator(".rename-box input.rename-input");
      await input.waitFor();
      await input.fill(to);
      await user.shot("rename");
      await page.keyboard.press("Enter");
      await input.waitFor({ state: "hidden" });
    },

    /** Opens the menu of quick fixes at the cursor; returns its entries. */
    async lightbulb() {
      const entries = page.locator(".action-widget .monaco-list-row.action");
      // Right after the cursor has moved VS Code may answer from before, or not at all; then a user tries again.
      for (const end = Date.now() + 20_000; Date.now() < end && !(await entries.first().isVisible()); ) {
        await page.keyboard.press("Control+.");
        await entries
          .first()
          .waitFor({ timeout: 2_000 })
          .catch(() => undefined);
      }
      return (await entries.allTextContents()).map((text) => text.trim());
    },

    /** Takes an entry of the open menu, by keyboard. */
    async choose(/** @type {string} */ title) {
      const focused = page.locator(".action-widget .monaco-list-row.focused");
      await focused.waitFor();
      for (let steps = 0; ((await focused.textContent()) ?? "").trim() !== title; steps++) {
        if (steps === 20) throw new Error(`no ${title} in the menu`);
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("Enter");
    },

    /** Keeps a picture of the workbench. */
    async shot(/** @type {string} */ name) {
      shots += 1;
      await page.waitForTimeout(300); // what fades in
      await page.screenshot({ path: join(workbench.kept, `${String(shots).padStart(2, "0")}-${name}.png`) });
    },
  };
  return user;
}

/**
 * Runs in the page: where a text is drawn, on one line.
 *
 * @returns {{ left: number, top: number, right: number, bottom: number } | undefined}
 */
function boxOf(/** @type {string} */ text) {
  for (const line of document.querySelectorAll(".monaco-editor .view-line")) {
    const from = (line.textContent ?? "").replaceAll("\u00a0", " ").indexOf(text);
    if (from < 0) continue;
    const range = document.createRange();
    const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = nodes.nextNode(); node && before < from + text.length; node = nodes.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (before <= from && from < before + length) range.setStart(node, from - before);
      if (before < from + text.length) range.setEnd(node, Math.min(length, from + text.length - before));
      before += length;
    }
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return { left, top, right, bottom };
  }
  return undefined;
}

/** Runs in the page: whether a cursor stands in a box. */
function hasCursor(/** @type {{ left: number, top: number, right: number, bottom: number }} */ box) {
  return [...document.querySelectorAll(".monaco-editor .cursor")].some((cursor) => {
    const { left, top, bottom } = cursor.getBoundingClientRect();
    return box.left - 1 <= left && left <= box.right + 1 && top < box.bottom && box.top < bottom;
  });
}

/** Runs in the page: the characters above each decoration. */
function textsOver(/** @type {string} */ selector) {
  const lines = [...document.querySelectorAll(".monaco-editor .view-line")];
  const boxes = [...document.querySelectorAll(`.monaco-editor ${selector}`)]
    .map((element) => element.getBoundingClientRect())
    .sort((a, b) => a.top - b.top || a.left - b.left);
  return boxes.map((box) => {
    const line = lines.find((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top <= box.top + box.height / 2 && box.top + box.height / 2 < bottom;
    });
    if (line === undefined) return "";
    let over = "";
    const range = document.createRange();
    const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const text = node.textContent ?? "";
      for (let at = 0; at < text.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, width } = range.getBoundingClientRect();
        const middle = left + width / 2;
        if (box.left < middle && middle < box.right) over += text[at];
      }
    }
    return over.replaceAll("\u00a0", " ");
  });
}
