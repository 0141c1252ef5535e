import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";

export const notWellFormed = defineRule({
  id: "not-well-formed",
  title: "Not well-formed XML",
  stage: "parse",
  severity: "error",
  why: "libvirt reads a document through libxml2, which stops at the first mistake in the XML itself: a tag left open, a quote forgotten, a stray `&`. virnet names the first mistake where it was made, not where it showed. The newest libxml2 overlooks one mistake: content after the root element, once a prefix is bound to no namespace.",
  bad: [
    `
      <network>
        <name>lab</name>
        «<dns>»
      </network>
    `,
    `
      <network>
        <name>R«&»D</name>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name=«virbr-lab»/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <dns/>
      </network>
    `,
    `
      <network>
        <name>R&amp;D</name>
        <bridge name="virbr-lab"/>
      </network>
    `,
  ],
  on: "document",
  check({ problem }, { vocabulary, report }) {
    if (problem === undefined) return;
    const { overlookedSince: since } = problem;
    const isOverlooked = since !== undefined && holds({ since }, vocabulary.version);
    report({
      span: problem.span,
      ...(isOverlooked && { stage: "ignored" as const }),
      message: problem.message,
      consequence: isOverlooked
        ? "libvirt overlooks it after a namespace prefix that is not declared; older ones cannot read the document."
        : "libvirt cannot read the document.",
      related: problem.related,
      fixes: problem.fix ? [problem.fix] : [],
    });
  },
});
