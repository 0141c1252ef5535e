// Checks a value whose arguments the data lists one after the other.

import { nearest } from "../vocabulary/nearest.js";
import { addressProblem, prefixProblem, subnetProblem } from "./addresses.js";
import { hexProblem } from "./hex.js";
import { unhidden } from "./line.js";
import { nameProblem } from "./names.js";
import { isNumber, numberProblem, wideNumberProblem } from "./numbers.js";
import { type ArgumentSpec, facilities, type OptionSpec, recordTypesOf } from "./options.js";
import { cut, isTag, missing, type Problem, type Token, wrong } from "./token.js";
import type { DnsmasqVersion } from "./versions.js";

/** Checks the arguments of a value; the last one is everything that is left. */
export function argumentsProblem(
  value: Token | undefined,
  { tags, arguments: specs = [] }: OptionSpec,
  version: DnsmasqVersion,
): Problem | undefined {
  let rest = value;
  const end: Token = value ?? { text: "", start: 0 };
  while (tags && rest !== undefined && isTag(rest)) rest = cut(rest)[1];
  for (const [index, spec] of specs.entries()) {
    if (rest === undefined) return spec.optional ? undefined : missing(end, nameOf(spec));
    for (let count = 1; rest !== undefined; count++) {
      const [token, next]: readonly [Token, Token | undefined] =
        index === specs.length - 1 && !spec.repeat ? [rest, undefined] : cut(rest);
      const problem = argumentProblem(token, spec, version);
      if (problem) return problem;
      rest = next;
      if (!spec.repeat) break;
      if (count === spec.most) return undefined;
    }
  }
  return undefined;
}

/** What an argument is called in messages, with an article. */
function nameOf({ name }: ArgumentSpec): string {
  const words = name === "mac" ? "MAC address" : name.replace("set:", "").replaceAll("-", " ");
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

/** Checks one argument. */
function argumentProblem(token: Token, spec: ArgumentSpec, version: DnsmasqVersion): Problem | undefined {
  switch (spec.kind) {
    case "text":
      return spec.filled && token.text === "" ? missing(token, nameOf(spec)) : undefined;
    case "word":
      return wordProblem(token, spec);
    case "number":
      return spec.wide ? wideNumberProblem(token, spec.min) : numberProblem(token, spec);
    case "prefix":
      return prefixProblem(token);
    case "address":
      return addressProblem(token, "ip");
    case "ipv4":
      return addressProblem(token, "ipv4", { raw: spec.raw ?? false });
    case "subnet":
      return subnetProblem(token);
    case "name":
      return nameProblem(token, version);
    case "hex":
      return hexProblem(token);
    case "mac":
      return macProblem(token);
    case "rrtype":
      return recordTypeProblem(token, version);
    case "facility":
      return facilityProblem(token);
    case "ifname":
      return token.text.length > 15
        ? wrong(token, `has ${token.text.length} bytes: names of interfaces have at most 15`)
        : undefined;
    case "file":
      return fileProblem(token, spec);
  }
}

function wordProblem(token: Token, { words = [], anyCase, name }: ArgumentSpec): Problem | undefined {
  const text = unhidden(token.text);
  // Where dnsmasq unhides the text, a quoted word is the same word.
  const written = name === "encoding" ? text : token.text;
  if (words.includes(anyCase ? written.toLowerCase() : written)) return undefined;
  const meant = nearest(text, words);
  const list = words.length === 1 ? words[0] : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  return wrong(token, `is not ${list}`, meant === undefined ? {} : { instead: meant });
}

function macProblem({ text, start }: Token): Problem | undefined {
  return hexProblem({ text: unhidden(text), start }, { most: 16, hardware: true });
}

function recordTypeProblem(token: Token, version: DnsmasqVersion): Problem | undefined {
  if (isNumber(token.text)) return undefined;
  const types = recordTypesOf(version);
  // Reading it as a number has removed the quotes.
  const text = unhidden(token.text);
  if (types.has(text.toUpperCase())) return undefined;
  const meant = nearest(text.toUpperCase(), types);
  return wrong(token, "is not a type of DNS record", meant === undefined ? {} : { instead: meant });
}

function facilityProblem(token: Token): Problem | undefined {
  const { text } = token;
  if (text.includes("/") || text === "-" || facilities.includes(text.toLowerCase())) return undefined;
  const meant = nearest(text, facilities);
  return wrong(token, "is neither a syslog facility nor a file with a slash", meant ? { instead: meant } : {});
}

function fileProblem(token: Token, { file }: ArgumentSpec): Problem | undefined {
  const { text } = token;
  if (text === "" || (file === "file" && text === "-")) return undefined;
  const what = file === "script" ? "command" : file;
  if (text.startsWith("/")) return wrong(token, `must be a ${what} of the host`, { onHost: "usual" });
  return wrong(token, `is relative, and dnsmasq may not find the ${what}`, { onHost: "doubtful" });
}
