// `virnet copy`: writes copies of a network that can be defined beside it, each with a name, bridge and subnet of its own.
import { existsSync } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Chooser, createChooser } from "../addressing/choices.js";
import { createInUse, type InUse } from "../addressing/in-use.js";
import { addressesLeft } from "../addressing/move-subnets.js";
import { type OwnNetwork, ownNetwork } from "../addressing/own-network.js";
import { beginsAsNetwork, type LintResult, survey, targetIn } from "../lint/lint.js";
import type { Network } from "../network/model.js";
import { createPositions } from "../positions.js";
import { alternatives, quoted } from "../prose/wording.js";
import { readText } from "../regularfile.js";
import { counted } from "../report/text.js";
import { visible } from "../report/visible.js";
import { applyEdits } from "../xml/text-edits.js";
import { checkWellFormed } from "../xml/wellformed.js";
import { type Arguments, UsageError } from "./args.js";
import { byteOrderMarkOf, readBytes } from "./bytes.js";
import { decode } from "./decode.js";
import { failureOf, plainFailure, printFailures } from "./failures.js";
import { shownPath } from "./files.js";
import type { Io } from "./io.js";
import { createFile } from "./write.js";

/** The document cannot be copied; the message has its name, the position where there is one, and the reason. */
class Unfit extends Error {}

/** In bytes; a larger file beside the original is not read. */
const largestFile = 1 << 20;

interface Original {
  /** As printed. */
  readonly shown: string;
  /** The byte order mark of its text, or nothing. */
  readonly mark: string;
  readonly result: LintResult;
  readonly network: Network;
}

interface Copy {
  readonly path: string;
  /** As printed. */
  readonly shown: string;
  readonly name: string;
  readonly own: OwnNetwork;
  readonly text: string;
}

/** The exit code. @throws UsageError for names that are invalid or taken; WriteError */
export async function runCopy({ positionals, values, flags }: Arguments, io: Io): Promise<number> {
  const [file, ...given] = positionals;
  if (file === undefined || given.length === 0) throw new UsageError("copy needs a file and the names of the copies");
  const toStdout = flags.has("stdout");
  if (toStdout && given.length > 1) throw new UsageError("--stdout prints one copy, so it needs exactly one name");
  if (toStdout && values.has("output")) throw new UsageError("--stdout and --output cannot be combined");
  const names = given.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new UsageError(`the name ${twice} is given twice`);

  const path = file === "-" ? undefined : resolve(io.cwd, file);
  const folder = resolve(io.cwd, values.get("output") ?? (path === undefined ? "." : dirname(path)));
  let original: Original;
  try {
    original = await readOriginal(path, io);
  } catch (error) {
    return fail(error, path === undefined ? "standard input" : shownPath(path, io.cwd), io);
  }
  const known = await networksIn(path === undefined ? [folder] : [folder, dirname(path)], path);
  const inUse = createInUse();
  inUse.add(original.network);
  for (const { network } of known) inUse.add(network);
  for (const name of names) refuseTaken(name, original, known, inUse, io);
  const chooser = createChooser(inUse);
  const copies: Copy[] = [];
  try {
    for (const name of names) copies.push(copied(original, name, chooser, join(folder, `${name}.xml`), io));
  } catch (error) {
    return fail(error, original.shown, io);
  }
  if (toStdout) {
    for (const { text } of copies) io.stdout.write(text);
    return 0;
  }
  const existing = copies.find((copy) => existsSync(copy.path));
  if (existing) throw new UsageError(`${existing.shown} already exists`);
  for (const copy of copies) {
    if (!createFile(copy, copy.text)) throw new UsageError(`${copy.shown} already exists`);
    io.stdout.write(`${visible(`wrote ${copy.shown}: ${copy.own.parts.join(", ")}`)}\n`);
    for (const note of notesOn(original, copy)) io.stderr.write(`virnet: ${visible(note)}\n`);
  }
  return 0;
}

/** The exit code. */
function fail(error: unknown, shown: string, io: Io): number {
  const failure =
    error instanceof Unfit
      ? plainFailure(`cannot copy ${error.message}`)
      : failureOf(`cannot read ${shown}`, `while copying ${shown}`, error);
  printFailures([failure], io);
  return 2;
}

/** Accepts the name of the file, too. @throws UsageError */
function nameOf(given: string): string {
  const name = given.replace(/\.xml$/i, "");
  if (!/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._+@-]*$/u.test(name) || Buffer.byteLength(name) > 200)
    throw new UsageError(
      `${quoted(given)} cannot be the name of a network and a file: use letters, digits, hyphens and underscores`,
    );
  return name;
}

/** @throws Unfit; an error of the system */
async function readOriginal(path: string | undefined, io: Io): Promise<Original> {
  const shown = path === undefined ? "standard input" : shownPath(path, io.cwd);
  const bytes = await readBytes({ path }, io);
  const { text, problem } = decode(bytes, (read) => targetIn(read, {}).version);
  const mark = byteOrderMarkOf(bytes, text);
  const unfit = (why: string, offset?: number) => {
    const { line, character } = createPositions(text).positionAt(offset ?? 0);
    return new Unfit(`${shown}${offset === undefined ? "" : `:${line + 1}:${character + 1}`}: ${why}`);
  };
  if (problem || mark === undefined) throw unfit("it is not in UTF-8");
  const result = survey(text, { insist: true });
  if (!result.isNetwork) throw unfit("its root element is not <network>");
  const mistake = checkWellFormed(result.document);
  if (mistake) throw unfit(mistake.message, mistake.span.start);
  if (!result.network || !result.isWellFormed) throw unfit("libvirt cannot read it; see virnet lint");
  return { shown, mark, result, network: result.network };
}

interface Known {
  readonly path: string;
  readonly network: Network;
}

/** The networks in the folders, not below them, without the original; what cannot be read is none. */
async function networksIn(folders: readonly string[], original: string | undefined): Promise<readonly Known[]> {
  const seen = new Set([original === undefined ? undefined : await realpath(original)]);
  const known: Known[] = [];
  for (const folder of folders) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => /\.xml$/i.test(name)).sort();
    for (const name of names) {
      const path = join(folder, name);
      const real = await realpath(path).catch(() => undefined);
      if (real === undefined || seen.has(real)) continue;
      seen.add(real);
      const text = await readText(path, largestFile).catch(() => undefined);
      const network = text !== undefined && beginsAsNetwork(text) ? survey(text).network : undefined;
      if (network) known.push({ path, network });
    }
  }
  return known;
}

/** @throws UsageError */
function refuseTaken(name: string, original: Original, known: readonly Known[], inUse: InUse, io: Io): void {
  if (!inUse.hasName(name)) return;
  const holder = known.find(({ network }) => network.name?.value === name);
  const where = holder ? shownPath(holder.path, io.cwd) : original.shown;
  throw new UsageError(`a network ${name} is already defined in ${where}`);
}

/** @throws Unfit */
function copied(
  { shown, mark, result, network }: Original,
  name: string,
  chooser: Chooser,
  path: string,
  io: Io,
): Copy {
  const { document } = result;
  const own = ownNetwork(document, network, name, chooser.for(name, network, path, true));
  if (!own)
    throw new Unfit(`${shown}: its name is not plain text, or no private subnet of the size of one of its own is free`);
  const text = mark + applyEdits(document.text, own.edits);
  return { path, shown: shownPath(path, io.cwd), name, own, text };
}

/** What the copy does without, and what still names the original's addresses. */
function notesOn({ shown }: Original, copy: Copy): string[] {
  const { moves, hostsRemoved } = copy.own;
  const left = addressesLeft(copy.text, moves).map(({ text, line }) => `${text} in line ${line}`);
  return [
    ...(hostsRemoved > 0
      ? [
          `${copy.shown} lacks ${counted(hostsRemoved, "static host")} that ${shown} identifies by MAC address or id alone`,
        ]
      : []),
    ...(left.length > 0 ? [`${copy.shown} still has ${alternatives(left.slice(0, 3), "and")}, as ${shown} does`] : []),
  ];
}
