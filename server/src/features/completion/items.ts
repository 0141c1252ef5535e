// Completion offers, and their conversion to items of the editor's list.

import type { CompletionItem, CompletionItemKind, CompletionItemTag, InsertTextMode } from "vscode-languageserver";
import { plainOf } from "../../prose/markdown.js";
import { oldestInWideUse } from "../../releases.js";
import type { ElementPath } from "../../vocabulary/paths.js";
import { bound, compareVersions } from "../../vocabulary/versions.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import type { Edit } from "../../xml/text-edits.js";
import type { Span } from "../../xml/tree.js";
import type { Scene } from "./scene.js";
import { type Part, render } from "./snippet.js";

/** How likely something is wanted; the list is sorted by rank, and equal ranks keep the order of the offers. */
export const ranks = {
  required: 0,
  always: 1,
  mostly: 2,
  /** The end of a complete element. */
  end: 3,
  /** Another of the preceding element. */
  again: 4,
  often: 5,
  other: 6,
  tag: 7,
  readonly: 8,
  deprecated: 9,
  /** Requires something else to be written first. */
  later: 10,
  /** Does not fit what is already written. */
  unfit: 11,
} as const;

export const kinds = {
  element: 10,
  attribute: 5,
  word: 20,
  value: 12,
  template: 15,
  keyword: 14,
} as const satisfies Record<string, CompletionItemKind>;

export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly rank: number;
  /** The span to replace: on one line, with the cursor in it or at its edge. */
  readonly span: Span;
  readonly text: readonly Part[];
  /** Matched against the text of the span before the cursor. */
  readonly filter: string;
  /** A few words beside the label. */
  readonly facts?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  readonly deprecated?: boolean;
  readonly alongside?: readonly Edit[];
  /** Whether to open another list after accepting it. */
  readonly chooseNext?: boolean;
}

interface Rendered extends Offer {
  readonly rendered: ReturnType<typeof render>;
}

/** Converts offers to the items of an editor's list, the likeliest first. */
export function itemsOf(offers: readonly Offer[], scene: Scene): CompletionItem[] {
  const sorted = offers
    .toSorted((a, b) => a.rank - b.rank)
    .map((offer) => ({ ...offer, rendered: render(offer.text, scene.context.support) }));
  const mark = ["</", "<"].find((typed) => sorted.every((offer) => repeats(offer, typed, scene))) ?? "";
  return sorted.map((offer, index) => itemOf(offer, mark.length, String(index).padStart(4, "0"), scene));
}

/** Whether the text, with its filter, begins with what is already typed. */
function repeats({ span, filter, rendered }: Rendered, typed: string, { document, place }: Scene): boolean {
  const before = document.text.slice(span.start, place.offset);
  return [before, filter, rendered.text].every((text) => text.startsWith(typed));
}

/**
 * Creates an item; `skip` is the length of the typed text that stays. Many editors replace only the word before the
 * cursor, whatever the item says, and match only that.
 */
function itemOf(offer: Rendered, skip: number, sortText: string, scene: Scene): CompletionItem {
  const { positions } = scene.analysis;
  const { support } = scene.context;
  const { isSnippet } = offer.rendered;
  const text = offer.rendered.text.slice(skip);
  const filter = offer.filter.slice(skip);
  const span = { start: offer.span.start + skip, end: offer.span.end };
  const { facts, documentation, alongside = [] } = offer;
  const deprecated: CompletionItemTag = 1;
  const adjustIndentation: InsertTextMode = 2;
  return {
    label: offer.label,
    kind: offer.kind,
    sortText,
    // Older Neovims only respect the range of an item without a filterText.
    ...(filter !== offer.label && { filterText: filter }),
    ...(facts && (support.labelDetails ? { labelDetails: { description: facts } } : { detail: facts })),
    ...(documentation && {
      documentation: support.markdownItems
        ? { kind: "markdown", value: documentation }
        : { kind: "plaintext", value: plainOf(documentation) },
    }),
    ...(offer.deprecated && support.deprecatedTag && { tags: [deprecated] }),
    insertTextFormat: isSnippet ? 2 : 1,
    ...(support.adjustIndentation && /[\n\r]/.test(text) && { insertTextMode: adjustIndentation }),
    textEdit: { range: positions.rangeOf(span), newText: text },
    ...(alongside.length > 0 && {
      additionalTextEdits: alongside.map(({ newText, ...span }) => ({ range: positions.rangeOf(span), newText })),
    }),
    ...(offer.chooseNext &&
      support.suggestCommand && {
        // As if the editor had asked by itself: then Enter only accepts an item that would change something.
        command: { title: "Suggest", command: support.suggestCommand, arguments: [{ auto: true }] },
      }),
  };
}

/** Returns how likely an element or attribute is wanted where it is allowed. */
export function rankOf(item: ElementSpec | AttributeSpec, required: boolean): number {
  if (item.deprecated) return ranks.deprecated;
  if ("readonly" in item && item.readonly) return ranks.readonly;
  if (required) return ranks.required;
  return item.usual ? ranks[item.usual] : ranks.other;
}

/**
 * Summarises what to know before choosing it: `required: unique name on the host`, `one line for listings, since
 * 9.7.0`.
 */
export function factsOf(item: ElementSpec | AttributeSpec, state?: "required" | `needs ${string}`): string {
  const readonly = "readonly" in item && item.readonly;
  const first = item.deprecated ? "deprecated" : readonly ? "read-only" : state;
  const isNew = compareVersions(bound(item.since), oldestInWideUse) > 0;
  return `${first ? `${first}: ` : ""}${item.brief}${isNew ? `, since ${item.since}` : ""}`;
}

/** Returns the first sentence of a description as plain text, without its full stop. */
export function gist(description: string): string {
  return plainOf(/^.*?[.](?=\s|$)/.exec(description)?.[0] ?? description).replace(/\.$/, "");
}

/** Whether that libvirt version requires the attribute in the element. */
export function isRequired(
  attribute: AttributeSpec,
  parentPath: ElementPath | undefined,
  vocabulary: Vocabulary,
): boolean {
  return vocabulary.requirement(attribute, parentPath) !== undefined;
}
