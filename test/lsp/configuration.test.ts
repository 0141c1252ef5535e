import assert from "node:assert/strict";
import { codes, type Editor, editorInProcess, full, pulling } from "../helpers/lsp.js";

const uri = "file:///net.xml";
const recent = "<network><name>n</name><ip address='192.168.9.1' prefix='24' localPtr='yes'/></network>";
const asks = { workspace: { ...pulling.workspace, configuration: true } };
const refuses = async (editor: Editor) => codes(full(await editor.pull(uri))).includes("not-in-target");

async function connected(capabilities: object, settings?: unknown, initializationOptions?: unknown) {
  const editor = editorInProcess();
  editor.settings = settings;
  await editor.initialize({
    capabilities: { ...pulling, ...capabilities },
    initializationOptions: initializationOptions as object,
  });
  await editor.open(uri, recent);
  return editor;
}
const tell = (editor: Editor, settings: unknown) =>
  editor.connection.sendNotification("workspace/didChangeConfiguration", { settings });

describe("server: settings", () => {
  const starts: [title: string, capabilities: object, settings: unknown, options: unknown, refused: boolean][] = [
    ["none at all", {}, undefined, undefined, false],
    ["null everywhere", asks, null, null, false],
    ["initialization options", {}, undefined, { target: "1.0.0" }, true],
    ["initialization options under the name", {}, undefined, { virnet: { target: "1.0.0" } }, true],
    ["an answer of the editor", asks, { target: "1.0.0" }, undefined, true],
    ["an answer that overrides the initialization options", asks, { target: "12.8.0" }, { target: "1.0.0" }, false],
    ["an answer that says nothing", asks, { target: "" }, { target: "1.0.0" }, true],
    ["garbage", asks, [17], "garbage", false],
  ];
  for (const [title, capabilities, settings, options, refused] of starts) {
    it(`start from ${title}`, async () => {
      assert.equal(await refuses(await connected(capabilities, settings, options)), refused);
    });
  }

  it("apply at once when the editor tells them", async () => {
    const editor = await connected({});
    for (const [settings, refused] of [
      [{ virnet: { target: "1.0.0" } }, true],
      [{ virnet: { target: "12.8.0" } }, false],
      [{ target: "1.0.0" }, true],
      [null, true],
      [{ virnet: null }, false],
      [{ virnet: { target: "1.0.0" } }, true],
      [{}, false],
    ] as const) {
      await tell(editor, settings);
      assert.equal(await refuses(editor), refused, JSON.stringify(settings));
    }
  });

  it("are asked for again when they changed, and then applied", async () => {
    const editor = await connected(asks, null);
    assert.equal(await refuses(editor), false);
    editor.settings = { target: "1.0.0" };
    await tell(editor, null);
    await editor.wasAsked("workspace/diagnostic/refresh");
    assert.equal(await refuses(editor), true);
  });

  it("bring new diagnostics to an editor that does not ask for them", async () => {
    const editor = editorInProcess();
    await editor.initialize();
    await editor.open(uri, recent);
    assert.deepEqual((await editor.pushed(uri)).diagnostics, []);
    await tell(editor, { virnet: { target: "1.0.0" } });
    await editor.pushed(uri, (push) => codes(push).includes("not-in-target"));
  });

  it("are registered for where the editor wants that", async () => {
    const editor = await connected({ workspace: { didChangeConfiguration: { dynamicRegistration: true } } });
    await editor.wasAsked("client/registerCapability");
  });

  it("keep the first diagnostics waiting, but not for ever", async () => {
    const editor = editorInProcess({ holds: true });
    let settle: (settings: unknown) => void = () => {};
    editor.settings = new Promise((resolve) => {
      settle = resolve;
    });
    await editor.initialize({ capabilities: asks });
    await editor.open(uri, recent);
    await editor.quiet();
    assert.deepEqual(editor.pushes, []);
    editor.pass();
    assert.deepEqual((await editor.pushed(uri)).diagnostics, []);
    settle({ target: "1.0.0" });
    await editor.pushed(uri, (push) => codes(push).includes("not-in-target"));
  });

  it("of an editor that tells of them right at the start are waited for all the same", async () => {
    const editor = editorInProcess();
    let asked = 0;
    editor.connection.onRequest("workspace/configuration", async () => {
      asked += 1;
      if (asked === 2) await new Promise((wake) => setTimeout(wake, 100));
      return [{ target: "1.0.0" }];
    });
    await editor.initialize({ capabilities: { ...pulling, ...asks } });
    await tell(editor, null);
    await editor.open(uri, recent);
    assert.equal(await refuses(editor), true);
    assert.equal(asked, 2);
  });

  it("are those of the last answer asked for, whichever comes first", async () => {
    const editor = await connected(asks, null);
    let late: (settings: unknown) => void = () => {};
    editor.settings = new Promise((resolve) => {
      late = resolve;
    });
    await tell(editor, null);
    await editor.wasAsked("workspace/configuration", 2);
    editor.settings = { target: "12.8.0" };
    await tell(editor, null);
    await editor.wasAsked("workspace/configuration", 3);
    late({ target: "1.0.0" });
    await editor.quiet();
    assert.equal(await refuses(editor), false);
  });

  it("that make no sense are said once in the log, and change nothing", async () => {
    const editor = await connected({}, undefined, { target: "1.0.0" });
    for (let time = 0; time < 3; time++) await tell(editor, { virnet: { target: "yesterday" } });
    assert.equal(await refuses(editor), true);
    assert.equal(editor.log.length, 1);
    assert.match(editor.log[0] ?? "", /^ignored: virnet\.target must be a libvirt version .*, not "yesterday"/);
  });

  it("for a libvirt to come are said once in the log and count as the newest known", async () => {
    const editor = await connected({}, undefined, { target: "1.0.0" });
    for (let time = 0; time < 3; time++) await tell(editor, { virnet: { target: "99.1.0" } });
    assert.equal(await refuses(editor), false);
    assert.equal(editor.log.length, 1);
    assert.match(editor.log[0] ?? "", /"99\.1\.0" is newer than any libvirt/);
  });
});
