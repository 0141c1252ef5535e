import type { Fix } from "../../findings.js";
import { quoted, tag } from "../../prose/wording.js";
import { indentBefore, lineEnd } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { childElements, type XmlDocument, type XmlElement, type XmlNode } from "../../xml/tree.js";
import { removeAttribute, setAttribute } from "../../xml/value-edits.js";
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
  check({ element, spec }, { document, report }) {
    if (!spec.open) return;
    const first = new Map<string, XmlElement>();
    const taken = new Set(childElements(element).flatMap(({ namespace }) => namespace ?? []));
    for (const child of childElements(element)) {
      if (child.namespace === undefined) {
        report({
          span: child.nameSpan,
          message: `${tag(child)} has no XML namespace; declare one with ${declarationOf(child)}`,
          fixes: [declared(child, taken), withoutElement(document, child)],
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
        message: `A second element in the namespace ${quoted(child.namespace)}; put all of it into one element`,
        consequence: "libvirt keeps the first and silently ignores the others.",
        related: [{ span: kept.nameSpan, message: "This one is kept" }],
        fixes: [withoutElement(document, child)],
      });
    }
    for (const node of element.children) {
      if ((node.kind !== "text" && node.kind !== "cdata") || node.value.trim() === "") continue;
      const text = node.value.trim();
      report({
        span: node.span,
        stage: "schema",
        message: `The text ${quoted(text)} is directly in ${tag(element)}, which has only elements`,
        fixes: [
          ...asComment(text, (comment) => [{ ...node.span, newText: around(document.text, node, comment) }]),
          { title: "Remove the text", safe: false, edits: [{ ...node.span, newText: "" }] },
        ],
      });
    }
    for (const attribute of element.attributes) {
      if (attribute.name === "xmlns" || attribute.prefix === "xmlns") continue;
      report({
        span: attribute.nameSpan,
        stage: "schema",
        message: `${tag(element)} has no attributes; remove ${attribute.name}`,
        fixes: asComment(`${attribute.name}: ${attribute.value ?? ""}`, (comment) => [
          removeAttribute(document, attribute),
          { start: element.span.start, end: element.span.start, newText: comment + lineAfter(document, element) },
        ]),
      });
    }
  },
});

/** The attribute that binds the namespace of an element. */
function declarationOf({ prefix }: XmlElement): string {
  return prefix === "" ? "xmlns" : `xmlns:${prefix}`;
}

/** Declares a namespace named after the element, which no other child has; `taken` is told of it. */
function declared(child: XmlElement, taken: Set<string>): Fix {
  const stem = ["urn", child.prefix, child.localName].filter((part) => part !== "").join(":");
  let uri = stem;
  for (let number = 2; taken.has(uri); number += 1) uri = `${stem}:${number}`;
  taken.add(uri);
  const name = declarationOf(child);
  return { title: `Declare ${name}='${uri}'`, safe: false, edits: [setAttribute(child, name, uri)] };
}

/** Keeps a text as a comment, where it can be one. */
function asComment(text: string, edits: (comment: string) => readonly Edit[]): Fix[] {
  if (text.includes("--") || text.endsWith("-")) return [];
  return [{ title: "Turn it into a comment", safe: false, edits: edits(`<!-- ${text} -->`) }];
}

/** The comment with the whitespace that is around a text. */
function around(text: string, { span }: XmlNode, comment: string): string {
  const written = text.slice(span.start, span.end);
  const start = written.length - written.trimStart().length;
  return written.slice(0, start) + comment + written.slice(written.trimEnd().length);
}

function lineAfter(document: XmlDocument, { span }: XmlElement): string {
  const indent = indentBefore(document, span.start);
  return indent === undefined ? "" : lineEnd(document) + indent;
}
