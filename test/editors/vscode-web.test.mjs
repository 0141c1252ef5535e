// The built extension in VS Code's extension host for the web: the client in one worker, the server in another.
import assert from "node:assert/strict";
import { vsix, workspace } from "./tools.mjs";
import { userOf } from "./vscode/ui.mjs";
import { startWorkbench } from "./vscode/workbench.mjs";

/** Two mistakes with a fix each. */
const lab = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge nmae='virbr147'/>
  <ip address='192.168.147.1' prefix='24'>
    <dchp>
      <range start='192.168.147.100' end='192.168.147.199'/>
    </dchp>
  </ip>
</network>
`;

describe("VS Code in the browser", () => {
  /** @type {Awaited<ReturnType<typeof startWorkbench>>} */
  let workbench;
  /** @type {ReturnType<typeof userOf>} */
  let user;
  const files = workspace({ "lab.xml": lab });

  before(async () => {
    const settings = { "remote.extensionKind": { "virnet.virnet-vscode": ["web"] } };
    workbench = await startWorkbench(files.folder, { vsix, log: "vscode-web", settings });
    user = userOf(workbench.page, "web-");
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") await user?.shot("failed");
  });
  after(async () => {
    await workbench?.stop();
    files.remove();
  });

  it("takes a network by its content and checks it, without a process", async () => {
    await user.open("lab.xml");
    await user.underlined({ error: ["nmae", "dchp"] });
    assert.equal(await user.language(), "libvirt network");
    await user.status(/^libvirt.*2$/);
    assert.equal(workbench.serverProcess(), 0);
    await user.shot("checked");
  });

  it("mends it by quick fix", async () => {
    await user.clickOn("nmae");
    await user.lightbulb();
    await user.choose("Change to name");
    await user.underlined({ error: ["dchp"] });
  });

  it("starts its server again by command, and carries on", async () => {
    await user.command("virnet: Restart Language Server");
    await user.clickOn("dchp");
    await user.lightbulb();
    await user.choose("Change to <dhcp>");
    await user.underlined({});
  });
});
