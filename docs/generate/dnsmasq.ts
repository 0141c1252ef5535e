// Writes docs/dnsmasq-options.md: the options of dnsmasq's configuration, how each is written, and named DHCP options.
import {
  type DhcpOptionSpec,
  dhcpOptionsOf,
  needsValue,
  type OptionSpec,
  optionsOf,
  syntaxOf,
} from "../../server/src/dnsmasq/options.js";
import { dnsmasqVersions, firstLibvirt, newestDnsmasq } from "../../server/src/dnsmasq/versions.js";
import { code, table } from "./markdown.js";

export function dnsmasqOptions(): string {
  const options = optionsOf(newestDnsmasq);
  return `${text}
${table(["Target", "dnsmasq"], targetRows())}

## Options

${table(
  ["Option", "What it does", "Notes"],
  options.map((option) => [code(written(option)), option.brief, notesOf(option)]),
)}

## DHCP options by name

In ${code("dhcp-option=option:NAME,VALUE")}, and for DHCPv6 in ${code("dhcp-option=option6:NAME,VALUE")}.

${table(["Name", "Number", "Value", "Notes"], [...dhcpRows("ipv4", "option"), ...dhcpRows("ipv6", "option6")])}
`;
}

function targetRows(): string[][] {
  const since = [...firstLibvirt].reverse();
  return dnsmasqVersions.map((version, index) => {
    const from = since.find(([name]) => name === version)?.[1];
    const next = since.find(([name]) => name === dnsmasqVersions[index + 1])?.[1];
    const target =
      from === undefined ? `before ${next}` : next === undefined ? `from ${from} on` : `${from} to before ${next}`;
    return [target, version];
  });
}

function written(option: OptionSpec): string {
  if (option.value === "none") return option.name;
  return needsValue(option) ? `${option.name}=${syntaxOf(option)}` : `${option.name}[=${syntaxOf(option)}]`;
}

function notesOf({ once, since, otherNameOf, rarelyBuiltIn, unfit }: OptionSpec): string {
  return [
    once ? "once" : "",
    since ? `since ${since}` : "",
    otherNameOf ? `another word for ${code(otherNameOf)}` : "",
    rarelyBuiltIn ? "rarely built in" : "",
    unfit ? "not with libvirt" : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function dhcpRows(family: "ipv4" | "ipv6", prefix: string): string[][] {
  return dhcpOptionsOf(family, newestDnsmasq).map((option) => [
    code(`${prefix}:${option.name}`),
    String(option.number),
    contentOf(option),
    [option.own ? "`dhcp-match` only" : "", option.since ? `since ${option.since}` : ""].filter(Boolean).join(", "),
  ]);
}

function contentOf({ holds, bytes }: DhcpOptionSpec): string {
  if (holds) return holds === "names" ? "DNS names" : holds;
  return bytes ? `number of ${bytes} ${bytes === 1 ? "byte" : "bytes"}` : "";
}

const text = `<!-- Made from schemas/dnsmasq-options.json by \`npm run generate\`. -->
# Options of dnsmasq

The value of a \`<dnsmasq:option>\` is a line of dnsmasq's configuration, which libvirt copies and does not check. virnet checks
it as dnsmasq does when it starts: the option, and each piece of its value. What was measured is dnsmasq 2.90, 2.91 and 2.93, as
Debian ships them with libvirt 9.0.0, 11.3.0 and 12.8.0. The target says which of them is taken; a host may have another one.
`;
