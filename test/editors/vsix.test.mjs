// What the extension's package holds: all it needs, and nothing else.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { manifest, vscodes, vsix } from "./tools.mjs";

/** The names in a ZIP file, from the directory at its end. */
function namesIn(/** @type {Buffer} */ zip) {
  const names = [];
  const end = zip.lastIndexOf("PK\x05\x06");
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString("utf8", at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}

describe("the extension's package", () => {
  it("has less than 700 kB", () => assert.ok(statSync(vsix).size < 700 * 1024));

  it("is for the oldest VS Code that it is tested in, and newer", () => {
    const oldest = vscodes()[0]?.version ?? "";
    assert.equal(manifest.engines.vscode, `^${oldest.replace(/\d+$/, "0")}`);
  });

  it("holds what the extension needs, and nothing else", () => {
    assert.deepEqual(namesIn(readFileSync(vsix)).sort(), [
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "extension/LICENSE.txt",
      "extension/changelog.md",
      "extension/client/images/icon.png",
      "extension/client/images/network.svg",
      "extension/client/walkthrough/ci.md",
      "extension/client/walkthrough/findings.svg",
      "extension/client/walkthrough/libvirt.svg",
      "extension/client/walkthrough/names.svg",
      "extension/client/walkthrough/new-network.svg",
      "extension/client/walkthrough/target.svg",
      "extension/dist/client.js",
      "extension/dist/client.web.js",
      "extension/dist/licences.txt",
      "extension/dist/server.js",
      "extension/package.json",
      "extension/readme.md",
      "extension/schemas/config.schema.json",
      "extension/syntaxes/libvirt-network.injection.tmLanguage.json",
      "extension/syntaxes/libvirt-network.language-configuration.json",
      "extension/syntaxes/libvirt-network.root.injection.tmLanguage.json",
      "extension/syntaxes/libvirt-network.tmLanguage.json",
    ]);
  });
});
