import { consequence, quoted, tag } from "../../prose/wording.js";
import { templateMark } from "../../xml/mistake.js";
import { defineRule } from "../rule.js";

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
  check({ element, spec }, { document, vocabulary, report }) {
    if (spec.open || spec.text) return;
    for (const node of element.children) {
      if ((node.kind !== "text" && node.kind !== "cdata") || !/[^\t\n\r ]/.test(node.value)) continue;
      if (templateMark(node.value)) continue;
      const source = document.text.slice(node.span.start, node.span.end);
      const span = {
        start: node.span.start + source.search(/[^\t\n\r ]/),
        end: node.span.start + source.replace(/(?<![\t\n\r ])[\t\n\r ]+$/, "").length,
      };
      const comment = `<!-- ${document.text.slice(span.start, span.end).replaceAll("--", "- -")} -->`;
      report({
        span,
        message: `Text ${quoted(document.text.slice(span.start, span.end))} in ${tag(element)}, which holds no text; libvirt skips it; ${consequence("schema", vocabulary.version)}`,
        fixes: [
          { title: "Remove the text", safe: false, edits: [{ ...span, newText: "" }] },
          ...(node.kind === "text"
            ? [{ title: "Turn into a comment", safe: false, edits: [{ ...span, newText: comment }] }]
            : []),
        ],
      });
    }
  },
});
