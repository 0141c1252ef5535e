// What `npm run new-rule` begins a rule with. It is compiled like everything else, so that it always fits; the names in it
// are replaced, and whoever writes the rule replaces the rest.
import { defineRule } from "../server/src/rules/rule.js";

export const ruleName = defineRule({
  id: "rule-id",
  title: "What is wrong, as a noun phrase",
  stage: "advice",
  severity: "information",
  why: "Why it matters, and what libvirt does, in a few sentences.",
  bad: "<network><name>lab</name><mtu size='1234'/></network>",
  good: "<network><name>lab</name><mtu size='1500'/></network>",
  on: "network",
  check(network, { report }) {
    const size = network.mtu?.size;
    if (size?.value !== 1234) return;
    report({ span: size.span, message: `What is wrong with ${size.value}, and what to write instead` });
  },
});
