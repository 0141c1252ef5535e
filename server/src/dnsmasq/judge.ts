// Whether dnsmasq accepts a line of its configuration: the entry to this room.
import { argumentsProblem } from "./arguments.js";
import {
  classProblem,
  pxeServiceProblem,
  relayProblem,
  routerProblem,
  sharedNetworkProblem,
  tagIfProblem,
} from "./dhcp.js";
import { hostProblem } from "./dhcp-host.js";
import { dhcpOptionProblem } from "./dhcp-option.js";
import { rangeProblem } from "./dhcp-range.js";
import type { ConfigLine } from "./line.js";
import { marksProblem, umbrellaProblem } from "./marks.js";
import { needsValue, type OptionSpec, optionNamed } from "./options.js";
import {
  aliasProblem,
  anchorProblem,
  authServerProblem,
  authZoneProblem,
  cnameProblem,
  domainProblem,
  hostRecordProblem,
  interfaceNameProblem,
} from "./records.js";
import { domainsProblem, reverseProblem, setsProblem } from "./servers.js";
import type { Problem, Token } from "./token.js";
import { type DnsmasqVersion, isIn } from "./versions.js";

/** Why dnsmasq rejects a line. */
export type Refusal =
  | { readonly kind: "unknown" }
  /** An option of another measured version. */
  | { readonly kind: "version"; readonly option: OptionSpec }
  /** A value where there must be none, or none where there must be one. */
  | { readonly kind: "value" | "no-value"; readonly option: OptionSpec }
  | { readonly kind: "problem"; readonly option: OptionSpec; readonly problem: Problem };

type Check = (value: Token, option: OptionSpec, version: DnsmasqVersion) => Problem | undefined;

/** Values that are more than a list of arguments. */
const forms: ReadonlyMap<string, Check> = new Map(
  Object.entries<Check>({
    alias: aliasProblem,
    "auth-server": authServerProblem,
    "auth-zone": (value, _, version) => authZoneProblem(value, version),
    class: classProblem,
    cname: (value, _, version) => cnameProblem(value, version),
    "dhcp-host": (value, _, version) => hostProblem(value, version),
    "dhcp-match": dhcpOptionProblem,
    "dhcp-option": dhcpOptionProblem,
    "dhcp-range": rangeProblem,
    "dhcp-relay": relayProblem,
    domain: domainProblem,
    "host-record": (value, _, version) => hostRecordProblem(value, version),
    "interface-name": interfaceNameProblem,
    marks: marksProblem,
    "pxe-service": pxeServiceProblem,
    "ra-param": routerProblem,
    "rev-server": reverseProblem,
    server: (value, _, version) => domainsProblem(value, version, "server"),
    "server-address": (value, option, version) =>
      domainsProblem(value, version, option.name === "address" ? "address" : "server"),
    sets: (value, option, version) => setsProblem(value, version, { nft: option.name === "nftset" }),
    "shared-network": sharedNetworkProblem,
    "tag-if": tagIfProblem,
    "trust-anchor": (value, _, version) => anchorProblem(value, version),
    umbrella: umbrellaProblem,
  }),
);

/** Returns why dnsmasq rejects the line; `undefined` when it accepts it. */
export function refusalOf({ keyword, value }: ConfigLine, version: DnsmasqVersion): Refusal | undefined {
  const option = optionNamed(keyword);
  if (!option) return { kind: "unknown" };
  if (!isIn(option, version)) return { kind: "version", option };
  if (option.value === "none") return value === undefined ? undefined : { kind: "value", option };
  if (value === undefined && needsValue(option)) return { kind: "no-value", option };
  const token = value === undefined ? undefined : { text: value, start: 0 };
  const problem = valueProblem(token, option, version);
  return problem && { kind: "problem", option, problem };
}

/** Whether dnsmasq rejects a line on every host; "quote" is one with a quote that stays open. */
export function isRejected(line: ConfigLine | "quote", version: DnsmasqVersion): boolean {
  const refusal = line === "quote" ? "quote" : refusalOf(line, version);
  if (refusal === undefined || refusal === "quote") return refusal === "quote";
  return refusal.kind !== "problem" || refusal.problem.onHost === undefined;
}

function valueProblem(value: Token | undefined, option: OptionSpec, version: DnsmasqVersion): Problem | undefined {
  if (option.form === undefined) return argumentsProblem(value, option, version);
  const check = forms.get(option.form);
  if (!check) throw new Error(`no such form of a value: ${option.form}`);
  return value === undefined ? undefined : check(value, option, version);
}

/** The names of the forms, for the data's own test. */
export const formNames: readonly string[] = [...forms.keys()];
