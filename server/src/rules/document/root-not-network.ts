import type { FindingDraft, Fix } from "../../findings.js";
import { tag } from "../../prose/wording.js";
import { documentOf, meansNetwork } from "../../vocabulary/vocabulary.js";
import { renameElement } from "../../xml/edits.js";
import { childElements, type XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

/** Networks that are shown beside the finding at most. */
const mostShown = 5;

export const rootNotNetwork = defineRule({
  id: "root-not-network",
  title: "Root element is not network",
  stage: "parse",
  severity: "error",
  why: "A network definition is one `<network>` element; libvirt rejects any other root. A guest, a storage pool or a network filter is a document of its own, which another command of virsh takes. A `<host>` or a `<portgroup>` by itself is a part of a network, as `virsh net-update` takes it. Several networks need a file each.",
  bad: [
    `
      <«net»>
        <name>lab</name>
      </net>
    `,
    `
      <«networkstatus»>
        <class_id bitmap='0-2'/>
        <network>
          <name>lab</name>
        </network>
      </networkstatus>
    `,
    `
      <«domain» type='kvm'>
        <name>web</name>
      </domain>
    `,
    `
      <«host» mac='52:54:00:00:00:01' name='web' ip='192.168.77.10'/>
    `,
    `
      <«networks»>
        <network>
          <name>lab</name>
        </network>
        <network>
          <name>office</name>
        </network>
      </networks>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
    `
      <!-- from networkstatus -->
      <network>
        <name>domain</name>
      </network>
    `,
  ],
  on: "document",
  check({ document }, { report }) {
    const { root } = document;
    if (root === undefined || root.localName === "network" || root.name === "") return;
    report({
      consequence: "`virsh net-define` accepts only a <network>.",
      ...explained(root, networksIn(root)),
      span: root.nameSpan,
    });
  },
});

type Explanation = Omit<FindingDraft, "span">;

function explained(root: XmlElement, inside: readonly XmlElement[]): Explanation {
  const [first, ...others] = inside;
  if (others.length > 0) {
    return {
      message: `${inside.length} networks are in one document; give each a file of its own`,
      related: inside.slice(0, mostShown).map(({ nameSpan }) => ({ span: nameSpan, message: "A network begins here" })),
    };
  }
  const known = documentOf(root);
  const fixes = first && [keepOnly(root, first)];
  if (known?.kind === "document")
    return { message: `This is ${known.what}, not a network; ${known.use}`, fixes: fixes ?? [] };
  if (fixes) return { message: `The root is ${tag(root)}; define the <network> in it by itself`, fixes };
  if (meansNetwork(root.localName)) {
    return {
      message: `The root is ${tag(root)}; did you mean <network>?`,
      fixes: [{ title: "Rename the root to network", safe: false, edits: renameElement(root, "network") }],
    };
  }
  if (known === undefined) return { message: `The root is ${tag(root)}, not <network>` };
  return {
    message:
      known.section === undefined
        ? `${tag(root)} is a part of a network that \`virsh net-update\` does not accept; put it in a <network>`
        : `${tag(root)} is a part of a network: \`virsh net-update NETWORK add ${known.section} FILE --live --config\``,
  };
}

function keepOnly(root: XmlElement, inner: XmlElement): Fix {
  return {
    title: "Keep only the inner <network>",
    safe: false,
    edits: [
      { start: root.span.start, end: inner.span.start, newText: "" },
      { start: inner.span.end, end: root.span.end, newText: "" },
    ],
  };
}

/** The networks in an element, in document order. */
function networksIn(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const pending = [...childElements(root)].reverse();
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (element.localName === "network" && element.namespace === root.namespace) found.push(element);
    else for (const child of childElements(element).toReversed()) pending.push(child);
  }
  return found;
}
