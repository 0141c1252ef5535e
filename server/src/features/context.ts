// What a feature knows besides the document: the client's capabilities, the other networks of the workspace,
// randomness.
import type { Chance } from "../addressing/new-identifiers.js";
import type { Network } from "../network/model.js";

/** The client's capabilities; a feature does without those that are false. */
export interface Support {
  /** Tab stops in inserted text. */
  readonly snippets: boolean;
  /** Tab stops with values to choose from; no client announces whether it shows them. */
  readonly choices: boolean;
  /** Completions of several lines; Vim clients without tab stops write a line break as a NUL. */
  readonly severalLines: boolean;
  /** Indents further lines of an inserted text like the line it is inserted in (`insertTextMode`). */
  readonly adjustIndentation: boolean;
  /** Markdown in hovers; otherwise plain text. */
  readonly markdown: boolean;
  /** Markdown in the documentation of completions; otherwise plain text. */
  readonly markdownItems: boolean;
  /** Edits tied to a version of the document; otherwise plain edits. */
  readonly documentChanges: boolean;
  /** Edits that make files (`resourceOperations`), together with `documentChanges`. */
  readonly createsFiles: boolean;
  /** Edits that need confirmation (`changeAnnotations`), together with `documentChanges`. */
  readonly changeAnnotations: boolean;
  /** Text after the label of a completion (`labelDetails`). */
  readonly labelDetails: boolean;
  /** The deprecated tag on completions. */
  readonly deprecatedTag: boolean;
  /** The command that asks for another completion after one is accepted; known only for VS Code. */
  readonly suggestCommand: string | undefined;
  /** Indents an end tag like its start tag, whether typed or accepted; known only of our extension. */
  readonly alignsEndTags: boolean;
  /** Folding of whole lines only. */
  readonly lineFoldingOnly: boolean;
  /** Links from one span to another (`LocationLink`). */
  readonly locationLinks: boolean;
  /** Nested symbols. */
  readonly nestedSymbols: boolean;
  /** Opening a page outside the editor (`window/showDocument`). */
  readonly showDocument: boolean;
  /** Code lenses. */
  readonly codeLens: boolean;
  /** Marks the preferred quick fix (`isPreferred`). */
  readonly preferredActions: boolean;
}

/** A client with only the capabilities that LSP requires. */
export const noSupport: Support = {
  snippets: false,
  choices: false,
  severalLines: false,
  adjustIndentation: false,
  markdown: false,
  markdownItems: false,
  documentChanges: false,
  createsFiles: false,
  changeAnnotations: false,
  labelDetails: false,
  deprecatedTag: false,
  suggestCommand: undefined,
  alignsEndTags: false,
  lineFoldingOnly: false,
  locationLinks: false,
  nestedSymbols: false,
  showDocument: false,
  codeLens: false,
  preferredActions: false,
};

export interface Context {
  readonly support: Support;
  /** The networks of the other documents in the workspace, as far as they are known. */
  readonly others: readonly Network[];
  readonly chance: Chance;
}
