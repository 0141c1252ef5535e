import { formatAddress, netmaskOfPrefix } from "../../network/address.js";
import { likelyPrefix } from "../../network/subnet.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const routeMaskMissing = defineRule({
  id: "route-mask-missing",
  title: "Route without prefix and netmask",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "Unlike for `<ip>`, libvirt does not guess the prefix of a route: without `prefix` and `netmask` it is 0, the default route, and only the address 0.0.0.0 (or `::`) fits that. `prefix='0'` and `netmask='0.0.0.0'` mean the same.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='«10.5.0.0»' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' netmask='«0.0.0.0»' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='fd00:5::' prefix='«0»' gateway='fd00:77::2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='«fd00:5:0:8::»' gateway='fd00:77::2'/>
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
        <route address='0.0.0.0' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "route",
  check({ element, family, address, netmask, prefix, prefixLength }, { report }) {
    if (!address?.value || address.value.family !== family || address.value.bits === 0n) return;
    if (prefixLength !== 0 || (netmask && (prefix || family === "ipv6"))) return;
    const guess = likelyPrefix(address.value);
    const choices = family === "ipv6" && guess < 64 ? [guess, 64] : [guess];
    const written = prefix ?? netmask;
    const mask = formatAddress(netmaskOfPrefix(guess));
    const everything = family === "ipv6" ? "::" : "0.0.0.0";
    report({
      span: written?.span ?? address.span,
      message: prefix
        ? `prefix 0 is for the destination ${everything}, not ${address.raw}; did you mean ${guess}?`
        : netmask
          ? `netmask ${netmask.raw} is for the destination 0.0.0.0, not ${address.raw}; did you mean ${mask}?`
          : `Destination ${address.raw} has no prefix or netmask; write prefix='${guess}'`,
      fixes: choices.map((length) => {
        if (netmask) return change(netmask.attribute, mask);
        return {
          title: prefix ? `Change prefix to ${length}` : `Add prefix='${length}'`,
          safe: false,
          edits: [setAttribute(element, "prefix", `${length}`)],
        };
      }),
    });
  },
});
