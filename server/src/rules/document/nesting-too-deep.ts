import { deepestNesting } from "../../xml/limits.js";
import { defineRule } from "../rule.js";

export const nestingTooDeep = defineRule({
  id: "nesting-too-deep",
  title: "Elements nested deeper than libvirt reads",
  stage: "parse",
  severity: "error",
  why: `libvirt's XML library stops at ${deepestNesting} open elements to protect itself. A network needs six, so a document like this is damaged or hostile; virnet does not analyse it.`,
  bad: [
    `
      <network>
        <name>lab</name>
        <metadata>${"<a>".repeat(deepestNesting - 2)}«<a>»<a></a></a>${"</a>".repeat(deepestNesting - 2)}</metadata>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
  ],
  on: "document",
  check({ tooDeep }, { report }) {
    if (tooDeep === undefined) return;
    report({
      span: tooDeep,
      message: `Elements are nested more than ${deepestNesting} deep here`,
      consequence: "libvirt cannot read the document, and virnet did not analyse it.",
    });
  },
});
