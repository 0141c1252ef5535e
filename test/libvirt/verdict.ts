// libvirt's verdict on a document: the stage at which it stops, and what it lost on the way.
import type { Libvirt } from "./client.js";
import { type Loss, losses } from "./losses.js";

/** The first stage that refuses; `ok` when none of those asked does. */
export type Outcome = "parse" | "define" | "schema" | "start" | "ok";

export interface Verdict {
  readonly outcome: Outcome;
  /** Whether it was started, successfully or not. */
  readonly startAsked: boolean;
  /** libvirt's own words; empty when it takes the document. */
  readonly message: string;
  /** What it dropped or changed of a document that it takes. */
  readonly losses: readonly Loss[];
}

/**
 * Whether it can be defined, asked from the schema down to the bare parser until something takes it; `undefined` when
 * the host, not the document, stands in the way.
 */
export async function judge(libvirt: Libvirt, document: string): Promise<Verdict | undefined> {
  const validated = await libvirt.ask("define-validate", document);
  if (validated.ok) {
    return { outcome: "ok", startAsked: false, message: "", losses: losses(validated.source, validated.stored) };
  }
  const defined = await libvirt.ask("define", document);
  if (defined.env || defined.broken) return undefined;
  if (tooLarge.test(defined.error ?? "")) return refused("parse", defined.error);
  if (defined.ok) return refused("schema", [validated.error, ...(validated.detail ?? [])].join("; "));
  const parsed = await libvirt.ask("test", document);
  return refused(parsed.ok ? "define" : "parse", defined.error);
}

/** A text that does not even reach the daemon. */
const tooLarge = /Unable to encode message payload/;

function refused(outcome: Outcome, message = ""): Verdict {
  return { outcome, startAsked: false, message, losses: [] };
}

/** The verdict with the start added, for a document that libvirt takes; as it was when the host stands in the way. */
export async function judgeStart(libvirt: Libvirt, document: string, verdict: Verdict): Promise<Verdict> {
  const started = await libvirt.ask("start", document);
  if (started.env || started.broken || started.stage === "define") return verdict;
  if (started.stage === "started") return { ...verdict, startAsked: true };
  return { ...verdict, outcome: "start", startAsked: true, message: started.error ?? "" };
}

/** A message without what belongs to this document alone: its values, numbers, addresses, and whole command lines. */
export function shapeOf(message: string, document = ""): string {
  const shape = message
    .replace(/^XML document failed to validate against schema: Unable to validate doc against \S+?; /, "schema: ")
    .replace(/Child process \((?:\w+=\S+ )*(\S+).*/s, "Child process $1")
    .replace(/'[^']*'|"[^"]*"|<[^<>]*>/g, "_")
    .replace(/\([^()]*\)/g, "(_)")
    .replace(/(bridge interface|config file) .*:/, "$1 _:");
  const name = /<name>([^<]+)<\/name>/.exec(document)?.[1]?.replace(/[^\w\s]/g, "\\$&");
  const nameless = name ? shape.replace(new RegExp(`(network |: |^)${name}(?=$|[\\s,:])`, "g"), "$1_") : shape;
  return nameless
    .replace(/network %s/, "network _") // 9.0.0 forgets to fill it in
    .replace(/\b[0-9a-fA-F]*:[0-9a-fA-F:.]+|\d[\d./x]*/g, "#")
    .replace(/\s+/g, " ")
    .slice(0, 160);
}
