import type { Directive } from "../../directives/directives.js";
import type { Fix } from "../../findings.js";
import { alternatives } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const unusedDirective = defineRule({
  id: "unused-directive",
  title: "Directive that suppresses nothing",
  stage: "advice",
  severity: "warning",
  why: "A `virnet-disable` directive whose rules find nothing there is left over from an earlier state, and would suppress the next finding.",
  bad: [
    `
      <network>
        <!-- «virnet-disable-next-line» unknown-element -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-disable-file name-unusual «mtu-unusual» -->
        <name>my lab</name>
        <mtu size='1500'/>
      </network>
    `,
    `
      <network>
        <!-- «virnet-disable» -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <name>my-lab</name>
        <!-- «virnet-enable» name-unusual -->
      </network>
    `,
  ],
  good: [
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <!-- virnet-disable-file name-unusual mtu-unusual -->
        <name>my lab</name>
        <mtu size='20000'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-disable -->
        <name>my lab</name>
        <!-- virnet-enable -->
        <!-- virnet-disable-file subnet-shared: the other network runs on another host -->
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "directives",
  check({ all, ruleIds, renamed, rulesSuppressedBy, undecided, isComplete }, { document, report }) {
    for (const directive of all) {
      if (directive.kind === "target" || directive.kind === "unknown" || directive.endsDisable) continue;
      const suppressed = rulesSuppressedBy(directive);
      // A name that no rule has is misspelt, not unused.
      const idle = directive.names.filter(({ text }) => {
        const id = renamed.get(text) ?? text;
        return ruleIds.has(id) && !suppressed.has(id) && !undecided.has(id);
      });
      const isForAll = directive.names.length === 0;
      if (isForAll && directive.kind !== "enable" && !isComplete) continue;
      if (directive.kind !== "enable" && (isForAll ? suppressed.size > 0 : idle.length === 0)) continue;
      const names = idle.map((name) => name.text);
      const first = idle[0];
      const partly = directive.kind !== "enable" && first !== undefined && idle.length < directive.names.length;
      report({
        span: partly ? first.span : directive.wordSpan,
        message:
          directive.kind === "enable"
            ? "This virnet-enable ends no virnet-disable; remove it"
            : `virnet-${directive.kind}${names.length > 0 ? ` ${alternatives(names, "and")}` : ""} suppresses nothing; remove it`,
        fixes: partly
          ? [withoutNames(directive, idle)]
          : [{ title: "Remove the comment", safe: false, edits: [removeSpan(document, directive.span)] }],
        tags: ["unnecessary"],
      });
    }
  },
});

/** Removes the idle names from a directive that has others. */
function withoutNames({ names }: Directive, idle: Directive["names"]): Fix {
  const left = names.filter((name) => !idle.includes(name)).map(({ text }) => text);
  const removed = alternatives(
    idle.map(({ text }) => text),
    "and",
  );
  const [start, end] = [names[0]?.span.start ?? 0, names.at(-1)?.span.end ?? 0];
  return { title: `Remove ${removed} from the comment`, safe: false, edits: [{ start, end, newText: left.join(" ") }] };
}
