import { tag } from "../../prose/wording.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { change, withoutAttribute } from "../shared/fixes.js";

/** The other modes reject the device, or the elements beside it, in any case. */
const modes = new Set(["none", "nat", "route", "bridge", "private", "vepa", "passthrough"]);

export const forwardDeviceConflict = defineRule({
  id: "forward-device-conflict",
  title: "Forward device that contradicts the pool",
  stage: "parse",
  severity: "error",
  since: "0.9.4",
  why: "`dev` of `<forward>` is short for the first `<interface>`. Beside a list of interfaces it must name the first of them, and beside `<pf>` or `<address>` it is not allowed at all; libvirt rejects the network. Leave `dev` out where there is a list.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='«eth0»'>
          <interface dev='eth1'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='«eth0»'>
          <interface dev='eth1'/>
          <interface dev='eth0'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' «dev='eth0'»>
          <interface dev='eth1'/>
          <pf dev='eth0'/>
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
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
  check({ mode, forward, bridge }, { document, report }) {
    if (!forward?.dev || mode === undefined || !modes.has(mode)) return;
    // Both the bridge and the devices: bridge-and-forward-device reports that.
    if (mode === "bridge" && bridge?.name) return;
    const { dev } = forward;
    const removal = withoutAttribute(document, dev.attribute);
    const other =
      forward.physicalFunctions[0]?.element ?? (mode === "none" ? forward.pciAddresses[0]?.element : undefined);
    if (other) {
      report({
        span: dev.attribute.span,
        message: `dev names ${dev.raw} beside ${tag(other)}, which brings devices of its own; keep one of the two`,
        related: [{ span: other.nameSpan, message: `${tag(other)} stands here` }],
        fixes: [removal],
      });
      return;
    }
    const first = forward.interfaces[0]?.dev;
    if (!first || first.raw === dev.raw) return;
    const named = first.raw === "" ? "named nothing" : first.raw;
    report({
      span: dev.span,
      message: `dev is ${dev.raw}, but the first <interface> is ${named}; since both mean the first device of the pool`,
      related: [{ span: first.span, message: `The first <interface> is ${named}` }],
      fixes: [
        removal,
        first.raw === ""
          ? { title: `Name it ${dev.raw}`, safe: false, edits: [setValue(first.attribute, dev.raw)] }
          : change(dev.attribute, first.raw),
      ],
    });
  },
});
