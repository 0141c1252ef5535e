// Many documents: what the rules about a workspace find in each of them. Pure, like the lint of one document; the door
// of workspace/.
import { formatOf } from "../format/format.js";
import { holds } from "../format/versions.js";
import { readDirectives } from "../lint/directives.js";
import { findingOf, type LintResult } from "../lint/lint.js";
import type { Network } from "../network/model.js";
import { rules } from "../rules/index.js";
import type { Finding, Neighbour } from "../rules/rule.js";
import { partnersOf } from "./partners.js";

/** A document as `lint` found it, and the path or URI by which findings in other documents name it. */
export interface WorkspaceDocument {
  readonly path: string;
  readonly result: LintResult;
}

interface Member extends WorkspaceDocument {
  /** Among all documents. */
  readonly index: number;
  readonly network: Network;
  readonly folder: string;
  readonly name: string | undefined;
  readonly uuid: string | undefined;
}

const workspaceRules = rules.filter((rule) => rule.on === "workspace");

/**
 * What stands between the documents: for each of them, in their order, the findings that belong into it, in document
 * order. Documents that are not well-formed or no networks have none and cause none, and so do copies of one network.
 */
export function crossFindings(documents: readonly WorkspaceDocument[]): readonly (readonly Finding[])[] {
  const members = documents.map((document, index) => memberOf(document, index));
  const present = members.filter((member) => member !== undefined);
  const byNetwork = new Map(present.map((member) => [member.network, member]));
  const partners = partnersOf(present.map(({ network }) => network));
  return members.map((member) => {
    const near = [...((member && partners.get(member.network)) ?? [])].flatMap(
      (network) => byNetwork.get(network) ?? [],
    );
    return member && near.length > 0
      ? findingsIn(
          member,
          near.sort((a, b) => a.index - b.index),
        )
      : [];
  });
}

function memberOf({ path, result }: WorkspaceDocument, index: number): Member | undefined {
  const { network } = result;
  if (!network || !result.isWellFormed) return undefined;
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return { path, result, index, network, folder, name: network.name?.value, uuid: network.uuid?.value };
}

function findingsIn(own: Member, members: readonly Member[]): Finding[] {
  const others = members.flatMap((other): Neighbour[] => {
    if (isSameNetwork(own, other)) return [];
    return [{ path: other.path, network: other.network, sameFolder: other.folder === own.folder }];
  });
  if (others.length === 0) return [];
  const { document, target } = own.result;
  const directives = readDirectives(document);
  const findings: Finding[] = [];
  for (const rule of workspaceRules) {
    if (!holds(rule, target)) continue;
    const { network } = own;
    rule.check(
      { network, others },
      {
        document,
        format: formatOf(target),
        network,
        report(report) {
          const finding = findingOf(rule, report);
          if (!directives.holdsBack(finding)) findings.push(finding);
        },
      },
    );
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A backup, the same network for another host (its folder), or the same file met twice. */
function isSameNetwork(own: Member, other: Member): boolean {
  if (own.name !== other.name) return false;
  if (own.folder !== other.folder) return true;
  if (own.uuid !== undefined && own.uuid === other.uuid) return true;
  return own.result.document.text === other.result.document.text;
}
