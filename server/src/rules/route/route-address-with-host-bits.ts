import type { Fix } from "../../findings.js";
import {
  type Address,
  formatAddress,
  formatSubnet,
  netmaskOfPrefix,
  networkAddress,
  widthOf,
} from "../../network/address.js";
import type { Field } from "../../network/model.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { likelyMasks } from "../shared/netmask-guesses.js";
import { fixOf } from "../shared/repair.js";
import { splitsOf } from "../shared/value-splits.js";

export const routeAddressWithHostBits = defineRule({
  id: "route-address-with-host-bits",
  title: "Route destination that is not a network address",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "The destination of a route is a network: all bits after the prefix (or netmask) are zero. libvirt does not clear them but rejects the network. For a single host write prefix 32, or 128 for IPv6.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='«10.5.0.1»' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='«10.5.0.1»' netmask='255.255.0.0' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='«fd00:5::1»' prefix='64' gateway='fd00:77::2'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.1' prefix='32' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "route",
  check({ family, address, netmask, prefix, prefixLength }, { document, vocabulary, network, report }) {
    const own = address?.value;
    if (!own || own.family !== family || prefixLength === 0 || (netmask && (prefix || family === "ipv6"))) return;
    if (prefixLength === undefined) {
      // A netmask with holes has no prefix length, but libvirt masks with it all the same.
      if (netmask?.value?.family !== "ipv4" || (own.bits & netmask.value.bits) === own.bits) return;
      // A prefix length written as a netmask
      const spec = vocabulary.specOf(netmask.attribute.owner);
      const known = spec && vocabulary.attribute(spec, "netmask");
      const asked = spec &&
        known && { document, vocabulary, network, spec, known, attribute: netmask.attribute, value: netmask.raw };
      const splits = asked ? splitsOf(asked).map((repair) => fixOf(asked, repair)) : [];
      const fixes = splits.length > 0 ? splits : masksFor(own, netmask);
      report({
        span: address.span,
        message: `Destination ${address.raw} has bits that its netmask ${netmask.raw} does not cover`,
        fixes,
      });
      return;
    }
    const cleared = networkAddress(own, prefixLength);
    if (cleared.bits === own.bits) return;
    const better = formatAddress(cleared);
    const alone = ", for this address alone";
    const fixes = [change(address.attribute, better)];
    if (prefix) fixes.push(change(prefix.attribute, `${widthOf(own.family)}`, { note: alone }));
    else if (netmask) fixes.push(change(netmask.attribute, formatAddress(netmaskOfPrefix(32)), { note: alone }));
    report({
      span: address.span,
      message: `Destination ${address.raw} is an address inside ${formatSubnet(own, prefixLength)}; write ${better}`,
      fixes,
    });
  },
});

/** Whole masks that the one with holes may have been meant to be, and that cover the destination. */
function masksFor(destination: Address, netmask: Field<Address>): Fix[] {
  const masks = netmask.value ? likelyMasks(netmask.value) : [];
  return masks
    .filter(({ bits }) => (destination.bits & bits) === destination.bits)
    .map((mask) => change(netmask.attribute, formatAddress(mask)));
}
