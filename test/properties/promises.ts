// What every fix of every finding promises, checked on one document: each broken promise with the rule that broke it.

import type { Finding, Fix } from "../../server/src/findings.js";
import { layoutEdits } from "../../server/src/formatter/formatter.js";
import { applySafeFixes } from "../../server/src/lint/fixes.js";
import { type LintResult, lint } from "../../server/src/lint/lint.js";
import { vetted } from "../../server/src/lint/vetting.js";
import type { Severity } from "../../server/src/severity.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import type { Edit } from "../../server/src/xml/text-edits.js";
import { applyEdits, moved, overlap } from "../../server/src/xml/text-edits.js";
import type { Span } from "../../server/src/xml/tree.js";
import { lostDigits, lostItems, unread } from "./losses.js";

export interface Broken {
  readonly promise: string;
  /** The rule and the fix, or what else was at work. */
  readonly who: string;
  readonly detail: string;
}

interface Outcome {
  readonly broken: readonly Broken[];
  /** How many fixes were tried one by one. */
  readonly fixes: number;
}

type Breach = readonly [promise: string, detail: string];

export function outcomeOf(text: string): Outcome {
  const broken: Broken[] = [];
  const before = lint(text, { insist: true });
  let fixes = 0;
  const hear = (who: string, found: Iterable<Breach>) => {
    for (const [promise, detail] of found) broken.push({ promise, who, detail });
  };
  for (const finding of vetted(before, before.findings, {})) {
    for (const fix of finding.fixes) {
      fixes += 1;
      const title = fix.title.replace(/\d+|'[^']*'|"[^"]*"/g, "N");
      hear(`${finding.rule}: ${title}${fix.safe ? " (safe)" : ""}`, brokenBy(before, finding, fix));
    }
  }
  hear("all safe fixes", brokenByAll(before));
  hear("format", brokenByFormat(text));
  return { broken, fixes };
}

function* brokenBy(before: LintResult, finding: Finding, fix: Fix): Generator<Breach> {
  const { text } = before.document;
  const { edits } = fix;
  if (overlap(edits)) return yield ["no edits overlap", JSON.stringify(edits)];
  const changed = applyEdits(text, edits);
  if (changed === text) return yield ["changes something", ""];
  const after = lint(changed, { insist: true });
  if (before.isWellFormed && !after.isWellFormed) yield ["stays well-formed", first(after)];
  for (const lost of lostItems(before, after, edits, fix.safe)) yield ["loses nothing untouched", lost];
  if (fix.safe && !mayTouchDigits(finding, fix)) {
    for (const lost of lostDigits(text, edits)) yield ["a safe fix keeps what it touches", lost];
  }
  if (!before.isWellFormed) return;
  const place = placeAfter(edits);
  const isLeft = alike(after, finding, place(finding.span)) >= alike(before, finding, finding.span);
  if (isLeft && finding.span.start < finding.span.end) yield ["the finding is gone", finding.message];
  // What a safe fix uncovers was the author's mistake; --fix leaves it out all the same.
  if (fix.safe) return;
  const hidden = unread(before);
  const moves = hidden.some(({ start, end }) => start <= finding.span.end && finding.span.start <= end);
  const revealed = moves ? writtenBy(edits) : [];
  for (const { rule, message } of fresh(before, after, edits, ["error"], hidden, revealed, finding.rule)) {
    yield ["no new error", `${rule}: ${message}`];
  }
}

/** How many findings say the same of a place. */
function alike({ findings }: LintResult, { rule, message }: Finding, place: Span): number {
  return findings.filter(
    (other) =>
      other.rule === rule &&
      other.message === message &&
      other.span.start < place.end &&
      place.start < Math.max(other.span.end, other.span.start + 1),
  ).length;
}

/** Safe fixes that take digits away: of names, of what the digits beside them decide, of what says nothing. */
const touching: readonly [rule: RegExp, title: RegExp][] = [
  [/^unknown-(?:attribute|element)$/, /^Change to /],
  [/^unknown-(?:attribute|element)$/, /^Write |, which \S+ says$/],
  [/^(?:ip|route)-family-mismatch$/, /^Change family to /],
  // The address decides; an empty value says nothing.
  [/^unknown-value$/, /^(?:Change family to|Remove) /],
  [/^not-well-formed$/, /^Write (?:<\/|UTF-8)/],
  [/^invalid-value$/, /: (?:prefix|netmask) is \S+ already$/],
  [/^(?:dns-forwarder|forward-interface|pci-address)-repeated$/, /^Remove /],
  // The same time in another unit; 0 is a lease without end.
  [/^(?:invalid|unknown)-value$/, /^Change to (?:expiry|unit)=/],
  [/^invalid-value$/, /^Change expiry to 0/],
  [/^(?:mtu-unusual|bridge-mac-zero)$/, /^Remove /],
  [/^dnsmasq-namespace$/, /^Change to http/],
  // libvirt itself writes it.
  [/^read-only-attribute$/, /^Remove connections$/],
  // `1` for yes and `0` for no.
  [/^unknown-value$/, /^Change \w+ to (?:yes|no|on|off)$/],
];

function mayTouchDigits({ rule }: Finding, { title }: Fix): boolean {
  return touching.some(([rules, titles]) => rules.test(rule) && titles.test(title));
}

function* brokenByAll(before: LintResult): Generator<Breach> {
  const { text } = before.document;
  const all = applySafeFixes(text, { insist: true });
  if (applyEdits(text, all.edits) !== all.text) yield ["the edits make the text", ""];
  for (const { finding, fix, fault } of all.leftOut) if (fault) yield [fault, `${finding.rule}: ${fix.title}`];
  if (all.quarrel.length > 0) yield ["comes to an end", all.quarrel.join()];
  if (applySafeFixes(all.text, { insist: true }).applied > 0) yield ["twice is once", ""];
  for (const lost of lostItems(before, all.result, all.edits, true)) yield ["loses nothing", lost];
  if (before.isWellFormed && !all.result.isWellFormed) yield ["stays well-formed", first(all.result)];
  if (!before.isWellFormed) return;
  for (const { rule, message } of fresh(before, all.result, all.edits, ["error", "warning"], [])) {
    yield ["no new error or warning", `${rule}: ${message}`];
  }
}

/** The places of what the edits write, in the text after them. */
function writtenBy(edits: readonly Edit[]): Span[] {
  let shift = 0;
  return edits
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, newText }) => {
      const at = start + shift;
      shift += newText.length - (end - start);
      return { start: at, end: at + newText.length };
    });
}

/** The findings where their rule had none before, but in places that nobody looked into, or that were hidden until now. */
function fresh(
  before: LintResult,
  after: LintResult,
  edits: readonly Edit[],
  severities: readonly Severity[],
  unseen: readonly Span[],
  revealed: readonly Span[] = [],
  fixed?: string,
): Finding[] {
  const place = placeAfter(edits);
  const known = before.findings.map(({ rule, span }) => ({ rule, ...place(span) }));
  const hidden = [...unseen.map(place), ...revealed];
  const count = ({ findings }: LintResult, { rule, message }: Finding) =>
    findings.filter((other) => other.rule === rule && other.message === message).length;
  const total = ({ findings }: LintResult, rule: string) => findings.filter((other) => other.rule === rule).length;
  return after.findings.filter((finding) => {
    const { rule, severity, span } = finding;
    const meets = (one: Span) => one.start <= span.end && span.start <= one.end;
    return (
      severities.includes(severity) &&
      !known.some((one) => one.rule === rule && meets(one)) &&
      !hidden.some(meets) &&
      // What is moved says at its new place what it said at the old one.
      count(after, finding) > count(before, finding) &&
      // Several that were one finding, at another place, may be fewer now.
      (fixed === undefined || rule === fixed || total(after, rule) > total(before, rule))
    );
  });
}

function placeAfter(edits: readonly Edit[]): (span: Span) => Span {
  const at = moved(edits);
  return ({ start, end }) => ({ start: at(start, "start"), end: Math.max(at(start, "start"), at(end, "end")) });
}

function* brokenByFormat(text: string): Generator<Breach> {
  const style = { insertFinalNewline: true, trimFinalNewlines: true };
  const formatted = (given: string) => applyEdits(given, layoutEdits(parse(given), vocabularyOf(newest), style));
  const once = formatted(text);
  if (formatted(once) !== once) yield ["formatting twice is once", ""];
}

function first({ findings }: LintResult): string {
  return findings[0]?.message ?? "";
}
