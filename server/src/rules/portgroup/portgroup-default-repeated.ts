import type { Fix } from "../../findings.js";
import { quoted } from "../../prose/wording.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** With more defaults each finding would carry an edit of all others, too many to review. */
const mostEdits = 100;
/** Of so many the finding offers to keep its own group instead. */
const mostChoices = 5;

export const portgroupDefaultRepeated = defineRule({
  id: "portgroup-default-repeated",
  title: "Two default port groups",
  stage: "define",
  severity: "error",
  since: "1.0.0",
  why: "Guests that name no port group get the default one, so a network can have at most one. libvirt rejects a second `default='yes'`.",
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
    const defaults = portGroups.flatMap(({ name, default: flag }) => (flag?.value === true ? [{ name, flag }] : []));
    const [first, ...others] = defaults;
    if (first === undefined) return;
    const keeping = (kept: (typeof defaults)[number]): Fix => ({
      title: `Keep only ${kept.name?.raw ? quoted(kept.name.raw) : "the first"} as the default`,
      safe: false,
      edits: defaults.flatMap((each) => (each === kept ? [] : removeAttribute(document, each.flag.attribute))),
    });
    // One fix for all: each finding offers the same.
    const keep = others.length <= mostEdits ? keeping(first) : undefined;
    for (const [index, group] of others.entries()) {
      const fixes = keep ? [keep] : [];
      if (keep && index < mostChoices && group.name?.raw) fixes.push(keeping(group));
      report({
        span: group.flag.attribute.span,
        message: `Port group ${quoted(group.name?.raw ?? "")} is a second default besides ${quoted(first.name?.raw ?? "")}`,
        related: [{ span: first.flag.attribute.span, message: "The first default port group" }],
        fixes,
      });
    }
  },
});
