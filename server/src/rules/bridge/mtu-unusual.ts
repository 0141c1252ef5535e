import { makesBridge } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { change, withoutElement } from "../shared/fixes.js";

/** Every IPv4 host accepts packets of the one size; common switches carry frames up to the other. */
const [smallest, largest] = [576, 9216];

export const mtuUnusual = defineRule({
  id: "mtu-unusual",
  title: "MTU of an unusual size",
  stage: "advice",
  severity: "information",
  since: "3.1.0",
  why: "Ethernet carries 1500 bytes, jumbo frames mostly 9000. Below 576 many protocols fail; above 9216 hardly any switch or network card forwards the packets. A size of 0 sets nothing, and libvirt does not store it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <mtu size='«150»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«65535»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«575»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«9217»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«68»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'/>
        <mtu size='«0»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <mtu size='1500'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='576'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='9216'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { mtu } = network;
    const size = mtu?.size;
    if (mtu === undefined || size?.value === undefined) return;
    if (size.value === 0) {
      report({
        span: size.span,
        stage: "ignored",
        severity: "hint",
        message: "An MTU of 0 sets nothing",
        ...(makesBridge(network) && {
          consequence: "libvirt silently ignores it, and the bridge has the default of 1500.",
        }),
        fixes: [withoutElement(document, mtu.element, { safe: isBare(mtu.element, "size") })],
        tags: ["unnecessary"],
      });
      return;
    }
    // Other rules report what cannot start or is not an MTU, and what a mode ignores.
    if (!makesBridge(network) || size.value < 68 || size.value > 65535) return;
    const isSmall = size.value < smallest;
    if (!isSmall && size.value <= largest) return;
    const usual = isSmall ? 1500 : 9000;
    report({
      span: size.span,
      message: `An MTU of ${size.value} is ${isSmall ? "too small for many protocols" : "more than switches and network cards carry"}; ${usual} is usual`,
      fixes: [change(size.attribute, String(usual))],
    });
  },
});
