// Every feature on the examples, through the service: all requests are answered, with places inside the document. Cheap
// requests about a place are sent for every offset here (completion, hover) or in features/structure-sweep; in the
// quick suite, for some.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createPositions, type Position, type Range } from "../../server/src/positions.js";
import { createService, type Service, type TextDocument } from "../../server/src/service.js";
import { able } from "../helpers/analysis.js";
import { quickOrWide } from "../helpers/wide.js";

const files = ["examples", "examples/broken"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".xml"))
    .map((name) => `${folder}/${name}`),
);
const layout = { tabSize: 2, insertSpaces: true };

/** Asks everything that is about a place; all but completion and hover at every `seldom`th offset only. */
function askAt(service: Service, document: TextDocument, position: Position, offset: number, seldom: number) {
  const range = { start: position, end: position };
  const answers: unknown[] = [service.completion(document, position, {}), service.hover(document, position, {})];
  if (offset % seldom > 0) return answers;
  return [
    ...answers,
    service.linkedRanges(document, position, {}),
    service.definition(document, position, {}),
    service.references(document, position, true, {}),
    service.highlights(document, position, {}),
    service.prepareRename(document, position, {}),
    service.selectionRanges(document, [position], {}),
    service.rename(document, position, "renamed", {}),
    service.codeActions(document, range, { diagnostics: [] }, {}),
    service.codeActions(document, range, { diagnostics: [], only: ["source"] }, {}),
    service.formatOnType(document, position, ">", layout, {}),
    service.formatOnType(document, position, "\n", layout, {}),
    service.refreshed(document, position, "mac", {}),
    service.refreshed(document, position, "uuid", {}),
  ];
}

/** Asks everything that is about the whole document. */
function askWhole(service: Service, document: TextDocument, whole: Range) {
  return [
    service.diagnostics(document, {}),
    service.symbols(document, {}),
    service.workspaceSymbols(""),
    service.foldingRanges(document, {}),
    service.documentLinks(document, {}),
    service.inlayHints(document, whole, {}),
    service.codeLenses(document, {}),
    service.semanticTokens(document, {}),
    service.semanticTokens(document, {}, whole),
    service.format(document, layout, {}),
    service.format(document, layout, { orderChildren: true }, whole),
    service.fixAll(document, {}),
    service.target(document, {}),
  ];
}

/** Ranges that are none, or reach out of the text. */
function wrongRanges(answer: unknown, lines: number): unknown[] {
  const wrong: unknown[] = [];
  const pending: unknown[] = [answer];
  for (let value = pending.pop(); value !== undefined || pending.length > 0; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const { start, end } = value as { start?: Position; end?: Position };
    if (typeof start === "object" && typeof end === "object") {
      const forward = start.line < end.line || (start.line === end.line && start.character <= end.character);
      if (!forward || start.line < 0 || start.character < 0 || end.line >= lines) wrong.push(value);
    }
    pending.push(...Object.values(value));
  }
  return wrong;
}

describe("every feature at every offset", () => {
  const step = quickOrWide(53, 1);
  for (const [index, path] of files.entries()) {
    it(path, () => {
      const text = readFileSync(path, "utf8");
      const service = createService({ support: able });
      const document = { uri: `file:///${path}`, languageId: "xml", version: 1, text };
      const positions = createPositions(text);
      const whole = { start: positions.positionAt(0), end: positions.positionAt(text.length) };
      const { lineCount } = positions;
      assert.deepEqual(wrongRanges(askWhole(service, document, whole), lineCount), []);
      for (let offset = index % step; offset <= text.length; offset += step) {
        const answers = askAt(service, document, positions.positionAt(offset), offset, quickOrWide(11, 37));
        assert.deepEqual(wrongRanges(answers, lineCount), [], `at ${offset}`);
      }
    });
  }

  it("of a text that is cut off", () => {
    const text = readFileSync("examples/dual-stack.xml", "utf8");
    const service = createService({ support: able });
    for (let length = 0; length <= text.length; length += quickOrWide(65, 5)) {
      const document = { uri: "file:///cut.xml", languageId: "xml", version: length, text: text.slice(0, length) };
      const positions = createPositions(document.text);
      const end = positions.positionAt(length);
      const answers = [
        ...askWhole(service, document, { start: { line: 0, character: 0 }, end }),
        ...askAt(service, document, end, length, 35),
      ];
      assert.deepEqual(wrongRanges(answers, positions.lineCount), [], `cut at ${length}`);
    }
  });

  it("says nothing of a document that is no network", () => {
    const service = createService({ support: able });
    for (const text of ["<domain><name>lab</name></domain>", "<networks/>", "<a>text</a>"]) {
      const document = { uri: "file:///other.xml", languageId: "xml", version: 1, text };
      const positions = createPositions(text);
      const whole = { start: positions.positionAt(0), end: positions.positionAt(text.length) };
      const isNothing = (answer: unknown) =>
        answer === null ||
        answer === undefined ||
        JSON.stringify(answer).replace(
          /"(?:isIncomplete|refusal|items|data|edit|changes)":?|false|"[^"]*"|[{}[\],:]/g,
          "",
        ) === "";
      for (const answer of [
        ...askWhole(service, document, whole),
        ...askAt(service, document, positions.positionAt(3), 0, 1),
      ]) {
        assert.ok(isNothing(answer), `${text}: ${JSON.stringify(answer)}`);
      }
    }
  });
});
