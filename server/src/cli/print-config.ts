// `virnet lint --print-config PATH`: what counts for a document, and where it comes from.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { formatVersion, newest, type Version } from "../format/versions.js";
import { readDirectives } from "../lint/directives.js";
import { toJson } from "../report/json.js";
import { parse } from "../xml/parse.js";
import { isBroken, type RunConfigs, shownConfig } from "./configs.js";
import { shownPath } from "./files.js";
import type { Io } from "./io.js";

/** The exit code. The document need not be there; then no comment in it counts. */
export async function printConfig(path: string, target: Version | undefined, configs: RunConfigs, io: Io) {
  const absolute = resolve(io.cwd, path);
  const { file, ignored, severities, target: configured } = await configs.of(absolute);
  const commented = await commentedTarget(absolute);
  const sources: [from: string, version: Version | undefined][] = [
    ["command line", target],
    ["comment in the document", commented],
    ["config file", configured],
    ["default", newest],
  ];
  const [from, version] = sources.find(([, candidate]) => candidate !== undefined) ?? ["default", newest];
  const printed = {
    path: shownPath(absolute, io.cwd),
    config: file === undefined ? null : shownConfig(file, io.cwd),
    ignored,
    target: formatVersion(version ?? newest),
    targetFrom: from,
    rules: Object.fromEntries(severities),
  };
  io.stdout.write(toJson(printed));
  for (const problem of [...configs.problems(false), ...configs.problems(true)])
    io.stderr.write(`virnet: ${problem}\n`);
  return isBroken(file) ? 2 : 0;
}

async function commentedTarget(path: string): Promise<Version | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  return readDirectives(parse(text)).target;
}
