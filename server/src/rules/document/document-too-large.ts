import { largestSize } from "../../xml/limits.js";
import { defineRule } from "../rule.js";

export const documentTooLarge = defineRule({
  id: "document-too-large",
  title: "Document larger than libvirt reads",
  stage: "parse",
  severity: "error",
  why: `libvirt passes a document to its daemon as one string of at most ${largestSize} bytes (4 MiB). virnet does not analyse a larger one.`,
  bad: [`«»<network><name>lab</name><!--${"x".repeat(largestSize)}--></network>`],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
  ],
  on: "document",
  check({ oversize }, { report }) {
    if (oversize === undefined) return;
    report({
      span: { start: 0, end: 0 },
      message: `The document has ${oversize} bytes; libvirt reads at most ${largestSize}`,
      consequence: "libvirt rejects it, and virnet did not analyse it.",
    });
  },
});
