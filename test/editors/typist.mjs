// Types all networks in all ways at all paces, and prints the table: `npm run test:typing -- --pace 45,90 --way typed
// --network nat,pxe --code newest --latency 150 --busy 2`. `--latency` is the time in milliseconds that a key and what comes
// of it take to the machine with the extension and back; `--busy` the number of processes that take the time of the others.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { artifacts, here, root, vscodes, workspace } from "./tools.mjs";
import { networks } from "./vscode/networks.mjs";
import { emptyFiles, startTypist, tableLine, ways } from "./vscode/typist.mjs";

const { values } = parseArgs({
  options: {
    pace: { type: "string", default: "45,90,180" },
    way: { type: "string", default: ways.join() },
    network: { type: "string", default: networks.map(({ id }) => id).join() },
    code: { type: "string", default: "newest" },
    latency: { type: "string", default: "0" },
    busy: { type: "string", default: "0" },
    built: { type: "boolean", default: false },
  },
});
const listed = (/** @type {string} */ list) => list.split(",");
const paces = listed(values.pace).map(Number);

process.env.VIRNET_EDITORS = execFileSync(join(here, "install.sh"), { encoding: "utf8" }).trim();
if (!values.built)
  execFileSync("npm", ["run", "--silent", "package"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });

const loops = Array.from({ length: Number(values.busy) }, () => spawn(process.execPath, ["-e", "for (;;);"]));
const lines = [];
let wrong = 0;
try {
  for (const code of vscodes().filter(({ id }) => listed(values.code).includes(id))) {
    const files = workspace(emptyFiles(networks, paces));
    const kept = join(artifacts, `vscode-${code.id}`, "typing");
    rmSync(kept, { recursive: true, force: true });
    const typist = await startTypist(code, files, { part: "typing", latency: Number(values.latency) });
    try {
      await typist.warmUp();
      for (const pace of paces)
        for (const way of ways.filter((each) => listed(values.way).includes(each)))
          for (const network of networks.filter(({ id }) => listed(values.network).includes(id))) {
            const outcome = await typist.type(network, way, pace);
            lines.push(tableLine(outcome));
            console.log(`${lines.at(-1)}  load ${loadavg()[0]?.toFixed(1)}`);
            if (outcome.right) continue;
            wrong += 1;
            mkdirSync(kept, { recursive: true });
            writeFileSync(join(kept, `${way}-${pace}-${network.id}.meant.xml`), `${outcome.text}\n`);
            writeFileSync(join(kept, `${way}-${pace}-${network.id}.written.xml`), outcome.written);
          }
    } finally {
      await typist.stop();
      files.remove();
    }
    console.log(`${code.name}: ${lines.length - wrong} of ${lines.length} right`);
  }
} finally {
  for (const loop of loops) loop.kill();
}
process.exitCode = wrong === 0 ? 0 : 1;
