import { holds } from "../../vocabulary/versions.js";
import { removeSpan } from "../../xml/edits.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";

export const forwardInterfaceRepeated = defineRule({
  id: "forward-interface-repeated",
  title: "Interface listed twice in a pool",
  stage: "parse",
  severity: "error",
  since: "0.9.4",
  why: "libvirt counts the guests on each interface of the pool, so a pool names each interface once; since 1.3.4 libvirt rejects a list that names a device twice. Before, it kept two counts for one device.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth0'/>
          <interface dev='«eth0»'/>
        </forward>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 1.3.3 -->
        <name>lab</name>
        <forward mode='bridge'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
          <interface dev='«eth0»'/>
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward }, { document, vocabulary, report }) {
    // These modes reject every <interface>.
    if (!forward || mode === "open" || mode === "hostdev") return;
    const rejected = holds({ since: "1.3.4" }, vocabulary.version);
    const first = new Map<string, Span>();
    for (const { element, dev } of forward.interfaces) {
      if (dev === undefined || dev.raw === "") continue;
      const place = first.get(dev.raw);
      if (place === undefined) {
        first.set(dev.raw, dev.span);
        continue;
      }
      report({
        span: dev.span,
        ...(!rejected && {
          stage: "runtime",
          consequence: "libvirt keeps both and counts the guests of each separately.",
        }),
        message: `${dev.raw} is already in the pool; list each interface once`,
        related: [{ span: place, message: "First listed here" }],
        fixes: [
          {
            title: "Remove this <interface>",
            safe: isBare(element, "dev"),
            edits: [removeSpan(document, element.span)],
          },
        ],
      });
    }
  },
});
