import { consequence, quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { deviceNames } from "../shared/device-names.js";
import { change } from "../shared/fixes.js";

/** Names of directories below /proc/sys/net/ipv4/conf that are not devices. */
const reserved = new Set([".", "..", "all", "default"]);

export const deviceNameInvalid = defineRule({
  id: "device-name-invalid",
  title: "Device name that Linux rejects",
  stage: "start",
  severity: "error",
  why: "Linux accepts no device name with a slash or a colon, nor `.`, `..`, `all` or `default`. libvirt and its schema accept them, so the network is defined, and the kernel rejects the bridge at each start. An alias such as `eth0:1` is an address, not a device; name the device without it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='«vir:br»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='«eth0:1»'/>
      </network>
    `,
    `
      <network>
        <name>default</name>
        <bridge name='«default»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='vir-br'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0.1'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='default0'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    for (const { field, use } of deviceNames(network)) {
      const name = field.raw;
      const mark = /[/:]/.exec(name)?.[0];
      if (mark === undefined && !reserved.has(name)) continue;
      const alias = use === "bridge" ? undefined : /^([^:/]+):\d+$/.exec(name)?.[1];
      const better =
        alias ?? (mark === undefined ? undefined : name.replace(/[/:]+/g, "-").replace(/^-+|(?<!-)-+$/g, ""));
      const what =
        mark === undefined ? "which Linux keeps for itself" : `and Linux takes no ${quoted(mark)} in device names`;
      const stage = use === "bridge" ? "start" : "runtime";
      const outcome = {
        bridge: consequence("start"),
        uplink: "no such device can exist, so nothing is let through",
        pool: "no such device can exist, so no guest can connect",
      };
      report({
        span: field.span,
        stage,
        message: `The device name is ${quoted(name)}, ${what}; ${outcome[use]}`,
        fixes: better ? [change(field.attribute, better)] : [],
      });
    }
  },
});
