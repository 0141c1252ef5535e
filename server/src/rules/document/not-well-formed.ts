import { defineRule } from "../rule.js";

export const notWellFormed = defineRule({
  id: "not-well-formed",
  title: "Not well-formed XML",
  stage: "parse",
  severity: "error",
  why: "libvirt reads a document through libxml2, which stops at the first mistake in the XML itself: a tag left open, a quote forgotten, a stray `&`. virnet names the first mistake where it was made, not where it showed.",
  bad: "<network><name>lab</name><dns></network>",
  good: "<network><name>lab</name><dns/></network>",
  on: "document",
  check({ problem }, { report }) {
    if (problem === undefined) return;
    report({
      span: problem.span,
      message: problem.message,
      related: problem.related,
      fixes: problem.fix ? [problem.fix] : [],
    });
  },
});
