// What a rule is: one file with its identity, its reasons, its examples and its check. The examples are its first
// tests: `bad` raises this rule and no other error, `good` raises nothing at all from it.

import type { Network, NodeTypes } from "../network/model.js";
import type { ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import type { Span, XmlDocument, XmlElement } from "../xml/tree.js";
import type { WellFormednessProblem } from "../xml/wellformed.js";
import type { Severity, Stage } from "./severity.js";

export type { Severity, Stage } from "./severity.js";

/** Worst first. */
export const allSeverities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The stages in which libvirt refuses; a finding of such a stage is an error, any other finding never is. */
export const refusals: ReadonlySet<Stage> = new Set(["parse", "define", "schema", "start"]);

/** What someone makes of rules, by their ids: another severity than their own, or nothing at all. */
export type Severities = ReadonlyMap<string, Severity | "off">;

export interface TextEdit extends Span {
  readonly newText: string;
}

export interface Fix {
  /** Imperative and concrete: `Swap start and end`, `Change end to 192.168.122.254`. */
  readonly title: string;
  /** A safe fix keeps or restores what the author evidently meant and may be applied unseen. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

export interface Related {
  /** Path or URI of another document; without it the place is in the finding's own. */
  readonly document?: string;
  readonly span: Span;
  readonly message: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** What is there, what is wrong with it, what libvirt does, what to write: one or two sentences, no full stop at the end. */
  readonly message: string;
  /** The exact token. */
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** `unnecessary` fades the span in editors, `deprecated` strikes it through. */
  readonly tags: readonly ("unnecessary" | "deprecated")[];
  /** Of one that stands for many that are not listed: how many. */
  readonly count?: number;
}

/** What a check hands to `report`; the rest of the finding comes from the rule. */
export interface Report {
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly tags?: Finding["tags"];
  /** Where this case differs from the rule's own stage and severity. A refusal is always an error. */
  readonly stage?: Stage;
  readonly severity?: Severity;
}

/** What a rule about the text as a whole has before there is a network to speak of. */
interface DocumentContext {
  readonly document: XmlDocument;
  /** The format as the target version knows it. */
  readonly vocabulary: Vocabulary;
  report(report: Report): void;
}

interface RuleContext extends DocumentContext {
  readonly network: Network;
}

/** A text and what stands against reading it as XML at all. */
export interface TextSubject {
  readonly document: XmlDocument;
  /** Size in bytes of UTF-8 when it is beyond what libvirt reads; the document is then empty. */
  readonly oversize: number | undefined;
  /** The first element nested deeper than libvirt reads. */
  readonly tooDeep: Span | undefined;
  readonly problem: WellFormednessProblem | undefined;
}

/** A comment that steers virnet, and what became of it; made by lint/directives.ts. */
export interface Directive {
  readonly kind: "disable" | "disable-next-line" | "disable-file" | "enable" | "target" | "unknown";
  /** The word after `virnet-` as written, and where. */
  readonly word: string;
  readonly wordSpan: Span;
  /** The comment. */
  readonly span: Span;
  /** The rules (or the version) it names; empty for all rules. */
  readonly names: readonly { readonly text: string; readonly span: Span }[];
  /** The stretch whose findings it holds back; of a `disable` up to the `enable` that ends it, else past the text's end. */
  readonly reach: Span;
  /** Rules it held back at least one finding of. */
  readonly used: ReadonlySet<string>;
}

/** A mistake of virnet itself: what was thrown, and where in the document. */
export interface Failure {
  /** `in RULE` for a rule that threw, else `while reading the network`, ... */
  readonly during: string;
  readonly error: unknown;
  readonly place: Span;
}

/** One document of several that are looked at together. */
export interface Neighbour {
  /** Path or URI, as related places name it. */
  readonly path: string;
  /** Its name in messages: that of the file, with folders where others have the same. */
  readonly label: string;
  readonly network: Network;
  /** Whether it lies in the folder of the document in question; other folders may be other hosts. */
  readonly sameFolder: boolean;
}

/** What rules can look at; the walk hands each to every rule that asks for it, once per occurrence. */
export interface Subjects extends NodeTypes {
  /** The text itself, before anything else. A finding here ends the analysis, unless the text is merely half-typed. */
  document: TextSubject;
  /** The steering comments, after all other rules have spoken. */
  directives: {
    readonly all: readonly Directive[];
    readonly ruleIds: ReadonlySet<string>;
    /** Rules that look at several documents, and those that failed: whether a comment about them is used is unknown. */
    readonly undecided: ReadonlySet<string>;
    /** Whether all rules about the document were heard to their end. */
    readonly isComplete: boolean;
  };
  /** The whole network, once. */
  network: Network;
  /** Every element of the document that stands in a known place, in document order. */
  element: { readonly element: XmlElement; readonly spec: ElementSpec };
  /** A mistake of virnet itself. */
  failure: Failure;
  /** A network among the others of a workspace; only workspace/ asks this, never the lint of one document. */
  workspace: { readonly network: Network; readonly others: readonly Neighbour[] };
}

export type SubjectName = keyof Subjects;

type ContextOf<S extends SubjectName> = S extends "failure"
  ? Pick<DocumentContext, "report">
  : S extends "document" | "directives"
    ? DocumentContext
    : RuleContext;

export interface Rule<S extends SubjectName = SubjectName> {
  /** Kebab-case: subject first, then what is wrong: `dhcp-range-outside-subnet`. */
  readonly id: string;
  /** A noun phrase or short sentence for lists: `DHCP range outside its subnet`. */
  readonly title: string;
  readonly stage: Stage;
  readonly severity: Severity;
  /** First and last libvirt version that behaves so; without them every version. */
  readonly since?: string;
  readonly until?: string;
  /** For the rule's page: why it matters and what libvirt does, in a few sentences of Markdown. */
  readonly why: string;
  /**
   * Small whole documents. The fix, where there is one, turns `bad` into something without the finding. `bad` is empty
   * where no document is known to raise the rule.
   */
  readonly bad: string;
  readonly good: string;
  /** For rules about a workspace: the document that stands beside `bad`, and beside `good`. */
  readonly beside?: string;
  readonly on: S;
  /**
   * How much must be written before the rule may speak, so that one mistake in a text that is not well-formed does not
   * bring others: the tag of the finding (default), its element and all around it, or the whole document, for rules that
   * say that something is missing.
   */
  readonly needs?: "tag" | "surroundings" | "document";
  check(subject: Subjects[S], context: ContextOf<S>): void;
}

/** Declares a rule; keeps the type of its subject for `check`. */
export function defineRule<S extends SubjectName>(rule: Rule<S>): Rule<S> {
  return rule;
}
