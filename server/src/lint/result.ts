// What is asked of a lint and what it gives.
import type { Directives } from "../directives/directives.js";
import type { Finding } from "../findings.js";
import type { Network } from "../network/model.js";
import type { Failure } from "../rules/rule.js";
import type { Severities } from "../severity.js";
import type { Version } from "../vocabulary/versions.js";
import type { XmlDocument } from "../xml/tree.js";
import type { TargetRequests, TargetSource } from "./target.js";

export interface LintOptions extends TargetRequests {
  /** Rules that are off or have another severity than their own. */
  readonly severities?: Severities | undefined;
  /**
   * Whether a root other than `network` is an error (a file named on the command line), or the text is not checked (a file
   * found in a folder, an XML file open in an editor).
   */
  readonly insist?: boolean;
  /** Whether all findings are listed, however many one rule has; otherwise those beyond a thousand are only counted. */
  readonly listsAll?: boolean;
  /** The path or URI of the document, from which a name for the network is proposed. */
  readonly path?: string | undefined;
}

export interface LintResult {
  readonly document: XmlDocument;
  readonly directives: Directives;
  /** Whether the text is a network document, even if half-typed. When false and not insisted, `findings` is empty. */
  readonly isNetwork: boolean;
  readonly isWellFormed: boolean;
  /** `undefined` when there is nothing to read as a network. */
  readonly network: Network | undefined;
  readonly target: Version;
  readonly targetSource: TargetSource;
  /** The severities asked for, which also apply to findings between documents. */
  readonly severities: Severities;
  /** In document order. */
  readonly findings: readonly Finding[];
  /** Internal errors; each has its finding, unless that rule is off. */
  readonly failures: readonly Failure[];
}
