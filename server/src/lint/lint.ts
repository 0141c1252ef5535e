// Runs the rules over one document: parse, read, walk once, order the findings. Pure; the door of lint/.
import { formatOf } from "../format/format.js";
import { formatVersion, holds, newest, type Version } from "../format/versions.js";
import type { Network } from "../network/model.js";
import { readNetwork } from "../network/read.js";
import { type AnyRule, rules } from "../rules/index.js";
import {
  allSeverities,
  type Finding,
  type Report,
  type Rule,
  refusals,
  type Severities,
  type Severity,
  type SubjectName,
  type Subjects,
  type TextSubject,
} from "../rules/rule.js";
import { depthExceeded, sizeExceeded } from "../xml/limits.js";
import { splitName } from "../xml/names.js";
import { parse } from "../xml/parse.js";
import { scan } from "../xml/scan.js";
import type { XmlDocument } from "../xml/tree.js";
import { checkWellFormed } from "../xml/wellformed.js";
import { type Directives, readDirectives } from "./directives.js";
import { maySpeak } from "./halftyped.js";
import { walk } from "./walk.js";

export interface LintOptions {
  /** libvirt version the document is written for; without it that of a `virnet-target` comment, else the newest known. */
  readonly target?: Version | undefined;
  /** The version for documents that name none themselves; weaker than `target`. */
  readonly defaultTarget?: Version | undefined;
  /** Rules that are off or have another severity; without it each has its own. */
  readonly severities?: Severities | undefined;
  /**
   * Whether a text whose root is not a network is a mistake (a file named on the command line) or none of our business
   * (a file found in a folder, an XML file open in an editor).
   */
  readonly insist?: boolean;
}

export interface LintResult {
  readonly document: XmlDocument;
  /** Whether the text is a network document, be it half-typed. When false and not insisted, `findings` is empty. */
  readonly isNetwork: boolean;
  readonly isWellFormed: boolean;
  /** `undefined` when there is nothing to read as a network. */
  readonly network: Network | undefined;
  readonly target: Version;
  /** As asked for; also for what is found later, between documents. */
  readonly severities: Severities;
  /** In document order. */
  readonly findings: readonly Finding[];
}

const noSeverities: Severities = new Map();
const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
const workspaceRuleIds: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.on === "workspace").map((rule) => rule.id),
);

/** Finds everything the rules have to say about a text. Never throws, whatever the text. */
export function lint(text: string, options: LintOptions = {}): LintResult {
  return examine(text, options, rulesFor);
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
  return examine(text, options, () => new Map());
}

function examine(text: string, options: LintOptions, rulesOf: typeof rulesFor): LintResult {
  const { document, oversize, isNetwork } = readText(text);
  const directives = readDirectives(document);
  const target = options.target ?? directives.target ?? options.defaultTarget ?? newest;
  const severities = options.severities ?? noSeverities;
  const silent = { document, isNetwork, isWellFormed: false, network: undefined, target, severities, findings: [] };
  if (!isNetwork && !options.insist) return silent;

  const format = formatOf(target);
  const tooDeep = depthExceeded(document);
  const mistake = oversize === undefined && tooDeep === undefined ? checkWellFormed(document) : undefined;
  const problem = mistake && holds(mistake, target) ? mistake : undefined;
  const findings: Finding[] = [];
  /** The rule that is being asked; all share one context, since most have nothing to report. */
  let speaking: AnyRule | undefined;
  const report = (said: Report) => {
    if (speaking === undefined) return;
    const finding = findingOf(speaking, said, severities);
    if (problem !== undefined && !maySpeak(speaking, finding, document, problem)) return;
    if (mayShow(finding, directives, severities)) findings.push(finding);
  };
  const inForce = rulesOf(target);
  /** Asks the rules about a subject. */
  const asking = (about: object) => {
    const context = { ...about, report } as never;
    return <S extends SubjectName>(name: S, subject: Subjects[S]) => {
      for (const rule of inForce.get(name) ?? []) {
        speaking = rule as AnyRule;
        rule.check(subject as never, context);
      }
    };
  };

  const ask = asking({ document, format });
  ask("document", { document, oversize, tooDeep, problem });
  const readable = document.root?.localName === "network" && (problem !== undefined || findings.length === 0);
  const network = readable && document.root ? readNetwork(document.root, target) : undefined;
  if (network) walk(network, format, asking({ document, format, network }));
  if (network && problem === undefined) ask("directives", { all: directives.all, ruleIds, workspaceRuleIds });
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { ...silent, isWellFormed: problem === undefined, network, findings: withoutEchoes(findings) };
}

/** A text as a tree, which is empty when it is larger than libvirt takes, and whether it is a network document. */
export function readText(text: string): Pick<LintResult, "document" | "isNetwork"> & Pick<TextSubject, "oversize"> {
  const oversize = sizeExceeded(text);
  const document = parse(oversize === undefined ? text : "");
  return {
    document,
    oversize,
    isNetwork: oversize === undefined ? hasNetworkRoot(document) : looksLikeNetwork(text),
  };
}

/**
 * One mistake, one finding: where libvirt itself refuses a token, that its schema does not know it either says nothing
 * new. `findings` in document order.
 */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const key = ({ span }: Finding) => `${span.start} ${span.end}`;
  const refused = new Set(findings.filter(({ stage }) => stage === "parse" || stage === "define").map(key));
  return findings.filter((finding) => finding.stage !== "schema" || !refused.has(key(finding)));
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

/**
 * The finding a report makes: a refusal is an error, anything else never, unless someone gave the rule another severity.
 * That one is the most its findings may have: where the rule itself speaks more softly than elsewhere, it stays so.
 */
export function findingOf(rule: AnyRule, report: Report, severities: Severities = noSeverities): Finding {
  const stage = report.stage ?? rule.stage;
  const mild = report.severity ?? (rule.severity === "error" ? "warning" : rule.severity);
  return {
    rule: rule.id,
    severity: severityOf(refusals.has(stage) ? "error" : mild, rule, severities.get(rule.id)),
    stage,
    message: report.message,
    span: report.span,
    related: report.related ?? [],
    fixes: report.fixes ?? [],
    tags: report.tags ?? [],
  };
}

function severityOf(own: Severity, rule: AnyRule, given: Severity | "off" = "off"): Severity {
  if (given === "off") return own;
  return isMilder(own, rule.severity) && isMilder(own, given) ? own : given;
}

function isMilder(a: Severity, b: Severity): boolean {
  return allSeverities.indexOf(a) > allSeverities.indexOf(b);
}

/** Comments are asked first: one that holds back a rule which is off anyway is not without use. */
export function mayShow(finding: Finding, directives: Directives, severities: Severities): boolean {
  return !directives.holdsBack(finding) && severities.get(finding.rule) !== "off";
}
