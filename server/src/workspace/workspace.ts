// The documents of a workspace as they change, and the findings in one of them because of the others. Pure: the caller
// reads files and follows the editor.

import { type Choices, createChooser } from "../addressing/choices.js";
import { createInUse } from "../addressing/in-use.js";
import { byPlace, type Finding } from "../findings.js";
import { createFailures } from "../lint/failures.js";
import type { LintResult } from "../lint/lint.js";
import { createRunner } from "../lint/run-rules.js";
import type { Network } from "../network/model.js";
import type { Failure, Neighbour, Rule } from "../rules/rule.js";
import { rules } from "../rules/rules.js";
import { holds } from "../vocabulary/versions.js";
import { vocabularyOf } from "../vocabulary/vocabulary.js";
import type { Span } from "../xml/tree.js";
import { createLabels, type FolderOf } from "./labels.js";
import { createPartners } from "./partners.js";

/** A document as `lint` found it, and the path or URI by which findings in other documents name it. */
export interface WorkspaceDocument {
  readonly path: string;
  readonly result: LintResult;
}

/** The findings in a document because of the others. */
export interface Across {
  /** In document order. */
  readonly findings: readonly Finding[];
  /** The directives for all rules that suppressed such a finding. */
  readonly inUse: readonly Span[];
  /** Internal errors; each has its finding, unless that rule is off. */
  readonly failures: readonly Failure[];
}

export interface Workspace {
  /** Counts the changes. */
  readonly revision: number;
  /**
   * Adds or updates a document. One that is not a network is removed; one that is not well-formed keeps its previous state
   * for the others.
   */
  set(key: string, document: WorkspaceDocument): void;
  delete(key: string): void;
  /** Empty for a document that is not well-formed, not a network, or shares nothing with another. */
  across(key: string): Across;
  /** The networks of all other documents. */
  others(key: string): readonly Network[];
  /** The documents as the others see them, by key. */
  current(): (readonly [key: string, result: LintResult])[];
  /** The text in which places in the document lie, as findings in others name them. */
  textOf(key: string): string | undefined;
}

interface Member extends WorkspaceDocument {
  /** In the order in which they were first named. */
  readonly order: number;
  readonly network: Network;
  readonly folder: string;
  /** Whether this is still the document's state. */
  readonly isCurrent: boolean;
  /** Whether it could not be indexed, so that others do not see it. */
  readonly failures: readonly Failure[];
}

type WorkspaceRule = Rule<"workspace">;

const ownRules: readonly WorkspaceRule[] = rules.filter((rule) => rule.on === "workspace");
const nothing: Across = { findings: [], inUse: [], failures: [] };

/** Tests replace `workspaceRules`. */
export function createWorkspace(workspaceRules: readonly WorkspaceRule[] = ownRules, folderOf?: FolderOf): Workspace {
  const members = new Map<string, Member>();
  const byNetwork = new Map<Network, Member>();
  const partners = createPartners();
  const labels = createLabels(folderOf);
  const inUse = createInUse();
  const chooser = createChooser(inUse);
  let revision = 0;
  let count = 0;

  const changed = () => {
    revision += 1;
    chooser.renew();
  };
  const drop = ({ network, path }: Member) => {
    labels.delete(path);
    inUse.delete(network);
    byNetwork.delete(network);
    partners.delete(network);
  };
  const remove = (key: string) => {
    const known = members.get(key);
    if (known === undefined) return;
    drop(known);
    members.delete(key);
    chooser.forget(key);
    changed();
  };
  return {
    get revision() {
      return revision;
    },
    set(key, { path, result }) {
      const known = members.get(key);
      if (known?.isCurrent && known.result === result && known.path === path) return;
      const { network, isWellFormed, isNetwork } = result;
      if (!network || !isWellFormed) {
        if (!known || !isNetwork) return remove(key);
        if (!known.isCurrent) return;
        members.set(key, { ...known, isCurrent: false });
      } else {
        // First, so that an unchanged path changes no label.
        labels.add(path);
        if (known) drop(known);
        const folder = path.slice(0, path.lastIndexOf("/") + 1);
        const { all: failures, attempt } = createFailures();
        attempt(
          comparing,
          () => {
            partners.add(network, { folder });
            inUse.add(network);
          },
          undefined,
          network.element.nameSpan,
        );
        const member = { path, result, order: known?.order ?? count++, network, folder, isCurrent: true, failures };
        members.set(key, member);
        byNetwork.set(network, member);
      }
      changed();
    },
    delete: remove,
    across(key) {
      const own = members.get(key);
      if (!own?.isCurrent) return nothing;
      const near = [...partners.of(own.network)].flatMap((network) => byNetwork.get(network) ?? []);
      return near.length > 0 || own.failures.length > 0
        ? acrossOf(
            own,
            near.sort((a, b) => a.order - b.order),
            workspaceRules,
            labels.of,
            chooser.for(key, own.network, own.path),
          )
        : nothing;
    },
    others: (key) => [...members].flatMap(([other, { network }]) => (other === key ? [] : [network])),
    current: () => [...members].flatMap(([key, { result, isCurrent }]) => (isCurrent ? [[key, result] as const] : [])),
    textOf: (key) => members.get(key)?.result.document.text,
  };
}

/**
 * The findings of a document, its own and those that other documents cause, in document order. A directive that suppresses
 * one of the latter is in use, even if the lint of the document alone reports it as unused.
 */
export function withAcross(own: readonly Finding[], across: Across | undefined): readonly Finding[] {
  const { findings, inUse } = across ?? nothing;
  if (findings.length === 0 && inUse.length === 0) return own;
  const isInUse = ({ start }: Span) => inUse.some((comment) => comment.start <= start && start < comment.end);
  const kept = own.filter(({ rule, span }) => rule !== "unused-directive" || !isInUse(span));
  return [...kept, ...findings].sort(byPlace);
}

/** As a failure names it. */
const comparing = "while comparing documents";

function acrossOf(
  own: Member,
  members: readonly Member[],
  workspaceRules: readonly WorkspaceRule[],
  labelOf: (path: string) => string,
  free: Choices,
): Across {
  const failures = createFailures();
  for (const { during, error, place } of own.failures) failures.note(during, error, place);
  const others = members.map(({ path, network, folder }): Neighbour => {
    return { path, label: labelOf(path), network, sameFolder: folder === own.folder };
  });
  if (others.length === 0 && own.failures.length === 0) return nothing;
  const { document, directives, target, severities } = own.result;
  const { network } = own;
  const findings: Finding[] = [];
  const add = (finding: Finding) => void findings.push(finding);
  const runner = createRunner({ document, directives, severities, failures, target, add });
  const ask = runner.withView({ document, vocabulary: vocabularyOf(target), network });
  /** If the rule throws, one of the others may be the reason, which must not prevent comparing the rest. */
  const compare = (rule: WorkspaceRule, beside: readonly Neighbour[]) => {
    const known = findings.length;
    if (ask(rule, { network, others: beside, free })) return;
    findings.length = known;
    if (beside.length > 1) for (const other of beside) compare(rule, [other]);
  };
  if (others.length > 0) for (const rule of workspaceRules) if (holds(rule, target)) compare(rule, others);
  runner.reportFailures();
  const isIncomplete = failures.all.length > 0;
  return {
    findings: findings.sort(byPlace),
    inUse: directives.all
      .filter(
        (directive) => directive.names.length === 0 && (isIncomplete || runner.rulesSuppressedBy(directive).size > 0),
      )
      .map(({ span }) => span),
    failures: failures.all,
  };
}
