// Completion in the value of <dnsmasq:option>: the names of options, and the words of their values.
import {
  type ArgumentSpec,
  dhcpOptionsOf,
  facilities,
  needsValue,
  type OptionSpec,
  optionNamed,
  optionsOf,
  recordTypesOf,
} from "../../dnsmasq/options.js";
import { type Piece, pieceAt } from "../../dnsmasq/pieces.js";
import { type DnsmasqVersion, dnsmasqOf } from "../../dnsmasq/versions.js";
import type { Network } from "../../network/model.js";
import { describeDhcpOption, describeOption, factsOfDhcpOption } from "../../prose/dnsmasq.js";
import type { Span } from "../../xml/tree.js";
import { gist, kinds, type Offer, ranks } from "./items.js";
import type { Scene } from "./scene.js";

type Choice = Pick<Offer, "label" | "kind" | "rank" | "facts" | "documentation" | "chooseNext">;

/** Offers what may be at the cursor in a line, in place of the piece it is in; `written`: the span of the value. */
export function optionLineOffers(scene: Scene, written: Span): Offer[] {
  const raw = scene.document.text.slice(written.start, written.end);
  // Where references or quotes are, the pieces are not what they look like.
  if (/[&"\\]/.test(raw)) return [];
  const version = dnsmasqOf(scene.vocabulary.version);
  const piece = pieceAt(raw, scene.place.offset - written.start);
  const choices = piece.index === undefined ? names(version, piece, raw) : pieces(piece, piece.index, version, scene);
  const span = { start: written.start + piece.start, end: written.start + piece.end };
  return choices
    .filter(({ label }) => label !== piece.text || scene.place.offset !== span.end)
    .map((choice) => ({ ...choice, span, text: [choice.label], filter: choice.label }));
}

function names(version: DnsmasqVersion, { end }: Piece, raw: string): Choice[] {
  const assigned = raw.startsWith("=", end);
  return optionsOf(version)
    .filter(({ otherNameOf, unfit }) => otherNameOf === undefined && !unfit)
    .map((option) => {
      const takesValue = needsValue(option) && !assigned;
      return {
        label: `${option.name}${takesValue ? "=" : ""}`,
        kind: kinds.keyword,
        rank: option.rarelyBuiltIn ? ranks.unfit : ranks.often,
        facts: gist(option.brief),
        documentation: describeOption(option),
        chooseNext: takesValue,
      };
    });
}

function pieces(piece: Piece, index: number, version: DnsmasqVersion, { analysis }: Scene): Choice[] {
  const option = optionNamed(piece.option);
  if (!option || option.value === "none") return [];
  const words = [...wordsOf(option, index), ...argumentWords(option, piece, index, version)];
  const tags = words.includes("tag:") || option.tags ? tagsOf(analysis.result.network).map((tag) => `tag:${tag}`) : [];
  return [
    ...dhcpOptionChoices(option, piece, version),
    ...[...new Set([...tags, ...words])].map((word) => ({ label: word, kind: kinds.word, rank: ranks.other })),
  ];
}

function wordsOf({ words = [], wordsFrom = 0, wordsTo = Number.POSITIVE_INFINITY }: OptionSpec, index: number) {
  return index >= wordsFrom && index <= wordsTo ? words : [];
}

/** What the argument at the place may be. */
function argumentWords(
  option: OptionSpec,
  { before }: Piece,
  index: number,
  version: DnsmasqVersion,
): readonly string[] {
  const specs: readonly ArgumentSpec[] = option.arguments ?? [];
  const skipped = option.tags ? before.filter((text) => /^(?:tag|net):/.test(text)).length : 0;
  const last = specs.at(-1);
  const spec = specs[index - skipped] ?? (last?.repeat ? last : undefined);
  const own = option.tags && skipped === index ? ["tag:"] : [];
  if (spec === undefined) return own;
  if (spec.name.startsWith("set:")) return [...own, "set:"];
  if (spec.kind === "rrtype") return [...recordTypesOf(version)];
  if (spec.kind === "facility") return facilities;
  return [...own, ...(spec.words ?? []), ...(spec.name === "tag" ? ["tag:"] : [])];
}

/** The names of DHCP options, where one is missing yet. */
function dhcpOptionChoices({ form }: OptionSpec, { before }: Piece, version: DnsmasqVersion): Choice[] {
  const matching = form === "dhcp-match";
  if (form !== "dhcp-option" && !(matching && before.length === 1)) return [];
  if (before.some((text) => /^(?:[0-9]|option6?:)/.test(text))) return [];
  return (["ipv4", "ipv6"] as const).flatMap((family) =>
    dhcpOptionsOf(family, version)
      .filter(({ own }) => matching || !own)
      .map((option) => ({
        label: `${family === "ipv4" ? "option" : "option6"}:${option.name}`,
        kind: kinds.value,
        rank: family === "ipv4" ? ranks.often : ranks.other,
        facts: factsOfDhcpOption(option),
        documentation: describeDhcpOption(option, family),
      })),
  );
}

/** The tags that options of the network set. */
function tagsOf(network: Network | undefined): string[] {
  const lines = network?.dnsmasqOptions.map(({ value }) => value?.value ?? "") ?? [];
  const tags = lines.flatMap((line) => [...line.matchAll(/[=,]\s*set:([^,\s]+)/g)].map((match) => match[1] ?? ""));
  return [...new Set(tags)];
}
