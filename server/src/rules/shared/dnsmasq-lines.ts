// What the rules about dnsmasq options share: the lines a network hands to dnsmasq, with the option each stands in.
import { type ConfigLine, readConfigLine } from "../../network/dnsmasq.js";
import type { Field, Network } from "../../network/model.js";
import type { XmlElement } from "../../xml/tree.js";

export interface OptionLine {
  readonly element: XmlElement;
  readonly field: Field<string>;
  /** As written; an option's value may hold several lines. */
  readonly text: string;
  readonly line: ConfigLine | "quote";
  /** Whether it is the only line of its value. */
  readonly alone: boolean;
}

/** The lines of all options that say something, in order. */
export function optionLines({ dnsmasqOptions }: Network): OptionLine[] {
  return dnsmasqOptions.flatMap(({ element, value: field }) => {
    const texts = field?.value?.split("\n") ?? [];
    return texts.flatMap((text) => {
      const line = readConfigLine(text);
      return field && line !== "empty" ? [{ element, field, text, line, alone: texts.length === 1 }] : [];
    });
  });
}

/** The keywords among them. */
export function keywordsOf(network: Network): Set<string> {
  return new Set(optionLines(network).flatMap(({ line }) => (line === "quote" ? [] : [line.keyword])));
}

/** Whether dnsmasq reads further configuration from files nobody here has seen. */
export function readsFurther(keywords: ReadonlySet<string>): boolean {
  return ["conf-file", "conf-dir", "conf-script"].some((keyword) => keywords.has(keyword));
}
