// What every editor but VS Code is put through: the npm package with the configuration that the page for users shows, in
// one session from the first look at a document to the file that is written, and for `virsh net-edit`.
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { artifacts, configuration, here, installPackage, run, workspace } from "./tools.mjs";

const scripts = join(here, "scripts");

/** Two mistakes with a fix each, and an attribute that came after the target in the configurations. */
const opened = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge nmae='virbr41'/>
  <dns>
    <forwarder addr='192.168.141.53' port='5353'/>
  </dns>
  <ip address='192.168.141.1' prefix='24'>
    <dchp>
      <range start='192.168.141.100' end='192.168.141.199'/>
    </dchp>
  </ip>
  <portgroup name='web' default='yes'>
    <bandwidth>
      <inbound average='1000'/>
    </bandwidth>
  </portgroup>
</network>
`;

/** After two quick fixes, and after an element, an attribute, a value and half an address were completed. */
const completed = opened
  .replace("nmae", "name")
  .replaceAll("dchp", "dhcp")
  .replace("mode='nat'", "mode='route' dev='eth0'")
  .replace("    </dhcp>\n", "    </dhcp>\n    <tftp root='/var/lib/tftpboot'/>\n");

/** After a rename, and laid out again once all indentation was gone. */
const written = completed.replace("'web'", "'db'");

/**
 * @typedef {object} Editor
 * @property {string} name
 * @property {string} configuration a file under editors/
 * @property {string} config name of the file its configuration is in
 * @property {string} extension of its scripts
 * @property {(configuration: string) => string} [around] puts it into what a user has besides
 * @property {(config: string, script: string, document: string) => string[]} command the program and its arguments
 * @property {Record<string, string>} [env]
 * @property {boolean} [listsSymbols] whether it shows the symbols of a document
 */

/** @param {Editor} editor */
export function sessionsIn({
  name,
  configuration: file,
  config,
  extension,
  around = (text) => text,
  command,
  env,
  listsSymbols,
}) {
  describe(name, () => {
    const files = workspace({ "lab/lab.xml": opened });
    const shots = join(artifacts, name.toLowerCase());
    /** @type {Record<string, string | undefined>} */
    let environment = {};
    before(() => {
      const home = files.path("home");
      for (const folder of [shots, home]) mkdirSync(folder, { recursive: true });
      writeFileSync(files.path(config), around(configuration(file)));
      const path = `${installPackage(files.folder)}:${process.env.PATH}`;
      const own = { PATH: path, HOME: home, VIRNET_SCRIPTS: scripts, VIRNET_SHOTS: shots };
      environment = { ...own, ...env };
    });
    after(() => files.remove());

    /** What the script has seen, once the program that runs it is done. */
    async function seenBy(/** @type {string} */ part, /** @type {string[]} */ [program = "", ...args], more = {}) {
      const log = join(shots, `${part}.json`);
      const env = { ...environment, VIRNET_SEEN: log, ...more };
      const output = await run(program, args, { cwd: files.path("lab"), env }).catch(String);
      const seen = existsSync(log) ? JSON.parse(readFileSync(log, "utf8")) : { failed: "it has seen nothing" };
      if (seen.failed !== undefined) throw new Error(`${seen.failed}\n${output}`);
      return { ...seen, output };
    }
    const script = (/** @type {string} */ part) => join(scripts, `${extension}-${part}`);

    it("takes a user from the first finding to the file that is written", async () => {
      const { hover, symbols, ...seen } = await seenBy(
        "session",
        command(files.path(config), script("session"), files.path("lab/lab.xml")),
      );
      assert.match(hover, /forwarder.*Since 1\.1\.3/s);
      assert.equal(seen.completed, completed);
      assert.equal(files.text("lab/lab.xml"), written);
      if (listsSymbols)
        for (const symbol of ["bridge virbr41", "tftp /var/lib/tftpboot", "inbound 1000 kB/s"])
          assert.ok(
            symbols.some((/** @type {string} */ shown) => shown.endsWith(symbol)),
            `${symbol}: ${symbols.join(", ")}`,
          );
    });

    it("serves virsh net-edit", async () => {
      const quoted = command(files.path(config), script("net-edit"), "").map((word) =>
        word === "" ? '"$1"' : `'${word}'`,
      );
      writeFileSync(files.path("editor"), `#!/bin/sh\nexec ${quoted.join(" ")}\n`);
      chmodSync(files.path("editor"), 0o755);
      const { file, hover, output } = await seenBy(
        "net-edit",
        ["virsh", "-c", "test:///default", "net-destroy default; net-edit default; net-dumpxml default"],
        { EDITOR: files.path("editor"), VISUAL: undefined, TMPDIR: undefined },
      );
      assert.match(file, /^\/tmp\/virsh\w{6}\.xml$/);
      assert.match(hover, /domain.*Since 0\.4\.5/s);
      assert.match(output, /Network default XML configuration edited\./);
      assert.match(output, /<domain name='lab\.internal' localOnly='yes'\/>/);
    });
  });
}
