// Measures each step on each shape of document, and whether the time grows only with size.

import { applySafeFixes } from "../../server/src/lint/fixes.js";
import { lint } from "../../server/src/lint/lint.js";
import { readNetwork } from "../../server/src/network/read.js";
import { createService } from "../../server/src/service.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { parse } from "../../server/src/xml/parse.js";
import type { XmlDocument } from "../../server/src/xml/tree.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";
import { fastest, retained, table } from "./measure.js";
import { type Shape, shapes } from "./shapes.js";

/** Above this many times the time per byte of the typical document, something is not linear. */
const suspicious = 3;

const steps: Readonly<Record<string, (shape: Shape, document: XmlDocument) => unknown>> = {
  parse: ({ text }) => parse(text),
  "well-formed": (_, document) => checkWellFormed(document),
  "read network": (_, { root }) => root && readNetwork(root, newest),
  lint: ({ text }) => lint(text),
  "safe fixes": ({ text }) => applySafeFixes(text),
  diagnostics: ({ name, text }) =>
    createService().diagnostics({ uri: `bench:${name}`, languageId: "libvirt-network", version: 1, text }, {}),
};

/** One row per shape and step; only those whose name holds the filter. */
export function benchDocuments(filter: string): string {
  const rows: string[][] = [];
  const perByte = new Map<string, number>();
  for (const shape of shapes) {
    const document = parse(shape.text);
    for (const [step, work] of Object.entries(steps)) {
      const isWanted = `${shape.name}: ${step}`.includes(filter);
      // The typical document is the measure of all others.
      if (!isWanted && shape !== shapes[0]) continue;
      const milliseconds = fastest(() => work(shape, document));
      const each = milliseconds / shape.text.length;
      if (!perByte.has(step)) perByte.set(step, each);
      const ratio = each / (perByte.get(step) ?? each);
      if (isWanted) rows.push([`${shape.name}: ${step}`, ...figures(shape.text.length, milliseconds, ratio)]);
    }
  }
  return table(["document: step", "kB", "ms", "MB/s", "time per byte"], rows);
}

function figures(bytes: number, milliseconds: number, ratio: number): string[] {
  const flag = ratio > suspicious ? " (!)" : "";
  return [
    (bytes / 1000).toFixed(1),
    milliseconds.toFixed(milliseconds < 10 ? 2 : 0),
    (bytes / milliseconds / 1000).toFixed(2),
    `${ratio.toFixed(2)}${flag}`,
  ];
}

/** What an open document keeps on the heap. */
export function benchMemory(filter: string): string {
  const rows = shapes.flatMap(({ name, text }) => {
    if (!`${name}: memory`.includes(filter)) return [];
    // Small documents are weighed by the hundred.
    const copies = Math.ceil(300_000 / text.length);
    const weight = retained(() => Array.from({ length: copies }, () => lint(text)));
    if (weight === undefined) return [];
    const bytes = weight / copies;
    return [[name, (text.length / 1000).toFixed(1), (bytes / 1000).toFixed(0), (bytes / text.length).toFixed(0)]];
  });
  return rows.length === 0 ? "" : table(["document: memory", "kB of text", "kB of heap", "times its size"], rows);
}
