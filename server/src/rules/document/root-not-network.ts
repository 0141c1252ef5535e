import type { Fix } from "../../findings.js";
import { tag } from "../../prose/wording.js";
import { renameElement } from "../../xml/edits.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const rootNotNetwork = defineRule({
  id: "root-not-network",
  title: "Root element is not network",
  stage: "parse",
  severity: "error",
  why: "A network definition is one `<network>` element. libvirt rejects any other root: a `<domain>`, a list of networks, or the `<networkstatus>` of its own state files.",
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
    const inner = childElements(root).find((child) => child.localName === "network");
    const fixes: Fix[] = inner
      ? [
          {
            title: "Keep only the inner <network>",
            safe: false,
            edits: [
              { start: root.span.start, end: inner.span.start, newText: "" },
              { start: inner.span.end, end: root.span.end, newText: "" },
            ],
          },
        ]
      : [{ title: "Rename the root to network", safe: false, edits: renameElement(root, "network") }];
    report({
      span: root.nameSpan,
      message: `The root element is ${tag(root)}; libvirt takes only <network> for a network definition${inner ? ", define the one inside by itself" : ""}`,
      fixes,
    });
  },
});
