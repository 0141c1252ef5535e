import { consequence, tag } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { removeSpan } from "../../xml/edits.js";
import { childElements, type XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { refusedIn } from "../shared/skipped-elements.js";

export const repeatedElement = defineRule({
  id: "repeated-element",
  title: "Element that may stand once is repeated",
  stage: "schema",
  severity: "error",
  why: "Of an element that may stand once libvirt reads one, mostly the first, and drops the others without a word; of a few it refuses the second. Schema validation refuses all repetitions.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7'/>
        <«bridge» name='virbr8'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr7'/>
      </network>
    `,
  ],
  on: "element",
  needs: "surroundings",
  check({ element }, { document, vocabulary, report }) {
    const first = new Map<string, XmlElement>();
    for (const child of childElements(element)) {
      const spec = vocabulary.specOf(child);
      if (spec === undefined) continue;
      const answer = spec.repeated?.find((entry) => holds(entry, vocabulary.version));
      if (spec.max === null && answer === undefined) continue;
      const kept = first.get(spec.path);
      if (kept === undefined) {
        first.set(spec.path, child);
        continue;
      }
      const stage = refusedIn(child, answer?.stage ?? "schema");
      const what =
        stage !== "schema"
          ? consequence(stage)
          : answer?.keeps
            ? `libvirt reads only the ${answer.keeps} and drops the other without a word; ${consequence(stage, vocabulary.version)}`
            : `libvirt reads them all; ${consequence(stage, vocabulary.version)}`;
      report({
        span: child.nameSpan,
        stage,
        message: `A second ${tag(child)} in ${tag(element)}, which takes one; ${what}`,
        related: [{ span: kept.nameSpan, message: `The first ${tag(child)}` }],
        fixes: [{ title: `Remove this ${tag(child)}`, safe: false, edits: [removeSpan(document, child.span)] }],
        tags: answer?.keeps === "first" ? ["unnecessary"] : [],
      });
    }
  },
});
