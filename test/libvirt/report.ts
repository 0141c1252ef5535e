// Groups disagreements into classes, shrinks one document of each, and prints the result.
import { formatVersion } from "../../server/src/vocabulary/versions.js";
import { parse } from "../../server/src/xml/parse.js";
import { childElements, type XmlElement } from "../../server/src/xml/tree.js";
import type { Libvirt } from "./client.js";
import { type Disagreement, disagreements, type Kind, kinds, ours } from "./compare.js";
import { isGenerated } from "./generate.js";
import { shrink } from "./shrink.js";
import { judge, judgeStart, type Verdict } from "./verdict.js";

export interface Case {
  readonly id: string;
  readonly text: string;
  readonly labels: readonly string[];
}

/** One document about which one libvirt and virnet disagree. */
export interface Quarrel extends Disagreement {
  readonly case: Case;
  readonly libvirt: Libvirt;
  readonly verdict: Verdict;
}

interface Class {
  readonly kind: Kind;
  readonly about: string;
  readonly document: string;
  readonly ids: readonly string[];
  readonly versions: ReadonlySet<string>;
  readonly count: number;
}

/** How many questions one shrinking may cost; a start takes a quarter of a second, a definition a few milliseconds. */
const budgets = { define: 250, start: 40 };

/** One shrunk document of each class, the gravest and most frequent first; at most `most` documents are shrunk. */
export async function classesOf(quarrels: readonly Quarrel[], most: number): Promise<Class[]> {
  const rough = grouped(quarrels, ({ kind, about, case: { labels } }) => [kind, about, labels.map(place)].join("|"));
  const chosen = spread([...rough.values()], most);
  const shrunk = await Promise.all(
    chosen.map(async (group) => {
      const first = newestOf(group);
      const document = await smallest(first);
      const { about } = (await again(first, document)) ?? first;
      return { first, about, document, group };
    }),
  );
  const fine = grouped(shrunk, ({ first, about, document }) => [first.kind, about, skeleton(document)].join("|"));
  const classes = [...fine.values()].map((same) => {
    const all = same.flatMap(({ group }) => group);
    const best = same.reduce((a, b) => (b.document.length < a.document.length ? b : a));
    return {
      kind: best.first.kind,
      about: best.about,
      document: best.document,
      ids: [...new Set(all.map((quarrel) => quarrel.case.id))],
      versions: new Set(all.map(({ libvirt }) => formatVersion(libvirt.version))),
      count: all.length,
    };
  });
  return classes.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.count - a.count);
}

function newestOf(group: readonly Quarrel[]): Quarrel {
  return group.reduce((a, b) => {
    const newer = b.libvirt.version.major - a.libvirt.version.major;
    return newer > 0 || (newer === 0 && b.case.text.length < a.case.text.length) ? b : a;
  });
}

function smallest(quarrel: Quarrel): Promise<string> {
  const holds = async (document: string) => (await again(quarrel, document)) !== undefined;
  return shrink(quarrel.case.text, holds, isStart(quarrel) ? budgets.start : budgets.define);
}

const isStart = ({ kind }: Disagreement) => kind === "start missed" || kind === "false start error";

/** The same quarrel about another document. A schema's words change with every element around, so they may. */
async function again(quarrel: Quarrel, document: string): Promise<Disagreement | undefined> {
  const { libvirt } = quarrel;
  if (isStart(quarrel) && !["ok", "start"].includes(ours(document, libvirt.version).outcome)) return undefined;
  const defined = await judge(libvirt, document);
  if (!defined) return undefined;
  const started = isStart(quarrel) && defined.outcome === "ok";
  const exact = !isGenerated(quarrel.case.id);
  const verdict = started ? await judgeStart(libvirt, document, defined) : defined;
  const schema = (about: string) => about.replace(/schema: .*/s, "schema");
  return disagreements(document, libvirt.version, verdict, exact).find(
    ({ kind, about }) => kind === quarrel.kind && schema(about) === schema(quarrel.about),
  );
}

/** The kind of mistake and the element it was made on. */
function place(label: string): string {
  return label.replace(/ to .*/, "");
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}

/** One group about everything, the gravest first, before a second one about the same; the larger first. */
function spread(groups: Quarrel[][], most: number): Quarrel[][] {
  const about = grouped(groups, ([first]) => `${first?.kind}|${first?.about}`);
  const ranked = [...about.values()].flatMap((same) =>
    same
      .sort((a, b) => b.length - a.length)
      .map((group, rank) => ({ group, rank, kind: kinds.indexOf(newestOf(group).kind) })),
  );
  ranked.sort((a, b) => a.rank - b.rank || a.kind - b.kind || b.group.length - a.group.length);
  return ranked.slice(0, most).map(({ group }) => group);
}

/** Elements and attributes without values. */
function skeleton(document: string): string {
  const of = (element: XmlElement): string =>
    `${element.name}(${element.attributes.map(({ name }) => name).sort()})[${childElements(element).map(of).sort()}]`;
  const { root } = parse(document);
  return root ? of(root) : "";
}

export function printClass({ kind, about, document, ids, versions, count }: Class): void {
  console.log(`\n${count} x ${kind}: ${about}`);
  console.log(`    ${JSON.stringify(document).slice(1, -1).replaceAll('\\"', '"').slice(0, 1000)}`);
  console.log(`    ${[...versions].join(", ")}; seen in ${ids.slice(0, 3).join(", ")}`);
}
