// What `npm run new-rule` begins a rule with. It is compiled like everything else, so that it always fits; the names in it
// are replaced, and whoever writes the rule replaces the rest.
import { defineRule } from "../server/src/rules/rule.js";

export const ruleName = defineRule({
  id: "rule-id",
  title: "What is wrong, as a noun phrase",
  stage: "advice",
  severity: "information",
  why: "Why it matters, and what libvirt does, in a few sentences.",
  // Each place that the rule marks is in «»; the first document is the one on the rule's page.
  bad: [
    `
      <network>
        <name>lab</name>
        <mtu size='«1234»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«1235»'/>
      </network>
    `,
  ],
  // As near to the bad ones as can be.
  good: [
    `
      <network>
        <name>lab</name>
        <mtu size='1233'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='1236'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const size = network.mtu?.size;
    if (size?.value !== 1234 && size?.value !== 1235) return;
    report({ span: size.span, message: `What is wrong with ${size.value}, and what to write instead` });
  },
});
