// Generates documents: networks from the grammar, most of them with one or two mistakes. The same seed and number
// always give the same document.
import { write } from "./elements.js";
import { network } from "./grammar.js";
import { mutate } from "./mutate.js";
import { mutateText } from "./mutate-text.js";
import { randomOf } from "./random.js";

export interface Generated {
  readonly id: string;
  readonly text: string;
  /** What was done to it; empty for a network as the grammar wrote it. */
  readonly labels: readonly string[];
}

/** Whether the id is that of a generated document: `seed:number`. */
export function isGenerated(id: string): boolean {
  return /^\d+:\d+$/.test(id);
}

/** The first `count` documents of that seed; no two of the same text. */
export function generate(seed: number, count: number): Generated[] {
  const documents = new Map<string, Generated>();
  for (let number = 0; documents.size < count; number++) {
    const document = generated(seed, number);
    if (!documents.has(document.text)) documents.set(document.text, document);
  }
  return [...documents.values()];
}

function generated(seed: number, number: number): Generated {
  const random = randomOf(Math.imul(seed, 1_000_003) + number);
  const root = network(random);
  const donor = network(random);
  const changes = random.pick([0, 1, 1, 1, 1, 2, 2]);
  const labels: string[] = [];
  const note = (label: string | undefined) => {
    if (label !== undefined) labels.push(label);
  };
  for (let change = 0; change < changes; change++) note(mutate(root, random, donor));
  let text = write(root, random);
  if (random.chance(0.08)) {
    const [changed, label] = mutateText(text, random);
    text = changed;
    note(label);
  }
  return { id: `${seed}:${number}`, text, labels };
}
