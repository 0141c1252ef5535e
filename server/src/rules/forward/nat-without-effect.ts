import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { withoutAttribute, withoutElement } from "../shared/fixes.js";

export const natWithoutEffect = defineRule({
  id: "nat-without-effect",
  title: "Address translation for a family the network lacks",
  stage: "ignored",
  severity: "warning",
  since: "1.0.3",
  why: "`<nat>` translates IPv4, and with `ipv6='yes'` (since 6.5.0) IPv6 too; `<address>` in it is for IPv4 only. Settings for a family of which the network has no `<ip>` have no effect: libvirt makes no rules for them. A network in mode nat with only IPv6 is routed, not translated, unless `ipv6='yes'` is set.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat «ipv6='yes'»/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat «ipv6='yes'»>
            <address start='203.0.113.5' end='203.0.113.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat ipv6='yes'>
            <«address» start='203.0.113.5' end='203.0.113.9'/>
          </nat>
        </forward>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat ipv6='yes'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat ipv6='no'>
            <address start='203.0.113.5' end='203.0.113.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check({ mode, forward, subnets }, { document, vocabulary, report }) {
    const nat = forward?.nat;
    if (mode !== "nat" || !nat || subnets.length === 0 || subnets.some(({ family }) => family === undefined)) return;
    const has = (family: string) => subnets.some((subnet) => subnet.family === family);
    if (!has("ipv6") && nat.ipv6?.value === true && holds({ since: "6.5.0" }, vocabulary.version)) {
      report({
        span: nat.ipv6.attribute.span,
        message: "ipv6='yes' has no effect: the network has no IPv6 address",
        consequence: "libvirt makes no rules for IPv6.",
        fixes: [withoutAttribute(document, nat.ipv6.attribute)],
      });
    }
    if (!has("ipv4") && nat.address) {
      report({
        span: nat.address.element.nameSpan,
        message: "<address> has no effect: it is for IPv4, and the network has only IPv6",
        consequence: "libvirt silently ignores it; IPv6 is translated to the host's own address only.",
        fixes: [withoutElement(document, nat.address.element)],
      });
    }
  },
});
