// Run inside VS Code's real extension host, beside the installed extension, with the whole API at hand. The test outside
// reads the names and waits for one line about each.
const assert = require("node:assert/strict");
const { readdirSync, readFileSync, renameSync } = require("node:fs");

/** What the lines about results begin with. */
exports.mark = "RESULT ";

/** @typedef {import("vscode")} VSCode */

/** Waits until `look` returns something, and returns that. */
async function eventually(what, look) {
  for (const end = Date.now() + 8_000; Date.now() < end; await sleep(20)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`waited in vain: ${what}`);
}

const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
/** Longer than the extension waits after a change before it looks at the language of a document. */
const settled = () => sleep(450);

function toolsOf(/** @type {VSCode} */ vscode) {
  const { commands, languages, Uri, window, workspace } = vscode;
  const uriOf = (name) => Uri.joinPath(workspace.workspaceFolders[0].uri, name);
  return {
    ...vscode,
    uriOf,
    run: (name, ...args) => commands.executeCommand(`virnet.${name}`, ...args),
    open: async (name) => window.showTextDocument(await workspace.openTextDocument(uriOf(name))),
    language: (editor) => editor.document.languageId,
    found: (document, source) => languages.getDiagnostics(document.uri).filter((one) => one.source?.startsWith(source)),
    codes: (document) =>
      languages.getDiagnostics(document.uri).map(({ code }) => String(typeof code === "object" ? code.value : code)),
    type: (editor, line, text) => editor.edit((edit) => edit.insert(new vscode.Position(line, 0), text)),
    setting: (name, value) => workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Workspace),
    /** Takes the focused entry of the quick pick a command opens. */
    accepting: async (doing, steps = 0) => {
      const done = doing();
      await sleep(350);
      for (let step = 0; step < steps; step++) await commands.executeCommand("workbench.action.quickOpenSelectNext");
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return done;
    },
    document: (scheme) => workspace.textDocuments.find(({ uri }) => uri.scheme === scheme),
  };
}

/** Processes of the language server among the children of this extension host. */
function servers() {
  return readdirSync("/proc").filter((id) => {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      return parent === process.pid && readFileSync(`/proc/${id}/cmdline`, "utf8").includes("/dist/server.js");
    } catch {
      return false;
    }
  });
}

/** What only a VS Code with terminals can be asked. */
exports.needsTerminals = ["lists what a task finds in files that are not open"];

/** In this order, in one window. */
exports.tests = {
  "leaves XML of other kinds alone, and starts no server for it": async ({ open, language, found, extensions }) => {
    const editor = await open("guest.xml");
    await eventually("the extension is there", () => extensions.getExtension("virnet.virnet-vscode")?.isActive);
    await settled();
    assert.equal(language(editor), "xml");
    assert.equal(language(await open("other-network.xml")), "xml");
    await settled();
    assert.deepEqual(servers(), []);
    assert.deepEqual(found(editor.document, "virnet"), []);
  },

  "has every command of its manifest": async ({ commands, extensions }) => {
    const { contributes } = extensions.getExtension("virnet.virnet-vscode").packageJSON;
    const known = await commands.getCommands(true);
    assert.deepEqual(
      known.filter((command) => command.startsWith("virnet.")).sort(),
      contributes.commands.map(({ command }) => command).sort(),
    );
  },

  "takes a network whose name says nothing, and checks it": async ({ open, language, codes }) => {
    const editor = await open("lab.xml");
    await eventually("the language", () => language(editor) === "libvirt-network");
    await eventually("the finding", () => codes(editor.document).includes("unknown-element"));
    assert.equal(servers().length, 1);
  },

  "leaves nothing of a network to extensions for XML, and nothing of other XML to itself": async (tools) => {
    const { open, language, languages, commands, Position } = tools;
    const network = await open("lab.xml");
    await eventually("the language", () => language(network) === "libvirt-network");
    const guest = await open("guest.xml");
    const other = languages.registerCompletionItemProvider("xml", {
      provideCompletionItems: () => [{ label: "other" }],
    });
    const offered = async ({ document }) => {
      const where = new Position(1, 2);
      const { items } = await commands.executeCommand("vscode.executeCompletionItemProvider", document.uri, where);
      return items.map(({ label }) => label?.label ?? label);
    };
    const inNetwork = await offered(network);
    assert(inNetwork.includes("forward") && !inNetwork.includes("other"), inNetwork.join(", "));
    const inGuest = await offered(guest);
    assert(inGuest.includes("other") && !inGuest.includes("forward"), inGuest.join(", "));
    other.dispose();
  },

  "takes a document once it becomes a network": async ({ workspace, window, language, type }) => {
    const editor = await window.showTextDocument(await workspace.openTextDocument({ language: "xml", content: "" }));
    await type(editor, 0, "<network>\n  <name>new");
    await eventually("the language", () => language(editor) === "libvirt-network");
  },

  "is not overruled when a user makes it XML again": async ({ open, language, languages, type }) => {
    const editor = await open("mine.xml");
    await eventually("the language", () => language(editor) === "libvirt-network");
    await languages.setTextDocumentLanguage(editor.document, "xml");
    await settled();
    await type(editor, 1, "  <!-- still XML -->\n");
    await settled();
    assert.equal(language(editor), "xml");
  },

  "leaves files that the settings call XML": async ({ open, language, setting }) => {
    await setting("files.associations", { "declared*.xml": "xml" });
    const editor = await open("declared-xml.xml");
    await settled();
    assert.equal(language(editor), "xml");
    await setting("files.associations", undefined);
  },

  "leaves content alone when told to, and follows the setting": async ({ open, language, setting }) => {
    await setting("virnet.detectNetworks", false);
    const editor = await open("undetected.xml");
    await settled();
    assert.equal(language(editor), "xml");
    await setting("virnet.detectNetworks", undefined);
    await eventually("the language", () => language(editor) === "libvirt-network");
  },

  "says by setting which files are networks": async ({ open, language, run, accepting, workspace, setting }) => {
    const editor = await open("team/odd.xml");
    await settled();
    assert.equal(language(editor), "xml");
    await accepting(() => run("associateName"));
    assert.deepEqual(workspace.getConfiguration("files").inspect("associations").workspaceValue, {
      "**/team/*.xml": "libvirt-network",
    });
    await eventually("the language", () => language(editor) === "libvirt-network");
    await setting("files.associations", undefined);
  },

  "asks libvirt, and shows its answer beside the findings until the text changes": async (tools) => {
    const { open, run, found, codes, type, document } = tools;
    const editor = await open("lab.xml");
    await eventually("the finding", () => codes(editor.document).includes("unknown-element"));
    await run("validateWithLibvirt");
    const answers = found(editor.document, "libvirt 9.9.9");
    assert.deepEqual(
      answers.map(({ code, message, range }) => [code, message, range.start.line, editor.document.getText(range)]),
      [
        ["schema", "Extra element bridge in interleave; Element network failed to validate content", 2, "<bridge"],
        ["parser", "XML error: what stands in for libvirt minds everything", 0, "<network"],
      ],
    );
    const report = document("virnet-report").getText();
    assert.match(report, /\*\*Both reject it\.\*\* The installed libvirt is 9\.9\.9/);
    assert.match(report, /\$ virt-xml-validate lab\.xml network\nRelax-NG .*\nlab\.xml:3: element bridge/);
    assert.match(report, /\$ virsh --connect test:\/\/host\.xml net-define --validate lab\.xml\n/);
    assert.match(report, /- Line 4\n {2}- virnet: error: .*dchp/);
    assert.doesNotMatch(report, /\/tmp\//);
    assert.equal(found(editor.document, "virnet").length > 0, true);
    await type(editor, 1, "  <!-- changed -->\n");
    await eventually("libvirt's answer is gone", () => found(editor.document, "libvirt").length === 0);
  },

  "opens a live network to be read, and finds nothing wrong with it": async (tools) => {
    const { run, accepting, window, languages, document, codes } = tools;
    await accepting(() => run("openLiveNetwork"));
    const live = document("virnet-live");
    assert.equal(window.activeTextEditor.document, live);
    assert.equal(live.languageId, "libvirt-network");
    assert.match(live.getText(), /^<network connections='1'>\n.*<\/network>\n$/s);
    await settled();
    assert.deepEqual(codes(live), []);
    assert.deepEqual(languages.getDiagnostics(live.uri), []);
  },

  "compares a file with the live network of its name": async ({ open, run, window, TabInputTextDiff }) => {
    const { document } = await open("lab.xml");
    await run("compareWithLive");
    const { label, input } = window.tabGroups.activeTabGroup.activeTab;
    assert.equal(label, "lab (live) \u2194 lab.xml");
    assert(input instanceof TabInputTextDiff);
    assert.equal(input.original.scheme, "virnet-live");
    assert.equal(input.modified.toString(), document.uri.toString());
  },

  "copies the command that defines a network": async ({ open, run, env }) => {
    const { document } = await open("lab.xml");
    await run("copyDefineCommand");
    const path = document.uri.fsPath;
    assert.equal(await env.clipboard.readText(), `virsh --connect qemu:///system net-define --validate ${path}`);
  },

  "writes the chosen release to the settings, or to the comment that decides": async (tools) => {
    // After the newest version, the three ways to another and Debian sid.
    const debian13 = 5;
    const { open, run, accepting, workspace, setting } = tools;
    await open("lab.xml");
    await accepting(() => run("chooseTarget"), debian13);
    assert.equal(workspace.getConfiguration("virnet").inspect("target").workspaceValue, "debian13");
    await setting("virnet.target", undefined);
    const { document } = await open("commented.xml");
    await accepting(() => run("chooseTarget"), debian13);
    assert.match(document.getText(), /<!-- virnet-target debian13: the lab -->/);
    assert.equal(workspace.getConfiguration("virnet").inspect("target").workspaceValue, undefined);
  },

  "shows the address plan of a subnet": async ({ open, commands, document }) => {
    const { document: network } = await open("convert.xml");
    await eventually("the language", () => network.languageId === "libvirt-network");
    const at = { line: 5, character: 3 };
    await eventually("the command", async () => (await commands.getCommands()).includes("virnet.showAddressPlan"));
    await commands.executeCommand("virnet.showAddressPlan", network.uri.toString(), at);
    const plan = await eventually("the plan", () => document("virnet-text"));
    assert.match(plan.getText(), /^# Address plan of 10\.7\.7\.0\/24\n\nNext free address .* 10\.7\.7\.2\./);
  },

  "gives a network pasted into a document without a file its language": async ({ window, workspace, type }) => {
    const editor = await window.showTextDocument(await workspace.openTextDocument({ language: "plaintext" }));
    await type(
      editor,
      0,
      "<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE.\n-->\n<network>\n  <name>n</name>\n</network>\n",
    );
    await eventually("the language", () => window.activeTextEditor.document.languageId === "libvirt-network");
  },

  "offers a task that checks a folder": async ({ tasks }) => {
    const [task, ...others] = await tasks.fetchTasks({ type: "virnet" });
    assert.deepEqual([task.name, task.problemMatchers, others.length], ["lint", ["$virnet"], 0]);
    assert.match([task.execution.command, ...task.execution.args].join(" "), /^npx virnet lint --format concise \.$/);
  },

  "leads to the config file that decides": async ({ open, run, accepting, window }) => {
    const { document } = await open("configured/net.xml");
    await eventually("the language", () => document.languageId === "libvirt-network");
    await accepting(() => run("chooseTarget"));
    assert.match(window.activeTextEditor.document.uri.path, /\/configured\/\.virnet\.json$/);
  },

  "takes the version of the libvirt installed": async ({ open, run, accepting, workspace, setting }) => {
    await open("lab.xml");
    // After the newest version and the one to be typed.
    await accepting(() => run("chooseTarget"), 2);
    assert.equal(workspace.getConfiguration("virnet").inspect("target").workspaceValue, "9.9.9");
    await setting("virnet.target", undefined);
  },

  "makes a network from a template, in a new document": async ({ run, accepting, window, codes }) => {
    await accepting(() => run("newNetwork"), 1);
    const { document } = await eventually("the network", () => {
      const editor = window.activeTextEditor;
      return editor?.document.isUntitled && /<\/network>/.test(editor.document.getText()) && editor;
    });
    assert.equal(document.languageId, "libvirt-network");
    await settled();
    assert.deepEqual(codes(document), []);
  },

  "lists what a task finds in files that are not open": async (tools) => {
    const { tasks, workspace, Task, ShellExecution, languages, uriOf } = tools;
    const [folder] = workspace.workspaceFolders;
    const execution = new ShellExecution("virnet lint --format concise unopened.xml");
    await tasks.executeTask(new Task({ type: "shell" }, folder, "Check networks", "tests", execution, "$virnet"));
    const listed = () => languages.getDiagnostics(uriOf("unopened.xml"));
    await eventually("the findings", () => listed().length > 0);
    assert.deepEqual(
      listed().map(({ code, severity, source, range }) => [severity, range.start.line, source, code]),
      [[0, 2, "virnet", "unknown-element"]],
    );
    assert.match(listed()[0].message, /^<network> has no child <nonsense>/);
  },

  "writes a UUID and a MAC address, fixes all, and converts the forward mode": async (tools) => {
    const { open, run, accepting, codes } = tools;
    const editor = await open("convert.xml");
    const text = () => editor.document.getText();
    await eventually("the finding", () => codes(editor.document).length > 0);
    await run("applySafeFixes");
    await eventually("the fix", () => /<bridge name='virbr77' stp='on'\/>/.test(text()));
    await run("generateUuid");
    await eventually("the UUID", () => /<uuid>[\da-f]{8}-[\da-f-]{27}<\/uuid>/.test(text()));
    await run("generateMac");
    await eventually("the MAC address", () => /<mac address='52:54:00:[\da-f:]{8}'\/>/.test(text()));
    await accepting(() => run("convertMode"));
    await eventually("another mode", () => !/mode='nat'/.test(text()));
  },

  "starts its server anew, in whatever state it is": async ({ open, run, codes }) => {
    const { document } = await open("lab.xml");
    const before = servers();
    await Promise.all([run("restart"), run("restart")]);
    const after = await eventually("one other server", () => servers().length === 1 && servers());
    assert.notDeepEqual(after, before);
    await eventually("the finding", () => codes(document).includes("unknown-element"));
  },

  "recovers by a restart when its server could not be started": async ({ open, run, codes, extensions }) => {
    const { document } = await open("lab.xml");
    const script = `${extensions.getExtension("virnet.virnet-vscode").extensionPath}/dist/server.js`;
    renameSync(script, `${script}.away`);
    await assert.rejects(Promise.resolve(run("restart")));
    assert.deepEqual(codes(document), []);
    renameSync(`${script}.away`, script);
    await run("restart");
    await eventually("the finding", () => codes(document).includes("unknown-element"));
    await eventually("one server", () => servers().length === 1);
  },
};

exports.run = async () => {
  const tools = toolsOf(require("vscode"));
  for (const [name, test] of Object.entries(exports.tests)) {
    if (process.env.VIRNET_TERMINALS === "no" && exports.needsTerminals.includes(name)) continue;
    const began = Date.now();
    let error;
    try {
      await test(tools);
    } catch (thrown) {
      error = thrown?.stack ?? String(thrown);
    }
    console.log(exports.mark + JSON.stringify({ name, error, milliseconds: Date.now() - began }));
  }
};
