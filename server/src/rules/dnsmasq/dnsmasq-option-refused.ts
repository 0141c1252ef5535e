import type { Fix } from "../../findings.js";
import { runsDnsmasq } from "../../network/dnsmasq.js";
import { dnsmasqOptions, newestDnsmasq, onceOnly, refusalOf } from "../../network/dnsmasq-options.js";
import { consequence, quoted } from "../../prose/wording.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { defineRule } from "../rule.js";
import { type OptionLine, optionLines } from "../shared/dnsmasq-lines.js";
import { change } from "../shared/fixes.js";

export const dnsmasqOptionRefused = defineRule({
  id: "dnsmasq-option-refused",
  title: "Option that dnsmasq rejects",
  stage: "start",
  severity: "error",
  since: "5.6.0",
  why: "libvirt copies the value of a `dnsmasq:option` into dnsmasq's configuration file and does not check it. The line is written as in `dnsmasq.conf`: the long name of the option without dashes, then `=` and its value where it has one. dnsmasq does not start on a line it does not understand, and neither does the network.",
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
  check(network, { vocabulary, report }) {
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
      const { field, text, line, alone } = option;
      const problem = problemOf(option);
      const earlier = line !== "quote" && onceOnly.has(line.keyword) ? written.get(line.keyword) : undefined;
      if (problem) {
        const fixes: Fix[] = alone
          ? repairsOf(text, option, vocabulary)
              .filter((value) => !isSecond(value))
              .map((value) => change(field.attribute, value, { safe: value === text.replace(/^-+/, "") }))
          : [];
        report({
          span: field.span,
          message: `${quoted(text)} ${problem}`,
          fixes,
        });
      } else if (earlier && line !== "quote") {
        report({
          span: field.span,
          message: `${line.keyword} is written twice, and dnsmasq takes it only once, so ${consequence("start")}; keep one`,
          related: [{ span: earlier.field.span, message: `${line.keyword} is written here first` }],
        });
      } else if (line !== "quote") written.set(line.keyword, option);
    }
  },
});

function keywordOf({ line }: OptionLine): string[] {
  return line === "quote" ? [] : [line.keyword];
}

function problemOf({ text, line }: OptionLine): string | undefined {
  if (line === "quote") return "has a double quote that is never closed";
  switch (refusalOf(line)) {
    case "unknown":
      if (/^\s*-/.test(text)) return "begins with a dash, as on the command line";
      return `${line.keyword === "" ? "names no option" : `is no option of dnsmasq (up to ${newestDnsmasq})`}`;
    case "value":
      return `gives ${line.keyword} a value, and it takes none`;
    case "no-value":
      return `gives ${line.keyword} no value, and it needs one`;
    case "not-a-number":
      return `gives ${line.keyword} a value that is no number`;
    case undefined:
      return undefined;
  }
}

/** Lines that dnsmasq accepts and that were most likely meant. */
function repairsOf(text: string, { line }: OptionLine, vocabulary: Vocabulary): string[] {
  if (line === "quote") return [];
  if (refusalOf(line) === "value") return [line.keyword];
  const dashed = /^\s*-+([^-].*)/s.exec(text)?.[1] ?? text;
  const [, keyword = "", after = ""] = /^\s*([A-Za-z0-9-]+)(.*)/s.exec(dashed) ?? [];
  if (!/^(?:[=:\s]|$)/.test(after)) return [];
  const rest = after.trim() === "" ? undefined : after.trimStart().replace(/^[=:]\s*/, "");
  const name = dnsmasqOptions.has(keyword) ? keyword : vocabulary.nearest(keyword, dnsmasqOptions);
  if (name === undefined) return [];
  const found = rest === undefined ? name : `${name}=${rest}`;
  const fixed = rest === undefined ? { keyword: name, value: undefined } : { keyword: name, value: rest };
  return found !== text && refusalOf(fixed) === undefined ? [found] : [];
}
