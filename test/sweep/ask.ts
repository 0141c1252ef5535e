// Asks every feature of the service about a document and reports invalid answers: one that throws, a place outside the
// text, edits that overlap, what editors reject (a symbol's name outside the symbol, a completion on two lines).
import { createPositions, type Position, type Positions, type Range } from "../../server/src/positions.js";
import type { DocumentSettings, Service, TextDocument } from "../../server/src/service.js";

const layout = { tabSize: 2, insertSpaces: true, insertFinalNewline: true };

/** A request by its name, ready to be made. */
export type Question = readonly [what: string, ask: () => unknown];

/** Everything that is about one position. */
export function questionsAt(
  service: Service,
  document: TextDocument,
  position: Position,
  settings: DocumentSettings = {},
): Question[] {
  const range = { start: position, end: position };
  const context = { diagnostics: [] };
  return [
    ["completion", () => service.completion(document, position, settings)],
    ["completion after <", () => service.completion(document, position, settings, "<")],
    ["hover", () => service.hover(document, position, settings)],
    ["linkedRanges", () => service.linkedRanges(document, position, settings)],
    ["definition", () => service.definition(document, position, settings)],
    ["references", () => service.references(document, position, true, settings)],
    ["highlights", () => service.highlights(document, position, settings)],
    ["prepareRename", () => service.prepareRename(document, position, settings)],
    ["rename", () => service.rename(document, position, "renamed", settings)],
    ["rename to an address", () => service.rename(document, position, "10.99.3.7", settings)],
    ["selectionRanges", () => service.selectionRanges(document, [position], settings)],
    ["codeActions", () => service.codeActions(document, range, context, settings)],
    ["codeActions source", () => service.codeActions(document, range, { ...context, only: ["source"] }, settings)],
    ["formatOnType >", () => service.formatOnType(document, position, ">", layout, settings)],
    ["formatOnType newline", () => service.formatOnType(document, position, "\n", layout, settings)],
    ["refreshed mac", () => service.refreshed(document, position, "mac", settings)],
    ["refreshed uuid", () => service.refreshed(document, position, "uuid", settings)],
  ];
}

/** Everything that is about the document, or a range of it. */
export function questionsAbout(
  service: Service,
  document: TextDocument,
  range: Range,
  settings: DocumentSettings = {},
): Question[] {
  const whole = wholeOf(createPositions(document.text));
  return [
    ["diagnostics", () => service.diagnostics(document, settings)],
    ["symbols", () => service.symbols(document, settings)],
    ["workspaceSymbols", () => service.workspaceSymbols("")],
    ["foldingRanges", () => service.foldingRanges(document, settings)],
    ["documentLinks", () => service.documentLinks(document, settings)],
    ["inlayHints", () => service.inlayHints(document, whole, settings)],
    ["inlayHints of a range", () => service.inlayHints(document, range, settings)],
    ["codeLenses", () => service.codeLenses(document, settings)],
    ["semanticTokens", () => service.semanticTokens(document, settings)],
    ["semanticTokens of a range", () => service.semanticTokens(document, settings, range)],
    ["format", () => service.format(document, layout, settings)],
    ["format in order", () => service.format(document, layout, { ...settings, orderChildren: true })],
    ["format a range", () => service.format(document, layout, settings, range)],
    ["codeActions of a range", () => service.codeActions(document, range, { diagnostics: [] }, settings)],
    ["codeActions of all", () => service.codeActions(document, whole, { diagnostics: [] }, settings)],
    ["fixAll", () => service.fixAll(document, settings)],
    ["target", () => service.target(document, settings)],
    ["templates", () => service.templates(settings)],
  ];
}

export function wholeOf(positions: Positions): Range {
  return { start: positions.positionAt(0), end: positions.positionAt(positions.text.length) };
}

/** What is wrong with the answers to the questions, each as `what: sentence`; `beside` is the text of other documents. */
export function faultsOf(questions: readonly Question[], document: TextDocument, beside = ""): string[] {
  const positions = createPositions(document.text);
  const written = document.text + beside;
  return questions.flatMap(([what, ask]) => {
    try {
      return faultsIn(ask(), document.uri, positions, written).map((fault) => `${what}: ${fault}`);
    } catch (error) {
      return [`${what}: throws ${error instanceof Error ? error.stack : error}`];
    }
  });
}

/** What is wrong with an answer about the document of that URI; `written` is the text of all documents. */
export function faultsIn(answer: unknown, uri: string, positions: Positions, written = positions.text): string[] {
  const faults: string[] = [];
  const pending: unknown[] = [{ answer }];
  for (let value = pending.pop(); value !== undefined || pending.length > 0; value = pending.pop()) {
    if (typeof value === "string") faults.push(...badText(value, written));
    if (typeof value !== "object" || value === null) continue;
    const fields = value as Readonly<Record<string, unknown>>;
    // What lies in another document is not to be measured by this one.
    const place = fields.uri ?? fields.targetUri;
    if (typeof place === "string" && place !== uri) continue;
    if (isRange(value) && !isWithin(value, positions)) faults.push(`${JSON.stringify(value)} is not in the text`);
    faults.push(...overlaps(fields, positions), ...symbolFaults(fields), ...tokenFaults(fields, positions));
    pending.push(...Object.values(fields));
  }
  return faults;
}

/** The text of an answer that shows something went wrong on the way, unless a document says so. */
function badText(text: string, written: string): string[] {
  const [wrong] = /\b(?:NaN|undefined|\[object Object\]|Infinity)\b/.exec(text) ?? [];
  if (wrong !== undefined && !written.includes(wrong)) return [`says ${wrong} in ${JSON.stringify(text)}`];
  for (const [subnet, length] of text.matchAll(/\b\d+\.\d+\.\d+\.\d+\/(\d+)/g)) {
    if (Number(length) > 32 && !written.includes(subnet)) return [`says ${subnet}`];
  }
  return [];
}

function isPosition(value: unknown): value is Position {
  const { line, character } = Object(value);
  return typeof line === "number" && typeof character === "number";
}

function isRange(value: unknown): value is Range {
  const { start, end } = Object(value);
  return isPosition(start) && isPosition(end);
}

function isWithin({ start, end }: Range, positions: Positions): boolean {
  const lies = ({ line, character }: Position) =>
    Number.isInteger(line) &&
    Number.isInteger(character) &&
    line >= 0 &&
    character >= 0 &&
    line < positions.lineCount &&
    character <= positions.lineText(line).length;
  return lies(start) && lies(end) && !isBefore(end, start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

function isEdit(value: unknown): value is Edit {
  const { range, newText } = Object(value);
  return isRange(range) && typeof newText === "string";
}

/** Edits that are made together and overlap, and a completion that is not on the line of the cursor. */
function overlaps(fields: Readonly<Record<string, unknown>>, positions: Positions): string[] {
  const { textEdit, additionalTextEdits } = fields;
  if (isEdit(textEdit)) {
    const { start, end } = textEdit.range;
    const together = Array.isArray(additionalTextEdits) ? additionalTextEdits.filter(isEdit) : [];
    return [
      ...(start.line === end.line ? [] : [`a completion replaces ${JSON.stringify(textEdit.range)}, more than a line`]),
      ...overlap([textEdit, ...together], positions),
    ];
  }
  return Object.values(fields).flatMap((list) =>
    Array.isArray(list) && list.length > 1 && list.every(isEdit) ? overlap(list, positions) : [],
  );
}

/** Two insertions at one place keep their order by LSP; an insertion may touch what is replaced. */
function overlap(edits: readonly Edit[], positions: Positions): string[] {
  const spans = edits.map(({ range }) => positions.spanOf(range)).sort((a, b) => a.start - b.start || a.end - b.end);
  return spans.flatMap((span, index) => {
    const next = spans[index + 1];
    return next !== undefined && next.start < span.end
      ? [`edits of ${span.start} to ${span.end} and ${next.start} to ${next.end} overlap`]
      : [];
  });
}

/** Editors drop all symbols of a document when the name of one lies outside it. */
function symbolFaults({ range, selectionRange, name }: Readonly<Record<string, unknown>>): string[] {
  if (!isRange(range) || !isRange(selectionRange)) return [];
  const isInside = !isBefore(selectionRange.start, range.start) && !isBefore(range.end, selectionRange.end);
  return [...(isInside ? [] : [`the name of symbol ${name} is outside it`]), ...(name === "" ? ["no name"] : [])];
}

/** Semantic tokens are steps from one to the next, within the text and one after the other. */
function tokenFaults({ data }: Readonly<Record<string, unknown>>, positions: Positions): string[] {
  if (!Array.isArray(data) || !data.every((number) => typeof number === "number")) return [];
  let [line, character, end] = [0, 0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(index, index + 3);
    line += lines;
    character = lines > 0 ? characters : character + characters;
    if (lines > 0) end = 0;
    if (!(length > 0) || character < end || character + length > positions.lineText(line).length)
      return [`token ${index / 5} at ${line}:${character} with ${length} characters`];
    end = character + length;
  }
  return data.length % 5 === 0 ? [] : ["tokens of other than five numbers"];
}
