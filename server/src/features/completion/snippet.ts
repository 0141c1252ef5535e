// Text to insert with places to fill in: a snippet for clients that support it, plain text for others.
import type { Support } from "../context.js";
import { withoutChoices } from "../templates/snippet.js";

export type Part = string | Stop | End | Ready;

/** A place to fill in. */
export interface Stop {
  readonly kind: "stop";
  /** Selected, to be typed over. */
  readonly placeholder?: string;
  /** Values to choose from, instead of a placeholder. */
  readonly choices?: readonly string[];
  /** The text in an editor without tab stops. */
  readonly plain: string;
}

/** The final cursor position. `lead` is only written in editors that can place the cursor after it. */
interface End {
  readonly kind: "end";
  readonly lead: string;
}

/** A text in both forms. */
interface Ready {
  readonly kind: "ready";
  readonly snippet: string;
  readonly plain: string;
}

interface Rendered {
  readonly text: string;
  readonly isSnippet: boolean;
}

/**
 * Renders the text to insert; as a snippet only where plain text is not enough. For an editor without `choices`, the
 * first one becomes a placeholder.
 */
export function render(all: readonly Part[], { snippets, choices }: Pick<Support, "snippets" | "choices">): Rendered {
  const parts = all.filter((part) => part !== "");
  if (!snippets || !parts.some((part, index) => needsSnippet(part, index === parts.length - 1))) {
    return { text: parts.map(plainPart).join(""), isSnippet: false };
  }
  let next = 0;
  const text = parts.map((part) => {
    if (typeof part === "string") return escapeSnippet(part);
    if (part.kind === "ready") return choices ? part.snippet : withoutChoices(part.snippet);
    if (part.kind === "end") return `${escapeSnippet(part.lead)}$0`;
    next += 1;
    if (part.choices && choices) return `\${${next}|${part.choices.map(escapeChoice).join(",")}|}`;
    const placeholder = part.placeholder ?? part.choices?.[0];
    return placeholder ? `\${${next}:${escapeSnippet(placeholder)}}` : `$${next}`;
  });
  return { text: text.join(""), isSnippet: true };
}

function needsSnippet(part: Part, last: boolean): boolean {
  if (typeof part === "string") return false;
  return part.kind !== "end" || part.lead !== "" || !last;
}

function plainPart(part: Part): string {
  if (typeof part === "string") return part;
  return part.kind === "end" ? "" : part.plain;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, "\\$&");
}
