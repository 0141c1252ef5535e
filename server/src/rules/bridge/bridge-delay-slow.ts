import { makesBridge } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const bridgeDelaySlow = defineRule({
  id: "bridge-delay-slow",
  title: "Bridge delay that guests notice",
  stage: "advice",
  severity: "hint",
  why: "With the Spanning Tree Protocol on, a new port listens for `delay` seconds and learns for as long again before it forwards anything. Guests that request an address while booting, or boot over the network, may give up before that. A bridge that libvirt makes rarely has loops; `delay='0'` is right for nearly all.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='on' delay='«15»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' delay='«10»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='on' delay='«30»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='on' delay='9'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='off' delay='15'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' stp='on' delay='31'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const { bridge } = network;
    const delay = bridge?.delay;
    if (!makesBridge(network) || bridge?.stp?.value === false || delay?.value === undefined) return;
    if (delay.value < 10 || delay.value > 30) return;
    report({
      span: delay.span,
      message: `A delay of ${delay.value} seconds keeps a new guest off the network for ${2 * delay.value}; 0 is usual`,
      consequence: "DHCP and network boot may have given up by then.",
      fixes: [change(delay.attribute, "0")],
    });
  },
});
