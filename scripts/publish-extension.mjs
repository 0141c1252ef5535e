// Publishes a packaged extension: `npm run publish-extension -- marketplace|open-vsx FILE.vsix`, with the token of the
// publisher in TOKEN. For the release workflow.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import { npmExec, ovsx, vsce } from "./vsce.mjs";

const [to = "", file = ""] = process.argv.slice(2);
/** The command line and the variable in which it looks for the token, by where it publishes. */
const places = new Map([
  ["marketplace", { command: npmExec(vsce, "vsce publish --packagePath", file), variable: "VSCE_PAT" }],
  ["open-vsx", { command: npmExec(ovsx, "ovsx publish", file), variable: "OVSX_PAT" }],
]);
const place = places.get(to);
const token = process.env.TOKEN ?? "";

if (place === undefined || !/^[\w.-]+\.vsix$/.test(file) || !existsSync(file) || token === "") {
  console.error(`usage: TOKEN=... npm run publish-extension -- ${[...places.keys()].join("|")} FILE.vsix`);
  process.exit(2);
}
execSync(place.command, { stdio: "inherit", env: { ...process.env, [place.variable]: token } });
