// Runs libvirt's tools on a document, in order, and collects their verdicts. The document is a copy in a folder of its own,
// and the libvirt that defines it is a test driver without a host, so nothing outside of that folder changes.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { defineVerdict, schemaVerdict, type Verdict, versionIn } from "./answers.js";
import { type Outcome, run } from "./run.js";

/** How long each tool may take, in milliseconds. */
const milliseconds = 20_000;

export interface Check {
  /** The command line, with the name of the document instead of the copy's. */
  readonly command: string;
  readonly verdict: Verdict;
  /** The output of the tool. */
  readonly output: string;
}

export interface Checked {
  /** The version of the libvirt that was asked. */
  readonly version: string | undefined;
  readonly checks: readonly Check[];
}

/**
 * Asks the schema, then the parser with and without the schema before it.
 *
 * @param virsh name or path of virsh; virt-xml-validate is the one next to it
 * @param name the name of the document as shown
 */
export async function checkDocument(
  content: Uint8Array,
  { virsh, name, signal }: { virsh: string; name: string; signal?: AbortSignal },
): Promise<Checked> {
  const folder = await mkdtemp(join(tmpdir(), "virnet-"));
  const file = join(folder, "network.xml");
  const host = join(folder, "host.xml");
  try {
    await writeFile(file, content);
    // An empty host for libvirt's test driver; test:///default already has a network called default.
    await writeFile(host, "<node/>\n");
    const connection = `test://${pathToFileURL(host).pathname}`;
    const limits = { milliseconds, signal };
    const shown = (text: string) => text.replaceAll(file, name).replaceAll(host, "host.xml").replaceAll(folder, "");
    const checks: Check[] = [];
    const ask = async (program: string, args: string[], read: (outcome: Outcome) => Verdict) => {
      const outcome = await run(program, args, limits);
      const output = outcome.kind === "ended" ? shown(`${outcome.stdout}${outcome.stderr}`).trim() : "";
      const verdict = read(outcome);
      checks.push({ command: shown([basename(program), ...args].join(" ")), verdict, output });
      return verdict;
    };
    const [version] = await Promise.all([
      run(virsh, ["--version"], limits),
      ask(beside(virsh, "virt-xml-validate"), [file, "network"], (outcome) => schemaVerdict(outcome, file)),
    ]);
    const define = ["--connect", connection, "net-define"];
    const validated = await ask(virsh, [...define, "--validate", file], defineVerdict);
    // A document that fails the schema has not been parsed yet, and libvirt before 7.7.0 has no --validate.
    const isOld = validated.kind === "unasked" && /--validate/.test(validated.why);
    const failsSchema = validated.kind === "refused" && validated.refusals.some(({ by }) => by === "schema");
    if (isOld || failsSchema) await ask(virsh, [...define, file], defineVerdict);
    return { version: version.kind === "ended" ? versionIn(version.stdout) : undefined, checks };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Another tool of the same libvirt. */
function beside(virsh: string, tool: string): string {
  return isAbsolute(virsh) ? join(dirname(virsh), tool) : tool;
}
