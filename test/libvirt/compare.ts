// Finds disagreements of virnet and libvirt about a document: missed rejections, false errors, wrong stages, unreported
// losses.

import type { Finding } from "../../server/src/findings.js";
import { type LintResult, lint } from "../../server/src/lint/lint.js";
import { refusals } from "../../server/src/severity.js";
import type { Version } from "../../server/src/vocabulary/versions.js";
import { childElements, type Span, type XmlElement } from "../../server/src/xml/tree.js";
import type { Loss } from "./losses.js";
import { type Outcome, shapeOf, type Verdict } from "./verdict.js";

/** The gravest first. */
export const kinds = [
  "crash",
  "false error",
  "missed",
  "false start error",
  "start missed",
  "loss unsaid",
  "wrong stage",
] as const;
export type Kind = (typeof kinds)[number];

export interface Disagreement {
  readonly kind: Kind;
  /** What tells it from others of the kind: our rules, the shape of libvirt's words, or what is lost. */
  readonly about: string;
}

/** What virnet says. */
export interface Ours {
  readonly outcome: Outcome;
  /** The rules whose errors are of that stage, sorted. */
  readonly rules: readonly string[];
  readonly result: LintResult;
}

/** What plain net-define refuses. */
const takesNothing: ReadonlySet<Outcome> = new Set(["parse", "define"]);
const stages: readonly Outcome[] = ["parse", "define", "schema", "start"];

export function ours(document: string, target: Version): Ours {
  const result = lint(document, { target, insist: true });
  const errors = result.findings.filter(({ stage }) => refusals.has(stage));
  const outcome = stages.find((stage) => errors.some((error) => error.stage === stage)) ?? "ok";
  const rules = new Set(errors.filter(({ stage }) => stage === outcome).map(({ rule }) => rule));
  return { outcome, rules: [...rules].sort(), result };
}

/**
 * All of them; nothing when the two agree. Whether libvirt's parser or its driver refuses is all the same to who defines
 * a network, so it counts only when `exact`; whether the schema alone does, always.
 */
export function disagreements(document: string, target: Version, theirs: Verdict, exact = false): Disagreement[] {
  let mine: Ours;
  try {
    mine = ours(document, target);
  } catch (error) {
    return [{ kind: "crash", about: shapeOf(String(error)) }];
  }
  const rules = mine.rules.join(", ");
  const shape = shapeOf(theirs.message, document);
  const weTake = mine.outcome === "ok" || mine.outcome === "start";
  const theyTake = theirs.outcome === "ok" || theirs.outcome === "start";
  if (weTake && !theyTake) return [{ kind: "missed", about: `${theirs.outcome}: ${shape}` }];
  if (!weTake && theyTake) return [{ kind: "false error", about: `${mine.outcome}: ${rules}` }];
  if (!exact && takesNothing.has(mine.outcome) && takesNothing.has(theirs.outcome)) return [];
  if (!theyTake && stages.indexOf(mine.outcome) > stages.indexOf(theirs.outcome)) {
    return [{ kind: "wrong stage", about: `we say ${mine.outcome}, libvirt ${theirs.outcome}: ${shape}` }];
  }
  if (!theyTake && mine.outcome !== theirs.outcome) {
    return [{ kind: "wrong stage", about: `we say ${mine.outcome} (${rules}), libvirt ${theirs.outcome}` }];
  }
  const found: Disagreement[] = [];
  // What starts with another dnsmasq, tc or kernel is no error; but someone has to say that it may not start.
  const warned = mine.result.findings.some(({ stage }) => stage === "runtime");
  if (theirs.outcome === "start" && mine.outcome === "ok" && !warned) {
    found.push({ kind: "start missed", about: shape });
  }
  if (theirs.startAsked && theirs.outcome === "ok" && mine.outcome === "start") {
    found.push({ kind: "false start error", about: rules });
  }
  if (theyTake) {
    for (const loss of theirs.losses) {
      const about = `${placeOf(loss)}${loss.is === undefined ? " dropped" : " changed"}`;
      if (!isSaid(loss, mine.result)) found.push({ kind: "loss unsaid", about });
    }
  }
  return found;
}

/** The path without numbers; of metadata, whose elements are anyone's, no more than that. */
function placeOf({ path }: Loss): string {
  return path.replace(/\[\d+\]/g, "").replace(/^(\/network\/metadata\/).*/, "$1...");
}

/** Whether a finding that is more than advice stands on what is lost, in it, or on the tag of an element around it. */
function isSaid(loss: Loss, { document, findings }: LintResult): boolean {
  const telling = findings.filter(({ stage }) => stage !== "advice");
  const around: XmlElement[] = [];
  let inside: XmlElement | undefined;
  for (const step of loss.path.split("/").slice(1)) {
    const [, name, index] = /^(.*)\[(\d+)\]$/.exec(step) ?? [];
    if (name === undefined) break;
    if (inside) around.push(inside);
    const candidates: readonly XmlElement[] = inside ? childElements(inside) : document.root ? [document.root] : [];
    inside = candidates.filter((element) => element.name === name)[Number(index)];
    if (!inside) return telling.length > 0;
  }
  const spans = [...around.map(({ startTag }) => startTag), ...(inside ? [inside.span] : [])];
  return telling.some((finding) => spans.some((span) => touches(finding, span)));
}

function touches({ span }: Finding, other: Span): boolean {
  return span.start < other.end && other.start < Math.max(span.end, span.start + 1);
}
