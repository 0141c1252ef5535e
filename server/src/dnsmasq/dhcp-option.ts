// The values of `dhcp-option`, its kin and `dhcp-match`: tags, which option, and a value whose kind dnsmasq guesses.

import { nearest } from "../vocabulary/nearest.js";
import { notAddress, toIpv4, toIpv6 } from "./addresses.js";
import { unhidden } from "./line.js";
import { nameProblem } from "./names.js";
import { toInteger } from "./numbers.js";
import { type DhcpOptionSpec, dhcpOptionsOf, type OptionSpec } from "./options.js";
import { after, cut, cutAll, missing, type Problem, type Token, wrong } from "./token.js";
import type { DnsmasqVersion } from "./versions.js";

/** What the pieces before the value say. */
interface Head {
  readonly version: DnsmasqVersion;
  readonly matching: boolean;
  tags: number;
  vendor: boolean;
  encapsulated: boolean;
  enterprise: boolean;
  family: "ipv4" | "ipv6";
  number: number;
  spec: DhcpOptionSpec | undefined;
}

const domainSearch = 119;
const sipServer = 120;
const ntpServer6 = 56;

/** Checks the value of the option of that name. */
export function dhcpOptionProblem(
  value: Token,
  { name: option }: OptionSpec,
  version: DnsmasqVersion,
): Problem | undefined {
  const head: Head = {
    version,
    matching: option === "dhcp-match",
    tags: 0,
    vendor: false,
    encapsulated: false,
    enterprise: false,
    family: "ipv4",
    number: 0,
    spec: undefined,
  };
  let piece: Token | undefined = value;
  let content: Token | undefined;
  for (;;) {
    if (piece === undefined) return missing(value, "the number or name of a DHCP option");
    const [first, rest]: readonly [Token, Token | undefined] = cut(piece);
    const outcome = readPiece(first, head);
    if (typeof outcome === "object") return outcome;
    content = rest;
    if (outcome === "found") break;
    piece = rest;
  }
  const { family } = head;
  if (family === "ipv6" && (head.vendor || head.encapsulated))
    return wrong(value, "has vendor: or encap:, which an IPv6 option cannot have");
  if (head.spec === undefined && (family === "ipv6" ? !head.enterprise : !isNested(head)))
    head.spec = dhcpOptionsOf(family, version).find(({ number }) => number === head.number);
  const problem = content && contentProblem(content, head);
  if (problem) return problem;
  if (option === "dhcp-option-pxe" && head.vendor) return wrong(value, "has vendor:, which PXE options cannot have");
  if (head.matching && head.tags !== 1)
    return head.tags === 0 ? missing(value, "a tag to set") : wrong(value, "sets more than one tag");
  return undefined;
}

/** Whether the option is inside another one. */
function isNested({ vendor, encapsulated, enterprise }: Head): boolean {
  return vendor || encapsulated || enterprise;
}

/** Reads one piece before the value: whether it is the option, or the problem with it. */
function readPiece(piece: Token, head: Head): "found" | "go on" | Problem {
  const { text } = piece;
  if (/^[0-9]*$/.test(text)) {
    head.number = toInteger(text);
    return "found";
  }
  if (text.startsWith("option:")) return named(after(piece, 7), head);
  if (text.startsWith("option6:")) {
    head.family = "ipv6";
    const rest = after(piece, 8);
    if (!/^[0-9]*$/.test(rest.text)) return named(rest, head);
    head.number = toInteger(rest.text);
    return "found";
  }
  if (text.startsWith("vendor:")) {
    head.vendor = true;
    return head.encapsulated || head.matching ? wrong(piece, "cannot be here") : "go on";
  }
  if (text.startsWith("encap:")) {
    head.encapsulated = true;
    return head.vendor || head.matching ? wrong(piece, "cannot be here") : "go on";
  }
  if (text.startsWith("vi-encap:")) {
    head.enterprise = true;
    return head.matching ? "found" : "go on";
  }
  head.tags++;
  return "go on";
}

function named(name: Token, head: Head): "found" | Problem {
  const known = dhcpOptionsOf(head.family, head.version);
  const spec = known.find((option) => option.name.toLowerCase() === name.text.toLowerCase());
  if (spec === undefined) {
    const candidates = known.filter(({ own }) => head.matching || !own).map((option) => option.name);
    const meant = nearest(unhidden(name.text), candidates);
    return wrong(name, "is not the name of a DHCP option", meant === undefined ? {} : { instead: meant });
  }
  if (spec.own && !head.matching) return wrong(name, "is an option that dnsmasq sets itself");
  head.spec = spec;
  head.number = spec.number;
  return "found";
}

/** What the value looks like. */
interface Look {
  readonly hex: boolean;
  readonly decimal: boolean;
  /** The letter that sets the size of a number: b, s or i. */
  readonly size: string;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly digits: boolean;
  readonly groups: number;
}

function lookOf(text: string, matching: boolean): Look {
  const digits = /[0-9]/.test(text);
  const decimal = digits && /^[-0-9]*[-0-9bsi]?$/.test(text);
  const hexDigits = matching ? /^[0-9a-fA-F:*]*$/ : /^[0-9a-fA-F:]*$/;
  const ipv6Digits = matching ? /^[0-9a-fA-F:,. *[\]]*$/ : /^[0-9a-fA-F:,. [\]]*$/;
  return {
    digits,
    decimal,
    size: decimal ? (/[bsi]$/.exec(text)?.[0] ?? "") : "",
    hex: hexDigits.test(text),
    ipv4: digits && /^(?!\/)[0-9,./ ]*$/.test(text),
    ipv6: text.includes(":") && ipv6Digits.test(text),
    groups: text.split(":").length,
  };
}

function contentProblem(content: Token, head: Head): Problem | undefined {
  const { spec, family, number } = head;
  const look = lookOf(content.text, head.matching);
  let holds: DhcpOptionSpec["holds"] = spec?.holds;
  if (family === "ipv6" && number === ntpServer6 && !look.hex) holds = look.ipv6 ? "addresses" : "names";
  if (holds === "addresses") return addressesProblem(content, family, look) ?? lengthProblem(content, head, 4);
  if (holds === "time" && look.digits && content.text !== "") return undefined;
  if (holds === undefined || holds === "time") {
    if (look.hex && look.groups > 1) return sizeProblem(content, head, look.groups);
    if (look.decimal) return sizeProblem(content, head, numberSize(content, head, look));
    if (look.ipv4 && family === "ipv4")
      return addressesProblem(content, family, look) ?? lengthProblem(content, head, 4);
    if (look.ipv6 && family === "ipv6") return addressesProblem(content, family, look);
  }
  return textProblem(content, head, holds);
}

/** The bytes of a number. dnsmasq counts internal marks of the options that it sets itself as size: it never fits. */
function numberSize(content: Token, { spec }: Head, { size }: Look): number {
  if (size !== "") return size === "b" ? 1 : size === "s" ? 2 : 4;
  if (spec?.own) return 0x2000;
  if (spec?.bytes !== undefined) return spec.bytes;
  const number = toInteger(content.text);
  return number >>> 16 ? 4 : number & 0xff00 ? 2 : 1;
}

function sizeProblem(content: Token, head: Head, size: number): Problem | undefined {
  if (head.family === "ipv6") return undefined;
  const most = head.vendor || head.encapsulated ? 253 : head.enterprise ? 250 : 255;
  if (size <= most) return undefined;
  return size === 0x2000
    ? wrong(content, "cannot be set as a number: dnsmasq sets this option itself")
    : wrong(content, `has ${size} bytes: at most ${most}`);
}

/** Checks addresses between commas, and subnets where routes are meant. */
function addressesProblem(content: Token, family: "ipv4" | "ipv6", look: Look): Problem | undefined {
  for (const token of cutAll(content)) {
    if (family === "ipv6") {
      const address = token.text.replace(/^\[/, "").replace(/(?<=.)\]$/, "");
      if (!look.ipv6 || toIpv6(address) === undefined) return wrong(token, notAddress(unhidden(address), "ipv6"));
    } else {
      const [address] = cut(token, "/");
      if (toIpv4(address.text) === undefined) return wrong(address, notAddress(unhidden(address.text), "ipv4"));
    }
  }
  if (family === "ipv4" && !look.ipv4) return wrong(content, notAddress(unhidden(content.text), "ipv4"));
  return undefined;
}

function lengthProblem(content: Token, head: Head, bytes: number): Problem | undefined {
  if (head.family === "ipv6") return undefined;
  let size = head.number === sipServer && !isNested(head) ? 1 : 0;
  for (const { text } of cutAll(content)) {
    const slash = text.indexOf("/");
    const bits = slash < 0 ? undefined : toInteger(text.slice(slash + 1));
    size += bits === undefined ? bytes : 1 + Math.min(4, Math.max(0, Math.ceil(bits / 8)));
  }
  return sizeProblem(content, head, size);
}

function textProblem(content: Token, head: Head, holds: DhcpOptionSpec["holds"]): Problem | undefined {
  const list = head.family === "ipv4" && [domainSearch, sipServer].includes(head.number) && !isNested(head);
  if (!list && holds !== "names")
    return holds === "strings" ? undefined : sizeProblem(content, head, content.text.length);
  for (const name of cutAll(content)) {
    if (name.text === "") return undefined;
    if (list && name.text === ".") continue;
    const bad = nameProblem(name, head.version);
    if (bad) return bad;
  }
  return undefined;
}
