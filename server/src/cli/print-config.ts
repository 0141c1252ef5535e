// `virnet lint --print-config PATH`: prints the effective settings of a document and where they come from.
import { resolve } from "node:path";
import { targetIn } from "../lint/lint.js";
import type { TargetRequests, TargetSource } from "../lint/target.js";
import { toJson } from "../report/json.js";
import { visible } from "../report/visible.js";
import { formatVersion, type Version } from "../vocabulary/versions.js";
import { UsageError } from "./args.js";
import { readBytes } from "./bytes.js";
import { isBroken, type RunConfigs, shownConfig } from "./configs.js";
import { decode } from "./decode.js";
import { shownPath } from "./files.js";
import type { Io } from "./io.js";
import { reasonOf } from "./reasons.js";

const sources: Readonly<Record<TargetSource, string>> = {
  request: "command line",
  comment: "comment in the document",
  config: "config file",
  setting: "editor setting",
  default: "default",
};

/** The exit code. The document need not exist; then it has no directives. @throws UsageError when it cannot be read */
export async function printConfig(path: string, target: Version | undefined, configs: RunConfigs, io: Io) {
  const absolute = resolve(io.cwd, path);
  const { file, ignored, severities, target: configTarget } = await configs.of(absolute);
  const requests = { target, configTarget };
  const { version, source } = targetIn(await textOf(absolute, requests, io), requests);
  const printed = {
    path: shownPath(absolute, io.cwd),
    config: file === undefined ? null : shownConfig(file, io.cwd),
    ignored,
    target: formatVersion(version),
    targetFrom: sources[source],
    rules: Object.fromEntries(severities),
  };
  io.stdout.write(toJson(printed));
  for (const problem of [...configs.problems(false), ...configs.problems(true)])
    io.stderr.write(`virnet: ${visible(problem)}\n`);
  return isBroken(file) ? 2 : 0;
}

/** The text of the document as it is linted; empty where there is no document. @throws UsageError */
async function textOf(path: string, requests: TargetRequests, io: Io): Promise<string> {
  try {
    const bytes = await readBytes({ path }, io);
    return decode(bytes, (read) => targetIn(read, requests).version).text;
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return "";
    throw new UsageError(`cannot read ${shownPath(path, io.cwd)}: ${reasonOf(error)}`);
  }
}
