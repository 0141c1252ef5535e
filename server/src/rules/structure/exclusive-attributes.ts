import { removeAttribute } from "../../xml/edits.js";
import { attributeOf } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { consequence, tag } from "../wording.js";

export const exclusiveAttributes = defineRule({
  id: "exclusive-attributes",
  title: "Attributes that exclude each other",
  stage: "parse",
  severity: "error",
  why: "Some attributes say the same thing in two ways, such as `netmask` and `prefix`. libvirt refuses an element that has both, even when they agree.",
  bad: "<network><name>lab</name><ip address='192.168.77.1' netmask='255.255.255.0' prefix='24'/></network>",
  good: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'/></network>",
  on: "element",
  check({ element, spec }, { document, format, report }) {
    const reported = new Set<string>();
    for (const attribute of format.attributesOf(spec)) {
      const first = attributeOf(element, attribute.name);
      for (const { name, stage } of attribute.excludes ?? []) {
        const second = attributeOf(element, name);
        const pair = [attribute.name, name].sort().join(" ");
        if (first === undefined || second === undefined || reported.has(pair)) continue;
        reported.add(pair);
        const [earlier, later] = first.span.start < second.span.start ? [first, second] : [second, first];
        report({
          span: later.nameSpan,
          stage,
          message: `${tag(element)} has both ${earlier.name} and ${later.name}, which exclude each other; ${consequence(stage)}, keep one`,
          related: [{ span: earlier.nameSpan, message: `${earlier.name} stands here` }],
          fixes: [later, earlier].map((surplus) => ({
            title: `Remove ${surplus.name}`,
            safe: false,
            edits: [removeAttribute(document, surplus)],
          })),
        });
      }
    }
  },
});
