import { blockOf, isInOneBlock, mostAddresses } from "../../addressing/range-limits.js";
import { type Address, formatAddress } from "../../network/address.js";
import { subnetContains } from "../../network/subnet.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const dhcpRangeTooLarge = defineRule({
  id: "dhcp-range-too-large",
  title: "DHCP range larger than libvirt allows",
  stage: "parse",
  severity: "error",
  since: "0.7.3",
  why: "libvirt limits a range to 65536 addresses. Up to 9.0.0 it expressed the limit differently and more strictly: both ends of an IPv4 range had to be in one /16, so that even a short range across its border was rejected. Both ends of an IPv6 range must be equal but for the last 16 bits, in every version. A subnet may have several ranges.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='10.0.0.1' prefix='8'>
          <dhcp>
            <range start='10.1.0.1' end='«10.3.0.1»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <ip address='10.0.0.1' prefix='8'>
          <dhcp>
            <range start='10.1.255.1' end='«10.2.0.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='«fd00:77::1:10»'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='10.0.0.1' prefix='8'>
          <dhcp>
            <range start='10.1.0.1' end='10.2.0.0'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <ip address='10.0.0.1' prefix='8'>
          <dhcp>
            <range start='10.1.0.1' end='10.1.255.255'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "range",
  check({ subnet, start, end }, { vocabulary, report }) {
    if (!start?.value || !end?.value || start.value.family !== end.value.family) return;
    if (start.value.bits > end.value.bits) return;
    // Outside the subnet: that is the mistake.
    const outside = [start.value, end.value].some((bound) => subnetContains(subnet, bound) === false);
    if (outside && holds({ since: "1.2.17" }, vocabulary.version)) return;
    const size = end.value.bits - start.value.bits + 1n;
    const sameBlock = isInOneBlock(start.value.bits, end.value.bits);
    const byBlock = start.value.family === "ipv6" || holds({ until: "9.0.0" }, vocabulary.version);
    if (byBlock ? sameBlock : size <= mostAddresses) return;
    const block = start.value.family === "ipv6" ? "/112" : "/16";
    const limit: Address = {
      family: start.value.family,
      bits: byBlock ? blockOf(start.value.bits).last : start.value.bits + mostAddresses - 1n,
    };
    report({
      span: end.span,
      message: byBlock
        ? `DHCP range ${start.raw} to ${end.raw} crosses the border of a ${block}`
        : `A DHCP range of ${size} addresses is too large; at most ${mostAddresses}`,
      ...(byBlock && start.value.family === "ipv4" && { consequence: "libvirt up to 9.0.0 rejects the network." }),
      fixes: [change(end.attribute, formatAddress(limit))],
    });
  },
});
