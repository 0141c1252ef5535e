// Text to insert, with places to fill in: as a snippet for editors that take one, as plain text for all others.
import type { Support } from "../context.js";
import { withoutChoices } from "../templates/snippet.js";

export type Part = string | Stop | End | Ready;

/** A place to fill in. */
export interface Stop {
  readonly kind: "stop";
  /** Selected and typed over. */
  readonly placeholder?: string;
  /** To choose from in place of a placeholder. */
  readonly choices?: readonly string[];
  /** What stands there in an editor without tab stops. */
  readonly plain: string;
}

/** Where the cursor ends. `lead` is written before it only for editors that can put it there. */
interface End {
  readonly kind: "end";
  readonly lead: string;
}

/** A text that was written both ways. */
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
 * The text an editor is to insert; a snippet only where a plain text would not do. For an editor that shows no `choices`
 * the first of them is a placeholder.
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
