// Measures how long an editor waits for each feature once the document is analysed, relative to one lint of the same
// document: every keystroke causes a lint, so a small fraction of that goes unnoticed.
import type { Position, Range } from "../../server/src/positions.js";
import { createService, noSupport, type Service, type TextDocument } from "../../server/src/service.js";
import { fastest, processorTime, table } from "./measure.js";
import { type Shape, shapes } from "./shapes.js";

/** A document as it is typed in, and where the cursor is. */
interface Typed {
  readonly text: string;
  readonly offset: number;
}

type Ask = (service: Service, document: TextDocument, place: Position, all: Range) => unknown;

function typed(before: string, text: string): (whole: string) => Typed {
  return (whole) => {
    const start = whole.indexOf(before);
    return { text: whole.slice(0, start) + text + whole.slice(start), offset: start + text.length };
  };
}

const nothing = (whole: string): Typed => ({ text: whole, offset: 0 });
const at = (mark: string, further: number) => (whole: string) => ({
  text: whole,
  offset: whole.indexOf(mark) + further,
});
const complete: Ask = (service, document, place) => service.completion(document, place, {});
const hover: Ask = (service, document, place) => service.hover(document, place, {});
const act: Ask = (service, document, place) =>
  service.codeActions(document, { start: place, end: place }, { diagnostics: [] }, {});

const features: Readonly<Record<string, readonly [type: (whole: string) => Typed, ask: Ask]>> = {
  "completion of elements": [typed("</network>", "<"), complete],
  "completion of static hosts": [typed("<host mac", "<"), complete],
  "completion of attributes": [typed("<host mac", "<host "), complete],
  "completion of values": [typed("<host mac", "<host ip='"), complete],
  "hover over the network": [at("<network", 1), hover],
  "hover over an address": [at(" ip='", 6), hover],
  "inlay hints": [nothing, (service, document, _, all) => service.inlayHints(document, all, {})],
  "code lenses": [nothing, (service, document) => service.codeLenses(document, {})],
  "code actions on a host": [at("<host mac", 2), act],
  "code actions on the network": [at("<network", 2), act],
  "code actions on the mode": [at("<forward", 2), act],
  symbols: [nothing, (service, document) => service.symbols(document, {})],
  "folding ranges": [nothing, (service, document) => service.foldingRanges(document, {})],
  "semantic tokens": [nothing, (service, document) => service.semanticTokens(document, {})],
  formatting: [nothing, (service, document) => service.format(document, { tabSize: 2, insertSpaces: true }, {})],
};

/** An editor as able as VS Code. */
const support = {
  ...noSupport,
  snippets: true,
  choices: true,
  adjustIndentation: true,
  markdown: true,
  nestedSymbols: true,
  suggestCommand: "editor.action.triggerSuggest",
};

/** One row per feature on a typical and on a very large document; only those whose name holds the filter. */
export function benchFeatures(filter: string): string {
  const rows = shapes
    .filter(({ text }) => text.includes("<host mac"))
    .filter(({ name }) => !name.includes("lost") && !name.startsWith("250"))
    .flatMap((shape) =>
      Object.entries(features).flatMap(([name, [type, ask]]) =>
        `${shape.name}: ${name}`.includes(filter) ? [row(`${shape.name}: ${name}`, shape, type(shape.text), ask)] : [],
      ),
    );
  return table(["document: feature", "kB", "ms", "ms of CPU", "part of a lint"], rows);
}

function row(name: string, shape: Shape, { text, offset }: Typed, ask: Ask): string[] {
  const service = createService({ support });
  const lines = text.slice(0, offset).split("\n");
  const place = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const all = { start: { line: 0, character: 0 }, end: { line: text.split("\n").length, character: 0 } };
  let version = 0;
  let analysing = Number.POSITIVE_INFINITY;
  // A new version each time: what was worked out for the one before counts for nothing.
  const analyse = (): TextDocument => {
    version += 1;
    const document = { uri: "bench:features", languageId: "libvirt-network", version, text };
    const start = performance.now();
    service.isNetwork(document, {});
    analysing = Math.min(analysing, performance.now() - start);
    return document;
  };
  const work = (document: TextDocument) => ask(service, document, place, all);
  const milliseconds = fastest(work, { prepare: analyse });
  const cells = [milliseconds, processorTime(work, { prepare: analyse })].map((time) => time.toFixed(2));
  return [name, (shape.text.length / 1000).toFixed(1), ...cells, (milliseconds / analysing).toFixed(3)];
}
