import type { Fix } from "../../findings.js";
import { consequence, quoted } from "../../prose/wording.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** Of more defaults than these each finding would carry an edit of all others, which nobody could review. */
const mostEdits = 100;

export const portgroupDefaultRepeated = defineRule({
  id: "portgroup-default-repeated",
  title: "Two default port groups",
  stage: "define",
  severity: "error",
  since: "1.0.0",
  why: "Guests that name no port group get the default one, so a network can have one at most. libvirt refuses a second `default='yes'`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'/>
        <portgroup name='db' «default='yes'»/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'/>
        <portgroup name='db'/>
      </network>
    `,
  ],
  on: "network",
  check({ portGroups }, { document, report }) {
    const [first, ...others] = portGroups.filter((group) => group.default?.value === true);
    // One fix for all: each finding offers the same.
    const keep: Fix = {
      title: `Keep ${first?.name?.raw ?? "the first"} as the default`,
      safe: false,
      edits: others
        .slice(0, mostEdits)
        .flatMap((each) => (each.default ? [removeAttribute(document, each.default.attribute)] : [])),
    };
    for (const group of others) {
      if (!first?.default || !group.default) continue;
      report({
        span: group.default.attribute.span,
        message: `Port group ${quoted(group.name?.raw ?? "")} is a second default beside ${quoted(first.name?.raw ?? "")}; ${consequence("define")}`,
        related: [{ span: first.default.attribute.span, message: "The first default port group" }],
        fixes: others.length <= mostEdits ? [keep] : [],
      });
    }
  },
});
