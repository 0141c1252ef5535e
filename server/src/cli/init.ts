// `virnet init`: writes a starter config file that has every option, commented out.
import { join, resolve } from "node:path";
import { configName, configSchemaUrl } from "../config/config.js";
import { visible } from "../report/visible.js";
import { newestVersion } from "../vocabulary/versions.js";
import { type Arguments, UsageError } from "./args.js";
import { shownPath } from "./files.js";
import type { Io } from "./io.js";
import { createFile } from "./write.js";

const starter = `// Settings of virnet for the documents in this folder and below, on the command line and in editors. Only the nearest
// ${configName} at or above a document applies.
{
  "$schema": "${configSchemaUrl}",

  // The libvirt version the networks are written for. Default: the newest that virnet knows.
  // "target": "${newestVersion}",

  // Severities of rules: "off", "hint", "information", "warning" or "error". \`virnet rules\` lists the rules.
  "rules": {
    // "ip-subnet-common": "off"
  },

  // Files and folders to skip, written as in .gitignore.
  "ignore": [
    // "templates/"
  ],

  // A target and severities for some documents only; if several entries match a document, the last one wins.
  "overrides": [
    // { "files": "lab/*.xml", "target": "9.0.0", "rules": { "name-unusual": "off" } }
  ]
}
`;

/** The exit code. @throws UsageError when there is already a config file; WriteError */
export async function runInit({ positionals }: Arguments, io: Io): Promise<number> {
  const [folder = ".", ...more] = positionals;
  if (more.length > 0) throw new UsageError("init accepts only one folder");
  const path = join(resolve(io.cwd, folder), configName);
  const shown = shownPath(path, io.cwd);
  if (!createFile({ path, shown }, starter)) throw new UsageError(`${shown} already exists`);
  io.stdout.write(`${visible(`wrote ${shown}`)}\n`);
  return 0;
}
