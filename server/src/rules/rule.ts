// What a rule is: one file with its identity, its reasons, its examples and its check. The examples are its tests.

import type { Choices } from "../addressing/choices.js";
import type { Directive } from "../directives/directives.js";
import type { FindingDraft } from "../findings.js";
import type { Network, NodeTypes } from "../network/model.js";
import type { Severity, Stage } from "../severity.js";
import type { ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import type { WellFormednessProblem } from "../xml/mistake.js";
import type { Span, XmlDocument, XmlElement } from "../xml/tree.js";

/** What a rule about the text as a whole has before there is a network to speak of. */
interface DocumentContext {
  readonly document: XmlDocument;
  /** The format as the target version knows it. */
  readonly vocabulary: Vocabulary;
  report(report: FindingDraft): void;
}

interface RuleContext extends DocumentContext {
  readonly network: Network;
  /** The path or URI of the document, where it has one. */
  readonly path: string | undefined;
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
  /** The directives, after all other rules have spoken. */
  directives: {
    readonly all: readonly Directive[];
    /** The rules of which the directive suppressed at least one finding. */
    rulesSuppressedBy(directive: Directive): ReadonlySet<string>;
    readonly ruleIds: ReadonlySet<string>;
    /** The ids that rules had earlier, with those they have now. */
    readonly renamed: ReadonlyMap<string, string>;
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
  workspace: { readonly network: Network; readonly others: readonly Neighbour[]; readonly free: Choices };
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
  /** The first virnet version that has the rule; absent for those of the first release. */
  readonly added?: string;
  /** Ids that the rule had in earlier versions of virnet; configs and directives may still use them. */
  readonly formerly?: readonly string[];
  /** For the rule's page: why it matters and what libvirt does, in a few sentences of Markdown. */
  readonly why: string;
  /**
   * Whole documents that raise the rule and no other error, laid out over lines, with `«»` around each place it marks; the
   * first is the one on the rule's page. Every fix makes of it something without the finding. Empty where no document is
   * known to raise the rule. Read with `readExample`.
   */
  readonly bad: readonly string[];
  /** The same documents but for what is right in them: near misses, which raise neither the rule nor any error. */
  readonly good: readonly string[];
  /** For rules about a workspace: the document beside each of `bad` and `good`. */
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
