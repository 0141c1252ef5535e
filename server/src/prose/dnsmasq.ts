// Describes the options of dnsmasq, and the DHCP options that they set, in Markdown.
import { type DhcpOptionSpec, needsValue, type OptionSpec, syntaxOf } from "../dnsmasq/options.js";
import { code, paragraphs } from "./markdown.js";

/** Describes an option: what it does, how it is written, and what dnsmasq makes of it. */
export function describeOption(option: OptionSpec): string {
  const syntax = syntaxOf(option);
  const value = option.value === "none" ? "" : needsValue(option) ? `=${syntax}` : `[=${syntax}]`;
  const facts = [
    option.once ? "at most once" : undefined,
    option.since && `since dnsmasq ${option.since}`,
    option.rarelyBuiltIn ? "missing from the dnsmasq of most distributions" : undefined,
  ].filter((fact) => fact !== undefined);
  return paragraphs([
    `**${code(option.name)}** of dnsmasq`,
    option.brief,
    `${code(`${option.name}${value}`)}`,
    facts.length > 0 ? `${facts.join("; ")}.`.replace(/^./, (first) => first.toUpperCase()) : undefined,
  ]);
}

const contents = {
  addresses: "addresses",
  text: "text",
  names: "DNS names",
  strings: "texts",
  time: "a time such as `12h`",
} as const satisfies Record<NonNullable<DhcpOptionSpec["holds"]>, string>;

/** Describes a DHCP option: its number and what its value is. */
export function describeDhcpOption(option: DhcpOptionSpec, family: "ipv4" | "ipv6"): string {
  const { holds, bytes, name, number, own } = option;
  const value = holds ? contents[holds] : bytes ? `a number of ${bytes} byte${bytes === 1 ? "" : "s"}` : undefined;
  return paragraphs([
    `**${code(`${family === "ipv4" ? "option" : "option6"}:${name}`)}**: option ${number} of DHCP${family === "ipv4" ? "v4" : "v6"}`,
    value && `Value: ${value}.`,
    own ? "dnsmasq sets it itself: only `dhcp-match` can name it." : undefined,
  ]);
}

/** A few words about a DHCP option, for lists: `3: addresses`. */
export function factsOfDhcpOption({ number, holds, bytes }: DhcpOptionSpec): string {
  const value = holds ? contents[holds].replaceAll("`", "") : bytes ? "number" : undefined;
  return value === undefined ? String(number) : `${number}: ${value}`;
}
