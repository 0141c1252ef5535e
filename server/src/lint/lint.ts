// Runs the rules over one document: parse, read, walk once, order the findings. Pure; the door of lint/.

export type { LintOptions, LintResult } from "./result.js";

import { noDirectives, readDirectives } from "../directives/directives.js";
import { readNetwork } from "../network/read.js";
import type { Rule, SubjectName, Subjects, TextSubject } from "../rules/rule.js";
import { renamedRules, rules } from "../rules/rules.js";
import type { Severities } from "../severity.js";
import { formatVersion, holds, type Version } from "../vocabulary/versions.js";
import { networkFormat, vocabularyOf } from "../vocabulary/vocabulary.js";
import { depthExceeded, sizeExceeded } from "../xml/limits.js";
import { splitName } from "../xml/names.js";
import { parse } from "../xml/parse.js";
import { scan } from "../xml/scan.js";
import type { XmlDocument } from "../xml/tree.js";
import { checkWellFormed } from "../xml/wellformed.js";
import { withoutAnswered } from "./answered.js";
import { createFailures } from "./failures.js";
import { maySpeak } from "./halftyped.js";
import { createListing, mostListed } from "./listing.js";
import type { LintOptions, LintResult } from "./result.js";
import { createRunner } from "./run-rules.js";
import { chooseTarget, type Target, type TargetRequests } from "./target.js";
import { walk } from "./walk.js";

/** The parts of a lint, so that tests can replace one by a part that throws. */
export interface LintParts {
  /** The rules that apply to a version, by what they look at. */
  rulesOf(target: Version): ReadonlyMap<SubjectName, readonly Rule[]>;
  readText(text: string): Reading;
  readonly readDirectives: typeof readDirectives;
  readonly checkWellFormed: typeof checkWellFormed;
  readonly readNetwork: typeof readNetwork;
  /** Whether findings wait for repairs that would remove them. */
  readonly waits: boolean;
}

type Reading = Pick<LintResult, "document" | "isNetwork"> & Pick<TextSubject, "oversize">;

const noSeverities: Severities = new Map();
const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
const workspaceRuleIds: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.on === "workspace").map((rule) => rule.id),
);

/** Finds everything the rules report about a text. Never throws, whatever the text. */
export function lint(text: string, options: LintOptions = {}): LintResult {
  return lintWith(ownParts, text, options);
}

/** Whether the root element of a text is called network; reads no further than its name. */
export function beginsAsNetwork(text: string): boolean {
  for (const piece of scan(text)) {
    if (piece.kind === "start") return splitName(text.slice(piece.start + 1, piece.nameEnd)).localName === "network";
  }
  return false;
}

/** Reads a text as `lint` does but runs no rules, in a fifth of the time: for documents that others are compared with. */
export function survey(text: string, options: LintOptions = {}): LintResult {
  return lintWith(partsOfSurvey, text, options);
}

/** Lints with these parts. A part that throws loses only its own findings. */
export function lintWith(parts: LintParts, text: string, options: LintOptions = {}): LintResult {
  const failures = createFailures();
  const { attempt } = failures;
  const reading = attempt("while reading the text", () => parts.readText(text), undefined) ?? unread(text);
  const { document, oversize, isNetwork } = reading;
  const root = document.root?.nameSpan;
  const directives = attempt("while reading comments", () => parts.readDirectives(document), noDirectives, root);
  const { version: target, source: targetSource } = chooseTarget(options, directives);
  const severities = options.severities ?? noSeverities;
  const silent = {
    document,
    directives,
    isNetwork,
    target,
    targetSource,
    severities,
    isWellFormed: false,
    network: undefined,
    findings: [],
  };
  if (!isNetwork && !options.insist) return { ...silent, failures: [] };

  const vocabulary = vocabularyOf(target);
  const judge = () => {
    const tooDeep = depthExceeded(document);
    const mistake =
      oversize === undefined && tooDeep === undefined ? parts.checkWellFormed(document, networkFormat) : undefined;
    return { tooDeep, problem: mistake && holds(mistake, target) ? mistake : undefined };
  };
  const judged = attempt("while checking that the text is XML", judge, undefined, root);
  const { tooDeep, problem } = judged ?? {};
  const isWellFormed = judged !== undefined && problem === undefined;
  const listing = createListing(options.listsAll ? Number.POSITIVE_INFINITY : mostListed);
  const runner = createRunner({
    document,
    directives,
    severities,
    failures,
    target,
    admits: problem && ((rule, finding) => maySpeak(rule, finding, document, problem)),
    add: listing.add,
  });
  const rulesOfTarget = parts.rulesOf(target);
  /** The rules that threw, whose findings are unknown. */
  const unheard = new Set<string>();
  /** Asks all rules about subjects, with that view of the document. */
  const askingAll = (view: object) => {
    const ask = runner.withView(view);
    return <S extends SubjectName>(name: S, subject: Subjects[S]) => {
      for (const rule of rulesOfTarget.get(name) ?? []) if (!ask(rule, subject as never)) unheard.add(rule.id);
    };
  };

  const ask = askingAll({ document, vocabulary });
  ask("document", { document, oversize, tooDeep, problem });
  const element = document.root;
  const isReadable = element?.localName === "network" && (problem !== undefined || listing.isEmpty);
  const read = () => (isReadable ? parts.readNetwork(element, target) : undefined);
  const network = attempt("while reading the network", read, undefined, root);
  if (network) {
    const askAbout = askingAll({ document, vocabulary, network, path: options.path });
    attempt("while walking the network", () => walk(network, vocabulary, askAbout), undefined, root);
  }
  if (network && isWellFormed) {
    ask("directives", {
      all: directives.all,
      rulesSuppressedBy: runner.rulesSuppressedBy,
      ruleIds,
      renamed: renamedRules,
      undecided: new Set([...workspaceRuleIds, ...unheard]),
      isComplete: failures.all.length + unheard.size === 0,
    });
  }
  runner.reportFailures();
  const result = { ...silent, isWellFormed, network, findings: listing.all(), failures: failures.all };
  // The target may be in a comment, which repairs leave alone.
  const reread = (repaired: string) => lintWith({ ...parts, waits: false }, repaired, options);
  return parts.waits ? { ...result, findings: withoutAnswered(result, reread) } : result;
}

/** The result for a text that is not read. */
function unread(text: string): Reading {
  return { document: parse(""), oversize: undefined, isNetwork: looksLikeNetwork(text) };
}

/** The version a text is checked for. */
export function targetIn(text: string, requests: TargetRequests): Target {
  return chooseTarget(requests, readDirectives(readText(text).document));
}

/** A text as a tree, which is empty when it is larger than libvirt accepts, and whether it is a network document. */
export function readText(text: string): Reading {
  const oversize = sizeExceeded(text);
  const document = parse(oversize === undefined ? text : "");
  return {
    document,
    oversize,
    isNetwork: oversize === undefined ? hasNetworkRoot(document) : looksLikeNetwork(text),
  };
}

const rulesByVersion = new Map<string, Map<SubjectName, readonly Rule[]>>();

/** The rules that apply to that version, by what they look at. */
function rulesFor(target: Version): ReadonlyMap<SubjectName, readonly Rule[]> {
  const version = formatVersion(target);
  let known = rulesByVersion.get(version);
  if (!known) {
    known = new Map<SubjectName, Rule[]>();
    for (const rule of rules as readonly Rule[]) {
      if (holds(rule, target)) known.set(rule.on, [...(known.get(rule.on) ?? []), rule]);
    }
    rulesByVersion.set(version, known);
  }
  return known;
}

/** Other dialects have a root called network, too, but declare a namespace or name a DTD. */
function hasNetworkRoot({ text, root, children }: XmlDocument): boolean {
  if (root?.localName !== "network" || root.namespace !== undefined) return false;
  return !children.some(
    ({ kind, span }) =>
      kind === "doctype" && /^<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)\b/.test(text.slice(span.start, span.end)),
  );
}

/** Recognizes a text that is too large to parse by its first lines. */
function looksLikeNetwork(text: string): boolean {
  return /^[^<]*(?:<[?!][^>]*>[^<]*)*<network[\s/>]/.test(text.slice(0, 4096));
}

export const ownParts: LintParts = {
  rulesOf: rulesFor,
  readText,
  readDirectives,
  checkWellFormed,
  readNetwork,
  waits: true,
};
const partsOfSurvey: LintParts = { ...ownParts, rulesOf: () => new Map() };
