import { nextName } from "../../addressing/new-identifiers.js";
import type { PortGroup } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const portgroupNameRepeated = defineRule({
  id: "portgroup-name-repeated",
  title: "Two port groups of the same name",
  stage: "define",
  severity: "error",
  since: "1.2.13",
  why: "Guests choose a port group by its name, so libvirt rejects a name that is used twice. Names are compared byte by byte: `Web` and `web` are different.",
  bad: [
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'/>
        <portgroup name='«web»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <portgroup name='web' default='yes'/>
        <portgroup name='db'/>
        <portgroup name='«web»'/>
        <portgroup name='«db»'/>
        <portgroup name='«web»'/>
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
        <portgroup name='Web'/>
      </network>
    `,
  ],
  on: "network",
  check({ portGroups }, { report }) {
    const used = new Set(portGroups.map(({ name }) => name?.value));
    const seen = new Map<string, PortGroup>();
    for (const group of portGroups) {
      const { name } = group;
      if (name?.value === undefined) continue;
      const first = seen.get(name.value);
      if (first?.name === undefined) {
        seen.set(name.value, group);
        continue;
      }
      const free = nextName(name.value, (next) => used.has(next));
      used.add(free);
      report({
        span: name.span,
        message: `${quoted(name.raw)} is also the name of an earlier port group`,
        related: [{ span: first.name.span, message: "The first port group of this name" }],
        fixes: [change(name.attribute, free)],
      });
    }
  },
});
