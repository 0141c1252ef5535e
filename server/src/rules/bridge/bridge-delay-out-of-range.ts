import { makesBridge } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

/** libvirt keeps the delay as a signed number and cannot read back a negative one. */
const largest = 2n ** 63n - 1n;
/** The most that Linux uses, in seconds, while STP is on. */
const longest = 30n;

export const bridgeDelayOutOfRange = defineRule({
  id: "bridge-delay-out-of-range",
  title: "Bridge delay larger than Linux accepts",
  stage: "ignored",
  severity: "warning",
  why: "`delay` is the time in seconds a port of the bridge listens before it forwards, when the Spanning Tree Protocol is on. Linux silently caps it at 30. From 2^63 on libvirt stores a negative number, which it cannot read when it starts the network.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' delay='«100»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='on' delay='«31»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='off' delay='«9223372036854775808»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' delay='30'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='off' delay='100'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const delay = network.bridge?.delay;
    if (!delay || delay.value === undefined || !makesBridge(network) || !/^\s*\+?\d+$/.test(delay.raw)) return;
    const seconds = BigInt(delay.raw.trim().replace("+", ""));
    const fix = change(delay.attribute, "0");
    if (seconds > largest) {
      report({
        span: delay.span,
        stage: "start",
        message: `A delay of ${seconds} seconds is too large; Linux accepts at most ${longest}`,
        consequence: "libvirt stores a negative number, with which the network never starts.",
        fixes: [fix],
      });
    } else if (seconds > longest && network.bridge?.stp?.value !== false) {
      report({
        span: delay.span,
        message: `A delay of ${seconds} seconds is too large; Linux accepts at most ${longest}`,
        consequence: `Linux silently uses ${longest} seconds.`,
        fixes: [fix],
      });
    }
  },
});
