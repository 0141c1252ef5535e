// DNS names as dnsmasq checks them: hardly at all, but for the length, control characters and names that need encoding.
import { unhidden } from "./line.js";
import { type Problem, type Token, wrong } from "./token.js";
import { type DnsmasqVersion, isBefore } from "./versions.js";

const longestLabel = 63;

/** What is wrong with a name that is not empty: the end of a sentence. */
export function nameFault(name: string, version: DnsmasqVersion): string | undefined {
  const old = isBefore(version, "2.93");
  // Old versions count the dot at the end.
  if (old && name.length > 1025) return `has ${name.length} bytes: at most 1025`;
  const text = name.endsWith(".") ? name.slice(0, -1) : name;
  const labels = text.split(".");
  const long = labels.find((label) => label.length > longestLabel);
  if (long !== undefined) return `has a label of ${long.length} bytes: at most ${longestLabel}`;
  if (/[\0-\x1f\x7f]/.test(text)) return "has a control character, which no name may have";
  if (/^ *$/.test(text) && text === name) return "is not a name";
  // libvirt starts dnsmasq without a locale, so that it cannot encode them.
  if (/[\x80-\xff]/.test(text)) return "is not ASCII: write it encoded, as xn--...";
  if (/[A-Z]/.test(text)) return encodedFault(text, labels);
  return !old && text.length + 2 > 255 ? `has ${text.length} bytes: at most 253` : undefined;
}

/** What the encoding of international names, which names with capitals undergo, does not accept. */
function encodedFault(text: string, labels: readonly string[]): string | undefined {
  if (text.length > 254) return `has ${text.length} bytes: at most 253`;
  for (const label of labels) {
    if (label.startsWith("-")) return "has capitals and a label that begins with a hyphen";
    if (label.endsWith("-")) return "has capitals and a label that ends with a hyphen";
    // Those are encoded already, well or badly.
    if (/^xn--/i.test(label)) continue;
    if (/^..--/.test(label)) return "has capitals and a label with two hyphens in third place";
  }
  return undefined;
}

/** Checks a name; an empty one is accepted. */
export function nameProblem(token: Token, version: DnsmasqVersion): Problem | undefined {
  if (token.text === "") return undefined;
  const fault = nameFault(unhidden(token.text), version);
  return fault === undefined ? undefined : wrong(token, fault);
}

/** Whether both names are the same, whatever their case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
