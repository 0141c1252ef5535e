// Makes the extension's package, NAME-VERSION.vsix in the repository's root, with vsce of one version. It is no
// dependency of the project: nothing else needs it or what it brings, and npm fetches it when it is first asked for.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The newest that still runs on the oldest Node we develop with. */
const vsce = "@vscode/vsce@3.9.2";
const root = fileURLToPath(new URL("..", import.meta.url));
const run = (/** @type {string} */ command) => execFileSync(command, { cwd: root, stdio: "inherit", shell: true });

run("node scripts/build.mjs");
// Its packages' install scripts are for the password store of a publisher.
run(`npm exec --yes --ignore-scripts --package=${vsce} -- vsce package --no-dependencies`);
