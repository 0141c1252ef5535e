// The built extension in a folder that is not trusted: everything but libvirt's own tools.
import assert from "node:assert/strict";
import { vscodes, workspace } from "./tools.mjs";
import { userIn } from "./vscode/ui.mjs";

for (const code of vscodes()) {
  describe(`${code.name} in restricted mode`, () => {
    const files = workspace();

    const user = userIn(code, files, {
      part: "restricted",
      trusted: false,
      settings: { "security.workspace.trust.startupPrompt": "never" },
    });

    it("checks a network", async () => {
      await user.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
      await user.open("misspelt.xml");
      await user.underlined({ error: ["nmae", "no", "dchp"] });
    });

    it("offers all commands but those that run libvirt's tools", async () => {
      const offered = await user.commands("virnet:");
      assert.ok(offered.includes("virnet: New libvirt Network..."), offered.join(", "));
      assert.deepEqual(
        offered.filter((title) => / Live |Validate/.test(title)),
        [],
      );
      await user.shot("commands");
      await user.press("Escape");
    });

    it("shows around, but for those tools", async () => {
      await user.command("Welcome: Open Walkthrough");
      await user.pick("Get Started with libvirt Networks");
      const steps = user.page.locator(".getting-started-step .step-title");
      await steps.first().waitFor();
      const titles = await steps.allTextContents();
      assert.ok(titles.includes("See What libvirt Will Do with It"), titles.join(", "));
      assert.ok(!titles.includes("Ask libvirt Itself"), titles.join(", "));
      await user.shot("walkthrough");
    });
  });
}
