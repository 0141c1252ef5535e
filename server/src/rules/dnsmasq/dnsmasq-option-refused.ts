import { type ConfigLine, readConfigLine, runsDnsmasq } from "../../network/dnsmasq.js";
import { dnsmasqOptions, newestDnsmasq, onceOnly, ownName, refusalOf } from "../../network/dnsmasq-options.js";
import { dnsmasqRejects, quoted } from "../../prose/wording.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { defineRule } from "../rule.js";
import { changeLine, type OptionLine, optionLines, withoutLine } from "../shared/dnsmasq-lines.js";

export const dnsmasqOptionRefused = defineRule({
  id: "dnsmasq-option-refused",
  title: "Option that dnsmasq rejects",
  stage: "start",
  severity: "error",
  since: "5.6.0",
  why: "libvirt copies the value of a `dnsmasq:option` into dnsmasq's configuration file and does not check it. The line is written as in `dnsmasq.conf`: the long name of the option without dashes, then `=` and its value where it has one. On a line that it does not understand, dnsmasq does not start, and neither does the network.",
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
          <dnsmasq:option value='«cache-sise=500»'/>
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
          <dnsmasq:option value='«cache-size=many»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«filter-aaaa=yes»'/>
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
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    if (!runsDnsmasq(network)) return;
    const written = new Map<string, OptionLine>();
    const options = [...optionLines(network)];
    const taken = new Set(options.flatMap((each) => (problemOf(each) ? [] : keywordOf(each))));
    /** A second line of an option that dnsmasq accepts once would be rejected as well. */
    const isSecond = (repaired: string) => {
      const keyword = repaired.replace(/=.*/s, "");
      return onceOnly.has(keyword) && taken.size === taken.add(keyword).size;
    };
    for (const option of options) {
      const { field, text, line } = option;
      const problem = problemOf(option);
      const earlier = line !== "quote" && onceOnly.has(line.keyword) ? written.get(line.keyword) : undefined;
      if (problem) {
        const repaired = repairOf(text, option, vocabulary);
        const meant = repaired !== undefined && !isSecond(repaired) ? repaired : undefined;
        const removal = withoutLine(document, option);
        const change =
          meant === undefined ? [] : changeLine(option, meant, { safe: meant === text.replace(/^-+/, "") });
        report({
          span: field.span,
          message: `${problem}${meant !== undefined && meant.length <= 40 ? `; write ${meant}` : ""}`,
          consequence: dnsmasqRejects,
          fixes: [...change, ...removal],
        });
      } else if (earlier && line !== "quote") {
        report({
          span: field.span,
          message: `${line.keyword} is written twice; dnsmasq accepts it only once`,
          consequence: dnsmasqRejects,
          related: [{ span: earlier.field.span, message: `The first ${line.keyword}` }],
          fixes: [
            ...withoutLine(document, option),
            ...(earlier.text.trim() === option.text.trim() ? [] : withoutLine(document, earlier)),
          ],
        });
      } else if (line !== "quote") written.set(line.keyword, option);
    }
  },
});

function keywordOf({ line }: OptionLine): string[] {
  return line === "quote" ? [] : [line.keyword];
}

function problemOf({ text, line }: OptionLine): string | undefined {
  if (line === "quote") return `The double quote in ${quoted(text).slice(1, -1)} is never closed`;
  switch (refusalOf(line)) {
    case "unknown":
      if (/^\s*-/.test(text)) return `${quoted(text)} begins with a dash, as on the command line`;
      return line.keyword === ""
        ? `${quoted(text)} names no option`
        : `dnsmasq ${newestDnsmasq} has no option ${quoted(line.keyword)}`;
    case "value":
      return `${line.keyword} accepts no value${isOff(line) ? "; remove the option" : ""}`;
    case "no-value":
      return `${line.keyword} needs a value: ${line.keyword}=VALUE`;
    case "not-a-number":
      return `The value of ${line.keyword} is ${quoted(line.value ?? "")}, which is not a number`;
    case undefined:
      return undefined;
  }
}

/** Whether the line switches off what has no value, `no-hosts=no`: such an option is not wanted. */
function isOff(line: ConfigLine): boolean {
  return refusalOf(line) === "value" && /^(?:no|false|off|0)$/i.test(line.value ?? "");
}

/** The line that dnsmasq accepts and that was most likely meant. */
function repairOf(text: string, { line }: OptionLine, vocabulary: Vocabulary): string | undefined {
  if (line === "quote") {
    const unquoted = text.replaceAll('"', "");
    const read = readConfigLine(unquoted);
    return typeof read === "object" && refusalOf(read) === undefined ? unquoted : undefined;
  }
  if (refusalOf(line) === "value") return isOff(line) ? undefined : line.keyword;
  const dashed = /^\s*-+([^-].*)/s.exec(text)?.[1] ?? text;
  const [, keyword = "", after = ""] = /^\s*([A-Za-z0-9-]+)(.*)/s.exec(dashed) ?? [];
  if (!/^(?:[=:,\s]|$)/.test(after)) return undefined;
  const given = after.trim() === "" ? undefined : after.trimStart().replace(/^[=:,]\s*/, "");
  // `dhcp-option 6 10.0.0.1`: what dnsmasq separates by commas
  const isList = /^(?:dhcp-|\d)/.test(keyword) && /^[\s,]/.test(after) && !given?.includes(",");
  const rest = isList ? given?.trim().replace(/\s+/g, ",") : given;
  const own = dnsmasqOptions.has(keyword) ? undefined : ownName(keyword);
  if (own !== undefined) return rest ? own + rest : undefined;
  const name = dnsmasqOptions.has(keyword) ? keyword : vocabulary.nearest(keyword, dnsmasqOptions);
  if (name === undefined) return undefined;
  const found = rest === undefined ? name : `${name}=${rest}`;
  const fixed = rest === undefined ? { keyword: name, value: undefined } : { keyword: name, value: rest };
  if (refusalOf(fixed) === "value") return isOff({ keyword: name, value: rest }) ? undefined : name;
  return found !== text && refusalOf(fixed) === undefined ? found : undefined;
}
