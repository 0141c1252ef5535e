import { formatAddress, formatSubnet, networkAddress, widthOf } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const routeAddressWithHostBits = defineRule({
  id: "route-address-with-host-bits",
  title: "Route to an address instead of a network",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "The destination of a route is a network: beyond the prefix (or netmask) all bits are zero. libvirt does not clear them, it rejects the network. For a single host write prefix 32, for IPv6 128.",
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
  check({ family, address, netmask, prefix, prefixLength }, { report }) {
    const own = address?.value;
    if (!own || own.family !== family || prefixLength === 0 || (netmask && (prefix || family === "ipv6"))) return;
    // A netmask with holes has no prefix length, but libvirt masks with it all the same.
    const holes = prefixLength === undefined && netmask?.value?.family === "ipv4" ? netmask.value : undefined;
    if (prefixLength === undefined && !holes) return;
    const cleared = holes
      ? { family: own.family, bits: own.bits & holes.bits }
      : networkAddress(own, prefixLength ?? widthOf(own.family));
    if (cleared.bits === own.bits) return;
    const better = formatAddress(cleared);
    const where = prefixLength === undefined ? "a network" : formatSubnet(own, prefixLength);
    const host = `${widthOf(own.family)}`;
    report({
      span: address.span,
      message: `Destination ${address.raw} is an address inside ${where}, a route needs the network itself; write ${better}`,
      fixes: [
        change(address.attribute, better),
        ...(prefix ? [change(prefix.attribute, host, { note: ", for this address alone" })] : []),
      ],
    });
  },
});
