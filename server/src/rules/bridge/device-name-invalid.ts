import type { Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import type { XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { namedByLibvirt, withoutUplink } from "../shared/device-fixes.js";
import { type DeviceName, deviceNames, longestDeviceName, unreachable } from "../shared/device-names.js";
import { change } from "../shared/fixes.js";

export const deviceNameInvalid = defineRule({
  id: "device-name-invalid",
  title: "Device name that Linux rejects",
  stage: "start",
  severity: "error",
  why: "Linux accepts no device name with a slash or a colon, nor `.`, `..`, `all` or `default`. libvirt and its schema accept them, so the network is defined, but the kernel rejects the bridge at each start. An alias such as `eth0:1` is an address, not a device; name the device without it.",
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
  check(network, { document, report }) {
    for (const device of deviceNames(network)) {
      const { field, use } = device;
      const mark = /[/:]/.exec(field.raw)?.[0];
      if (mark === undefined && !reserved.has(field.raw)) continue;
      const better = mark === undefined ? undefined : legalForm(device);
      const what =
        mark === undefined
          ? `${quoted(field.raw)} is reserved by Linux, so no device can have the name`
          : `${quoted(field.raw)} has a ${quoted(mark)}, which no device name may have`;
      report({
        span: field.span,
        stage: use === "bridge" ? "start" : "runtime",
        message: better ? `${what}; write ${better}` : what,
        ...(use !== "bridge" && { consequence: unreachable[use] }),
        fixes: better ? [change(field.attribute, better)] : withoutDevice(document, network, device),
      });
    }
  },
});

/** Names of directories below /proc/sys/net/ipv4/conf that are not devices. */
const reserved = new Set([".", "..", "all", "default"]);

/** The device of an alias, else the name with hyphens; `undefined` where that is no better. */
function legalForm({ field: { raw }, use }: DeviceName): string | undefined {
  const alias = use === "bridge" ? undefined : /^([^:/]+):\d+$/.exec(raw)?.[1];
  const better = alias ?? raw.replace(/[/:]+/g, "-").replace(/^-+|(?<!-)-+$/g, "");
  return better === "" || better.length > longestDeviceName || reserved.has(better) ? undefined : better;
}

/** A bridge of libvirt's and a way out need no name. */
function withoutDevice(document: XmlDocument, { bridge, forward }: Network, { use }: DeviceName): Fix[] {
  if (use === "bridge" && bridge) return [namedByLibvirt(document, bridge)];
  return use === "uplink" && forward ? [withoutUplink(document, forward)] : [];
}
