import { quoted, tag } from "../../prose/wording.js";
import { copiedAlong } from "../../repairs/copied.js";
import { repairsIn, trimmedSpan } from "../../repairs/repairs.js";
import { templateMark } from "../../xml/mistake.js";
import { defineRule } from "../rule.js";
import { answer } from "../shared/fixes.js";

export const strayText = defineRule({
  id: "stray-text",
  title: "Text where only elements belong",
  stage: "schema",
  severity: "error",
  why: "Only a few elements hold text: `<name>`, `<uuid>`, `<title>`, `<description>`, `<hostname>`. libvirt skips text anywhere else, and schema validation rejects it; mostly it is the rest of a damaged tag.",
  bad: [
    `
      <network>
        <name>lab</name>«my lab»<ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>«/>»
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        «<![CDATA[my lab]]>»
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <!-- my lab -->
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <description>my lab</description>
        <metadata>
          <lab:note xmlns:lab='urn:example:lab'>my lab</lab:note>
        </metadata>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element, spec }, context) {
    const { document, report } = context;
    if (spec.open || spec.text) return;
    const copied = copiedAlong(document, context.vocabulary);
    for (const node of element.children) {
      if ((node.kind !== "text" && node.kind !== "cdata") || !/[^\t\n\r ]/.test(node.value)) continue;
      if (templateMark(node.value)) continue;
      if (copied !== undefined) {
        // One mistake of the whole document, reported at its first place.
        const { span, message, fix } = copied.mistake;
        if (node === copied.first) report({ span, message, fixes: fix ? [fix] : [] });
        continue;
      }
      const span = trimmedSpan(document.text, node.span);
      const source = document.text.slice(span.start, span.end);
      const repair = repairsIn(context, element).of(node);
      const comment = `<!-- ${source.replaceAll("--", "- -")} -->`;
      report({
        span,
        message: `${quoted(source)} is text in ${tag(element)}, which has none${answer(repair)}`,
        fixes: [
          ...(repair?.fixes ?? []),
          // What has a ">" in it is the rest of a tag.
          ...(node.kind === "text" && !source.includes(">")
            ? [{ title: "Turn into a comment", safe: false, edits: [{ ...span, newText: comment }] }]
            : []),
          { title: "Remove the text", safe: false, edits: [{ ...span, newText: "" }] },
        ],
        ...(repair && { restores: true }),
      });
    }
  },
});
