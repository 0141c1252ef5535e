// Checks a copy with libvirt's tools, replaced by scripts that record their arguments.
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDocument } from "../../../client/src/tools/checks.js";

const content = new TextEncoder().encode("<network><name>lab</name></network>\n");

describe("checking a document with libvirt", () => {
  let folder = "";
  const asked = () =>
    existsSync(join(folder, "asked")) ? readFileSync(join(folder, "asked"), "utf8").trim().split("\n") : [];
  /** A tool that notes its arguments and the copy it was given, then does what the script says. */
  const tool = (name: string, script: string) => {
    const note = `echo "${name} $*" >> '${folder}/asked'; for last; do :; done; [ -f "$last" ] && cp "$last" '${folder}/copy'`;
    writeFileSync(join(folder, name), `#!/bin/sh\n${note}\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const check = () => checkDocument(content, { virsh: join(folder, "virsh"), name: "lab.xml" });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "virnet-checks-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("asks schema and parser of a libvirt without a host, about a copy that is gone afterwards", async () => {
    tool("virt-xml-validate", 'echo "$1 validates" >&2');
    tool("virsh", '[ "$1" = --version ] && echo 9.0.0 && exit; echo "Network lab defined from $5"');
    const { version, checks } = await check();
    assert.equal(version, "9.0.0");
    assert.deepEqual(
      checks.map(({ command, verdict, output }) => [command, verdict.kind, output]),
      [
        ["virt-xml-validate lab.xml network", "accepted", "lab.xml validates"],
        [
          "virsh --connect test://host.xml net-define --validate lab.xml",
          "accepted",
          "Network lab defined from lab.xml",
        ],
      ],
    );
    assert.equal(readFileSync(join(folder, "copy"), "utf8"), new TextDecoder().decode(content));
    const define = asked().find((line) => line.includes("net-define")) ?? "";
    const [, host = "", copy = ""] = /--connect test:\/\/(\S+) net-define --validate (\S+)$/.exec(define) ?? [];
    assert.ok(host.startsWith("/") && copy.startsWith("/"), define);
    assert.ok(!existsSync(host) && !existsSync(copy));
  });

  it("asks the parser alone when the schema refuses first", async () => {
    tool("virt-xml-validate", "exit 0");
    tool(
      "virsh",
      `case "$*" in
        *--validate*) printf 'error: Failed to define network from %s\\nerror: XML document failed to validate against schema: x\\nbad\\n' "$5" >&2; exit 1;;
        *net-define*) printf 'error: Failed to define network from %s\\nerror: XML error: worse\\n' "$4" >&2; exit 1;;
      esac`,
    );
    const { version, checks } = await check();
    assert.equal(version, undefined);
    assert.deepEqual(
      checks.map(({ command, verdict }) => [command.replace(/.*net-define/, "net-define"), verdict.kind]),
      [
        ["virt-xml-validate lab.xml network", "accepted"],
        ["net-define --validate lab.xml", "refused"],
        ["net-define lab.xml", "refused"],
      ],
    );
  });

  it("asks a virsh that knows no --validate without it", async () => {
    tool("virt-xml-validate", "exit 0");
    tool(
      "virsh",
      `case "$*" in *--validate*) echo "error: command 'net-define' doesn't support option --validate" >&2; exit 1;; esac`,
    );
    const { checks } = await check();
    assert.deepEqual(
      checks.map(({ verdict }) => verdict.kind),
      ["accepted", "unasked", "accepted"],
    );
  });

  it("says of each tool that it is not there", async () => {
    const { version, checks } = await check();
    assert.equal(version, undefined);
    assert.deepEqual(
      checks.map(({ verdict }) => verdict.kind === "unasked" && verdict.missing),
      ["virt-xml-validate", "virsh"],
    );
  });
});
