// The options of dnsmasq's configuration: the data of schemas/dnsmasq-options.json, by version.
import data from "../../../schemas/dnsmasq-options.json" with { type: "json" };
import { type DnsmasqVersion, dnsmasqVersions, isIn } from "./versions.js";

interface Bounds {
  /** The first and the last measured version of dnsmasq that has it; left out for the first and the last of all. */
  readonly since?: DnsmasqVersion;
  readonly until?: DnsmasqVersion;
}

/** One of the pieces between the commas of a value. */
export interface ArgumentSpec {
  readonly name: string;
  readonly kind:
    | "text"
    | "word"
    | "number"
    | "prefix"
    | "address"
    | "ipv4"
    | "subnet"
    | "name"
    | "hex"
    | "mac"
    | "rrtype"
    | "facility"
    | "ifname"
    | "file";
  readonly optional?: boolean;
  /** Whether it may be repeated, and how often dnsmasq looks at it. */
  readonly repeat?: boolean;
  readonly most?: number;
  /** For numbers. */
  readonly min?: number;
  readonly max?: number;
  /** A number of 32 bits that must not be larger; others wrap around. */
  readonly wide?: boolean;
  /** For words, and what text usually is. */
  readonly words?: readonly string[];
  readonly anyCase?: boolean;
  /** For text that must not be empty. */
  readonly filled?: boolean;
  /** Whether dnsmasq does not understand quotes in it. */
  readonly raw?: boolean;
  /** For files that must exist on the host. */
  readonly file?: "file" | "directory" | "script";
}

/** An option of dnsmasq. */
export interface OptionSpec extends Bounds {
  readonly name: string;
  /** Whether an equals sign and a value follow. */
  readonly value: "none" | "optional" | "required";
  /** Whether dnsmasq rejects it when it is repeated. */
  readonly once?: boolean;
  /** What it does: a sentence. */
  readonly brief: string;
  /** The shape of the value, where it is more than a list of arguments; `syntax` writes it down. */
  readonly form?: string;
  readonly syntax?: string;
  /** Words that may be pieces of such a value, and the first and last piece that may be one, from 0. */
  readonly words?: readonly string[];
  readonly wordsFrom?: number;
  readonly wordsTo?: number;
  /** Whether tags may come first: `tag:lab,...`. */
  readonly tags?: boolean;
  readonly arguments?: readonly ArgumentSpec[];
  /** The option of which this is another word. */
  readonly otherNameOf?: string;
  /** Whether most distributions build dnsmasq without it. */
  readonly rarelyBuiltIn?: boolean;
  /** Whether the dnsmasq that libvirt starts must not have it. */
  readonly unfit?: boolean;
}

/** A DHCP option that dnsmasq knows by name. */
export interface DhcpOptionSpec extends Bounds {
  readonly name: string;
  readonly number: number;
  /** What its value is; left out for a value of any kind. */
  readonly holds?: "addresses" | "text" | "names" | "strings" | "time";
  /** The size of a number. */
  readonly bytes?: number;
  /** Whether dnsmasq sends it by itself, so that it can be matched but not set. */
  readonly own?: boolean;
}

const options: ReadonlyMap<string, OptionSpec> = new Map(
  (data.options as readonly OptionSpec[]).map((option) => [option.name, option]),
);

const dhcpOptions = { ipv4: data.dhcp4 as readonly DhcpOptionSpec[], ipv6: data.dhcp6 as readonly DhcpOptionSpec[] };

/** Finds an option of any measured version. */
export function optionNamed(name: string): OptionSpec | undefined {
  return options.get(name);
}

/** The options of a version, by name. */
export function optionsOf(version: DnsmasqVersion): OptionSpec[] {
  return [...options.values()].filter((option) => isIn(option, version));
}

/** The named DHCP options of a version. */
export function dhcpOptionsOf(family: "ipv4" | "ipv6", version: DnsmasqVersion): DhcpOptionSpec[] {
  return dhcpOptions[family].filter((option) => isIn(option, version));
}

const recordTypes: ReadonlyMap<DnsmasqVersion, ReadonlySet<string>> = new Map(
  dnsmasqVersions.map((version) => {
    const known = (data.recordTypes as readonly (Bounds & { readonly name: string })[]).filter((type) =>
      isIn(type, version),
    );
    return [version, new Set(known.map(({ name }) => name))];
  }),
);

/** The types of DNS records that a version knows by name. */
export function recordTypesOf(version: DnsmasqVersion): ReadonlySet<string> {
  return recordTypes.get(version) ?? new Set();
}

/** The syslog facilities that dnsmasq knows. */
export const facilities: readonly string[] = data.facilities;

/** Whether dnsmasq rejects the option without a value. */
export function needsValue({ value, arguments: specs }: OptionSpec): boolean {
  return value === "required" || (specs?.[0] !== undefined && !specs[0].optional);
}

/** Writes the value of an option down: `NAME,TARGET[,PORT]`; empty for one without. */
export function syntaxOf(option: OptionSpec): string {
  if (option.syntax !== undefined) return option.syntax;
  let text = option.tags ? "[tag:TAG,]..." : "";
  for (const [index, argument] of (option.arguments ?? []).entries()) {
    const word = argument.words?.join("|") ?? argument.name.toUpperCase().replace("SET:", "set:");
    const piece = `${index === 0 ? "" : ","}${word}`;
    text += index > 0 && argument.optional ? `[${piece}]` : piece;
    if (argument.repeat) text += `[,${word}]...`;
  }
  return text;
}
