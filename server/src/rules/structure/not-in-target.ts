import type { Fix } from "../../findings.js";
import { quoted, tag } from "../../prose/wording.js";
import { formatVersion, holds, type Version } from "../../vocabulary/versions.js";
import type { ElementSpec } from "../../vocabulary/vocabulary.js";
import { attributeOf, stringValue, type XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutAttribute, withoutElement } from "../shared/fixes.js";

export const notInTarget = defineRule({
  id: "not-in-target",
  title: "Not known to the target version of libvirt",
  stage: "schema",
  severity: "error",
  why: "The document is checked for one version of libvirt. What came later, or was removed before, that version silently ignores (elements and attributes) or rejects (values); its schema rejects all of them.",
  bad: [
    `
      <!-- virnet-target 9.0.0 -->
      <network>
        <name>lab</name>
        <«title»>The lab</title>
      </network>
    `,
    `
      <!-- virnet-target 9.0.0 -->
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' «register»='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <!-- virnet-target 2.1.0 -->
      <network>
        <name>lab</name>
        <forward mode='«open»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <!-- virnet-target 5.5.0 -->
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <«dnsmasq:options»>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«link» state='up'/>
      </network>
    `,
  ],
  good: [
    `
      <!-- virnet-target 9.7.0 -->
      <network>
        <name>lab</name>
        <title>The lab</title>
      </network>
    `,
    `
      <!-- virnet-target 2.2.0 -->
      <network>
        <name>lab</name>
        <forward mode='open'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <!-- virnet-target 1.2.13 -->
      <network>
        <name>lab</name>
        <link state='up'/>
      </network>
    `,
  ],
  on: "element",
  check({ element, spec }, { document, vocabulary, report }) {
    const { version } = vocabulary;
    if (!vocabulary.known(spec)) {
      // Its content is as unknown as the element itself: one finding is enough.
      const parent = element.parent && vocabulary.specOf(element.parent);
      if (parent && !vocabulary.known(parent)) return;
      report({
        span: element.nameSpan,
        message: `${tag(element)} ${period(spec, version)}`,
        fixes: [...asComment(element, spec), withoutElement(document, element)],
      });
      return;
    }
    for (const known of spec.attributes) {
      const attribute = attributeOf(element, known.name);
      // To a parser a namespace declaration is not an attribute, whatever the version.
      if (attribute === undefined || attribute.prefix === "xmlns") continue;
      if (!vocabulary.known(known)) {
        report({
          span: attribute.nameSpan,
          message: `${known.name} of ${tag(element)} ${period(known, version)}`,
          fixes: [withoutAttribute(document, attribute)],
        });
        continue;
      }
      const word = known.values?.find(({ value }) => value === attribute.value);
      if (word === undefined || vocabulary.known(word)) continue;
      const judgement = vocabulary.judge(known, word.value);
      if (judgement.ok) continue;
      report({
        span: attribute.valueSpan,
        stage: judgement.stage,
        message: `${known.name}=${quoted(word.value)} ${period(word, version)}`,
      });
    }
  },
});

/** What an element says to people stays in a comment. */
function asComment(element: XmlElement, spec: ElementSpec): Fix[] {
  const text = stringValue(element).trim();
  if (!spec.text || text === "" || text.includes("--") || text.endsWith("-")) return [];
  return [{ title: "Turn into a comment", safe: false, edits: [{ ...element.span, newText: `<!-- ${text} -->` }] }];
}

/** `needs libvirt 9.7.0; the target is 9.0.0`. */
function period({ since, ...end }: { readonly since?: string; readonly until?: string }, target: Version): string {
  const wanted = holds(end, target) ? `needs libvirt ${since}` : `was removed after libvirt ${end.until}`;
  return `${wanted}; the target is ${formatVersion(target)}`;
}
