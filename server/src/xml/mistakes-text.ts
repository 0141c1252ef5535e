// The first mistake in text, comments, CDATA and processing instructions, by XML's strict rules.
import { isPredefined, referencedCharacter } from "./entities.js";
import type { WellFormednessProblem } from "./mistake.js";
import { fixOf, mistake, quote } from "./mistake.js";
import { isBlank, isName, nameEnd, skipBlanks } from "./names.js";
import type { MarkupPiece } from "./scan.js";

/**
 * Finds the first character that XML does not allow; the fix writes `replacement`. Skips unpaired surrogates, which
 * never reach a file.
 */
export function badCharacter(
  text: string,
  start: number,
  end: number,
  replacement: "" | " " = "",
): WellFormednessProblem | undefined {
  const found = text.slice(start, end).search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  if (found < 0) return undefined;
  const at = start + found;
  const code = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`;
  const message = `The control character ${code} is not allowed in XML; remove it`;
  return mistake(message, at, at + 1, fixOf("Remove it", true, { start: at, end: at + 1, newText: replacement }));
}

/** Finds the first `&` that does not begin a reference libvirt understands. */
export function badReference(
  text: string,
  start: number,
  end: number,
  isKnownEntity: (name: string) => boolean,
): WellFormednessProblem | undefined {
  // Search only this span: the next `&` in the text may be at its other end.
  const stretch = text.slice(start, end);
  for (let at = stretch.indexOf("&"); at >= 0; at = stretch.indexOf("&", at + 1)) {
    const found = wrongReference(text, start + at, end, isKnownEntity);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrongReference(
  text: string,
  at: number,
  end: number,
  isKnownEntity: (name: string) => boolean,
): WellFormednessProblem | undefined {
  let run = at + 1;
  while (text[run] === "&" && run < end) run += 1;
  const escaped = fixOf("Write &amp;", true, { start: at, end: run, newText: "&amp;".repeat(run - at) });
  if (text[at + 1] === "#") {
    const written = /^&#[0-9a-zA-Z]*;?/.exec(text.slice(at, Math.min(end, at + 400)))?.[0] ?? "&#";
    if (written.endsWith(";") && referencedCharacter(written.slice(1, -1)) !== undefined) return undefined;
    const code = /^&#(?:x([0-9a-fA-F]+)|([0-9]+));$/.exec(written);
    const message =
      code === null
        ? `"${quote(written)}" is not a character reference; write one like "&#65;" or "&#x41;"`
        : `"${quote(written)}" is a character that XML does not allow; remove it`;
    return mistake(message, at, at + written.length);
  }
  const nameStop = nameEnd(text, at + 1);
  const name = text.slice(at + 1, Math.min(nameStop, end));
  if (name === "")
    return mistake('A bare "&" begins a reference; write "&amp;" for the character', at, at + 1, escaped);
  if (text[nameStop] !== ";" || nameStop >= end) {
    if (isPredefined(name)) {
      const message = `"&${name}" has no semicolon; write "&${name};"`;
      return mistake(
        message,
        at,
        at + 1 + name.length,
        fixOf("Insert ;", true, { start: nameStop, end: nameStop, newText: ";" }),
      );
    }
    const message = `"&${quote(name, 20)}" begins a reference that has no ";"; write "&amp;" for the character "&"`;
    return mistake(message, at, at + 1, escaped);
  }
  if (isPredefined(name) || isKnownEntity(name)) return undefined;
  const lower = name.toLowerCase();
  if (isPredefined(lower)) {
    const message = `"&${name};" is not defined; write "&${lower};" in small letters`;
    return mistake(
      message,
      at,
      nameStop + 1,
      fixOf(`Write &${lower};`, true, { start: at + 1, end: nameStop, newText: lower }),
    );
  }
  const character = htmlEntities.get(name);
  const advice =
    character === undefined
      ? "write the character itself, or `&amp;` for `&`"
      : `write the character (${character.label}) or "&#${character.code};"`;
  const message = `"&${quote(name, 20)};" is not defined in XML; ${advice}`;
  const fix =
    character &&
    fixOf(`Write &#${character.code};`, true, { start: at + 1, end: nameStop, newText: `#${character.code}` });
  return mistake(message, at, nameStop + 1, fix);
}

/** HTML entities that people most often carry over. */
const htmlEntities = new Map([
  ["nbsp", { code: 160, label: "a no-break space" }],
  ["copy", { code: 169, label: "©" }],
  ["reg", { code: 174, label: "®" }],
  ["hellip", { code: 8230, label: "…" }],
  ["ndash", { code: 8211, label: "–" }],
  ["mdash", { code: 8212, label: "—" }],
  ["auml", { code: 228, label: "ä" }],
  ["ouml", { code: 246, label: "ö" }],
  ["uuml", { code: 252, label: "ü" }],
  ["szlig", { code: 223, label: "ß" }],
  ["eacute", { code: 233, label: "é" }],
]);

/** Finds the first mistake in text between tags. */
export function mistakeInText(text: string, piece: MarkupPiece, isKnownEntity: (name: string) => boolean) {
  const found: (WellFormednessProblem | undefined)[] = [
    badCharacter(text, piece.start, piece.end),
    badReference(text, piece.start, piece.end, isKnownEntity),
  ];
  const raw = text.slice(piece.start, piece.end);
  const cdataEnd = raw.indexOf("]]>");
  if (cdataEnd >= 0) {
    const at = piece.start + cdataEnd;
    const message = '"]]>" ends a CDATA section, but none is open; write "]]&gt;" or remove it';
    found.push(
      mistake(message, at, at + 3, fixOf("Write ]]&gt;", false, { start: at + 2, end: at + 3, newText: "&gt;" })),
    );
  }
  found.push(strangeDeclaration(text, piece.start, piece.end));
  return found.filter((problem) => problem !== undefined).sort((a, b) => a.span.start - b.span.start)[0];
}

/** Finds the first `<!` that does not begin a comment, CDATA or a DOCTYPE. */
export function strangeDeclaration(text: string, start: number, end: number): WellFormednessProblem | undefined {
  const bang = text.slice(start, end).indexOf("<!");
  if (bang < 0) return undefined;
  const at = start + bang;
  const written = /^<!\s*[[\w-]*/.exec(text.slice(at, at + 40))?.[0] ?? "<!";
  const kind = /^<!\s*-/.test(written)
    ? "`<!--`"
    : /^<!\s*\[/.test(written)
      ? "`<![CDATA[`"
      : /^<!doctype/i.test(written)
        ? "`<!DOCTYPE`"
        : undefined;
  const advice = kind === undefined ? "a comment begins with `<!--`" : `write ${kind}`;
  const message = `"${quote(written)}" begins nothing that XML knows; ${advice}`;
  return mistake(message, at, at + written.length, commentWithoutDashes(text, at, end));
}

/** The fix of a comment without its dashes, `<! like this>`. */
function commentWithoutDashes(text: string, at: number, end: number): Pick<WellFormednessProblem, "fix"> | undefined {
  const close = text.slice(at, end).indexOf(">");
  const body = text.slice(at + 2, at + close);
  if (close < 0 || !isBlank(body[0]) || /^\s*[[-]|--(?!$)/.test(body)) return undefined;
  const dashes = /-{0,2}$/.exec(body)?.[0] ?? "";
  const gap = dashes === "" && !isBlank(body.at(-1)) ? " " : "";
  return fixOf(
    "Write <!-- and -->",
    true,
    { start: at, end: at + 2, newText: "<!--" },
    { start: at + close - dashes.length, end: at + close + 1, newText: `${gap}-->` },
  );
}

/** Finds the first mistake in a comment. */
export function mistakeInComment(text: string, piece: MarkupPiece): WellFormednessProblem | undefined {
  const body = { start: piece.start + 4, end: piece.closed ? piece.end - 3 : piece.end };
  if (!piece.closed) {
    const message = 'This comment is never closed; write "-->" at its end';
    return mistake(
      message,
      piece.start,
      piece.start + 4,
      fixOf("Insert -->", false, { start: piece.end, end: piece.end, newText: " -->" }),
    );
  }
  const dashes = text.slice(body.start, piece.end - 1).indexOf("--");
  const bad = badCharacter(text, body.start, body.end);
  const at = body.start + dashes;
  if (dashes < 0 || at >= body.end || (bad !== undefined && bad.span.start < at)) {
    return bad;
  }
  const nested = text.slice(body.start, body.end).indexOf("<!--");
  if (nested >= 0 && body.start + nested <= at) {
    const start = body.start + nested;
    const message = 'A comment begins inside a comment; close the outer one with "-->" or remove this "<!--"';
    return mistake(message, start, start + 4, {
      related: [{ span: { start: piece.start, end: piece.start + 4 }, message: "The outer comment begins here" }],
    });
  }
  let end = Math.min(at + 2, body.end);
  while (end < body.end && text[end] === "-") end += 1;
  const message = '"--" cannot be inside a comment; write something else, such as "- -" or "=="';
  // The last hyphen may be right before the end mark.
  const gaps = Array.from({ length: end - at - (end < body.end ? 1 : 0) }, (_, index) => at + index + 1);
  const edits = gaps.map((gap) => ({ start: gap, end: gap, newText: " " }));
  return mistake(message, at, end, fixOf("Put spaces between the hyphens", true, ...edits));
}

/** Finds the first mistake in a CDATA section. */
export function mistakeInCdata(text: string, piece: MarkupPiece): WellFormednessProblem | undefined {
  if (piece.closed) return badCharacter(text, piece.start, piece.end);
  const message = 'This CDATA section is never closed; write "]]>" at its end';
  return mistake(
    message,
    piece.start,
    piece.start + 9,
    fixOf("Insert ]]>", false, { start: piece.end, end: piece.end, newText: "]]>" }),
  );
}

/** Finds the first mistake in a processing instruction; `first`: whether nothing precedes it. */
export function mistakeInInstruction(
  text: string,
  piece: MarkupPiece,
  beginning: number,
): WellFormednessProblem | undefined {
  const start = piece.start + 2;
  const end = nameEnd(text, start);
  const target = text.slice(start, Math.min(end, piece.end));
  if (target.toLowerCase() === "xml") {
    if (target !== "xml") {
      const message = `"<?${target}" is not in small letters; write "<?xml"`;
      return mistake(
        message,
        start,
        start + 3,
        piece.start === beginning ? fixOf("Write xml", true, { start, end: start + 3, newText: "xml" }) : {},
      );
    }
    if (piece.start > beginning) return lateDeclaration(text, piece, beginning);
  }
  if (!isName(target)) {
    return mistake('"<?" is not followed by a name; remove it', piece.start, Math.min(start + 1, piece.end));
  }
  if (!piece.closed) {
    const message = `"<?${quote(target)}" has no "?>" at its end`;
    return mistake(message, piece.start, end);
  }
  if (end < piece.end - 2 && skipBlanks(text, end) === end) {
    return mistake(
      `A space is missing after "<?${quote(target)}"`,
      piece.start,
      end,
      fixOf("Insert a space", true, { start: end, end, newText: " " }),
    );
  }
  return badCharacter(text, piece.start, piece.end);
}

function lateDeclaration(text: string, piece: MarkupPiece, beginning: number): WellFormednessProblem {
  const before = text.slice(beginning, piece.start);
  if (before.trim() === "" && skipBlanks(text, beginning) >= piece.start) {
    const message = "Spaces or empty lines come before the XML declaration, which must be first; remove them";
    return mistake(
      message,
      piece.start,
      piece.end,
      fixOf("Remove what is before it", true, { start: beginning, end: piece.start, newText: "" }),
    );
  }
  const own = text.slice(piece.start, piece.end);
  const isSecond = /^<\?xml\s/.test(before);
  const message = isSecond
    ? "A second XML declaration; remove it"
    : "The XML declaration must come first in a document; move it there";
  const removal = { ...lineOf(text, piece), newText: "" };
  const fix =
    isSecond || !piece.closed
      ? fixOf("Remove it", false, { start: piece.start, end: piece.end, newText: "" })
      : fixOf("Move the XML declaration to the start", before.trimStart().startsWith("<!--"), removal, {
          start: beginning,
          end: beginning,
          newText: `${own}${/\r\n|\n|\r/.exec(text)?.[0] ?? "\n"}`,
        });
  return mistake(message, piece.start, piece.end, fix);
}

/** The piece with its line when nothing else is on it. */
function lineOf(text: string, { start, end }: MarkupPiece): { readonly start: number; readonly end: number } {
  const isAlone = /[\n\r]/.test(text.charAt(start - 1));
  const lineBreak = isAlone ? /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0] : undefined;
  return { start, end: end + (lineBreak?.length ?? 0) };
}
