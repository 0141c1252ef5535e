import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const bridgeZoneWithoutEffect = defineRule({
  id: "bridge-zone-without-effect",
  title: "Firewalld zone that libvirt uses anyway",
  stage: "advice",
  severity: "hint",
  since: "5.1.0",
  why: "libvirt puts its bridges into the firewalld zone `libvirt` anyway, and those of mode route into `libvirt-routed` since 8.10.0. Writing that zone changes only one thing: the network no longer starts where firewalld is off. In mode open libvirt silently ignored `zone` before 10.8.0.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab' «zone='libvirt'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <bridge name='virbr-lab' «zone='libvirt'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <bridge name='virbr-lab' «zone='libvirt-routed'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 8.9.0 -->
        <name>lab</name>
        <forward mode='route'/>
        <bridge name='virbr-lab' «zone='libvirt'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 10.7.0 -->
        <name>lab</name>
        <forward mode='open'/>
        <bridge name='virbr-lab' «zone='public'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <bridge name='virbr-lab' zone='public'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <bridge name='virbr-lab' zone='libvirt'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='open'/>
        <bridge name='virbr-lab' zone='libvirt'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, bridge }, { document, vocabulary, report }) {
    const zone = bridge?.zone;
    if (!zone) return;
    const fixes = [withoutAttribute(document, zone.attribute)];
    if (mode === "open") {
      if (!holds({ until: "10.7.0" }, vocabulary.version)) return;
      report({
        span: zone.attribute.span,
        stage: "ignored",
        severity: "warning",
        message: "zone has no effect in mode open before libvirt 10.8.0",
        consequence: "The bridge stays in firewalld's default zone.",
        fixes,
      });
      return;
    }
    const routed = mode === "route" && holds({ since: "8.10.0" }, vocabulary.version);
    const usual =
      mode === "none" || mode === "nat" || mode === "route" ? (routed ? "libvirt-routed" : "libvirt") : undefined;
    if (zone.raw !== usual) return;
    report({
      span: zone.attribute.span,
      message: `libvirt chooses the zone ${usual} anyway; remove it`,
      consequence: "Written out, it keeps the network from starting where firewalld is off.",
      fixes,
    });
  },
});
