import { isRejected, type Refusal, refusalOf } from "../../dnsmasq/judge.js";
import { asWritten, type ConfigLine, readConfigLines } from "../../dnsmasq/line.js";
import { optionsOf } from "../../dnsmasq/options.js";
import { ownName } from "../../dnsmasq/other-names.js";
import type { Problem } from "../../dnsmasq/token.js";
import { type Unique, uniquesOf } from "../../dnsmasq/uniques.js";
import { type DnsmasqVersion, dnsmasqOf } from "../../dnsmasq/versions.js";
import type { FindingDraft } from "../../findings.js";
import { runsDnsmasq } from "../../network/dnsmasq.js";
import { dnsmasqRejects, quoted, toWrite } from "../../prose/wording.js";
import { nearest } from "../../vocabulary/nearest.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { changeLine, type OptionLine, optionLines, spanIn, withoutLine } from "../shared/dnsmasq-lines.js";

export const dnsmasqOptionRefused = defineRule({
  id: "dnsmasq-option-refused",
  title: "Option that dnsmasq rejects",
  stage: "start",
  severity: "error",
  since: "5.6.0",
  why: "libvirt copies the value of a `dnsmasq:option` into dnsmasq's configuration file and does not check it. The line is written as in `dnsmasq.conf`: the long name of the option without dashes, then `=` and its value where it has one. On a line that it does not understand, dnsmasq does not start, and neither does the network. Which lines those are depends on its version: for a target before 11.2.0 that of dnsmasq 2.90 is taken, before 12.0.0 that of 2.91, and from there on that of 2.93.",
  bad: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«--cache-size=500»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«--ptr-record=5.77.168.192.in-addr.arpa,web.lab.test»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
          <dnsmasq:option value='«cache-size=500»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«cache-sise»=500'/>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«no-hosts=yes»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«server»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=«many»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«filter-aaaa»=yes'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«no-hosts&#10;no-resolve»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«domain="lab.test»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«cache-size»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-option=option:«ntp-servers»,192.168.77.5'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-range=192.168.77.10,«192.168.77.300»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='address=/lab.test/«192.168.77»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-host=52:54:00:00:00:01,192.168.77.5'/>
          <dnsmasq:option value='dhcp-host=52:54:00:00:00:02,«192.168.77.5»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='host-record=web.lab.test,192.168.77.5'/>
          <dnsmasq:option value='cname=www.lab.test,web.lab.test'/>
          <dnsmasq:option value='cname=«www.lab.test»,lab.test'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«leasequery»'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  good: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='log-queries'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='  cache-size = 500  # names'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='server=192.0.2.53'/>
          <dnsmasq:option value='server=192.0.2.54'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-option=option:ntp-server,192.168.77.5'/>
          <dnsmasq:option value='dhcp-range=192.168.77.10,192.168.77.99,12h'/>
          <dnsmasq:option value='server=/lab.test/192.168.77.5#5353'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    if (!runsDnsmasq(network)) return;
    const version = dnsmasqOf(vocabulary.version);
    const options = optionLines(network, vocabulary);
    const accepted = options.flatMap(({ line }) => (isRejected(line, version) || line === "quote" ? [] : [line]));
    const taken = new Set(accepted.flatMap(uniquesOf).map(({ key }) => key));
    /** A line that repeats what dnsmasq accepts once would be rejected as well. */
    const repeats = (text: string) =>
      readConfigLines(text, version).some(
        (line) => line !== "quote" && uniquesOf(line).some(({ key }) => taken.has(key)),
      );
    const first = new Map<string, OptionLine>();
    for (const option of options) {
      const { line, text } = option;
      const refusal = line === "quote" ? line : refusalOf(line, version);
      if (refusal && !isDoubtful(refusal) && !isUsual(refusal)) {
        const repaired = repairOf(option, refusal, version);
        const meant = repaired === undefined || repeats(repaired) ? undefined : repaired;
        const change =
          meant === undefined ? [] : changeLine(option, meant, { safe: meant === text.replace(/^-+/, "") });
        if (meant !== undefined) for (const key of keysOf(meant, version)) taken.add(key);
        report({
          span: placeOf(option, refusal),
          message: `${messageOf(option, refusal, version)}${hintOf(refusal, meant)}`,
          consequence: dnsmasqRejects,
          fixes: [...change, ...withoutLine(document, option)],
        });
        continue;
      }
      if (line === "quote") continue;
      if (refusal && isDoubtful(refusal)) report(doubt(option, refusal, version));
      for (const unique of uniquesOf(line)) {
        const earlier = first.get(unique.key);
        if (!earlier) first.set(unique.key, option);
        else if (earlier !== option) {
          const isSame = earlier.text.trim() === text.trim();
          report({
            span: unique.piece
              ? pieceSpan(option, line, unique.piece.start, unique.piece.start + unique.piece.text.length)
              : option.field.span,
            message: repetition(unique),
            consequence: dnsmasqRejects,
            related: [{ span: earlier.field.span, message: `The first ${unique.text}` }],
            fixes: [...withoutLine(document, option), ...(isSame ? [] : withoutLine(document, earlier))],
          });
          break;
        }
      }
    }
  },
});

type Rejection = Refusal | "quote";

function problemIn(refusal: Rejection): Problem | undefined {
  return refusal !== "quote" && refusal.kind === "problem" ? refusal.problem : undefined;
}

/** Whether some hosts accept it, and most do not. */
function isDoubtful(refusal: Rejection): boolean {
  return problemIn(refusal)?.onHost === "doubtful";
}

/** Whether most hosts accept it. */
function isUsual(refusal: Rejection): boolean {
  return problemIn(refusal)?.onHost === "usual";
}

function doubt(option: OptionLine, refusal: Rejection, version: DnsmasqVersion): FindingDraft {
  return {
    span: placeOf(option, refusal),
    stage: "runtime",
    severity: "warning",
    message: messageOf(option, refusal, version),
    consequence: "On a host where that fails, the network does not start.",
  };
}

function keysOf(text: string, version: DnsmasqVersion): string[] {
  const lines = readConfigLines(text, version);
  return lines.flatMap((line) => (line === "quote" ? [] : uniquesOf(line).map(({ key }) => key)));
}

function repetition({ text, piece, key }: Unique): string {
  if (!piece) return `${text} is written twice; dnsmasq accepts it only once`;
  const what = key.startsWith("address") ? "given to two hosts" : "an alias twice";
  return `${quoted(text)} is ${what}; dnsmasq accepts it only once`;
}

/** The piece of the line that is wrong. */
function placeOf(option: OptionLine, refusal: Rejection): Span {
  const { line, field } = option;
  if (line === "quote" || refusal === "quote") return field.span;
  const problem = problemIn(refusal);
  if (problem && problem.text !== "") return pieceSpan(option, line, problem.start, problem.end);
  const isName = refusal.kind === "unknown" || refusal.kind === "version";
  if (!isName || /^\s*(?:-|$)/.test(option.text) || line.keyword === "") return field.span;
  return spanIn(option, line.keywordStart, line.keywordStart + line.keyword.length);
}

function pieceSpan(option: OptionLine, { places }: ConfigLine, start: number, end: number): Span {
  return spanIn(option, places[start] ?? 0, end > start ? (places[end - 1] ?? 0) + 1 : 0);
}

function messageOf({ text, line }: OptionLine, refusal: Rejection, version: DnsmasqVersion): string {
  if (line === "quote" || refusal === "quote") return `The double quote in ${brief(text).slice(1, -1)} is never closed`;
  const { keyword } = line;
  switch (refusal.kind) {
    case "unknown":
      if (/^\s*-/.test(text)) return `${brief(text)} begins with a dash`;
      return keyword === ""
        ? `${brief(text)} names no option`
        : `dnsmasq ${version} has no option ${brief(asWritten(keyword))}`;
    case "version":
      return `dnsmasq ${version} has no option ${quoted(keyword)}, which is new in ${refusal.option.since}`;
    case "value":
      return `${keyword} accepts no value${isOff(line) ? "; remove the option" : ""}`;
    case "no-value":
      return `${keyword} needs a value: ${keyword}=VALUE`;
    case "problem": {
      const { text: piece, says } = refusal.problem;
      return piece === "" ? `${keyword} ${says}` : `${keyword}: ${brief(piece)} ${says}`;
    }
  }
}

/** What to write instead, if that is short. */
function hintOf(refusal: Rejection, meant: string | undefined): string {
  const instead = problemIn(refusal)?.instead;
  return meant !== undefined && instead !== undefined ? `; did you mean ${instead}?` : toWrite(meant);
}

/** Quotes a piece so that the message stays short. */
function brief(text: string): string {
  return quoted(text.length > 40 ? `${text.slice(0, 37)}...` : text);
}

/** Whether the line switches off what has no value, `no-hosts=no`: such an option is not wanted. */
function isOff({ value }: ConfigLine): boolean {
  return /^(?:no|false|off|0)$/i.test(asWritten(value ?? ""));
}

/** The line that dnsmasq accepts and that was most likely meant. */
function repairOf({ text, line }: OptionLine, refusal: Rejection, version: DnsmasqVersion): string | undefined {
  const ifAccepted = (repaired: string) => {
    const lines = readConfigLines(repaired, version);
    return repaired !== text && lines.length === 1 && lines.every((each) => !isRejected(each, version))
      ? repaired
      : undefined;
  };
  if (line === "quote" || refusal === "quote") return ifAccepted(text.replaceAll('"', ""));
  if (refusal.kind === "value") return isOff(line) ? undefined : line.keyword;
  const problem = problemIn(refusal);
  if (problem?.instead !== undefined) {
    const [from = 0, to = from] = [line.places[problem.start], line.places[problem.end]];
    return text.includes('"') ? undefined : ifAccepted(text.slice(0, from) + problem.instead + text.slice(to));
  }
  const dashed = /^\s*-+([^-].*)/s.exec(text)?.[1] ?? text;
  const [, keyword = "", after = ""] = /^\s*([A-Za-z0-9-]+)(.*)/s.exec(dashed) ?? [];
  if (!/^(?:[=:,\s]|$)/.test(after)) return undefined;
  const given = after.trim() === "" ? undefined : after.trimStart().replace(/^[=:,]\s*/, "");
  // `dhcp-option 6 10.0.0.1`: what dnsmasq separates by commas
  const isList = /^(?:dhcp-|option$|\d)/.test(keyword) && /^[\s,]/.test(after) && !given?.includes(",");
  const rest = isList ? given?.trim().replace(/\s+/g, ",") : given;
  const names = optionsOf(version).map(({ name }) => name);
  const isKnown = names.includes(keyword);
  const own = isKnown ? undefined : ownName(keyword);
  if (own !== undefined) return rest ? ifAccepted(own + rest) : undefined;
  if (keyword === "option" && rest) return ifAccepted(`dhcp-option=${/^\d/.test(rest) ? "" : "option:"}${rest}`);
  const name = isKnown ? keyword : nearest(keyword, names);
  if (name === undefined) return undefined;
  const found = rest === undefined ? name : `${name}=${rest}`;
  const bare = readConfigLines(found, version).find((each) => each !== "quote");
  if (bare && refusalOf(bare, version)?.kind === "value") return isOff(bare) ? undefined : ifAccepted(name);
  return ifAccepted(found);
}
