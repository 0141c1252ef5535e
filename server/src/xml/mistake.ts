// Shared parts of the messages about XML mistakes, and detection of merge conflicts and templates.
import type { StartTagPiece } from "./scan.js";
import type { Edit } from "./text-edits.js";
import type { Span } from "./tree.js";

/** Why a text is not well-formed. */
export interface WellFormednessProblem {
  /** What is there, what is wrong and what to write, without a full stop at the end. */
  readonly message: string;
  /** Where the mistake was made, not where the parser noticed it. */
  readonly span: Span;
  /** The first libvirt known to reject it, by its XML library; absent when all do. */
  readonly since?: string;
  /** The first libvirt known to overlook it and everything after it, by its XML library. */
  readonly overlookedSince?: string;
  /** Related places, such as the start tag that an end tag does not match. */
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  /** Edits that fix it, when the intended text is evident. */
  readonly fix:
    | {
        readonly title: string;
        readonly safe: boolean;
        readonly edits: readonly Edit[];
      }
    | undefined;
}

/** What is known beyond the text of a piece. */
export interface Known {
  isEntity(name: string): boolean;
  /** Whether an element of the format has that name. */
  isElement(name: string): boolean;
  /** Whether an element has no content, by its start tag, which has no `>`. */
  isEmpty(tag: StartTagPiece): boolean;
}

/** Creates a problem without fix; `details` adds or replaces properties. */
export function mistake(
  message: string,
  start: number,
  end: number,
  details: Partial<WellFormednessProblem> = {},
): WellFormednessProblem {
  return { message, span: { start, end }, related: [], fix: undefined, ...details };
}

/** Creates a fix of one edit. */
export function fixOf(
  title: string,
  safe: boolean,
  ...edits: Edit[]
): { fix: NonNullable<WellFormednessProblem["fix"]> } {
  return { fix: { title, safe, edits } };
}

/** Shortens a piece of text for a message, on one line; `longest` in characters. */
export function quote(text: string, longest = 40): string {
  const line = text.replace(/[\s\u0000-\u001f]+/g, " ").trim();
  const characters = Array.from(line.slice(0, longest * 2 + 2));
  return characters.length > longest ? `${characters.slice(0, longest).join("")}...` : line;
}

/** Names a character for a message: itself when visible, else its code. */
export function characterName(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return `"${character}"`;
  return `an invisible character (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`;
}

/** Placeholders of template languages: Jinja and Go, ERB, shell and Terraform, Ruby, Python, autoconf. */
const templates =
  /\{\{(?:.*?\}\})?|\{%(?:.*?%\})?|\{#(?:.*?#\})?|<%(?:.*?%>)?|[$#]\{(?:.*?\})?|\$\((?:.*?\))?|\{\w+\}|#<[A-Z](?:.*?>)?|@[A-Za-z_]{2,}@|%\w+%/;

/** Returns the first template placeholder in a value or text, shell variables and printf's %s included. */
export function templateMark(value: string): string | undefined {
  return (templates.exec(value) ?? /\$\w+|%s/.exec(value))?.[0];
}

/** How far a placeholder may go on after the place where it is looked for, in characters. */
const mostAfter = 1000;

/** Finds the first template placeholder that begins between two offsets; it may continue to the end of its line. */
function templateIn(text: string, start: number, end: number): Span | undefined {
  const after = text.slice(end, end + mostAfter);
  const lineEnd = /[\r\n]/.exec(after)?.index ?? after.length;
  const found = templates.exec(text.slice(start, end + lineEnd));
  if (found === null || start + found.index >= end) return undefined;
  return { start: start + found.index, end: start + found.index + found[0].length };
}

/** Reports an unfilled template when a placeholder begins between two offsets. */
export function templateMistake(text: string, start: number, end: number): WellFormednessProblem | undefined {
  const span = templateIn(text, start, end);
  if (span === undefined) return undefined;
  const message = `"${quote(text.slice(span.start, span.end))}" looks like part of a template; check what the template produces`;
  return mistake(message, span.start, span.end);
}

/** Lines with commands and conflict markers are shorter, in characters. */
const longestLine = 1000;

/** Returns the line around an offset, without its line break; `undefined` for a very long one. */
function lineAround(text: string, offset: number): Span | undefined {
  const before = text.slice(Math.max(0, offset - longestLine), offset);
  const start = offset - before.length + Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  if (start > 0 && !/[\n\r]/.test(text.charAt(start - 1))) return undefined;
  let end = start;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") {
    if (end - start > longestLine) return undefined;
    end += 1;
  }
  return { start, end: Math.max(end, Math.min(offset, text.length)) };
}

/** Reports a document in a command of a shell, by the line of its first mistake: `cat > net.xml <<EOF`. */
export function hereDocument(text: string, offset: number): WellFormednessProblem | undefined {
  const line = lineAround(text, offset);
  if (line === undefined) return undefined;
  const written = text.slice(line.start, line.end);
  const end = /<<-?[ \t]*["']?(\w+)["']?/.exec(written)?.[1];
  if (end === undefined || text.slice(0, line.start).trim() !== "") return undefined;
  const message = `"${quote(written)}" is a command of a shell; keep only the XML`;
  const close = new RegExp(`(?:\r\n|\n|\r)[ \t]*${end}[ \t]*(?=\r|\n|$)`).exec(text.slice(line.end));
  const edits = [{ start: line.start, end: afterLineBreak(text, line.end), newText: "" }];
  if (close) {
    const start = line.end + close.index;
    edits.push({ start, end: start + close[0].length, newText: "" });
  }
  return mistake(message, line.start, line.end, fixOf("Remove the command", false, ...edits));
}

function afterLineBreak(text: string, offset: number): number {
  return offset + (/^(?:\r\n|\n|\r)/.exec(text.slice(offset, offset + 2))?.[0].length ?? 0);
}

/** Reports an unfinished merge when the offset is on the line of a conflict marker. */
export function conflictMarker(text: string, offset: number): WellFormednessProblem | undefined {
  const line = lineAround(text, offset);
  if (line === undefined || !/^(?:<{7}|>{7})(?: |$)|^={7}$/.test(text.slice(line.start, line.end))) return undefined;
  const message = `"${quote(text.slice(line.start, line.end))}" is a conflict marker of Git; resolve the conflict and remove its marker lines`;
  return mistake(message, line.start, line.end);
}
