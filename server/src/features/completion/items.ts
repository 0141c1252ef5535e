// What is offered, and how it becomes an item of the editor's list.

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

/** How likely something is wanted; the list is in this order, and of equals in the order in which they are offered. */
export const ranks = {
  required: 0,
  always: 1,
  mostly: 2,
  /** The end of an element that lacks nothing. */
  end: 3,
  /** One more of what stands before. */
  again: 4,
  often: 5,
  other: 6,
  tag: 7,
  readonly: 8,
  deprecated: 9,
  /** Waits for something else to be written first. */
  later: 10,
  /** What is written there already would not fit it. */
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
  /** What the text replaces: on one line, with the cursor in it or at its edge. */
  readonly span: Span;
  readonly text: readonly Part[];
  /** What the text of the span before the cursor is compared with. */
  readonly filter: string;
  /** A few words beside the label. */
  readonly facts?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  readonly deprecated?: boolean;
  readonly alongside?: readonly Edit[];
  /** Whether the next thing to do is to choose from another list. */
  readonly chooseNext?: boolean;
}

interface Rendered extends Offer {
  readonly rendered: ReturnType<typeof render>;
}

/** The items of an editor's list, the likeliest first. */
export function itemsOf(offers: readonly Offer[], scene: Scene): CompletionItem[] {
  const sorted = offers
    .toSorted((a, b) => a.rank - b.rank)
    .map((offer) => ({ ...offer, rendered: render(offer.text, scene.context.support) }));
  const mark = ["</", "<"].find((typed) => sorted.every((offer) => repeats(offer, typed, scene))) ?? "";
  return sorted.map((offer, index) => itemOf(offer, mark.length, String(index).padStart(4, "0"), scene));
}

/** Whether the text and all that counts of it begins with what is typed there already. */
function repeats({ span, filter, rendered }: Rendered, typed: string, { document, place }: Scene): boolean {
  const before = document.text.slice(span.start, place.offset);
  return [before, filter, rendered.text].every((text) => text.startsWith(typed));
}

/**
 * `skip`: how much of the text is there already and stays. Many editors replace nothing but the word before the cursor,
 * whatever the item says, and compare with nothing else.
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
    // Older Neovims believe the place of an item only when it has none.
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
        // As if the editor asked by itself: then Enter is taken for a choice only while it would change something.
        command: { title: "Suggest", command: support.suggestCommand, arguments: [{ auto: true }] },
      }),
  };
}

/** How likely an element or attribute is wanted where it may stand. */
export function rankOf(item: ElementSpec | AttributeSpec, required: boolean): number {
  if (item.deprecated) return ranks.deprecated;
  if ("readonly" in item && item.readonly) return ranks.readonly;
  if (required) return ranks.required;
  return item.usual ? ranks[item.usual] : ranks.other;
}

/** What it is, and what to know before choosing it: `required: unique name on the host`, `one line for listings, since 9.7.0`. */
export function factsOf(item: ElementSpec | AttributeSpec, state?: "required" | `needs ${string}`): string {
  const readonly = "readonly" in item && item.readonly;
  const first = item.deprecated ? "deprecated" : readonly ? "read-only" : state;
  const isNew = compareVersions(bound(item.since), oldestInWideUse) > 0;
  return `${first ? `${first}: ` : ""}${item.brief}${isNew ? `, since ${item.since}` : ""}`;
}

/** The first sentence of a description, plain, without its full stop. */
export function gist(description: string): string {
  return plainOf(/^.*?[.](?=\s|$)/.exec(description)?.[0] ?? description).replace(/\.$/, "");
}

/** Whether libvirt of that version misses the attribute in an element that stands there. */
export function isRequired(
  attribute: AttributeSpec,
  parentPath: ElementPath | undefined,
  vocabulary: Vocabulary,
): boolean {
  return vocabulary.requirement(attribute, parentPath) !== undefined;
}
