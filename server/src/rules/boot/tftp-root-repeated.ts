import { quoted } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const tftpRootRepeated = defineRule({
  id: "tftp-root-repeated",
  title: "Several TFTP roots",
  stage: "ignored",
  severity: "warning",
  why: "A network has one dnsmasq, and that has one TFTP root. libvirt writes every `<tftp>` into its configuration; the last one applies, to all subnets.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«/srv/tftp»'/>
        </ip>
        <ip address='192.168.78.1' prefix='24'>
          <tftp root='/var/tftp'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«/srv/tftp»'/>
        </ip>
        <ip address='192.168.78.1' prefix='24'>
          <tftp root='«/srv/boot»'/>
        </ip>
        <ip address='192.168.79.1' prefix='24'>
          <tftp root='/var/tftp'/>
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
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp'/>
        </ip>
        <ip address='192.168.78.1' prefix='24'>
          <tftp root='/srv/tftp'/>
        </ip>
      </network>
    `,
  ],
  on: "network",
  check({ subnets }, { document, report }) {
    const roots = subnets.flatMap(({ family, tftp }) =>
      family === "ipv4" && tftp?.root?.value ? [{ element: tftp.element, root: tftp.root }] : [],
    );
    const last = roots.pop();
    if (!last) return;
    for (const { element, root } of roots) {
      const same = root.value === last.root.value;
      if (same) continue;
      report({
        span: root.span,
        message: `TFTP root ${quoted(root.raw)} has no effect: the last one applies to all subnets`,
        consequence: "dnsmasq uses the last one.",
        related: [{ span: last.root.span, message: "The root that applies" }],
        fixes: [
          { title: `Remove the <tftp> of ${root.raw}`, safe: false, edits: [removeSpan(document, element.span)] },
        ],
        tags: ["unnecessary"],
      });
    }
  },
});
