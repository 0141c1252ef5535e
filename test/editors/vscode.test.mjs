// The built extension, installed from its .vsix into real VS Code, through the eyes and hands of a user.
import assert from "node:assert/strict";
import { eventually, vscodes, workspace } from "./tools.mjs";
import { userIn } from "./vscode/ui.mjs";

const domain = "<domain type='kvm'>\n  <name>guest</name>\n  <forward mode='nonsense'/>\n</domain>\n";
const modern = `<network>
  <name>modern</name>
  <forward mode='open'/>
  <bridge name='virbr50'/>
  <ip address='192.168.150.1' prefix='24'/>
</network>
`;
/** What is typed into it, renamed and laid out in the course of the session. */
const lab = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge name='virbr70'/>
  <domain name='lab.example' localOnly='yes'/>
  <ip address='192.168.170.1' prefix='24'>
</ip>
</network>
`;

for (const code of vscodes())
  describe(code.name, () => {
    const files = workspace({ "guest.xml": domain, "modern.network.xml": modern, "lab.network.xml": lab });

    const user = userIn(code, files, { part: "workbench" });
    // One session, step by step: after a step that failed nothing more is to be learnt.
    let failed = false;
    beforeEach(function () {
      if (failed) this.skip();
    });
    afterEach(function () {
      failed ||= this.currentTest?.state === "failed";
    });

    it("underlines exactly what is wrong", async () => {
      await user.open("range-outside.xml");
      await user.underlined({ error: ["192.168.41.199"] });
      assert.equal(await user.language(), "libvirt network");
      await user.shot("squiggle");
    });

    it("lists it under Problems, with the rule", async () => {
      await user.problem("DHCP range ends at 192.168.41.199, outside 192.168.140.0/24");
      const link = user.page.locator(".markers-panel .monaco-list-row a", {
        hasText: "dhcp-range-outside-subnet",
      });
      assert.match((await link.getAttribute("href")) ?? "", /\/docs\/rules\/dhcp-range-outside-subnet\.md$/);
      await user.shot("problems");
    });

    it("counts it in the status bar", () => user.status(/^libvirt 12\.8\.0.*1$/));

    it("says it in the hover, with a link to the rule", async () => {
      const hover = await user.hover("192.168.41.199", "virnet");
      assert.match(await hover.textContent(), /outside 192\.168\.140\.0\/24.*The subnet is/s);
      await hover.locator("a", { hasText: "dhcp-range-outside-subnet" }).waitFor();
      await user.shot("hover");
      await user.page.keyboard.press("Escape");
    });

    it("leads to the page of the rule by command", async () => {
      await user.command("virnet: Show Rule Page");
      await user.page.locator(".quick-input-list .monaco-list-row", { hasText: "dhcp-range-outside" }).waitFor();
      await user.shot("rules");
      const browser = user.page.context();
      await browser.route("https://github.com/**", (route) => route.fulfill({ body: "the page" }));
      const opened = browser.waitForEvent("page");
      await user.press("Enter");
      await user.page.locator(".monaco-dialog-box .monaco-button", { hasText: /^Open$/ }).click();
      const page = await opened;
      await page.waitForURL("**/docs/rules/dhcp-range-outside-subnet.md");
      await page.close();
    });

    it("mends it by quick fix, and the finding goes away", async () => {
      await user.open("misspelt.xml");
      await user.underlined({ error: ["nmae", "no", "dchp"] });
      await user.shot("misspelt");
      await user.clickOn("nmae");
      assert.deepEqual((await user.lightbulb()).slice(0, 2), ["Change to name", "Remove nmae"]);
      await user.shot("quick-fixes");
      await user.choose("Change to name");
      await user.underlined({ error: ["no", "dchp"] });
      await user.clickOn("no'");
      await user.lightbulb();
      await user.choose("Change stp to off");
      await user.underlined({ error: ["dchp"] });
      await user.clickOn("dchp");
      await user.lightbulb();
      await user.choose("Change to <dhcp>");
      await user.underlined({});
      await user.page.keyboard.press("Control+s");
      await eventually("the file is mended", () =>
        /<bridge name='virbr41' stp='off'\/>.*<dhcp>\s+<range [^>]+\/>\s+<\/dhcp>/s.test(files.text("misspelt.xml")),
      );
      await user.shot("mended");
    });

    it("finds the mistake where it was made in a document that is not well-formed", async () => {
      await user.open("unclosed-host.xml");
      await user.underlined({ error: ["<host mac='52:54:00:6f:1a:20' name='web' ip='192.168.142.10'>"] });
      await user.shot("not-well-formed");
      await user.open("ipv6-without-family.xml");
      await user.problem("10.14.4.1 has no netmask or prefix");
      await user.problem("fd5c:3a91:7be2::1 is an IPv6 address");
      await user.shot("two-families");
      await user.open("host-bridge-with-dhcp.xml");
      await user.problem("Forward mode bridge does not allow");
      await user.shot("related");
    });

    it("says nothing of XML that is no network", async () => {
      await user.closeAll();
      await user.open("guest.xml");
      await user.page.waitForTimeout(1_000);
      await user.underlined({});
      await user.page.locator(".markers-panel", { hasText: "No problems have been detected" }).waitFor();
      assert.equal(await user.language(), "XML");
      await user.status(undefined);
      await user.shot("no-network");
    });

    it("knows a network by its file name", async () => {
      await user.open("modern.network.xml");
      assert.equal(await user.language(), "libvirt network");
      await user.underlined({});
      await user.shot("language");
    });

    it("says since when there is what is under the pointer", async () => {
      await user.open("lab.network.xml");
      await user.hover("localOnly", /Since 1\.2\.12/);
      await user.shot("since");
      await user.press("Escape");
    });

    it("completes what is typed, with the addresses of the subnet", async () => {
      await user.clickOn("prefix='24'");
      await user.press("End", "Enter");
      await user.page.keyboard.type("<", { delay: 30 });
      await user.offered("dhcp");
      await user.shot("elements");
      await user.page.keyboard.type("dh", { delay: 30 });
      await user.offered("dhcp");
      await user.press("Enter");
      await user.shot("element");
      await user.press("Escape", "Control+s");
      await eventually("a range of the subnet", () =>
        /<ip .*>\n\s+<dhcp>\s+<range start='192\.168\.170\.\d+' end='192\.168\.170\.254'\/>/.test(
          files.text("lab.network.xml"),
        ),
      );
    });

    it("closes a tag when its > is typed, with the cursor before the end", async () => {
      await user.clickOn("<bridge");
      await user.press("End", "Enter");
      await user.page.keyboard.type("<dns>", { delay: 60 });
      await user.page.locator(".view-line", { hasText: "<dns></dns>" }).waitFor();
      await user.press("Escape");
      await user.page.keyboard.type("<txt");
      await user.page.locator(".view-line", { hasText: "<dns><txt</dns>" }).waitFor();
      await user.press("Escape", "Backspace", "Backspace", "Backspace", "Backspace", "Escape");
    });

    it("renames an address with all that hangs on it", async () => {
      await user.clickOn("192.168.170.1'");
      await user.rename("172.20.30.1");
      await user.underlined({});
      await user.press("Control+s");
      await eventually("a range of the new subnet", () =>
        /<ip address='172\.20\.30\.1'.*<range start='172\.20\.30\.\d+' end='172\.20\.30\.254'\/>/s.test(
          files.text("lab.network.xml"),
        ),
      );
      await user.shot("renamed");
    });

    it("lays the document out", async () => {
      assert.match(files.text("lab.network.xml"), /^<\/ip>$/m);
      await user.command("Format Document");
      await user.press("Control+s");
      await eventually("the end tag is in its place", () => /^ {2}<\/ip>$/m.test(files.text("lab.network.xml")));
      await user.shot("formatted");
    });

    it("converts the forward mode by command", async () => {
      await user.command("virnet: Convert Forward Mode");
      await user.page.locator(".quick-input-list .monaco-list-row", { hasText: "isolated" }).waitFor();
      await user.shot("modes");
      await user.pick("isolated");
      await user.page.locator(".view-line", { hasText: "<forward" }).waitFor({ state: "detached" });
      await user.underlined({});
      await user.press("Control+s");
      await user.shot("converted");
    });

    it("makes a network from a template by command, free of what the folder has", async () => {
      await user.command("virnet: New libvirt Network");
      await user.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
      await user.shot("templates");
      await user.pick(/NAT/);
      await user.page.locator(".tab.active", { hasText: "Untitled" }).waitFor();
      await user.page.locator(".view-line", { hasText: "</network>" }).waitFor();
      assert.equal(await user.language(), "libvirt network");
      await user.underlined({});
      await user.shot("new-network");
    });

    it("follows virnet.target at once", async () => {
      await user.setting("virnet.target", "2.1.0");
      await user.shot("setting");
      await user.open("modern.network.xml");
      await user.underlined({ error: ["open"] });
      await user.problem("2.2.0");
      await user.shot("old-target");
      await user.setting("virnet.target", "");
      await user.open("modern.network.xml");
      await user.underlined({});
    });

    it("checks for the version that a click in the status bar chooses", async () => {
      await user.clickStatus();
      await user.page.locator(".quick-input-list .monaco-list-row", { hasText: "Debian 12" }).waitFor();
      await user.shot("versions");
      await user.pick("Debian 12");
      await user.status(/^libvirt 9\.0\.0/);
      await eventually("the setting", () => /"virnet\.target": "debian12"/.test(files.text(".vscode/settings.json")));
      await user.shot("version");
    });

    it("starts the language server again by command, and carries on", async () => {
      const before = user.serverProcess();
      assert.notEqual(before, 0);
      await user.command("virnet: Restart Language Server");
      const page = user.page;
      await eventually("another language server", () => ![0, before].includes(user.serverProcess()));
      await user.clickOn("open");
      await page.keyboard.press("End");
      await page.keyboard.type("<nonsense/>");
      await user.underlined({ error: ["nonsense"] });
      await user.shot("restarted");
    });

    it("survives the death of the language server", async () => {
      const before = user.serverProcess();
      process.kill(before, "SIGKILL");
      await eventually("another language server", () => ![0, before].includes(user.serverProcess()));
      await user.page.keyboard.type("<other/>");
      await user.underlined({ error: ["nonsense", "other"] });
      await user.shot("after-a-crash");
    });

    it("shows its log by command", async () => {
      await user.command("virnet: Show Output");
      await user.page.locator(".part.panel .action-item.checked", { hasText: "Output" }).waitFor();
      await user.page
        .locator(".part.panel select option:checked", { hasText: "virnet" })
        .first()
        .waitFor({ state: "attached" });
      await user.shot("output");
    });
  });
