// The sweep: mutated documents through every feature of the service, beside another network, reproducible by seed on
// every machine.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createPositions } from "../../server/src/positions.js";
import { createService, type DocumentSettings, type TextDocument } from "../../server/src/service.js";
import { bound } from "../../server/src/vocabulary/versions.js";
import { able, plain } from "../helpers/analysis.js";
import { exampleTexts } from "../helpers/examples.js";
import { type Random, randomOf } from "../libvirt/random.js";
import { faultsOf, type Question, questionsAbout, questionsAt } from "./ask.js";
import { gather, mutate } from "./mutate.js";

/** A longer document shows a limit and nothing else. */
const longest = 6000;

/** The documents to begin with: the examples, those of every rule, the fixtures, and what lies in `folders`. */
export function seeds(folders: readonly string[] = []): string[] {
  const files = ["examples", "test/fixtures", ...folders].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".xml"))
      .sort()
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
  return [...new Set([...files, ...exampleTexts()])].filter((text) => text.length <= longest);
}

const targets = ["0.3.0", "1.0.0", "9.0.0", "11.3.0"].map(bound);

/** What is wrong with what the service says of the documents of one seed; each with the text. */
export function faultsOfSeed(seed: number, documents: readonly string[]): string[] {
  const random = randomOf(seed);
  const begun = random.chance(0.5) ? random.pick(documents) : gather(random, documents);
  const { text, at } = mutate(begun, random, documents);
  const failures = new Set<string>();
  const service = createService({
    support: random.pick([able, able, plain]),
    failed: (_, { during, error }) =>
      failures.add(`internal error ${during}: ${error instanceof Error ? error.stack : error}`),
  });
  const target = random.chance(0.3) ? random.pick(targets) : undefined;
  const settings: DocumentSettings = target ? { target } : {};
  const beside = mutate(random.pick(documents), random, documents).text;
  service.know("file:///lab/other.xml", beside, settings);
  const languageId = random.pick(["xml", "libvirt-network"]);
  const document = { uri: "file:///lab/net.xml", languageId, version: 1, text };
  const faults = faultsOf(questionsOf(service, document, settings, at, random), document, beside);
  return [...faults, ...failures].map((fault) => `seed ${seed}: ${fault}\n    of ${JSON.stringify(text)}`);
}

/** About the document, at the places that were changed, and at some of all others. */
function questionsOf(
  service: ReturnType<typeof createService>,
  document: TextDocument,
  settings: DocumentSettings,
  at: number,
  random: Random,
): Question[] {
  const { length } = document.text;
  const positions = createPositions(document.text);
  const offsets = [at, at + 1, at + 3, at + 10, random.int(0, length), random.int(0, length)].map((offset) =>
    Math.min(offset, length),
  );
  const [from = 0, to = 0] = [random.int(0, length), random.int(0, length)].sort((a, b) => a - b);
  const range = positions.rangeOf({ start: from, end: to });
  // Values and tags are where most is computed; what costs more is asked at fewer places.
  const tokens = [...document.text.matchAll(/["'<>]/g)].map(({ index }) => index + 1);
  const cheap = new Set(["completion", "hover", "prepareRename", "highlights"]);
  return [
    ...questionsAbout(service, document, range, settings),
    ...random
      .shuffle(tokens)
      .slice(0, 20)
      .flatMap((offset) => questionsAt(service, document, positions.positionAt(offset), settings))
      .filter(([what]) => cheap.has(what)),
    ...[...new Set(offsets)].flatMap((offset) =>
      questionsAt(service, document, positions.positionAt(offset), settings),
    ),
  ];
}
