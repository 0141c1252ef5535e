// The built extension in VS Code's real extension host, by the API that other extensions use: what is hard to see on the
// screen. libvirt's tools are stood in for by scripts.
import { cpSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { here, installPackage, vscodes, workspace } from "./tools.mjs";
import { startWorkbench } from "./vscode/workbench.mjs";

const api = join(here, "vscode", "api");
/** @type {{ tests: Record<string, Function>, needsTerminals: string[], mark: string }} */
const { tests, needsTerminals, mark } = createRequire(import.meta.url)("./vscode/api/tests.cjs");

const network = (/** @type {string} */ name) =>
  `<network>\n  <name>${name}</name>\n  <bridge name='virbr80'/>\n</network>\n`;

for (const code of vscodes())
  describe(`${code.name}'s extension host`, () => {
    const files = workspace({
      "lab.xml": "<network>\n  <name>lab</name>\n  <bridge name='virbr60'/>\n  <dchp/>\n</network>\n",
      "guest.xml": "<domain type='kvm'>\n  <name>guest</name>\n</domain>\n",
      "other-network.xml": "<network><nodes><node id='1'/></nodes></network>\n",
      "mine.xml": network("mine"),
      "declared-xml.xml": network("declared"),
      "undetected.xml": network("undetected"),
      "commented.xml": `<!-- virnet-target 9.0.0: the lab -->\n${network("commented")}`,
      "convert.xml":
        "<!-- a network -->\n<network>\n  <name>convert</name>\n  <forward mode='nat'/>\n  <bridge nmae='virbr77' stp='on'/>\n  <ip address='10.7.7.1' prefix='24'/>\n</network>\n",
      "unopened.xml": "<network>\n  <name>unopened</name>\n  <nonsense/>\n</network>\n",
      "configured/net.xml": network("configured"),
      "configured/.virnet.json": '{ "target": "9.0.0" }\n',
      "team/odd.xml": "<network>\n</network>\n",
    });
    after(() => files.remove());

    // The older one's would have to be compiled.
    const hasTerminals = existsSync(join(code.folder, "node_modules/node-pty/prebuilds"));
    /** @type {Map<string, { error?: string, milliseconds: number }>} */
    const results = new Map();
    before(async function () {
      this.timeout(90_000);
      cpSync(join(here, "vscode", "bin"), files.path("bin"), { recursive: true });
      let finish = () => {};
      const finished = new Promise((resolve) => {
        finish = () => resolve(undefined);
      });
      const workbench = await startWorkbench(code, files.folder, {
        part: "extension-host",
        env: {
          PATH: `${files.path("bin")}:${installPackage(files.folder)}:${process.env.PATH}`,
          VIRNET_TERMINALS: hasTerminals ? "yes" : "no",
        },
        payload: [
          ["extensionDevelopmentPath", `REMOTE${api}`],
          ["extensionTestsPath", `REMOTE${join(api, "tests.cjs")}`],
        ],
        expose: {
          codeAutomationLog(/** @type {string} */ _type, /** @type {unknown[]} */ parts) {
            for (const part of parts.map(String)) {
              if (!part.startsWith(mark)) continue;
              if (process.env.DEBUG) console.log(part);
              const { name, ...result } = JSON.parse(part.slice(mark.length));
              results.set(name, result);
            }
          },
          codeAutomationExit: () => finish(),
        },
      });
      const tooLate = setTimeout(finish, 75_000);
      await finished;
      clearTimeout(tooLate);
      await workbench.stop();
    });

    for (const name of Object.keys(tests)) {
      if (!hasTerminals && needsTerminals.includes(name)) continue;
      it(name, () => {
        const result = results.get(name);
        if (result === undefined) throw new Error("it was not run to its end");
        if (result.error !== undefined) throw new Error(result.error);
      });
    }
  });
