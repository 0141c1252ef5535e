import type { Fix } from "../../findings.js";
import { runsDnsmasq } from "../../network/dnsmasq.js";
import { quoted, toWrite } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const tftpRootRelative = defineRule({
  id: "tftp-root-relative",
  title: "TFTP root that is not an absolute path",
  stage: "runtime",
  severity: "warning",
  why: "dnsmasq looks for a relative `root` in the working directory of libvirt's daemon, normally `/`, and expands neither `~` nor a URL. If there is no such directory, it does not start, and neither does the network.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«srv/tftp»'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«~/tftp»'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«../tftp»'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«file:///srv/tftp»'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«tftp://192.168.77.5/images»'/>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/../var/tftp'/>
        </ip>
      </network>
    `,
  ],
  on: "subnet",
  check({ network, family, tftp }, { report }) {
    const root = tftp?.root;
    if (family === "ipv6" || !root?.value || root.value.startsWith("/") || /["\n]/.test(root.value)) return;
    if (!runsDnsmasq(network)) return;
    const url = /^[a-z][a-z+]*:\/\//i.test(root.value);
    const path = url ? /^file:\/\/(?:localhost)?(\/.*)$/i.exec(root.value)?.[1] : undefined;
    const absolute = path ?? (url || root.value.startsWith("~") ? undefined : `/${root.value.replace(/^(\.\/)+/, "")}`);
    const fixes: Fix[] = absolute && !/(^|\/)\.{1,2}(\/|$)/.test(absolute) ? [change(root.attribute, absolute)] : [];
    report({
      span: root.span,
      message: `TFTP root ${quoted(root.value)} is ${url ? "a URL" : "not an absolute path"}${toWrite(fixes.length > 0 ? absolute : undefined, "; write the whole path")}`,
      consequence: "dnsmasq looks for it in the daemon's working directory and does not start where it is missing.",
      fixes,
    });
  },
});
