import type { Fix } from "../../findings.js";
import { quoted } from "../../prose/wording.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** With more defaults each finding would carry an edit of all others, too many to review. */
const mostEdits = 100;

export const portgroupDefaultRepeated = defineRule({
  id: "portgroup-default-repeated",
  title: "Two default port groups",
  stage: "define",
  severity: "error",
  since: "1.0.0",
  why: "Guests that name no port group get the default one, so a network can have one at most. libvirt rejects a second `default='yes'`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'/>
        <portgroup name='db' «default='yes'»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='guests' default='no'/>
        <portgroup name='web' default='yes'/>
        <portgroup name='db' «default='yes'»/>
        <portgroup name='mail' «default='yes'»/>
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
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'/>
        <portgroup name='db' default='no'/>
      </network>
    `,
  ],
  on: "network",
  check({ portGroups }, { document, report }) {
    const [first, ...others] = portGroups.flatMap(({ name, default: flag }) =>
      flag?.value === true ? [{ name, flag }] : [],
    );
    if (first === undefined) return;
    // One fix for all: each finding offers the same.
    const keep: Fix = {
      title: `Keep ${first.name?.raw ?? "the first"} as the default`,
      safe: false,
      edits: others.slice(0, mostEdits).map(({ flag }) => removeAttribute(document, flag.attribute)),
    };
    for (const { name, flag } of others) {
      report({
        span: flag.attribute.span,
        message: `Port group ${quoted(name?.raw ?? "")} is a second default beside ${quoted(first.name?.raw ?? "")}`,
        related: [{ span: first.flag.attribute.span, message: "The first default port group" }],
        fixes: others.length <= mostEdits ? [keep] : [],
      });
    }
  },
});
