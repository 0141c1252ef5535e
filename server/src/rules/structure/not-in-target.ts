import { consequence, dropped, quoted, tag } from "../../prose/wording.js";
import { bound, compareVersions, formatVersion, type Version } from "../../vocabulary/versions.js";
import { attributeOf } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutAttribute, withoutElement } from "../shared/fixes.js";

export const notInTarget = defineRule({
  id: "not-in-target",
  title: "Not known to the target version of libvirt",
  stage: "schema",
  severity: "error",
  why: "The document is checked for one version of libvirt. What came later, or went away before, that version drops without a word (elements and attributes) or refuses (values); its schema refuses all of them.",
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
      <network connections='0'>
        <name>lab</name>
        <«title»>The lab</title>
      </network>
    `,
    `
      <!-- virnet-target 9.0.0 -->
      <network connections='0'>
        <name>lab</name>
        <«title»>The lab</title>
        <domain «register»='yes' name='lab.test'/>
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
  ],
  on: "element",
  check({ element, spec }, { document, vocabulary, report }) {
    const { version } = vocabulary;
    if (!vocabulary.known(spec)) {
      // Its content is as unknown as itself: one finding says it.
      if (element.parent && insideUnknown(element, vocabulary)) return;
      report({
        span: element.nameSpan,
        message: `${tag(element)} ${period(spec, version)}; ${dropped(vocabulary.version)}`,
        fixes: [withoutElement(document, element)],
      });
      return;
    }
    for (const known of spec.attributes) {
      const attribute = attributeOf(element, known.name);
      // A namespace declaration is no attribute to a parser, whatever the version.
      if (attribute === undefined || attribute.prefix === "xmlns") continue;
      if (!vocabulary.known(known)) {
        report({
          span: attribute.nameSpan,
          message: `The attribute ${known.name} of ${tag(element)} ${period(known, version)}; ${dropped(vocabulary.version)}`,
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
        message: `${known.name}=${quoted(word.value)} ${period(word, version)}; ${consequence(judgement.stage, version)}`,
      });
    }
  },
});

type Context = Parameters<typeof notInTarget.check>[1];

function insideUnknown(
  element: Parameters<typeof notInTarget.check>[0]["element"],
  vocabulary: Context["vocabulary"],
): boolean {
  const parent = element.parent && vocabulary.specOf(element.parent);
  return parent !== undefined && !vocabulary.known(parent);
}

/** `needs libvirt 9.7.0 or newer, the target is 9.0.0`. */
function period(item: { readonly since?: string; readonly until?: string }, target: Version): string {
  const newer = item.since !== undefined && compareVersions(target, bound(item.since)) < 0;
  const wanted = newer ? `needs libvirt ${item.since} or newer` : `was last known to libvirt ${item.until}`;
  return `${wanted}, the target is ${formatVersion(target)}`;
}
