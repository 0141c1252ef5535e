// `virnet init`: a config file to begin with. It says nothing yet, and shows what could be said.
import { join, resolve } from "node:path";
import { configName, configSchemaUrl } from "../config/config.js";
import { visible } from "../report/visible.js";
import { newestVersion } from "../vocabulary/versions.js";
import { type Arguments, UsageError } from "./args.js";
import { shownPath } from "./files.js";
import type { Io } from "./io.js";
import { createFile } from "./write.js";

const starter = `// What virnet is to know of the documents in this folder and below: on the command line and in editors the nearest
// ${configName} at or above a document counts, alone.
{
  "$schema": "${configSchemaUrl}",

  // The libvirt version the networks are written for. Without it: the newest that virnet knows.
  // "target": "${newestVersion}",

  // Rules, each "off", "hint", "information", "warning" or "error". \`virnet rules\` lists them.
  "rules": {
    // "ip-subnet-common": "off"
  },

  // What is passed over when folders are searched, written as in .gitignore.
  "ignore": [
    // "templates/"
  ],

  // The same for some documents only; of two that fit a document the later one wins.
  "overrides": [
    // { "files": "lab/*.xml", "target": "9.0.0", "rules": { "name-unusual": "off" } }
  ]
}
`;

/** The exit code. @throws UsageError when there is a config file already; WriteError */
export async function runInit({ positionals }: Arguments, io: Io): Promise<number> {
  const [folder = ".", ...more] = positionals;
  if (more.length > 0) throw new UsageError("init takes one folder");
  const path = join(resolve(io.cwd, folder), configName);
  const shown = shownPath(path, io.cwd);
  if (!createFile({ path, shown }, starter)) throw new UsageError(`${shown} is there already`);
  io.stdout.write(`${visible(`wrote ${shown}`)}\n`);
  return 0;
}
