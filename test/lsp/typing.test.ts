// Diagnostics while someone types: those about a half-typed tag wait for a pause, those about what a document lacks
// wait for a longer one or for saving.
import assert from "node:assert/strict";
import { codes, editorInProcess, full, pulling } from "../helpers/lsp.js";

const uri = "file:///net.xml";
const text = "<network><name>n</name><bridge name='virbr7'/>\n</network>";
const at = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });
/** Writes an attribute that is misspelt. */
const slip = { range: at(30), text: " nmae='x'" };
/** Writes a mode that needs an address, at the end. */
const lacking = { range: at(46), text: "<forward mode='nat'/>" };

async function opened(capabilities: object = {}) {
  const editor = editorInProcess({ holds: true });
  await editor.initialize({ capabilities });
  await editor.open(uri, text);
  return Object.assign(editor, {
    /** Lets the next pause in typing pass. */
    async pause() {
      await editor.quiet();
      editor.pass();
    },
  });
}

describe("server: diagnostics while someone types", () => {
  it("say nothing of the tag at the cursor until there is a pause", async () => {
    const editor = await opened();
    await editor.pushed(uri);
    await editor.change(uri, 2, slip);
    await editor.pause();
    const found = await editor.pushed(uri, (push) => codes(push).length > 0);
    assert.deepEqual(codes(found), ["unknown-attribute"]);
    assert.deepEqual(
      editor.pushes.slice(0, -1).flatMap((push) => codes(push)),
      [],
    );
  });

  it("say at once what another text in its place has, which nobody typed", async () => {
    const editor = await opened({ textDocument: { publishDiagnostics: { versionSupport: true } } });
    await editor.change(uri, 2, { text: text.replace("name='virbr7'", "nmae='virbr7'") });
    const { diagnostics } = await editor.pushed(uri, ({ version }) => version === 2);
    assert.deepEqual(codes({ diagnostics }), ["unknown-attribute"]);
  });

  it("say what a document lacks after a longer pause", async () => {
    const editor = await opened();
    await editor.change(uri, 2, lacking);
    await editor.pause();
    await editor.quiet();
    assert.deepEqual(
      editor.pushes.flatMap((push) => codes(push)),
      [],
    );
    await editor.pause();
    assert.deepEqual(codes(await editor.pushed(uri, (push) => codes(push).length > 0)), ["forward-without-ip"]);
  });

  it("or once it is saved", async () => {
    const editor = await opened();
    await editor.change(uri, 2, lacking);
    await editor.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
    assert.deepEqual(codes(await editor.pushed(uri, (push) => codes(push).length > 0)), ["forward-without-ip"]);
  });

  it("are asked for again where the editor asks", async () => {
    const editor = await opened(pulling);
    await editor.change(uri, 2, slip);
    assert.deepEqual(codes(full(await editor.pull(uri))), []);
    await editor.pause();
    await editor.wasAsked("workspace/diagnostic/refresh");
    assert.deepEqual(codes(full(await editor.pull(uri))), ["unknown-attribute"]);
  });

  it("keep what other documents add while their own is half typed", async () => {
    const editor = editorInProcess({ holds: true });
    await editor.initialize({ capabilities: {} });
    const network = (name: string) => `<network><name>${name}</name>\n<bridge name='virbr7'/>\n</network>`;
    await editor.open(uri, network("a"));
    await editor.open("file:///other.xml", network("b"));
    await editor.pushed(uri, (push) => codes(push).includes("bridge-shared"));
    await editor.change(uri, 2, { range: at(9), text: "\n<mtu " });
    await editor.quiet();
    const last = editor.pushes.findLast((push) => push.uri === uri);
    assert.deepEqual(
      last?.diagnostics.map(({ code, range }) => [code, range.start.line]),
      [["bridge-shared", 2]],
    );
  });
});
