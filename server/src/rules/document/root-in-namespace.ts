import { consequence, quoted, sentence } from "../../prose/wording.js";
import { renameElement } from "../../xml/edits.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const rootInNamespace = defineRule({
  id: "root-in-namespace",
  title: "Network in an XML namespace",
  stage: "parse",
  severity: "error",
  why: "Network XML has no namespace. A default `xmlns` on the root moves every child into it; libvirt then finds none of them and complains of a missing name. Only `xmlns:dnsmasq`, with its prefix, belongs on the root.",
  bad: [
    `
      <network «xmlns='http://example.org/net'»>
        <name>lab</name>
      </network>
    `,
    `
      <«net:network» xmlns:net='urn:example:net'>
        <name>lab</name>
      </net:network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
    `
      <network xmlns:net='urn:example:net'>
        <name>lab</name>
        <metadata>
          <owner xmlns='http://example.org/net'>storage team</owner>
        </metadata>
      </network>
    `,
  ],
  on: "document",
  check({ document }, { vocabulary, report }) {
    const { root } = document;
    if (root?.localName !== "network" || root.namespace === undefined) return;
    const declaration = root.attributes.find((attribute) => attribute.name === "xmlns");
    if (root.prefix === "" && declaration) {
      report({
        span: declaration.span,
        message: `xmlns=${quoted(declaration.value ?? "")} puts every element in a namespace; remove it`,
        consequence: "libvirt looks for elements without a namespace and finds no <name>.",
        fixes: [
          { title: "Remove the default namespace", safe: false, edits: [removeAttribute(document, declaration)] },
        ],
      });
      return;
    }
    report({
      span: root.nameSpan,
      stage: "schema",
      message: `<${root.name}> is in the namespace ${quoted(root.namespace)}; write <network>`,
      consequence: sentence(consequence("schema", vocabulary.version, "accepts it")),
      fixes: [{ title: "Remove the prefix", safe: true, edits: renameElement(root, "network") }],
    });
  },
});
