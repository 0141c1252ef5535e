import { consequence, quoted, tag } from "../../prose/wording.js";
import { childElements, type XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const metadataLost = defineRule({
  id: "metadata-lost",
  title: "Metadata that libvirt ignores",
  stage: "ignored",
  severity: "warning",
  why: "In `<metadata>` each application has one element in an XML namespace of its own. libvirt silently ignores children without a namespace, and of several children in one namespace all but the first. Text and attributes are rejected by schema validation.",
  bad: [
    `
      <network>
        <name>lab</name>
        <metadata>
          <«owner»>storage team</owner>
        </metadata>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <metadata xmlns:lab='urn:example:lab'>
          <lab:owner>storage team</lab:owner>
          <«lab:room»>B 117</lab:room>
        </metadata>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <metadata «owner»='storage team'>«see the wiki»</metadata>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <metadata>«<![CDATA[see the wiki]]>»</metadata>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <metadata>
          <lab:owner xmlns:lab='urn:example:lab'>storage team</lab:owner>
        </metadata>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <metadata xmlns:lab='urn:example:lab' xmlns:site='urn:example:site'>
          <!-- see the wiki -->
          <lab:owner>storage team</lab:owner>
          <site:room>B 117</site:room>
        </metadata>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element, spec }, { document, vocabulary, report }) {
    if (!spec.open) return;
    const first = new Map<string, XmlElement>();
    for (const child of childElements(element)) {
      const fixes = [withoutElement(document, child)];
      if (child.namespace === undefined) {
        report({
          span: child.nameSpan,
          message: `${tag(child)} has no XML namespace${child.prefix === "" ? "" : `, as its prefix is bound to none`}; libvirt drops it without a word, so declare one with xmlns`,
          fixes,
        });
        continue;
      }
      const kept = first.get(child.namespace);
      if (kept === undefined) {
        first.set(child.namespace, child);
        continue;
      }
      report({
        span: child.nameSpan,
        message: `A second child in the namespace ${quoted(child.namespace)}; libvirt keeps the first and drops the others without a word, so put all into one element`,
        related: [{ span: kept.nameSpan, message: "This one is kept" }],
        fixes,
      });
    }
    for (const node of element.children) {
      if ((node.kind !== "text" && node.kind !== "cdata") || node.value.trim() === "") continue;
      report({
        span: node.span,
        stage: "schema",
        message: `Text ${quoted(node.value.trim())} directly in ${tag(element)}, which holds elements; libvirt drops it, and ${consequence("schema", vocabulary.version)}`,
        fixes: [{ title: "Remove the text", safe: false, edits: [{ ...node.span, newText: "" }] }],
      });
    }
    for (const attribute of element.attributes) {
      if (attribute.name === "xmlns" || attribute.prefix === "xmlns") continue;
      report({
        span: attribute.nameSpan,
        stage: "schema",
        message: `${tag(element)} takes no attributes; libvirt drops ${attribute.name} without a word`,
      });
    }
  },
});
