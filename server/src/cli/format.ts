// `virnet format`: formats network documents, in place or from standard input to standard output.
import { resolve } from "node:path";
import { type LayoutStyle, layoutEdits } from "../formatter/formatter.js";
import { readText, targetIn } from "../lint/lint.js";
import { createPositions } from "../positions.js";
import { quoted } from "../prose/wording.js";
import { counted } from "../report/text.js";
import { visible, visibleLine } from "../report/visible.js";
import { newest, type Version } from "../vocabulary/versions.js";
import { vocabularyOf } from "../vocabulary/vocabulary.js";
import { depthExceeded } from "../xml/limits.js";
import { applyEdits } from "../xml/text-edits.js";
import type { Span } from "../xml/tree.js";
import { checkWellFormed } from "../xml/wellformed.js";
import { type Arguments, UsageError } from "./args.js";
import { byteOrderMarkOf, readBytes } from "./bytes.js";
import { isBroken, type RunConfigs, runConfigs } from "./configs.js";
import { decode } from "./decode.js";
import { failureOf, plainFailure, printFailures, type RunFailure } from "./failures.js";
import { emptyFolderNotes, findInputs, type InputFile } from "./files.js";
import type { Io } from "./io.js";
import { stdinNameOf } from "./stdin.js";
import { rewriteFile } from "./write.js";

/** The document cannot be formatted; the message has its name, the position where there is one, and the reason. */
class Unfit extends Error {}

interface Formatted {
  /** What was read. */
  readonly bytes: Uint8Array;
  /** With its byte order mark, if there is one. */
  readonly text: string;
  readonly changed: boolean;
}

/** The exit code. @throws UsageError */
export async function runFormat(args: Arguments, io: Io): Promise<number> {
  const { positionals, flags, values } = args;
  const stdinName = stdinNameOf(args);
  const check = flags.has("check");
  const style = {
    unit: unitOf(values.get("indent")),
    orderChildren: flags.has("order"),
    insertFinalNewline: true,
    trimFinalNewlines: true,
  };
  const paths = positionals.length > 0 ? positionals : ["."];
  // Only what a config file ignores applies here, and its target where that decides how bytes are decoded.
  const configs = await runConfigs(undefined, io.cwd);
  const { files, folders, withIgnored, skipped, problems } = await findInputs(
    paths,
    io.cwd,
    stdinName,
    configs.ignores,
  );
  const failures: RunFailure[] = problems.map(plainFailure);
  const emptyFolders = new Set(folders);
  const changes: boolean[] = [];
  for (const input of files) {
    try {
      if (await isPerhapsIgnored(input, configs)) {
        for (const folder of input.folders) emptyFolders.delete(folder);
        continue;
      }
      const configTarget = await configs.target(input.path ?? resolve(io.cwd, stdinName));
      const formatted = await format(input, configTarget, style, io);
      if (!formatted) continue;
      for (const folder of input.folders) emptyFolders.delete(folder);
      deliver(input, formatted, check, io);
      changes.push(formatted.changed);
    } catch (error) {
      failures.push(whyNot(input, error));
      for (const folder of input.folders) emptyFolders.delete(folder);
    }
  }
  failures.push(...configs.problems(false).map(plainFailure));
  const changed = changes.filter(Boolean).length;
  // A filter prints no summary.
  const isFilter = files.every(({ path }) => path === undefined);
  const notes = [
    ...(isFilter ? [] : [summaryOf(changed, changes.length - changed, check)]),
    ...skipped,
    ...emptyFolderNotes(emptyFolders, withIgnored),
  ];
  for (const note of notes) io.stderr.write(`virnet: ${visible(note)}\n`);
  printFailures(failures, io);
  if (failures.length > 0) return 2;
  return check && changed > 0 ? 1 : 0;
}

/** Whether it may be ignored: it was found in a folder, and its config file is invalid. */
async function isPerhapsIgnored({ path, named }: InputFile, configs: RunConfigs): Promise<boolean> {
  return !named && path !== undefined && isBroken((await configs.of(path)).file);
}

/** @throws UsageError */
function unitOf(indent: string | undefined): string | undefined {
  if (indent === undefined) return undefined;
  if (indent === "tab") return "\t";
  if (/^[1-8]$/.test(indent)) return " ".repeat(Number(indent));
  throw new UsageError(`--indent must be a number of spaces from 1 to 8, or tab, not ${quoted(indent)}`);
}

/** The formatted text; `undefined` for a file found in a folder that is not a network document. @throws Unfit */
async function format(
  input: InputFile,
  configTarget: Version | undefined,
  style: LayoutStyle,
  io: Io,
): Promise<Formatted | undefined> {
  const bytes = await readBytes(input, io);
  const { text, problem } = decode(bytes, (read) => targetIn(read, { configTarget }).version);
  const { document, oversize, isNetwork } = readText(text);
  if (!isNetwork && !input.named) return undefined;
  const unfit = (why: string, span?: Span) => {
    const { line, character } = createPositions(text).positionAt(span?.start ?? 0);
    return new Unfit(`${input.shown}${span ? `:${line + 1}:${character + 1}` : ""}: ${why}`);
  };
  if (oversize !== undefined) throw unfit("it is larger than libvirt accepts");
  if (problem) throw unfit(problem.message, problem.span);
  const tooDeep = depthExceeded(document);
  if (tooDeep) throw unfit("elements are nested deeper than libvirt accepts", tooDeep);
  const mistake = checkWellFormed(document);
  if (mistake) throw unfit(mistake.message, mistake.span);
  if (!isNetwork) throw unfit("its root element is not <network>");
  const mark = byteOrderMarkOf(bytes, text);
  if (mark === undefined) throw unfit("it is not in UTF-8");
  const edits = layoutEdits(document, vocabularyOf(newest), style);
  return { bytes, text: mark + applyEdits(text, edits), changed: edits.length > 0 };
}

/** @throws WriteError */
function deliver({ path, shown }: InputFile, { bytes, text, changed }: Formatted, check: boolean, io: Io): void {
  if (check) {
    if (changed) io.stdout.write(`${visibleLine(shown)}\n`);
  } else if (path === undefined) io.stdout.write(text);
  else if (changed) rewriteFile({ path, shown }, bytes, text);
}

function summaryOf(changed: number, unchanged: number, check: boolean): string {
  return check
    ? `${counted(changed, "file")} would change, ${unchanged} would not`
    : `${counted(changed, "file")} formatted, ${unchanged} unchanged`;
}

function whyNot({ shown }: InputFile, error: unknown): RunFailure {
  if (error instanceof Unfit) return plainFailure(`cannot format ${error.message}`);
  return failureOf(`cannot format ${shown}`, `while formatting ${shown}`, error);
}
