// The built extension in VS Code's extension host for the web: the client in one worker, the server in another.
import assert from "node:assert/strict";
import { vscodes, workspace } from "./tools.mjs";
import { userIn } from "./vscode/ui.mjs";

/** Two mistakes with a fix each, and the subnet of another network. */
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

const other = `<network>
  <name>other</name>
  <ip address='192.168.0.1' prefix='16'/>
</network>
`;

for (const code of vscodes())
  describe(`${code.name} in the browser`, () => {
    const files = workspace({ "lab.xml": lab, "other.xml": other });

    /** Found in files that are not open, which a worker has to be told of. */
    const shared = { warning: ["192.168.147.1"] };

    const user = userIn(code, files, {
      part: "browser",
      settings: { "remote.extensionKind": { "virnet.virnet-vscode": ["web"] } },
    });

    it("takes a network by its content and checks it, without a process", async () => {
      await user.open("lab.xml");
      await user.underlined({ error: ["nmae", "dchp"], ...shared });
      assert.equal(await user.language(), "libvirt network");
      await user.status(/^libvirt.*2.*1$/);
      assert.equal(user.serverProcess(), 0);
      await user.problem('Subnet 192.168.147.0/24 overlaps that of network "other"');
      await user.shot("checked");
    });

    it("mends it by quick fix", async () => {
      await user.clickOn("nmae");
      await user.lightbulb();
      await user.choose("Change to name");
      await user.underlined({ error: ["dchp"], ...shared });
    });

    it("starts its server again by command, and carries on", async () => {
      await user.command("virnet: Restart Language Server");
      await user.clickOn("dchp");
      await user.lightbulb();
      await user.choose("Change to <dhcp>");
      await user.underlined(shared);
    });
  });
