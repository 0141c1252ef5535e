// Everyday use of the extension in real VS Code: what is shown while nothing is wrong, and what comes and goes with a file.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventually, vscodes, workspace } from "./tools.mjs";
import { userIn } from "./vscode/ui.mjs";

const network = (/** @type {string} */ name, /** @type {number} */ subnet) => `<network>
  <name>${name}</name>
  <forward mode='nat'/>
  <bridge name='virbr${subnet}'/>
  <ip address='192.168.${subnet}.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.${subnet}.100' end='192.168.${subnet}.199'/>
      <host mac='52:54:00:6f:1a:20' name='web' ip='192.168.${subnet}.10'/>
    </dhcp>
  </ip>
</network>
`;
const shell = `admin@host:~$ virsh net-dumpxml pasted
${network("pasted", 77)}
admin@host:~$ `;

const themes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  contrast: "Default High Contrast",
};

for (const code of vscodes())
  describe(`everyday use of ${code.name}`, () => {
    const files = workspace({
      "lab.network.xml": network("lab", 50),
    });
    const settings = (/** @type {object} */ values) => {
      mkdirSync(files.path(".vscode"), { recursive: true });
      writeFileSync(join(files.folder, ".vscode", "settings.json"), JSON.stringify(values));
    };
    const user = userIn(code, files, { part: "everyday", env: { PATH: "/nowhere" } });
    let failed = false;
    beforeEach(function () {
      if (failed) this.skip();
    });
    afterEach(function () {
      failed ||= this.currentTest?.state === "failed";
    });

    it("underlines nothing in a network that is right, not even its root", async () => {
      await user.open("lab.network.xml");
      await user.status(/^libvirt 12\.8\.0$/);
      await user.page.locator(".codelens-decoration a", { hasText: "192.168.50.0/24" }).waitFor();
      await user.underlined({});
      assert.equal(await user.page.locator(".monaco-editor .detected-link").count(), 0);
    });

    it("says a subnet once", async () => {
      const text = await user.page.locator(".monaco-editor .view-lines").textContent();
      assert.doesNotMatch(String(text), /253.guests/);
    });

    it("shows the address plan on a click on the lens", async () => {
      await user.page.locator(".codelens-decoration a", { hasText: "192.168.50.0/24" }).click();
      await user.page.locator(".tab", { hasText: "Address plan of 192.168.50.0" }).waitFor();
      await user.shot("plan");
      await user.closeAll();
    });

    it("looks as it should in each theme and size", async () => {
      await user.open("lab.network.xml");
      await user.page.locator(".codelens-decoration a", { hasText: "192.168.50.0/24" }).waitFor();
      for (const [name, theme] of Object.entries(themes)) {
        settings({ "workbench.colorTheme": theme });
        for (const width of [1400, 1000]) {
          await user.page.setViewportSize({ width, height: 800 });
          await user.page.waitForTimeout(1_000);
          await user.shot(`${name}-${width}`);
        }
      }
      settings({});
      await user.page.setViewportSize({ width: 1280, height: 800 });
    });

    it("says in completion what a thing is", async () => {
      await user.clickOn("<network>");
      await user.press("End", "Enter", "Control+Space");
      const rows = user.page.locator(".suggest-widget.visible .monaco-list-row");
      await rows.filter({ hasText: /^portgroup.*class of guests$/ }).waitFor();
      for (const [name, theme] of Object.entries(themes)) {
        settings({ "workbench.colorTheme": theme });
        await user.page.waitForTimeout(1_000);
        await user.shot(`completion-${name}`);
      }
      settings({});
      await user.press("Escape", "Control+z", "Control+s");
    });

    it("lists releases by name with their versions", async () => {
      await user.clickStatus();
      await user.page.locator(".quick-input-list .monaco-list-row", { hasText: "Another version" }).waitFor();
      await user.shot("picker");
      await user.page.keyboard.type("ubuntu 24");
      const row = user.page.locator(".quick-input-list .monaco-list-row", { hasText: "Ubuntu 24.04 (noble)" });
      assert.match(String(await row.textContent()), /libvirt 10\.0\.0/);
      await user.shot("picker-ubuntu");
      await user.press("Escape");
    });

    it("lists the problems of files that are not open where the user wants them", async () => {
      const problem = "Forward mode bridge does not allow";
      const row = user.page.locator(".markers-panel .monaco-list-row", { hasText: problem });
      settings({ "virnet.workspace.diagnostics": true });
      await user.problem(problem);
      await user.shot("closed-problems");
      settings({});
      await row.waitFor({ state: "detached" });
    });

    it("does not list what needs virsh where there is none", async () => {
      const titles = await user.commands("virnet:");
      assert.ok(titles.includes("virnet: Show Output"), String(titles));
      assert.ok(!titles.some((title) => title.startsWith("virnet: Open Live Network")), String(titles));
      await user.press("Escape");
    });

    it("offers to keep only the network of what was pasted, and saves it by its name", async () => {
      await user.closeAll();
      await user.command("File: New Untitled Text File");
      await user.page.locator(".tab.active", { hasText: "Untitled" }).waitFor();
      await user.page.evaluate((text) => navigator.clipboard.writeText(text), shell);
      await user.page.keyboard.press("Control+v");
      // In tests the newest shows them in its list only.
      await user.page.waitForTimeout(1_000);
      await user.command("Notifications: Show Notifications");
      const offer = user.page.locator(".notification-list-item", { hasText: "looks like a libvirt network" }).first();
      await offer.waitFor();
      await user.shot("pasted");
      await offer.locator(".monaco-button", { hasText: "Keep Only the Network" }).click();
      await user.status(/^libvirt 12\.8\.0/);
      await user.page.locator(".monaco-editor .view-line").first().click();
      await user.press("Control+s");
      const input = user.page.locator(".quick-input-widget input").first();
      await input.waitFor();
      await user.page.waitForTimeout(500);
      assert.match(await input.inputValue(), /\/pasted\.network\.xml$/);
      await user.shot("save-as");
      await user.press("Enter");
      await eventually("the file", () => existsSync(files.path("pasted.network.xml")));
      assert.equal(files.text("pasted.network.xml"), network("pasted", 77));
      await user.page.locator(".tab.active", { hasText: "pasted.network.xml" }).waitFor();
      assert.equal(await user.page.locator(".tab", { hasText: "Untitled" }).count(), 0);
    });
  });
