// The XML declaration: its grammar, and whether libvirt can read the text in the encoding it names. libvirt always
// gives the parser UTF-8, but the parser trusts the declaration.

import type { WellFormednessProblem } from "./mistake.js";
import { fixOf, mistake, quote } from "./mistake.js";
import { isBlank, nameEnd, skipBlanks } from "./names.js";
import type { MarkupPiece } from "./scan.js";

interface Pseudo {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
}

const order = ["version", "encoding", "standalone"];

/** Whether the declaration says standalone='yes'. */
export function isStandalone(text: string): boolean {
  return /^\uFEFF?<\?xml\s[^>]*\sstandalone\s*=\s*["']yes["']/.test(text.slice(0, 1000));
}

/**
 * Finds the first mistake in the declaration at the start of the text. A byte order mark overrides the encoding it
 * names.
 */
export function mistakeInDeclaration(
  text: string,
  piece: MarkupPiece,
  hasMark: boolean,
): WellFormednessProblem | undefined {
  const stop = piece.closed ? piece.end - 2 : piece.end;
  const parts: Pseudo[] = [];
  let offset = piece.start + 5;
  for (let next = skipBlanks(text, offset, stop); next < stop; next = skipBlanks(text, offset, stop)) {
    const part = readPart(text, next, stop);
    if (part === undefined) {
      const message = `"${quote(text.slice(next, stop), 20)}" cannot be in the XML declaration; write <?xml version='1.0' encoding='UTF-8'?>`;
      return mistake(message, next, stop, rewrite(piece));
    }
    if (next === offset) {
      const message = `A space is missing before "${part.name}" in the XML declaration`;
      return mistake(
        message,
        part.start,
        part.start + part.name.length,
        fixOf("Insert a space", true, { start: next, end: next, newText: " " }),
      );
    }
    const wrong = wrongPart(text, part, parts, hasMark);
    if (wrong !== undefined) return wrong;
    parts.push(part);
    offset = part.end;
  }
  if (parts.length === 0) {
    return mistake(
      "The XML declaration has no version; write <?xml version='1.0'?>",
      piece.start,
      piece.end,
      rewrite(piece),
    );
  }
  return piece.closed ? undefined : notEnded(piece);
}

function rewrite(piece: MarkupPiece) {
  const edit = { start: piece.start, end: piece.end, newText: "<?xml version='1.0' encoding='UTF-8'?>" };
  return piece.closed ? fixOf("Rewrite the declaration", false, edit) : {};
}

function notEnded(piece: MarkupPiece): WellFormednessProblem {
  return mistake('The XML declaration has no "?>" at its end', piece.start, piece.end);
}

function readPart(text: string, start: number, stop: number): Pseudo | undefined {
  const end = nameEnd(text, start);
  const equals = skipBlanks(text, end, stop);
  const open = skipBlanks(text, equals + 1, stop);
  const mark = text[open];
  if (end === start || text[equals] !== "=" || (mark !== '"' && mark !== "'") || open >= stop) return undefined;
  const close = text.indexOf(mark, open + 1);
  if (close < 0 || close >= stop) return undefined;
  return {
    name: text.slice(start, end),
    value: text.slice(open + 1, close),
    start,
    end: close + 1,
    valueStart: open + 1,
  };
}

function wrongPart(
  text: string,
  part: Pseudo,
  before: readonly Pseudo[],
  hasMark: boolean,
): WellFormednessProblem | undefined {
  const { name, value, start, end, valueStart } = part;
  const rank = order.indexOf(name);
  const nameStop = start + name.length;
  let removeFrom = start;
  while (isBlank(text[removeFrom - 1])) removeFrom -= 1;
  if (rank < 0) {
    return mistake(
      `"${quote(name)}" cannot be in the XML declaration; remove it`,
      start,
      nameStop,
      fixOf(`Remove ${name}`, false, { start: removeFrom, end, newText: "" }),
    );
  }
  if (before.length === 0 && name !== "version") {
    const message = `The XML declaration begins with "${name}"; write version='1.0' first`;
    return mistake(
      message,
      start,
      nameStop,
      /\sversion\s*=/.test(text.slice(start, end + 80).split("?>")[0] ?? "")
        ? {}
        : fixOf("Insert version='1.0'", true, { start, end: start, newText: "version='1.0' " }),
    );
  }
  if (before.some((other) => order.indexOf(other.name) >= rank)) {
    return mistake(
      `"${name}" is too late in the XML declaration; the order is version, encoding, standalone`,
      start,
      nameStop,
    );
  }
  const at = { start: valueStart, end: valueStart + value.length };
  const set = (newText: string) => fixOf(`Write ${newText}`, false, { ...at, newText });
  if (name === "version" && !/^1\.[0-9]*$/.test(value)) {
    return mistake(`There is no XML version "${quote(value)}"; write 1.0`, at.start, at.end, set("1.0"));
  }
  if (name === "standalone" && value !== "yes" && value !== "no") {
    return mistake(
      `standalone is "${quote(value)}", which is neither yes nor no; write no or remove it`,
      at.start,
      at.end,
      set("no"),
    );
  }
  return name === "encoding" ? wrongEncoding(text, value, at, hasMark) : undefined;
}

/** ASCII-compatible encodings that the parser knows, by their usual names; measured with libvirt 12.8.0. */
const asciiBased = new RegExp(
  `^(?:${[
    "utf-?8|utf-?7|(?:us-?)?ascii|ansi_x3\\.4-19(?:68|86)|iso646-us|us|cp367|ibm367",
    "iso[-_]?8859[-_]?(?:[1-9]|1[013-6])|latin-?(?:[1-8]|10|9)|l(?:[1-8]|10)|arabic|cyrillic|greek|hebrew",
    "(?:windows-|cp)125[0-8]|windows-(?:874|31j|936)|(?:cp|ibm)(?:437|737|775|813|819|85[0-25-8]|86[0-689]|874|912|915|916|92[0-2]|932)",
    "cp(?:936|949|950|1361)|koi8?-?[ru]?|koi8-(?:ru|t)|mac|macintosh|mac-?cyrillic|mac-(?:is|uk|centraleurope)",
    "gb2312|gbk|gb18030|gb|euc-?(?:cn|jp|kr|tw)|big-?5(?:-?hkscs)?|shift[-_]jis|sjis|ms_kanji|ms9(?:32|36)|uhc|johab|ujis",
    "iso-2022-(?:jp|jp-2|jp-3|kr|cn|cn-ext)|iso2022(?:jp2?|kr|cn|cnext)|tis-?620|viscii|tcvn|armscii-8|georgian-(?:academy|ps)|pt154|rk1048|hp-?roman8",
  ].join("|")})$`,
  "i",
);
const ascii = /^(?:(?:us-?)?ascii|ansi_x3\.4-19(?:68|86)|iso646-us|us|cp367|ibm367)$/i;
const wide = /^(?:utf-?(?:16|32)(?:[lb]e)?|ucs-?[24](?:[lb]e)?|iso-10646.*|unicode|ebcdic.*|ibm.*|cp\d+)$/i;

function wrongEncoding(text: string, encoding: string, at: { start: number; end: number }, hasMark: boolean) {
  const utf8 = fixOf("Write UTF-8", true, { ...at, newText: "UTF-8" });
  const named = `"${quote(encoding)}"`;
  if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(encoding)) {
    return mistake(`${named} is not the name of an encoding; write UTF-8`, at.start, at.end, utf8);
  }
  if (hasMark || /^utf-?8$/i.test(encoding)) return undefined;
  if (!asciiBased.test(encoding)) {
    const message = wide.test(encoding)
      ? `virsh passes the text on in UTF-8, not in ${named}; write UTF-8`
      : `${named} is an unknown encoding; write UTF-8`;
    // Older libxml2 continues in UTF-8 where it knows the name, which does no harm.
    return mistake(message, at.start, at.end, { ...utf8, ...(wide.test(encoding) ? { since: "12.8.0" } : {}) });
  }
  const foreign = ascii.test(encoding) ? /[^\u0000-\u007f]/u.exec(text) : null;
  if (foreign === null) return undefined;
  const related = [
    { span: { start: foreign.index, end: foreign.index + foreign[0].length }, message: "This character is not ASCII" },
  ];
  return mistake(
    `The encoding ${named} has no character "${foreign[0]}", which the document uses; write UTF-8`,
    at.start,
    at.end,
    { related, ...utf8, since: "12.8.0" },
  );
}
