// Completion in comments: the directives of virnet, then rules or a version of libvirt.

import type { Finding } from "../../findings.js";
import { lint } from "../../lint/lint.js";
import { plainOf } from "../../prose/markdown.js";
import { distributions, releasedVersions, releasesWith } from "../../releases.js";
import { rules, ruleUrl } from "../../rules/rules.js";
import { isBlank } from "../../xml/names.js";
import type { Span, XmlComment } from "../../xml/tree.js";
import { kinds, type Offer, ranks } from "./items.js";
import type { Scene } from "./scene.js";

interface Word {
  readonly word: string;
  readonly facts: string;
  /** What must or usually does follow. */
  readonly takes: "rules" | "version" | "nothing";
}

const words: readonly Word[] = [
  { word: "virnet-disable-next-line", facts: "no findings of these rules on the next line", takes: "rules" },
  { word: "virnet-disable", facts: "no findings of these rules from here on", takes: "rules" },
  { word: "virnet-enable", facts: "ends virnet-disable", takes: "nothing" },
  { word: "virnet-disable-file", facts: "no findings of these rules in the document", takes: "rules" },
  { word: "virnet-target", facts: "the libvirt version the document is written for", takes: "version" },
];

/** A comment, split at the word at the cursor. */
interface Written {
  /** The comment from its `<!--` to its end. */
  readonly whole: Span;
  /** Whether it has its `-->`. */
  readonly closed: boolean;
  readonly head: string;
  readonly word: Span;
  readonly rest: string;
}

/** Offers what may be written at the cursor in a directive; nothing in an ordinary comment. */
export function directiveOffers(scene: Scene, comment: XmlComment): Offer[] {
  const { text } = scene.document;
  const written = readComment(text, comment, scene.place.offset);
  if (written === undefined) return [];
  const { head, word, rest, closed } = written;
  if (head.trim() === "") {
    // Most comments are for people, who should not be interrupted.
    const known = words.some((each) => each.word === text.slice(word.start, word.end));
    return scene.trigger === undefined && (rest.trim() === "" || known) ? firstWords(text, written) : [];
  }
  const [first = "", ...named] = head.trim().split(separators);
  const takes = words.find((each) => each.word === first)?.takes;
  // A colon starts the reason.
  if (takes === undefined || head.includes(":")) return [];
  const tail = closed ? (rest === "" ? " " : "") : " -->";
  if (takes === "version")
    return named.length > 0 ? [] : targets.map(({ label, facts }, index) => nameOffer(label, facts, index, word, tail));
  return ruleOffers(scene, written, new Set([...named, ...rest.split(separators)]), tail);
}

/** Offers for versions with the releases that ship them, and for releases with their version. */
const targets: readonly { readonly label: string; readonly facts: string }[] = [
  ...releasedVersions.map((version) => ({
    label: version,
    facts: releasesWith(version)
      .map(({ label }) => label)
      .join(", "),
  })),
  ...distributions.flatMap(({ releases }) =>
    releases.map(({ word, label, version }) => ({ label: word, facts: `${label}: libvirt ${version}` })),
  ),
];

const separators = /[\s,:]+/;

function readComment(text: string, { span, closed }: XmlComment, offset: number): Written | undefined {
  const start = span.start + "<!--".length;
  let end = span.end - (closed ? "-->".length : 0);
  // Without its own end it would continue to that of the next comment; then it ends with its line.
  const content = text.slice(start, end);
  if (!closed || content.includes("<!--")) end = start + (/^[^\n\r]*/.exec(content)?.[0].length ?? 0);
  if (offset < start || offset > end) return undefined;
  const before = /(?<![^\s,])[^\s,]*$/.exec(text.slice(start, offset))?.[0].length ?? 0;
  const after = /^[^\s,:]*/.exec(text.slice(offset, end))?.[0].length ?? 0;
  const word = { start: offset - before, end: offset + after };
  const isClosed = text.startsWith("-->", end);
  return {
    whole: { start: span.start, end: isClosed ? end + "-->".length : end },
    closed: isClosed,
    head: text.slice(start, word.start),
    word,
    rest: text.slice(word.end, end),
  };
}

function firstWords(text: string, { word: span, rest, closed }: Written): Offer[] {
  const before = isBlank(text[span.start - 1]) ? "" : " ";
  return words.map(({ word, facts, takes }, index) => {
    const chooseNext = takes !== "nothing" && rest.trim() === "";
    // With one space before what follows, and one after it.
    const end = !closed ? " -->" : rest === "" ? " " : "";
    return {
      label: word,
      kind: kinds.keyword,
      rank: index,
      span,
      text: [before + word + (chooseNext ? " " : ""), { kind: "end", lead: "" }, end],
      filter: word,
      facts,
      chooseNext,
    };
  });
}

function nameOffer(name: string, facts: string, rank: number, span: Span, tail: string): Offer {
  return {
    label: name,
    kind: kinds.word,
    rank,
    span,
    text: [name, { kind: "end", lead: "" }, tail],
    filter: name,
    facts,
  };
}

/** Offers rules: those with findings after the comment first, then those with findings anywhere. */
function ruleOffers(scene: Scene, { whole, word }: Written, named: ReadonlySet<string>, tail: string): Offer[] {
  const found = new Map<string, number>();
  for (const finding of findingsWithout(scene, whole).toReversed()) {
    found.set(finding.rule, finding.span.start > whole.start ? ranks.always : ranks.often);
  }
  return rules
    .filter(({ id }) => !named.has(id))
    .map(({ id, title, why }) => ({
      ...nameOffer(id, plainOf(title), found.get(id) ?? ranks.other, word, tail),
      documentation: `${why}\n\n[${id}](${ruleUrl(id)})`,
    }));
}

/** Maximum length in characters: longer documents take too long to lint again on each key. */
const longest = 100_000;

/** Returns the findings without this comment, which suppresses all rules as long as it names none. */
function findingsWithout({ document: { text }, analysis }: Scene, { start, end }: Span): readonly Finding[] {
  if (text.length > longest) return analysis.result.findings;
  const without = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  const { target, severities } = analysis.result;
  return lint(without, { insist: true, target, severities }).findings;
}
