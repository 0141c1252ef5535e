// What the rules about dnsmasq options share: the lines a network hands to dnsmasq, with the option each is in.

import { type ConfigLine, readConfigLines } from "../../dnsmasq/line.js";
import { dnsmasqOf } from "../../dnsmasq/versions.js";
import type { Fix } from "../../findings.js";
import type { Field, Network } from "../../network/model.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { isWhiteSpace, removeSpan } from "../../xml/edits.js";
import type { Span, XmlDocument, XmlElement } from "../../xml/tree.js";
import { setValue } from "../../xml/value-edits.js";

export interface OptionLine {
  readonly element: XmlElement;
  readonly field: Field<string>;
  /** As written; an option's value may hold several lines. */
  readonly text: string;
  readonly line: ConfigLine | "quote";
  /** Where it begins in the value. */
  readonly start: number;
  /** Which line of the value it is, and how many there are. */
  readonly index: number;
  readonly count: number;
}

/** The lines of all options that say something, in order, as the dnsmasq of the target reads them. */
export function optionLines({ dnsmasqOptions }: Network, { version }: Vocabulary): OptionLine[] {
  const reader = dnsmasqOf(version);
  return dnsmasqOptions.flatMap(({ element, value: field }) => {
    const texts = field?.value?.split("\n") ?? [];
    let start = 0;
    return texts.flatMap((text, index) => {
      const place = { start, index, count: texts.length };
      start += text.length + 1;
      const lines = readConfigLines(text, reader);
      // A line of more bytes than dnsmasq reads at a time is several, and no fix can tell them apart.
      const count = lines.length > 1 ? Number.POSITIVE_INFINITY : texts.length;
      return lines.flatMap((line) => (field ? [{ element, field, text, line, ...place, count }] : []));
    });
  });
}

/** The span of a stretch of the line, from one offset in its text to another; the whole value if it has references. */
export function spanIn({ field, start }: OptionLine, from: number, to: number): Span {
  const { span, raw } = field;
  // References are longer than what they stand for.
  if (span.end - span.start !== raw.length || from >= to) return span;
  return { start: span.start + start + from, end: span.start + start + to };
}

/** Of values with more lines none is rewritten: each finding would bring the whole value. */
const mostLines = 100;

/** Writes another line in the place of one. */
export function changeLine({ field, index, count }: OptionLine, text: string, { safe = false } = {}): Fix[] {
  if (count > mostLines) return [];
  const value = field.raw.split("\n").with(index, text).join("\n");
  return [{ title: `Change to ${text}`, safe, edits: [setValue(field.attribute, value)] }];
}

/** Removes a line, with the option and the element around it when nothing else is in them: `Remove no-daemon`. */
export function withoutLine(document: XmlDocument, { element, field, text, index, count }: OptionLine): Fix[] {
  if (count > mostLines) return [];
  const title = `Remove ${text.trim().length <= 40 ? text.trim() : "the option"}`;
  if (count > 1) {
    const value = field.raw.split("\n").toSpliced(index, 1).join("\n");
    return [{ title, safe: false, edits: [setValue(field.attribute, value)] }];
  }
  const { parent } = element;
  const isLast = parent?.children.every((node) => node === element || isWhiteSpace(document.text, node));
  return [{ title, safe: false, edits: [removeSpan(document, parent && isLast ? parent.span : element.span)] }];
}

/** The keywords among them. */
export function keywordsOf(network: Network, vocabulary: Vocabulary): Set<string> {
  return new Set(optionLines(network, vocabulary).flatMap(({ line }) => (line === "quote" ? [] : [line.keyword])));
}

/** Whether dnsmasq reads further configuration from files that are not known here. */
export function readsFurther(keywords: ReadonlySet<string>): boolean {
  return ["conf-file", "conf-dir", "conf-script"].some((keyword) => keywords.has(keyword));
}
