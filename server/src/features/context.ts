// What a feature may know besides the document: what the editor can show, the other networks of the workspace, chance.
import type { Chance } from "../addressing/new-identifiers.js";
import type { Network } from "../network/model.js";

/** What the editor can show and take; whatever is false, a feature does without. */
export interface Support {
  /** Tab stops in inserted text. */
  readonly snippets: boolean;
  /** Tab stops with values to choose from; no editor says whether it shows them. */
  readonly choices: boolean;
  /** Completions of several lines; the Vims among the editors without tab stops write a line break as a NUL. */
  readonly severalLines: boolean;
  /** Indenting the further lines of an inserted text as the line it is inserted in (`insertTextMode`). */
  readonly adjustIndentation: boolean;
  /** Markdown in hovers; otherwise plain text. */
  readonly markdown: boolean;
  /** Markdown in the documentation of completions; otherwise plain text. */
  readonly markdownItems: boolean;
  /** Edits tied to a version of the document; otherwise they are plain. */
  readonly documentChanges: boolean;
  /** Edits that the editor asks about before it makes them (`changeAnnotations`), beside `documentChanges`. */
  readonly changeAnnotations: boolean;
  /** Text behind the label of a completion (`labelDetails`). */
  readonly labelDetails: boolean;
  /** The tag for what is deprecated, on completions. */
  readonly deprecatedTag: boolean;
  /** Asking for another completion as soon as one is accepted: a command of the editor's, known only of VS Code. */
  readonly suggestCommand: string | undefined;
  /** Indenting an end tag as its start tag, whether it was typed or accepted; known only of our extension. */
  readonly alignsEndTags: boolean;
  /** Folding of whole lines only. */
  readonly lineFoldingOnly: boolean;
  /** Links from a stretch of text to a stretch of another (`LocationLink`). */
  readonly locationLinks: boolean;
  /** Symbols within symbols. */
  readonly nestedSymbols: boolean;
  /** Opening a page outside the editor (`window/showDocument`). */
  readonly showDocument: boolean;
  /** It shows code lenses. */
  readonly codeLens: boolean;
  /** Telling the fix that is right in nearly every case from others (`isPreferred`). */
  readonly preferredActions: boolean;
}

/** An editor that can do nothing but what LSP demands. */
export const noSupport: Support = {
  snippets: false,
  choices: false,
  severalLines: false,
  adjustIndentation: false,
  markdown: false,
  markdownItems: false,
  documentChanges: false,
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
  /** The networks of the other documents of the workspace, as far as they are known. */
  readonly others: readonly Network[];
  readonly chance: Chance;
}
