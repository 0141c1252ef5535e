// Runs the rules over one document: parse, read, walk once, order the findings. Pure; the door of lint/.

import type { Network } from "../network/model.js";
import { readNetwork } from "../network/read.js";
import type { Failure, Finding, Report, Rule, Severities, SubjectName, Subjects, TextSubject } from "../rules/rule.js";
import { type AnyRule, rules } from "../rules/rules.js";
import { formatVersion, holds, type Version } from "../vocabulary/versions.js";
import { vocabularyOf } from "../vocabulary/vocabulary.js";
import { depthExceeded, sizeExceeded } from "../xml/limits.js";
import { splitName } from "../xml/names.js";
import { parse } from "../xml/parse.js";
import { scan } from "../xml/scan.js";
import type { Span, XmlDocument, XmlElement } from "../xml/tree.js";
import { checkWellFormed } from "../xml/wellformed.js";
import { noDirectives, readDirectives } from "./directives.js";
import { createFailures, findingAbout } from "./failures.js";
import { findingOf, mayShow } from "./findings.js";
import { maySpeak } from "./halftyped.js";
import { createListing, mostListed } from "./listing.js";
import { chooseTarget, type Target, type TargetRequests, type TargetSource } from "./target.js";
import { walk } from "./walk.js";

export interface LintOptions extends TargetRequests {
  /** Rules that are off or have another severity; without it each has its own. */
  readonly severities?: Severities | undefined;
  /**
   * Whether a text whose root is not a network is a mistake (a file named on the command line) or none of our business
   * (a file found in a folder, an XML file open in an editor).
   */
  readonly insist?: boolean;
  /** Whether all findings are listed, however many one rule has; otherwise those beyond a thousand are only counted. */
  readonly listsAll?: boolean;
}

export interface LintResult {
  readonly document: XmlDocument;
  /** Whether the text is a network document, be it half-typed. When false and not insisted, `findings` is empty. */
  readonly isNetwork: boolean;
  readonly isWellFormed: boolean;
  /** `undefined` when there is nothing to read as a network. */
  readonly network: Network | undefined;
  readonly target: Version;
  readonly targetSource: TargetSource;
  /** As asked for; also for what is found later, between documents. */
  readonly severities: Severities;
  /** In document order. */
  readonly findings: readonly Finding[];
  /** What virnet itself did wrong; each has its finding, unless that is turned off. */
  readonly failures: readonly Failure[];
}

/** What a lint is made of, so that tests can put in a part that throws. */
export interface LintParts {
  /** The rules that hold in a version, by what they look at. */
  rulesOf(target: Version): ReadonlyMap<SubjectName, readonly Rule[]>;
  readText(text: string): Reading;
  readonly readDirectives: typeof readDirectives;
  readonly checkWellFormed: typeof checkWellFormed;
  readonly readNetwork: typeof readNetwork;
}

type Reading = Pick<LintResult, "document" | "isNetwork"> & Pick<TextSubject, "oversize">;

const noSeverities: Severities = new Map();
const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
const workspaceRuleIds: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.on === "workspace").map((rule) => rule.id),
);

/** Finds everything the rules have to say about a text. Never throws, whatever the text. */
export function lint(text: string, options: LintOptions = {}): LintResult {
  return lintWith(ownParts, text, options);
}

/** Whether the root element of a text is called network, told without reading more than what stands before it. */
export function beginsAsNetwork(text: string): boolean {
  for (const piece of scan(text)) {
    if (piece.kind === "start") return splitName(text.slice(piece.start + 1, piece.nameEnd)).localName === "network";
  }
  return false;
}

/** The same as `lint` without asking the rules, in a fifth of the time: for a document that is only looked at beside another. */
export function survey(text: string, options: LintOptions = {}): LintResult {
  return lintWith(partsOfSurvey, text, options);
}

/** Lints with other parts than its own. What throws among them costs only what it would have found. */
export function lintWith(parts: LintParts, text: string, options: LintOptions = {}): LintResult {
  const failures = createFailures();
  const { attempt } = failures;
  const reading = attempt("while reading the text", () => parts.readText(text), undefined) ?? unread(text);
  const { document, oversize, isNetwork } = reading;
  const root = document.root?.nameSpan;
  const directives = attempt("while reading comments", () => parts.readDirectives(document), noDirectives, root);
  const { version: target, source: targetSource } = chooseTarget(options, directives);
  const severities = options.severities ?? noSeverities;
  const about = { document, isNetwork, target, targetSource, severities };
  const silent = { ...about, isWellFormed: false, network: undefined, findings: [] };
  if (!isNetwork && !options.insist) return { ...silent, failures: [] };

  const vocabulary = vocabularyOf(target);
  const judge = () => {
    const tooDeep = depthExceeded(document);
    const mistake = oversize === undefined && tooDeep === undefined ? parts.checkWellFormed(document) : undefined;
    return { tooDeep, problem: mistake && holds(mistake, target) ? mistake : undefined };
  };
  const judged = attempt("while checking that the text is XML", judge, undefined, root);
  const { tooDeep, problem } = judged ?? {};
  const isWellFormed = judged !== undefined && problem === undefined;
  const listing = createListing(options.listsAll ? Number.POSITIVE_INFINITY : mostListed);
  /** The rule that is being asked; all share one context, since most have nothing to report. */
  let speaking: AnyRule | undefined;
  const report = (said: Report) => {
    if (speaking === undefined) return;
    const finding = findingOf(speaking, said, document.text, severities);
    if (problem !== undefined && !maySpeak(speaking, finding, document, problem)) return;
    if (mayShow(finding, directives, severities)) listing.add(finding);
  };
  const inForce = parts.rulesOf(target);
  /** The rules that threw: what they would have found is unknown. */
  const unheard = new Set<string>();
  /** Asks the rules about a subject. */
  const asking = (view: object) => {
    const context = { ...view, report } as never;
    return <S extends SubjectName>(name: S, subject: Subjects[S]) => {
      for (const rule of inForce.get(name) ?? []) {
        speaking = rule as AnyRule;
        try {
          rule.check(subject as never, context);
        } catch (error) {
          unheard.add(rule.id);
          // Whoever turned the rule off misses nothing.
          if (severities.get(rule.id) !== "off")
            failures.note(`in ${rule.id}`, error, placeOf(subject) ?? root ?? start);
        }
      }
    };
  };

  const ask = asking({ document, vocabulary });
  ask("document", { document, oversize, tooDeep, problem });
  const element = document.root;
  const isReadable = element?.localName === "network" && (problem !== undefined || listing.isEmpty);
  const read = () => (isReadable ? parts.readNetwork(element, target) : undefined);
  const network = attempt("while reading the network", read, undefined, root);
  if (network) {
    const about = asking({ document, vocabulary, network });
    attempt("while walking the network", () => walk(network, vocabulary, about), undefined, root);
  }
  if (network && isWellFormed) {
    const undecided = new Set([...workspaceRuleIds, ...unheard]);
    ask("directives", {
      all: directives.all,
      ruleIds,
      undecided,
      isComplete: failures.all.length + unheard.size === 0,
    });
  }
  for (const failure of failures.all) {
    const finding = findingAbout(failure, severities);
    if (finding && attempt("while reading comments", () => mayShow(finding, directives, severities), true)) {
      listing.add(finding);
    }
  }
  return { ...silent, isWellFormed, network, findings: listing.all(), failures: failures.all };
}

const start: Span = { start: 0, end: 0 };

/** The name of the element that a rule is asked about, if it is one. */
function placeOf(subject: object): Span | undefined {
  return (subject as { readonly element?: XmlElement }).element?.nameSpan;
}

/** What is known of a text without reading it. */
function unread(text: string): Reading {
  return { document: parse(""), oversize: undefined, isNetwork: looksLikeNetwork(text) };
}

/** The version a text is checked for. */
export function targetIn(text: string, requests: TargetRequests): Target {
  return chooseTarget(requests, readDirectives(readText(text).document));
}

/** A text as a tree, which is empty when it is larger than libvirt takes, and whether it is a network document. */
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

/** The rules that hold in that version, by what they look at. */
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

/** Editors meet other dialects whose root is called network too; theirs declare a namespace or name a DTD. */
function hasNetworkRoot({ text, root, children }: XmlDocument): boolean {
  if (root?.localName !== "network" || root.namespace !== undefined) return false;
  return !children.some(
    ({ kind, span }) =>
      kind === "doctype" && /^<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)\b/.test(text.slice(span.start, span.end)),
  );
}

/** The same for a text too large to parse: by its first lines. */
function looksLikeNetwork(text: string): boolean {
  return /^[^<]*(?:<[?!][^>]*>[^<]*)*<network[\s/>]/.test(text.slice(0, 4096));
}

export const ownParts: LintParts = { rulesOf: rulesFor, readText, readDirectives, checkWellFormed, readNetwork };
const partsOfSurvey: LintParts = { ...ownParts, rulesOf: () => new Map() };
